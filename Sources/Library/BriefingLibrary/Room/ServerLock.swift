internal import Foundation

/// Where a server says that it runs: a lock on a file of the home, and its address in that file. There is one server for
/// each home, since it is the one that writes what was shown. Who draws without a server holds it as well: only one makes
/// pictures.
public final class ServerLock: Sendable {
  private let descriptor: Int32

  /// What a running server says of itself.
  public struct Notice: Codable, Sendable {
    /// Such as `http://127.0.0.1:8080`, without a slash at its end.
    public let address: String
    public let pid: Int32
  }

  /// What somebody says of themselves who only draws.
  private struct DrawingNotice: Codable {
    let drawing: Bool
    let pid: Int32
  }

  /// `nil` where a server runs, or somebody draws; ``refusal(_:)`` tells which.
  ///
  /// - Throws: `LibraryError.cannotWrite`.
  public init?(_ home: Home) async throws(LibraryError) {
    descriptor = try Self.open(home, O_RDWR | O_CREAT)
    // Who only looks whether a server runs holds it for a moment.
    for attempt in 1...20 where flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK else { throw SystemFailure.writing(home.serverLock) }
      if attempt == 20 { return nil }
      try? await Task.sleep(for: .milliseconds(10))
    }
    ftruncate(descriptor, 0)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Says where the server is to be found: from now on others may ask it for something.
  ///
  /// - Throws: `LibraryError.cannotWrite`.
  public func announce(_ address: String, home: Home) throws(LibraryError) {
    try write(Notice(address: address, pid: getpid()), home)
  }

  /// Says that no server holds it.
  func announceDrawing(_ home: Home) throws(LibraryError) {
    try write(DrawingNotice(drawing: true, pid: getpid()), home)
  }

  /// Why somebody does not get it.
  ///
  /// - Returns: `LibraryError.drawingRuns`, `.serverRuns`.
  public static func refusal(_ home: Home) -> LibraryError {
    let notice = FileManager.default.contents(atPath: home.serverLock)
    let drawing = notice.flatMap { try? JSONDecoder().decode(DrawingNotice.self, from: $0) }
    return drawing.map { .drawingRuns(pid: $0.pid) } ?? .serverRuns
  }

  private func write(_ notice: some Encodable, _ home: Home) throws(LibraryError) {
    guard var line = try? JSONEncoder().encode(notice) else { return }
    line.append(UInt8(ascii: "\n"))
    let written = line.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    guard written == line.count else { throw SystemFailure.writing(home.serverLock) }
  }

  /// The server of a home, if one runs and is ready.
  ///
  /// - Throws: `LibraryError.cannotWrite`.
  public static func running(_ home: Home) throws(LibraryError) -> Notice? {
    guard access(home.serverLock, F_OK) == 0 else { return nil }
    let descriptor = try open(home, O_RDONLY)
    defer { close(descriptor) }
    // What no process holds is what a dead server left.
    guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return nil }
    guard let line = FileManager.default.contents(atPath: home.serverLock) else { return nil }
    return try? JSONDecoder().decode(Notice.self, from: line)
  }

  private static func open(_ home: Home, _ flags: Int32) throws(LibraryError) -> Int32 {
    let descriptor = Foundation.open(home.serverLock, flags | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemFailure.writing(home.serverLock) }
    return descriptor
  }
}
