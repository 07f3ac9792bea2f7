import BriefingDomain
import Glibc

/// A regular file, open for reading.
struct OpenedFile: ~Copyable {
  let descriptor: Int32
  let size: Int

  /// Opens without waiting, because a path may be a pipe that nobody writes to.
  init(path: [UInt8]) throws(DrawingFailure) {
    let opened = (path + [0]).withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { text in
        text.baseAddress.map { open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY) } ?? -1
      }
    }
    guard opened >= 0 else {
      throw DrawingFailure(.damaged, "cannot be opened: \(String(cString: strerror(errno)))")
    }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(opened)
      throw DrawingFailure(.damaged, "is not a file")
    }
    descriptor = opened
    size = max(0, Int(status.st_size))
  }

  deinit { close(descriptor) }

  /// A name for libraries that open files by themselves; good while this object lives.
  var name: String { "/proc/self/fd/\(descriptor)" }
}
