internal import BriefingDomain
internal import BriefingStore
internal import Crypto
internal import Foundation

/// A file being written that nobody sees under its name until it is complete, verified and on the disk.
///
/// Whoever is cut off leaves at worst the temporary file. It is taken away when this object goes without `settle`.
final class DurableFile {
  private let temporary: String
  private let descriptor: Int32
  private var hasher = SHA256()
  private(set) var byteCount = 0
  private var isSettled = false

  /// - Parameter temporary: a path that is free, in the file system that the file will stay in.
  /// - Throws: `LibraryError.cannotWrite`, `.deviceError`.
  init(temporary: String) throws(LibraryError) {
    self.temporary = temporary
    descriptor = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0, fchmod(descriptor, 0o600) == 0 else {
      isSettled = true
      throw SystemFailure.writing(temporary)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isSettled { unlink(temporary) }
  }

  func write(_ chunk: UnsafeRawBufferPointer) throws(LibraryError) {
    var rest = chunk
    while !rest.isEmpty {
      let written = Foundation.write(descriptor, rest.baseAddress, rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        throw SystemFailure.writing(temporary)
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
    hasher.update(bufferPointer: chunk)
    byteCount += chunk.count
  }

  /// The SHA-256 of what has been written so far.
  var hash: ContentHash? { ContentHash(hasher.finalize()) }

  /// Gives the file its name: flush, read back and compare, rename over what may lie there, flush the folder.
  ///
  /// What is read back comes from the system's cache as a rule. That finds a write that went elsewhere or was cut short,
  /// and another program's hand in the file, at the price of a hash; what a disk forgets later is `verify`'s to find, and
  /// reading past the cache would double the reading of an archive for an answer that is old the next day.
  ///
  /// - Throws: `LibraryError.cannotWrite`, `.deviceError`.
  func settle(as place: String) throws(LibraryError) {
    guard fsync(descriptor) == 0 else { throw SystemFailure.writing(temporary) }
    guard try hashOnDisk() == hash else {
      throw .deviceError(temporary, why: "what was written reads back differently")
    }
    guard rename(temporary, place) == 0 else { throw SystemFailure.writing(place) }
    isSettled = true
    try Self.flush(folder: (place as NSString).deletingLastPathComponent)
  }

  private func hashOnDisk() throws(LibraryError) -> ContentHash? {
    do {
      let file = try OpenFile(reading: SourcePath(temporary))
      defer { file.close() }
      return try file.hash()
    } catch .cannotRead(let path, let why) {
      throw .cannotWrite(path, why: why)
    }
  }

  /// Makes renames last: it is the folder that holds the names.
  static func flush(folder: String) throws(LibraryError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure.writing(folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw SystemFailure.writing(folder) }
  }

  /// Makes a folder that is missing, for its owner alone, so that it lasts.
  static func makeFolder(_ path: String) throws(LibraryError) {
    if PrivateFile.makeFolder(path) {
      try flush(folder: (path as NSString).deletingLastPathComponent)
    } else if errno != EEXIST {
      throw SystemFailure.writing(path)
    }
  }
}
