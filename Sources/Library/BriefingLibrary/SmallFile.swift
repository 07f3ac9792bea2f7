package import Foundation

/// A file of settings or secrets, of which all is read: no pipe that waits for somebody, and no larger than it may be.
package struct SmallFile {
  package let data: Data
  /// Who may do what with it.
  package let mode: mode_t

  package var text: String { String(decoding: data, as: UTF8.self) }

  /// - Throws: `LibraryError.noSuchFile`, `.cannotRead`, `.notAFile`, `.tooLarge`.
  package init(_ path: String, upTo most: Int) throws { try self.init(SourcePath(path), upTo: most) }

  /// - Throws: `LibraryError.noSuchFile`, `.cannotRead`, `.notAFile`, `.tooLarge`.
  package init(_ source: SourcePath, upTo most: Int) throws {
    let descriptor = source.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    let path = source.text
    guard descriptor >= 0 else {
      throw errno == ENOENT
        ? LibraryError.noSuchFile(path) : LibraryError.cannotRead(path, why: String(cString: strerror(errno)))
    }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw LibraryError.notAFile(path) }
    guard status.st_size <= most else { throw LibraryError.tooLarge(path) }
    data = try file.read(upToCount: most) ?? Data()
    mode = status.st_mode
  }
}
