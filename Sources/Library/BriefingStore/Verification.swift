public import BriefingDomain
public import BriefingLedger
internal import Foundation
internal import GRDB

extension StoreReader {
  /// Checks every entry of the ledger against its hash, the hash before it and the count.
  ///
  /// - Parameter progress: called with the number of entries checked so far.
  /// - Returns: the number of the first entry that does not fit, with what is wrong; `nil` when all fit.
  public func brokenEntry(progress: (Int64) -> Void) throws -> (entry: LedgerEntry.ID, fault: ChainFault)? {
    try brokenLink(of: "ledger", LedgerEntry.columns, progress: progress) { LedgerChain.hash($0, after: $1) }
      .map { (entry: LedgerEntry.ID($0.number), fault: $0.fault) }
  }

  /// The first link of a chain that does not fit.
  ///
  /// - Parameter columns: the number first, the hash before and the own hash last.
  func brokenLink(
    of table: String, _ columns: String, progress: (Int64) -> Void = { _ in },
    hash: (Row, _ previous: [UInt8]) throws -> [UInt8]
  ) throws -> ChainCheck.Break? {
    var check = ChainCheck()
    let rows = try Row.fetchCursor(database, sql: "SELECT \(columns) FROM \(table) NOT INDEXED ORDER BY seq")
    while let row = try rows.next() {
      let number: Int64 = try row.value(0)
      let previous = Data.fromDatabaseValue(row[row.count - 2]) ?? Data()
      let stored = Data.fromDatabaseValue(row[row.count - 1]) ?? Data()
      let fault = try check.next(number, previousHash: Array(previous), hash: Array(stored)) { try hash(row, $0) }
      if let fault { return fault }
      if number % 4096 == 0 { progress(number) }
    }
    return try check.end(last: lastNumber(of: table))
  }

  /// Versions whose page texts do not fit the hash that was taken of them, or that are said to have other pages than they
  /// have.
  public func versionsWithChangedText(progress: (Int) -> Void) throws -> [MaterialVersion] {
    var changed: [MaterialVersion] = []
    let hashes = try Row.fetchAll(
      database, sql: "SELECT id, textSHA256, pageCount, firstPageID FROM version ORDER BY id")
    let pages = try database.cachedStatement(
      sql: "SELECT number, text, id FROM page WHERE versionID = ? ORDER BY number")
    for (done, row) in hashes.enumerated() {
      let id: MaterialVersion.ID = try row.value(0)
      let stored = Data.fromDatabaseValue(row[1]) ?? Data()
      let found = try Row.fetchAll(pages, arguments: [id])
      let texts = try found.map { Page(number: try $0.value(0), text: try $0.value(1)) }
      let ids: [Int64] = try found.reversed().map { try $0.value(2) }
      let first: Int64 = try row.value(3)
      let fits =
        try Array(stored) == textHash(texts).bytes && texts.count == row.value(2)
        && ids.enumerated().allSatisfy { $1 == first &+ Int64($0) }
      if !fits, let version = try version(id) { changed.append(version) }
      progress(done + 1)
    }
    return changed
  }

  /// Every version, the oldest first, to compare the files with.
  public func allVersions() throws -> [MaterialVersion] {
    let ids = try MaterialVersion.ID.fetchAll(database, sql: "SELECT id FROM version ORDER BY id")
    return try ids.compactMap(version)
  }

  func integrityFaults() throws -> [String] {
    try String.fetchAll(database, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
      + Row.fetchAll(database, sql: "PRAGMA foreign_key_check").prefix(20).map {
        let row: Int64? = try $0.optional(1)
        return "\(try $0.value(0) as String) \(row ?? 0): no \(try $0.value(2) as String)"
      } + missingRules() + sequenceFaults() + versionFaults() + waitingFaults() + recordFaults() + printFaults()
      + versionsWithDrawnFaults().prefix(20).map { "version \($0): pages as drawn" }
  }

  /// Tables of which SQLite does not know the highest number ever given any more: what is missing at the end of a chain
  /// shows by it alone.
  private func sequenceFaults() throws -> [String] {
    let tables = try String.fetchAll(
      database, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%PRIMARY KEY AUTOINCREMENT%'")
    return try tables.sorted().filter { table in
      try Row.fetchOne(
        database,
        sql: """
          SELECT 1 FROM (SELECT max(rowid) AS last FROM \(table.quotedDatabaseIdentifier)) WHERE last IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM sqlite_sequence WHERE name = ? AND typeof(seq) = 'integer' AND seq >= last)
          """, arguments: [table]) != nil
    }.map { "sqlite_sequence: \($0)" }
  }

  /// The triggers that keep the ledger and the record append-only and are gone, or not as this program made them:
  /// without them entries can be changed and the chain be written anew.
  private func missingRules() throws -> [String] {
    let found = try Schema.objects(in: database)
    return try Schema.rules().filter { found[$0.key] != $0.value }.map(\.key.name).sorted().map {
      "trigger \($0) is missing or changed"
    }
  }

  /// Materials whose versions are not numbered from 1 on.
  private func versionFaults() throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT 'material ' || materialID || ': version ' || max(number) FROM version
        GROUP BY materialID HAVING max(number) <> count(*) LIMIT 20
        """)
  }

  /// Recipients of briefings who are said to wait for an entry and do not, or the other way round.
  private func waitingFaults() throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT 'briefing ' || briefingID || ': recorded for recipient ' || recipientID FROM briefingRecipient
        WHERE isRecorded <> \(isRecordedByLedger) LIMIT 20
        """)
  }

  /// Print jobs that are those of no printer, no log or nobody: what is asked of each row would make an import slow.
  private func printFaults() throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT 'print job of printer ' || printerID || ', log ' || logID FROM printJob
        WHERE logID NOT IN (SELECT id FROM printLog)
          OR personID IS NOT NULL AND personID NOT IN (SELECT id FROM printPerson) LIMIT 20
        """)
  }

  /// What no server writes into the record of a projection: lines without an end though it is over, overlapping (but for
  /// two of one time: pages side by side), outside its time, seen after their end, or of a page that a PDF does not have (of
  /// other kinds, pictures and text may differ in their pages); evidence of an entry that is not its own; entries that say to
  /// have such evidence and have none; records that are over and not sealed.
  private func recordFaults() throws -> [String] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT 'projection ' || projectionID || ': line ' || position FROM shown AS line WHERE
          (until IS NULL AND (SELECT endedAt FROM projection WHERE id = projectionID) IS NOT NULL) OR seenFrom > until
          OR EXISTS (SELECT 1 FROM shown AS next WHERE next.projectionID = line.projectionID
            AND next.position = line.position + 1 AND next."from" < coalesce(line.until, next."from" + 1)
            AND NOT (next."from" = line."from" AND next.until IS line.until AND NOT EXISTS (SELECT 1 FROM shown AS other
              WHERE other.projectionID = line.projectionID AND other.position = line.position - 1
                AND other."from" = line."from" AND other.until IS line.until)))
          OR EXISTS (SELECT 1 FROM projection WHERE id = projectionID
            AND (line."from" < startedAt OR coalesce(line.until, line."from") > endedAt))
          OR EXISTS (SELECT 1 FROM version WHERE id = line.versionID AND removedAt IS NULL
            AND format = 'pdf' AND reason IS NULL AND line.page > pageCount)
        UNION ALL
        SELECT 'projection ' || projectionID || ': entry ' || seq FROM projectionEntry
        JOIN projection ON projection.id = projectionID JOIN ledger USING (seq)
        WHERE evidence <> 'projection' OR ledger.briefingID <> projection.briefingID
        UNION ALL
        SELECT 'entry ' || seq || ': no record of a projection' FROM ledger
        WHERE evidence = 'projection' AND seq NOT IN (SELECT seq FROM projectionEntry)
        UNION ALL
        SELECT 'projection ' || id || ': no seal' FROM projection
        WHERE endedAt IS NOT NULL AND id NOT IN (SELECT projectionID FROM seal)
        LIMIT 20
        """
    ).map { try $0.value(0) }
  }
}

/// SQL for what ``isRecorded`` of a row of `briefingRecipient` should be.
let isRecordedByLedger = """
  coalesce((SELECT NOT withdrawn FROM ledger AS entry
    WHERE entry.briefingID = briefingRecipient.briefingID AND entry.recipientID = briefingRecipient.recipientID
    ORDER BY seq DESC LIMIT 1), 0)
  """

extension StoreWriter {
  /// Whether the index says what the pages say, by FTS5's own comparison of every token and by asking it, that of names
  /// what these say, and calls those versions current that are.
  public func indexFitsPages() throws -> Bool {
    let current = """
      SELECT count(*) FROM version WHERE isCurrent <> (
        number = (SELECT max(number) FROM version AS other WHERE other.materialID = version.materialID))
      """
    return try Int.fetchOne(database, sql: current) == 0 && SearchIndex.fitsPages(database)
      && SearchIndex.answers(database) && NameIndex.fitsNames(database)
  }
}
