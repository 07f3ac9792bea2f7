public import BriefingDomain
internal import GRDB

// How long materials are kept.
extension StoreReader {
  /// Whether something has expired by an instant that is there still.
  public func hasExpired(by instant: Instant) throws -> Bool {
    try Bool.fetchOne(
      database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM briefing WHERE expiresAt <= ?)"), arguments: [instant]
    )
      ?? false
  }

  /// What has expired by an instant, with who said that it was to.
  public func expired(by instant: Instant) throws -> [(briefing: Briefing.ID, person: String)] {
    try Row.fetchAll(
      database, sql: "SELECT id, expiresBy FROM briefing WHERE expiresAt <= ? ORDER BY id", arguments: [instant]
    ).map { (try $0.value(0), try $0.value(1)) }
  }

  /// Briefings of each period of retention that began before an instant and have materials that are there, by number.
  ///
  /// - Parameter first: the place of the first one that is wanted, from 0.
  /// - Parameter most: how many are wanted; all when `nil`.
  /// - Returns: those, and how many there are.
  public func retained(
    before ends: [(Retention, Instant)], from first: Int = 0, most: Int? = nil
  ) throws -> (rows: [(briefing: Briefing, materials: Int)], count: Int) {
    let isDue = ends.map { "retention = '\($0.rawValue)' AND startsAt < \($1.seconds)" }.joined(separator: " OR ")
    let kept = """
      FROM material WHERE material.briefingID = briefing.id
        AND EXISTS (SELECT 1 FROM version WHERE materialID = material.id AND removedAt IS NULL)
      """
    let due = "(\(isDue)) AND EXISTS (SELECT 1 \(kept)) AND \(reach.ofBriefings)"
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT \(Briefing.columns), (SELECT count(*) \(kept)) FROM briefing JOIN unit ON unit.id = unitID
        WHERE \(due) ORDER BY briefing.id LIMIT ? OFFSET ?
        """, arguments: [most ?? -1, first]
    ).map { (try Briefing($0), try $0.value(15) as Int) }
    let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM briefing WHERE \(due)") ?? 0
    return (rows, count)
  }
}

extension StoreWriter {
  /// Nothing of it expires any more.
  public func noteExpired(_ briefing: Briefing.ID) throws {
    try database.execute(
      sql: "UPDATE briefing SET expiresAt = NULL, expiresBy = NULL WHERE id = ?", arguments: [briefing])
  }
}
