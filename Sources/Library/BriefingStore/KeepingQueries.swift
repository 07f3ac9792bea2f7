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

  /// Briefings that began before an instant, have a period of retention, and materials that are there.
  public func retained(before instant: Instant) throws -> [(briefing: Briefing, materials: Int)] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT \(Briefing.columns), count(DISTINCT materialID) FROM briefing JOIN unit ON unit.id = unitID
        JOIN material ON material.briefingID = briefing.id JOIN version ON materialID = material.id
        WHERE retention IS NOT NULL AND retention <> 'permanent' AND startsAt < ? AND removedAt IS NULL
          AND \(reach.ofBriefings)
        GROUP BY briefing.id ORDER BY briefing.id
        """, arguments: [instant]
    ).map { (try Briefing($0), try $0.value(15)) }
  }
}

extension StoreWriter {
  /// Nothing of it expires any more.
  public func noteExpired(_ briefing: Briefing.ID) throws {
    try database.execute(
      sql: "UPDATE briefing SET expiresAt = NULL, expiresBy = NULL WHERE id = ?", arguments: [briefing])
  }
}
