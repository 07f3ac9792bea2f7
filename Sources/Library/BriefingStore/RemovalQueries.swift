public import BriefingDomain
internal import Foundation
internal import GRDB

extension StoreReader {
  /// Whether the ledger, the record of a projection, or the taking away of a material speaks of a briefing, so that it
  /// stays.
  public func isEvidence(_ briefing: Briefing.ID) throws -> Bool {
    try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM ledger WHERE briefingID = ?1)
          OR EXISTS (SELECT 1 FROM projection WHERE briefingID = ?1)
          OR EXISTS (SELECT 1 FROM assignment WHERE briefingID = ?1)
          OR EXISTS (SELECT 1 FROM version JOIN material ON material.id = materialID
            WHERE briefingID = ?1 AND removedAt IS NOT NULL)
        """, arguments: [briefing]) ?? true
  }

  /// Whether the record of a projection speaks of a version, or it was taken away, so that it stays.
  public func isEvidence(_ version: MaterialVersion.ID) throws -> Bool {
    try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM shown WHERE versionID = ?1)
          OR EXISTS (SELECT 1 FROM assignment WHERE versionID = ?1)
          OR EXISTS (SELECT 1 FROM version WHERE id = ?1 AND removedAt IS NOT NULL)
        """, arguments: [version]) ?? true
  }

  /// What was taken away and stands in no other place, by its content.
  public func removedContents() throws -> [ContentHash: MaterialVersion] {
    let gone = try versions(
      """
      WHERE removedAt IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM version AS other WHERE other.sha256 = version.sha256 AND other.removedAt IS NULL)
      ORDER BY version.id
      """, [])
    return Dictionary(gone.map { ($0.sha256, $0) }) { $1 }
  }

  /// Says that remains of something taken away may lie in the files of the home; another text after each removal.
  public func unfinishedRemoval() throws -> String? {
    try String.fetchOne(database, sql: "SELECT value FROM setting WHERE key = ?", arguments: [unfinishedKey])
  }
}

private let unfinishedKey = "unfinishedRemoval"

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
    try database.execute(sql: "DELETE FROM look WHERE versionID = ?", arguments: [version.id])
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

  /// Takes away what a version says. That it was there stays: its number, file name and hash.
  public func remove(_ version: MaterialVersion, _ removal: MaterialVersion.Removal) throws {
    try deletePages(of: version.id)
    try database.execute(
      sql: """
        UPDATE version SET pageCount = 0, authorPages = NULL, drawnPages = NULL, paperPages = NULL, detail = NULL,
          textSHA256 = ?, removedAt = ?, removedBy = ?, removalReason = ?
        WHERE id = ?
        """,
      arguments: [Data(textHash([]).bytes), removal.at, removal.by, removal.reason, version.id])
    try note(.removed(version.id), by: removal.by)
    try database.execute(
      sql: """
        INSERT INTO setting SELECT ?, count(*) FROM version WHERE removedAt IS NOT NULL
        ON CONFLICT (key) DO UPDATE SET value = excluded.value
        """, arguments: [unfinishedKey])
  }

  /// The same of what was forgotten of print jobs.
  func noteForgotten() throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO setting VALUES (?, 'prints ' || hex(randomblob(8)))", arguments: [unfinishedKey])
  }

  /// Nothing is left of what was taken away until `mark` was set.
  public func finishRemoval(_ mark: String) throws {
    try database.execute(
      sql: "DELETE FROM setting WHERE key = ? AND value = ?", arguments: [unfinishedKey, mark])
  }

  /// Takes the texts of a version out of the pages and the index.
  private func deletePages(of version: MaterialVersion.ID) throws {
    let pages = try Row.fetchAll(
      database, sql: "SELECT id, text FROM page WHERE versionID = ?", arguments: [version])
    for page in pages { try SearchIndex.remove(page.value(0), page.value(1), database) }
    try deleteDrawn(of: version)
    try database.execute(sql: "DELETE FROM page WHERE versionID = ?", arguments: [version])
  }
}
