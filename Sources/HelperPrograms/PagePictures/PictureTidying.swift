internal import Foundation

extension PictureFolder {
  /// Bytes of pictures that are kept; beyond it, those that were used the longest time ago go.
  static let roomForPictures = 4 << 30

  /// Makes the folder, and takes away what another layout drew, what was left unfinished, and what is too much.
  ///
  /// Only for the one process that makes pictures.
  func tidy(room: Int = PictureFolder.roomForPictures) throws(PictureError) {
    if (try? String(contentsOfFile: mark, encoding: .utf8)) != Self.layout {
      for name in names(in: path) { Self.remove("\(path)/\(name)") }
    }
    try prepare()
    var folders: [(path: String, bytes: Int, used: Date)] = []
    for name in names(in: path) where !["layout", "fonts.conf"].contains(name) {
      let folder = "\(path)/\(name)"
      if name.hasPrefix(".") {
        Self.remove(folder)
        continue
      }
      var (bytes, used) = (0, Date.distantPast)
      for file in names(in: folder) {
        guard !file.hasPrefix("."), !PictureFile.isFormer(file),
          let facts = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(file)")
        else {
          Self.remove("\(folder)/\(file)")
          continue
        }
        bytes += facts[.size] as? Int ?? 0
        used = max(used, facts[.modificationDate] as? Date ?? .distantPast)
      }
      folders.append((folder, bytes, used))
    }
    var all = folders.reduce(0) { $0 + $1.bytes }
    for folder in folders.sorted(by: { $0.used < $1.used }) where all > room {
      Self.remove(folder.path)
      all -= folder.bytes
    }
  }

  private func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }
}
