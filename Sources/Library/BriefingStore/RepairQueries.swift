public import BriefingDomain
internal import BriefingLedger
internal import Foundation
internal import GRDB

extension StoreReader {
  /// Whether any version has this content and was not taken away, or it is or was the office's template.
  public func refers(to hash: ContentHash) throws -> Bool {
    try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM version WHERE sha256 = ?1 AND removedAt IS NULL)
          OR EXISTS (SELECT 1 FROM settingEntry WHERE name = ?2 AND value LIKE ?3)
        """, arguments: [Data(hash.bytes), Setting.template.name, "\(hash) %"]) ?? false
  }
}

extension StoreWriter {
  /// Whether a commit waits until the disk has it.
  public func flushesCommits() throws -> Bool { try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 }

  /// Makes this transaction write a page, though it changes nothing.
  public func commitSomething() throws { try database.execute(sql: "PRAGMA user_version = 0") }

  /// Puts what readers got from kept files in the place of the pages of their versions, as if it were read for the first
  /// time. The index does not know it before it is made again.
  public func replacePages(_ contents: [(version: MaterialVersion.ID, content: MaterialContent)]) throws {
    for (version, _) in contents {
      try database.execute(sql: "DELETE FROM page WHERE versionID = ?", arguments: [version])
      try deleteDrawn(of: version)
    }
    for (version, content) in contents { try replacePages(of: version, with: content) }
  }

  private func replacePages(of version: MaterialVersion.ID, with content: MaterialContent) throws {
    let pages = content.pages
    // In the same place among the others, unless there are more or fewer of them than there were, or others are there.
    let same = try Int64.fetchOne(
      database,
      sql: """
        SELECT firstPageID FROM version WHERE id = ?1 AND pageCount = ?2 AND firstPageID BETWEEN 1 AND ?3
          AND NOT EXISTS (SELECT 1 FROM page WHERE id >= firstPageID AND id - firstPageID < ?2)
        """, arguments: [version, pages.count, lastPage() ?? 1])
    let firstPage = try same ?? placeForPages(pages.count)
    try insert(pages, of: version, from: firstPage)
    try database.execute(
      sql: """
        UPDATE version SET format = ?, pageCount = ?, firstPageID = ?, reason = ?, detail = ?, textSHA256 = ?,
          authorPages = ?
        WHERE id = ?
        """,
      arguments: [
        content.format.rawValue, pages.count, firstPage, content.reason?.rawValue, content.detail,
        Data(textHash(pages).bytes), content.paperPages, version,
      ])
  }

  /// Has the search index made again from the pages by `BriefingStore.completeIndex`, and says anew which versions are
  /// current.
  public func outdateIndex() throws {
    try database.execute(
      sql: """
        UPDATE version SET isCurrent = (
          number = (SELECT max(number) FROM version AS other WHERE other.materialID = version.materialID))
        """)
    try SearchIndex.outdate(database)
  }

  /// Makes SQLite's own indexes anew from their tables, the rules of the ledger and the record as this program knows them, and what waits to be recorded.
  /// Where a text stands on its pages is found again when they are drawn.
  public func reindex() throws {
    for (rule, sql) in try Schema.rules() {
      try database.execute(sql: "DROP TRIGGER IF EXISTS \(rule.name)")
      try database.execute(sql: sql)
    }
    try database.execute(sql: "REINDEX")
    try database.execute(
      sql: "UPDATE briefingRecipient SET isRecorded = \(isRecordedByLedger) WHERE isRecorded <> \(isRecordedByLedger)")
    for version in try versionsWithDrawnFaults() { try deleteDrawn(of: version) }
  }
}
