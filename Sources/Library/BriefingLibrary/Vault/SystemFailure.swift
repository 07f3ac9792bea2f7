internal import Foundation

enum SystemFailure {
  /// What the system says of the call that failed last, such as "Permission denied".
  static var last: String { String(cString: strerror(errno)) }

  /// The error for a write to `path` that has just failed: a disk that is at fault, or one that is full or closed.
  static func writing(_ path: String) -> LibraryError {
    errno == EIO ? .deviceError(path, why: last) : .cannotWrite(path, why: last)
  }
}
