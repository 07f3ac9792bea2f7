public import BriefingDomain
internal import Foundation
internal import GRDB

extension StoreReader {
  /// The session with this key and who has it, whether it is over or not.
  public func session(_ key: AccessKey) throws -> (session: Session, account: Account)? {
    guard let safe else { return nil }
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT \(Session.columns), accountID FROM session WHERE print = ?"),
      arguments: [safe.print(ofSession: key)])
    guard let row, let account = try account(Account.ID(row.value(6))) else { return nil }
    return (try Session(row), account)
  }

  /// Those that are not over, the newest first.
  public func sessions(of account: Account.ID, at now: Instant) throws -> [Session] {
    try Row.fetchAll(
      database, sql: "SELECT \(Session.columns) FROM session WHERE accountID = ? ORDER BY id DESC", arguments: [account]
    ).map(Session.init).filter { !$0.isOver(by: now) }
  }
}

extension StoreWriter {
  /// Begins a session, and forgets those that are over.
  public func addSession(
    _ key: AccessKey, of account: Account.ID, at now: Instant, address: String, browser: String, byDirectory: Bool
  ) throws {
    guard let safe else { throw StoreError.damagedDatabase("a copy has no sessions") }
    var over: [Session.ID] = []
    for row in try Row.fetchAll(database, sql: "SELECT \(Session.columns) FROM session") {
      let session = try Session(row)
      if session.isOver(by: now) { over.append(session.id) }
    }
    for id in over { try database.execute(sql: "DELETE FROM session WHERE id = ?", arguments: [id]) }
    try database.execute(
      sql: """
        INSERT INTO session (print, accountID, startedAt, seenAt, address, browser, byDirectory)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """, arguments: [safe.print(ofSession: key), account, now, now, address, browser, byDirectory])
  }

  /// Somebody has asked for something in it.
  public func touch(_ session: Session.ID, at now: Instant, address: String) throws {
    try database.execute(
      sql: "UPDATE session SET seenAt = ?, address = ? WHERE id = ?", arguments: [now, address, session])
  }

  /// Nothing where it is somebody else's.
  public func remove(_ session: Session.ID, of account: Account.ID) throws {
    try database.execute(sql: "DELETE FROM session WHERE id = ? AND accountID = ?", arguments: [session, account])
  }

  /// - Parameter kept: the one that goes on.
  public func endSessions(of account: Account.ID, but kept: Session.ID? = nil) throws {
    try database.execute(
      sql: "DELETE FROM session WHERE accountID = ? AND id IS NOT ?", arguments: [account, kept])
  }
}

extension Session {
  fileprivate static let columns = "session.id, startedAt, seenAt, address, browser, byDirectory"

  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row.value(0), startedAt: try row.value(1), seenAt: try row.value(2), address: try row.value(3),
      browser: try row.value(4), isByDirectory: try row.value(5))
  }
}
