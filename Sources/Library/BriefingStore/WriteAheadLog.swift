public import BriefingDomain
internal import Foundation
internal import GRDB

/// The file of commits beside a database (`-wal`), kept short in a way that is safe with every SQLite.
///
/// In SQLite 3.7.0 to 3.51.2 a checkpoint may be under way while another connection's commit begins the log anew; it then
/// calls commits copied that are not, and they are lost ("the WAL-reset bug", sqlite.org/wal.html). Only who holds the
/// write lock begins the log anew. So SQLite does no checkpoints of itself here, and ours are made under the write lock,
/// which one connection holds while another one copies. Copying is asked for as PASSIVE: the other kinds take the write
/// lock by themselves, but go on without it where they do not get it.
///
/// The last connection of all to close copies everything and takes the log away. SQLite does that under an exclusive lock
/// on the database, when no other connection is open that could commit.
struct WriteAheadLog {
  /// Bytes above which a log is copied into the database, as SQLite does it of itself after 1,000 pages.
  static let limit = 4 << 20

  /// For every connection: no checkpoints of SQLite's own, and what a log has above the limit is given back to the disk
  /// by the commit that begins it anew.
  static let settings = "PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = \(limit);"

  private let database: String
  private var path: String { database + "-wal" }
  /// There while the last checkpoint could not be completed; says why.
  private var mark: String { database + "-refused" }

  init(of database: String) { self.database = database }

  /// 0 where there is none.
  var byteCount: Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Why the last checkpoint was not completed, and when; `nil` where it was.
  var refusal: CheckpointRefusal? {
    FileManager.default.contents(atPath: mark).flatMap {
      CheckpointRefusal(String(decoding: $0.prefix(512), as: UTF8.self))
    }
  }

  /// Copies a log above the limit into the database, so that the next commit begins it anew. That it could not be done is
  /// noted and no error: nothing is lost, and whoever writes next tries again.
  ///
  /// - Parameter patience: seconds to wait for the write lock where no commit of the same writer follows; where one does,
  ///   it is waited for as long as for that.
  /// - Throws: where `writer` is closed.
  func shorten(
    by writer: any DatabaseWriter, _ configuration: Configuration, patience: Double? = nil
  ) throws {
    guard byteCount > Self.limit else { return }
    try writer.writeWithoutTransaction { writer in
      if let patience { try writer.execute(sql: "PRAGMA busy_timeout = \(Int(patience * 1000))") }
      shorten(writer, configuration, commitFollows: patience == nil)
    }
  }

  /// The same for a task: it is the writer's own thread that waits.
  func shorten(by writer: any DatabaseWriter, _ configuration: Configuration) async throws {
    guard byteCount > Self.limit else { return }
    try await writer.writeWithoutTransaction { shorten($0, configuration, commitFollows: true) }
  }

  /// Cuts the log to one commit that changes nothing, behind a checkpoint.
  ///
  /// - Returns: whether it could be done: who reads an earlier state is waited for, up to ten seconds.
  func clear(by writer: any DatabaseWriter, _ configuration: Configuration) async throws -> Bool {
    for _ in 0..<200 {
      let isClear: Bool? = try await writer.writeWithoutTransaction { writer in
        switch checkpoint(writer, configuration, above: 0, commitFollows: true) {
        case .failure: return false
        case .readers, .writers: return nil
        case nil: break
        }
        // Where nobody reads from it, this commit begins the log anew, and the limit cuts off what is behind it.
        try writer.execute(sql: "PRAGMA journal_size_limit = 0; PRAGMA user_version = 0")
        try writer.execute(sql: "PRAGMA journal_size_limit = \(Self.limit)")
        // A commit of one page, filled up to a sector of the disk; a database is longer.
        return byteCount < 64 << 10 ? true : nil
      }
      if let isClear { return isClear }
      try await Task.sleep(for: .milliseconds(50))
    }
    return false
  }

  private func shorten(_ writer: Database, _ configuration: Configuration, commitFollows: Bool) {
    let refused = checkpoint(writer, configuration, commitFollows: commitFollows)
    note(refused.map { CheckpointRefusal(at: Instant(seconds: Int64(time(nil))), $0) })
  }

  /// - Returns: why it was not completed.
  private func checkpoint(
    _ writer: Database, _ configuration: Configuration, above limit: Int = Self.limit, commitFollows: Bool
  ) -> CheckpointRefusal.Reason? {
    var isComplete = true
    do {
      try writer.inTransaction(.immediate) {
        // Others may have done it while the lock was waited for.
        if byteCount > limit {
          let copier = try DatabaseQueue(path: database, configuration: configuration)
          isComplete = try copier.inDatabase { try Self.copy($0, drains: commitFollows) }
          try copier.close()
        }
        return .rollback
      }
      return isComplete ? nil : .readers
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      return .writers
    } catch {
      return .failure("\(error)")
    }
  }

  /// How long readers are waited for, in microseconds. They hold on to the state of the log at which they began, so that
  /// it can neither be copied beyond that nor begun anew; under the write lock none of them can hold on to a later one.
  /// Who writes waits meanwhile, so a short log does without.
  private struct Insistence {
    /// For those that keep the log from being copied.
    let copying: UInt32
    /// For those that read what is copied out of the log still. From then on whoever begins reads from the database, so
    /// that they get fewer; that all are gone shows nowhere.
    let draining: UInt32

    /// - Parameter pages: of 4 KiB, those that count: what a large transaction wrote and took back is in the file still.
    init(pages: Int) {
      (copying, draining) =
        switch pages >> 8 {
        case ..<8: (0, 0)
        case ..<24: (200_000, 50_000)
        default: (3_000_000, 500_000)
        }
    }
  }

  /// - Returns: whether all of the log is copied.
  private static func copy(_ copier: Database, drains: Bool) throws -> Bool {
    // A connection knows of the log once it has read, and copies none before.
    _ = try Int.fetchOne(copier, sql: "SELECT count(*) FROM sqlite_master")
    let step: UInt32 = 5_000
    var waited: UInt32 = 0
    while true {
      let (all, copied) = try copier.checkpoint(.passive)
      let insistence = Insistence(pages: all)
      if all == copied {
        if drains { usleep(insistence.draining) }
        return true
      }
      guard waited < insistence.copying else { return false }
      usleep(step)
      waited += step
    }
  }

  private func note(_ refusal: CheckpointRefusal?) {
    guard let refusal else {
      unlink(mark)
      return
    }
    // Where not even that can be written, the log's size tells.
    if PrivateFile.make(mark) { try? Data(refusal.text.utf8).write(to: URL(filePath: mark)) }
  }
}

/// How long the log beside a database is, for whoever looks after the machine.
public struct LogState: Sendable {
  public let byteCount: Int
  /// Why the last checkpoint was not completed; `nil` where it was.
  public let refusal: CheckpointRefusal?

  /// - Parameter database: its path. Nothing is opened.
  public init(of database: String) {
    let log = WriteAheadLog(of: database)
    (byteCount, refusal) = (log.byteCount, log.refusal)
  }
}

/// That a log could not be copied into its database.
public struct CheckpointRefusal: Equatable, Sendable {
  public enum Reason: Equatable, Sendable {
    /// Others wrote for as long as was waited.
    case writers
    /// Somebody reads a state that lies before the log's end.
    case readers
    /// SQLite's own words.
    case failure(String)
  }

  public let instant: Instant
  public let reason: Reason

  init(at instant: Instant, _ reason: Reason) {
    self.instant = instant
    self.reason = reason
  }
}

extension CheckpointRefusal {
  init?(_ text: String) {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, let seconds = Int64(parts[0]) else { return nil }
    let reason: Reason =
      switch parts[1] {
      case "writers": .writers
      case "readers": .readers
      default: .failure(String(parts[1]))
      }
    self.init(at: Instant(seconds: seconds), reason)
  }

  var text: String {
    let word =
      switch reason {
      case .writers: "writers"
      case .readers: "readers"
      case .failure(let words): words
      }
    return "\(instant.seconds) \(word)"
  }
}
