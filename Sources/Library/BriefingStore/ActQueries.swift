public import BriefingDomain
internal import GRDB

extension Act {
  fileprivate static let columns = "id, doneAt, doneBy, kind, reversal"

  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row.value(0), doneAt: try row.value(1), doneBy: try row.value(2), kind: try row.choice(3),
      reversal: try row.value(4))
  }
}

extension StoreReader {
  /// What a person did and has not taken back, the newest first.
  public func acts(of person: String, limit: Int) throws -> [Act] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT \(Act.columns) FROM act WHERE doneBy = ? AND undoneBy IS NULL AND kind <> 'undo' ORDER BY id DESC LIMIT ?
        """, arguments: [person, limit]
    ).map(Act.init)
  }

  /// What anybody did after an act and has not taken back.
  public func acts(after act: Act.ID) throws -> [Act] {
    try Row.fetchAll(
      database,
      sql: "SELECT \(Act.columns) FROM act WHERE id > ? AND undoneBy IS NULL AND kind <> 'undo' ORDER BY id",
      arguments: [act]
    ).map(Act.init)
  }

  /// What anybody did after an act, what took another back among it.
  public func allActs(after act: Act.ID) throws -> [Act] {
    try Row.fetchAll(
      database, sql: "SELECT \(Act.columns) FROM act WHERE id > ? ORDER BY id", arguments: [act]
    ).map(Act.init)
  }

  /// What anybody merged, the oldest first, and whether it was taken back.
  public func merges() throws -> [(act: Act, isTakenBack: Bool)] {
    try Row.fetchAll(
      database, sql: "SELECT \(Act.columns), undoneBy IS NOT NULL FROM act WHERE kind = 'merge' ORDER BY id"
    ).map { (try Act($0), try $0.value(5)) }
  }

  /// The number of the last act of anybody; 0 where nobody has done anything.
  public func lastAct() throws -> Act.ID {
    try Act.ID.fetchOne(database, sql: "SELECT max(id) FROM act") ?? Act.ID(0)
  }

  /// What anybody did from an instant on, the oldest first, be it taken back or not.
  public func acts(from instant: Instant) throws -> [Act] {
    try Row.fetchAll(
      database, sql: "SELECT \(Act.columns) FROM act WHERE doneAt >= ? ORDER BY id", arguments: [instant]
    ).map(Act.init)
  }
}

extension StoreWriter {
  /// - Parameter undone: the act that this one takes back.
  @discardableResult
  public func note(
    _ kind: Act.Kind, at instant: Instant, by person: String, reversal: String, undoing undone: Act.ID? = nil
  ) throws -> Act.ID {
    try database.execute(
      sql: "INSERT INTO act (doneAt, doneBy, kind, reversal) VALUES (?, ?, ?, ?)",
      arguments: [instant, person, kind.rawValue, reversal])
    let act = Act.ID(database.lastInsertedRowID)
    try database.execute(sql: "UPDATE act SET undoneBy = ? WHERE id = ?", arguments: [act, undone])
    return act
  }
}
