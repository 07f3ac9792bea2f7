internal import BriefingDomain
internal import BriefingStore
internal import Crypto
internal import Foundation

/// A regular file, open for reading.
struct OpenFile {
  let path: SourcePath
  let byteCount: Int
  /// Nanoseconds since 1970.
  let modifiedAt: Int64
  private let descriptor: Int32

  /// Never waits: a pipe without a writer is refused, not opened.
  init(reading path: SourcePath) throws(LibraryError) {
    self.path = path
    descriptor = path.withCString { open($0, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) }
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
      let code = errno
      let why = SystemFailure.last
      if descriptor >= 0 { Foundation.close(descriptor) }
      // A socket cannot be opened at all.
      throw code == ENOENT || code == ENOTDIR
        ? .noSuchFile(path.text)
        : code == ENXIO
          ? .notAFile(path.text)
          : code == EIO ? .deviceError(path.text, why: why) : .cannotRead(path.text, why: why)
    }
    byteCount = Int(status.st_size)
    modifiedAt = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    guard status.st_mode & S_IFMT == S_IFREG else {
      Foundation.close(descriptor)
      throw status.st_mode & S_IFMT == S_IFDIR ? .isFolder(path.text) : .notAFile(path.text)
    }
  }

  /// - Returns: how many bytes were read, 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(LibraryError) -> Int {
    while true {
      let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno == EIO { throw .deviceError(path.text, why: SystemFailure.last) }
      if errno != EINTR { throw .cannotRead(path.text, why: SystemFailure.last) }
    }
  }

  func close() { Foundation.close(descriptor) }

  /// Bytes from which on a file gives way: it takes a core for so long that who waits for an answer would notice.
  private static let large = 16 << 20

  /// Hands over the rest of the file piece by piece.
  func forEachChunk(_ body: (UnsafeRawBufferPointer) throws(LibraryError) -> Void) throws(LibraryError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    var done = 0
    while true {
      let count = try read(into: buffer)
      if count == 0 { return }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      done += count
      if done > Self.large { sched_yield() }
    }
  }

  /// The SHA-256 of the rest of the file.
  func hash() throws(LibraryError) -> ContentHash? {
    var hasher = SHA256()
    try forEachChunk { chunk in hasher.update(bufferPointer: chunk) }
    return ContentHash(hasher.finalize())
  }

  /// The SHA-256 of a file.
  static func hash(of path: SourcePath) throws(LibraryError) -> ContentHash? {
    let file = try OpenFile(reading: path)
    defer { file.close() }
    return try file.hash()
  }

  /// The first bytes of a file, by which its kind is known.
  static func head(of path: SourcePath) throws(LibraryError) -> [UInt8] {
    let file = try OpenFile(reading: path)
    defer { file.close() }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 16, alignment: 1)
    defer { buffer.deallocate() }
    return Array(buffer.prefix(try file.read(into: buffer)))
  }

  /// The whole of a file that is small enough to be held.
  static func contents(of path: SourcePath) throws(LibraryError) -> [UInt8] {
    let file = try OpenFile(reading: path)
    defer { file.close() }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.byteCount)
    try file.forEachChunk { chunk in bytes += chunk }
    return bytes
  }
}
