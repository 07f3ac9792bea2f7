internal import Foundation

/// A lock on a folder among processes (`flock`), given back when this object goes or its process ends in any way.
///
/// Processes on other machines do not see it; SQLite's write-ahead log keeps a home to one machine anyway.
final class FolderLock: Sendable {
  enum Kind { case shared, exclusive }

  private let descriptor: Int32

  /// Waits until the lock is free.
  ///
  /// - Throws: `LibraryError.cannotWrite`.
  init(_ folder: String, _ kind: Kind) throws(LibraryError) {
    descriptor = try Self.open(folder)
    var answer: Int32
    repeat { answer = flock(descriptor, kind == .shared ? LOCK_SH : LOCK_EX) } while answer != 0 && errno == EINTR
    guard answer == 0 else { throw SystemFailure.writing(folder) }
  }

  /// `nil` where another process holds it.
  init?(exclusiveIfFree folder: String) throws(LibraryError) {
    descriptor = try Self.open(folder)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      if errno == EWOULDBLOCK { return nil }
      throw SystemFailure.writing(folder)
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Closed when a helper is started, so that no helper keeps the lock of a process that died.
  private static func open(_ folder: String) throws(LibraryError) -> Int32 {
    let descriptor = Foundation.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure.writing(folder) }
    return descriptor
  }
}
