internal import Foundation
internal import GRDB
internal import GRDBSQLite
internal import Synchronization

/// Who waits to write, so that somebody who writes for long can let others go before: SQLite does not tell who waits for
/// its write lock. Whoever waits shares a lock (`flock`) on an empty file beside the database, `-queue`.
struct WriteQueue {
  private let path: String

  init(of database: String) { path = database + "-queue" }

  /// Where the file cannot be made, nobody is told, and the place is waited for as SQLite does it.
  func enter() -> Place? {
    guard let descriptor = try? locked(LOCK_SH).get() else { return nil }
    futimens(descriptor, nil)
    return Place(descriptor: descriptor)
  }

  /// Whether nobody waits, or none that can be known of.
  var isEmpty: Bool {
    // Who looks leaves nothing behind.
    guard access(path, F_OK) == 0 else { return true }
    switch locked(LOCK_EX | LOCK_NB) {
    case .success(let descriptor):
      close(descriptor)
      return true
    case .failure(let error): return error.code != .EWOULDBLOCK
    }
  }

  private func locked(_ lock: CInt) -> Result<CInt, POSIXError> {
    func failure() -> Result<CInt, POSIXError> { .failure(POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)) }
    guard PrivateFile.make(path) else { return failure() }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return failure() }
    if flock(descriptor, lock) == 0 { return .success(descriptor) }
    defer { close(descriptor) }
    return failure()
  }

  /// Returns when nobody has come for a second, since who registers one file may register the next; at the latest after ten
  /// seconds: one may have stopped, and others may come all the time.
  func others() async throws {
    let end = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < end, !isEmpty || cameJustNow { try await Task.sleep(for: .milliseconds(20)) }
  }

  private var cameJustNow: Bool {
    var (status, now) = (stat(), timespec())
    guard stat(path, &status) == 0, clock_gettime(CLOCK_REALTIME, &now) == 0 else { return false }
    // A clock that was set back makes nobody wait.
    return (0...1).contains(now.tv_sec - status.st_mtim.tv_sec)
  }

  /// Somebody's in the queue, until ``leave()`` or the end of the process.
  final class Place: Sendable {
    private let descriptor: CInt
    private let isLeft = Atomic(false)

    fileprivate init(descriptor: CInt) { self.descriptor = descriptor }

    func leave() {
      if !isLeft.exchange(true, ordering: .relaxed) { close(descriptor) }
    }

    deinit { leave() }
  }
}

/// What was written is taken back, so that others go before.
struct GaveWay: Error {}

/// Looks now and then, while somebody writes for long, whether others wait.
final class QueueWatch {
  /// So long others may wait in any case.
  private static let start = Duration.milliseconds(300)
  private static let pause = Duration.milliseconds(20)
  /// Steps of SQLite's machine between two looks at the clock: a tenth of a millisecond. It counts those of each prepared
  /// statement apart.
  private static let steps: CInt = 1_000

  private let queue: WriteQueue
  private var next = ContinuousClock.now + start
  private(set) var hasGivenWay = false

  private init(_ queue: WriteQueue) { self.queue = queue }

  /// Runs what writes for long in a transaction, and gives it up where somebody waits.
  ///
  /// - Throws: `GaveWay`, and what `body` throws.
  static func run<Value>(_ database: Database, _ queue: WriteQueue, _ body: () throws -> Value) throws -> Value {
    let watch = QueueWatch(queue)
    let connection = database.sqliteConnection
    sqlite3_progress_handler(
      connection, steps, { Unmanaged<QueueWatch>.fromOpaque($0!).takeUnretainedValue().look() ? 1 : 0 },
      Unmanaged.passUnretained(watch).toOpaque())
    defer { sqlite3_progress_handler(connection, 0, nil, nil) }
    do {
      return try withExtendedLifetime(watch, body)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT && watch.hasGivenWay {
      throw GaveWay()
    }
  }

  /// - Returns: whether to give way.
  private func look() -> Bool {
    guard ContinuousClock.now >= next else { return false }
    next = .now + Self.pause
    hasGivenWay = hasGivenWay || !queue.isEmpty
    return hasGivenWay
  }
}
