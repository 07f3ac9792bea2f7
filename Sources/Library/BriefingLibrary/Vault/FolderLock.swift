internal import Foundation

/// A lock on a folder among processes (`flock`), given back when this object goes or its process ends in any way.
///
/// Processes on other machines do not see it; SQLite's write-ahead log keeps a home to one machine anyway.
final class FolderLock: Sendable {
  enum Kind { case shared, exclusive }

  private let descriptor: Int32

  /// Waits until the lock is free. No thread is kept for that: the holder may need it.
  ///
  /// - Throws: `LibraryError.cannotWrite`, `CancellationError`.
  init(_ folder: String, _ kind: Kind) async throws {
    descriptor = try Self.open(folder)
    while try !Self.take(descriptor, kind, folder) { try await Task.sleep(for: .milliseconds(10)) }
  }

  /// `nil` where another process holds it.
  init?(exclusiveIfFree folder: String) throws(LibraryError) {
    descriptor = try Self.open(folder)
    guard try Self.take(descriptor, .exclusive, folder) else { return nil }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// - Returns: `false` while another holds it.
  private static func take(_ descriptor: Int32, _ kind: Kind, _ folder: String) throws(LibraryError) -> Bool {
    if flock(descriptor, (kind == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0 { return true }
    guard errno == EWOULDBLOCK else { throw SystemFailure.writing(folder) }
    return false
  }

  /// Closed when a helper is started, so that no helper keeps the lock of a process that died.
  private static func open(_ folder: String) throws(LibraryError) -> Int32 {
    let descriptor = Foundation.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure.writing(folder) }
    return descriptor
  }
}
