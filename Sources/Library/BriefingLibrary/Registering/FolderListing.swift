internal import Foundation

enum FolderListing {
  /// What lies in a folder of utsusu's own, `.` and `..` left out, in no order; nothing where it is no folder.
  ///
  /// - Throws: `LibraryError.cannotRead` for a folder that is there and cannot be listed.
  static func names(in folder: String) throws(LibraryError) -> [String] {
    guard let listing = opendir(folder) else {
      if errno == ENOENT || errno == ENOTDIR { return [] }
      throw .cannotRead(folder, why: SystemFailure.last)
    }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Takes a folder of utsusu's own away with all that is in it, as far as that can be done.
  static func remove(_ folder: String) { try? FileManager.default.removeItem(atPath: folder) }
}
