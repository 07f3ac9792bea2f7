internal import Foundation

/// Finding the files of an archive.
enum Archive {
  /// A file itself, or every file in a folder and its folders, by name. Links and hidden files inside are left out, and so
  /// is what nobody put there as a document: see `isLeftover`.
  ///
  /// - Throws: `LibraryError.noSuchFile` or `.cannotRead` for `path` itself; folders inside that cannot be listed too.
  static func files(under path: SourcePath) throws(LibraryError) -> [SourcePath] {
    var status = stat()
    guard path.withCString({ stat($0, &status) }) == 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? .noSuchFile(path.text) : .cannotRead(path.text, why: SystemFailure.last)
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { return [path] }

    var found: [SourcePath] = []
    // A stack of its own: folders may be nested deeper than calls can be.
    var folders = [path]
    while let folder = folders.popLast() {
      var subfolders: [SourcePath] = []
      for (name, kind) in try entries(of: folder) {
        let entry = folder.appending(name)
        switch kind {
        case S_IFDIR: subfolders.append(entry)
        case S_IFLNK: continue
        default: found.append(entry)
        }
      }
      folders += subfolders.reversed()
    }
    return found
  }

  private static func entries(of folder: SourcePath) throws(LibraryError) -> [(name: [UInt8], kind: mode_t)] {
    guard let listing = folder.withCString({ opendir($0) }) else {
      throw .cannotRead(folder.text, why: SystemFailure.last)
    }
    defer { closedir(listing) }
    var entries: [(name: [UInt8], kind: mode_t)] = []
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name.first == UInt8(ascii: ".") || isLeftover(String(decoding: name, as: UTF8.self).lowercased()) { continue }
      var status = stat()
      // What vanishes between the listing and this line is not part of the archive any more.
      guard folder.appending(name).withCString({ lstat($0, &status) }) == 0 else { continue }
      entries.append((name, status.st_mode & S_IFMT))
    }
    return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  /// Lock files of office programs (`~$…`), what Word writes while it saves (`~WRL0001.tmp`), and what Windows keeps in a
  /// share: small pictures, the looks of a folder, shortcuts, what was thrown away.
  ///
  /// - Parameter name: in lower case.
  private static func isLeftover(_ name: String) -> Bool {
    ["thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin", "system volume information"].contains(name)
      || name.hasPrefix("~$") || name.hasPrefix("~") && name.hasSuffix(".tmp")
      || name.hasSuffix(".lnk") || name.hasSuffix(".url")
  }
}
