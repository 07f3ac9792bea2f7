import BriefingDomain
import Glibc

/// A regular file, opened for reading.
public struct SourceFile: ~Copyable {
  public let descriptor: Int32
  /// In bytes.
  public let size: Int

  /// Opens without waiting, because a path may be a pipe that nobody writes to.
  ///
  /// - Throws: `damaged` with the system's words where it cannot be opened or is no regular file.
  public init(path: [UInt8]) throws(SourceFailure) {
    let opened = (path + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.map { open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY) } ?? -1
      }
    }
    guard opened >= 0 else {
      throw SourceFailure(.damaged, "cannot be opened: \(String(cString: strerror(errno)))")
    }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(opened)
      throw SourceFailure(.damaged, "is not a file")
    }
    descriptor = opened
    size = max(0, Int(status.st_size))
  }

  deinit { close(descriptor) }

  /// A name for libraries that open files by themselves; good while this object lives.
  public var name: String { "/proc/self/fd/\(descriptor)" }

  /// A second descriptor on the same file, at its beginning, for a library that closes what it is given.
  public func duplicate() throws(SourceFailure) -> Int32 {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0, lseek(copy, 0, SEEK_SET) == 0 else { throw SourceFailure(.damaged, "cannot be read") }
    return copy
  }

  /// Up to so many bytes from an offset; fewer only where the file ends.
  ///
  /// - Throws: `damaged` where the system cannot read them.
  public func bytes(at offset: Int = 0, count: Int) throws(SourceFailure) -> [UInt8] {
    let wanted = max(0, min(count, size - offset))
    var failed = false
    let result = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, initialized in
      while initialized < wanted {
        let target = buffer.baseAddress.map { $0 + initialized }
        let got = pread(descriptor, target, wanted - initialized, offset + initialized)
        if got < 0, errno == EINTR { continue }
        failed = got < 0
        if got <= 0 { break }
        initialized += got
      }
    }
    if failed { throw SourceFailure(.damaged, "cannot be read: \(String(cString: strerror(errno)))") }
    return result
  }
}
