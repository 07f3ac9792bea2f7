public import BriefingDomain
internal import GRDB

extension StoreReader {
  /// Whether the ledger or the record of a projection speaks of a briefing, so that it stays.
  public func isEvidence(_ briefing: Briefing.ID) throws -> Bool {
    try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM ledger WHERE briefingID = ?1)
          OR EXISTS (SELECT 1 FROM projection WHERE briefingID = ?1)
        """, arguments: [briefing]) ?? true
  }

  /// Whether the record of a projection speaks of a version, so that it stays.
  public func isEvidence(_ version: MaterialVersion.ID) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM shown WHERE versionID = ?)", arguments: [version]) ?? true
  }
}

extension StoreWriter {
  /// Takes a briefing away with its materials, as if it had never been registered.
  public func delete(_ briefing: Briefing.ID) throws {
    for version in try versions(of: briefing) { try delete(version) }
    try database.execute(sql: "DELETE FROM material WHERE briefingID = ?", arguments: [briefing])
    try database.execute(sql: "DELETE FROM briefingRecipient WHERE briefingID = ?", arguments: [briefing])
    try database.execute(sql: "DELETE FROM briefing WHERE id = ?", arguments: [briefing])
  }

  /// Takes a version away; the one before it is current again, and a material without any is gone.
  public func delete(_ version: MaterialVersion) throws {
    try deletePages(of: version.id)
    try database.execute(sql: "DELETE FROM indexedFile WHERE versionID = ?", arguments: [version.id])
    try database.execute(sql: "DELETE FROM version WHERE id = ?", arguments: [version.id])
    try database.execute(
      sql: """
        UPDATE version SET isCurrent = 1
        WHERE materialID = ?1 AND number = (SELECT max(number) FROM version WHERE materialID = ?1)
        """, arguments: [version.material])
    try database.execute(
      sql: "DELETE FROM material WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM version WHERE materialID = ?1)",
      arguments: [version.material])
  }

  /// Takes the texts of a version out of the pages and the index.
  private func deletePages(of version: MaterialVersion.ID) throws {
    let pages = try Row.fetchAll(
      database, sql: "SELECT id, text FROM page WHERE versionID = ?", arguments: [version])
    for page in pages { try SearchIndex.remove(page.value(0), page.value(1), database) }
    try database.execute(sql: "DELETE FROM page WHERE versionID = ?", arguments: [version])
  }
}
