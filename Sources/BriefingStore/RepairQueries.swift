public import BriefingDomain
internal import Foundation
internal import GRDB

extension StoreReader {
  /// Whether any version has this content.
  public func refers(to hash: ContentHash) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM version WHERE sha256 = ?)", arguments: [Data(hash.bytes)]) ?? false
  }
}

extension StoreWriter {
  /// Whether a commit waits until the disk has it.
  public func flushesCommits() throws -> Bool { try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 }

  /// Makes this transaction write a page, though it changes nothing.
  public func commitSomething() throws { try database.execute(sql: "PRAGMA user_version = 0") }

  /// Puts what a reader got from a version's kept file in the place of its pages, as if it were read for the first time.
  /// The index does not know it before `rebuildIndex`.
  public func replacePages(of version: Int64, with content: MaterialContent) throws {
    try database.execute(sql: "DELETE FROM page WHERE versionID = ?", arguments: [version])
    let insert = try database.cachedStatement(sql: "INSERT INTO page (versionID, number, text) VALUES (?, ?, ?)")
    for page in content.pages { try insert.execute(arguments: [version, page.number, page.text]) }
    try database.execute(
      sql: """
        UPDATE version SET format = ?, pageCount = ?, reason = ?, detail = ?, textSHA256 = ? WHERE id = ?
        """,
      arguments: [
        content.format.rawValue, content.pages.count, content.reason?.rawValue, content.detail,
        Data(textHash(content.pages).bytes), version,
      ])
  }

  /// Makes the search index anew from the pages. It is dropped first: one whose own tables are damaged cannot be
  /// emptied.
  public func rebuildIndex() throws {
    guard
      let definition = try String.fetchOne(database, sql: "SELECT sql FROM sqlite_master WHERE name = 'pageIndex'")
    else { throw StoreError.damagedDatabase("no pageIndex") }
    try database.execute(sql: "DROP TABLE pageIndex")
    try database.execute(sql: definition)
    try database.execute(sql: "INSERT INTO pageIndex (pageIndex) VALUES ('rebuild')")
  }

  /// Makes SQLite's own indexes anew from their tables.
  public func reindex() throws { try database.execute(sql: "REINDEX") }
}
