public import BriefingDomain
internal import GRDB

extension StoreReader {
  /// By name.
  public func factors() throws -> [SheetFactor] {
    try Row.fetchAll(database, sql: "SELECT name, perSheet, unit, source FROM factor ORDER BY name").map { row in
      guard
        let factor = SheetFactor(
          name: try row.value(0), perSheet: try row.value(1), unit: try row.value(2), source: try row.value(3))
      else { throw row.damage(1) }
      return factor
    }
  }
}

extension StoreWriter {
  public func set(_ factor: SheetFactor) throws {
    try database.execute(
      sql: """
        INSERT INTO factor VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET
          perSheet = excluded.perSheet, unit = excluded.unit, source = excluded.source
        """, arguments: [factor.name, factor.perSheet, factor.unit, factor.source])
  }

  /// - Returns: whether there was one of that name.
  public func removeFactor(_ name: String) throws -> Bool {
    try database.execute(sql: "DELETE FROM factor WHERE name = ?", arguments: [name])
    return database.changesCount > 0
  }
}
