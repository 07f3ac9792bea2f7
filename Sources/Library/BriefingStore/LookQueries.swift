public import BriefingDomain
internal import GRDB

// Who has looked at what is confidential.
extension StoreReader {
  /// Whether the log has it already; also where it is none of what is confidential.
  public func isKnown(_ sight: Look.Sight, by person: String, at instant: Instant) throws -> Bool {
    try Bool.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT NOT EXISTS (
              SELECT 1 FROM version JOIN material ON material.id = materialID JOIN briefing ON briefing.id = briefingID
              WHERE version.id = ?1 AND confidential = 1)
            OR EXISTS (SELECT 1 FROM look WHERE versionID = ?1 AND page = ?2 AND person = ?3 AND quarter = ?4)
          """), arguments: sight.place(person, instant)) ?? true
  }

  /// The newest first.
  public func looks(of briefing: Briefing.ID) throws -> [Look] {
    let versions = try versions(of: briefing)
    return try Row.fetchAll(
      database,
      sql: """
        SELECT person, lookedAt, versionID, page FROM look
        WHERE versionID IN (
          SELECT version.id FROM material JOIN version ON materialID = material.id WHERE briefingID = ?)
        ORDER BY lookedAt DESC, versionID, page
        """, arguments: [briefing]
    ).map { row in
      let (id, page): (MaterialVersion.ID, Int) = (try row.value(2), try row.value(3))
      return Look(
        person: try row.value(0), at: try row.value(1),
        sight: versions.first { $0.id == id }.map { Look.Sight(version: $0, page: page == 0 ? nil : page) })
    }
  }
}

extension StoreWriter {
  public func note(_ sight: Look.Sight, by person: String, at instant: Instant) throws {
    var arguments = sight.place(person, instant)
    arguments += [instant]
    try database.execute(sql: "INSERT OR IGNORE INTO look VALUES (?, ?, ?, ?, ?)", arguments: arguments)
  }
}

extension Look.Sight {
  fileprivate func place(_ person: String, _ instant: Instant) -> StatementArguments {
    [version.id, page ?? 0, person, instant.seconds / Look.spell]
  }
}
