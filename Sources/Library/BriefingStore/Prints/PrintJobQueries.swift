public import BriefingDomain
public import BriefingLedger
internal import Foundation
internal import GRDB
internal import GRDBSQLite

extension StoreReader {
  /// Calls `body` with each job of a printer within some instants, in the order of time.
  ///
  /// - Parameter counted: the one that the printer is counted as.
  /// - Parameter titles: get the titles, where they are wanted.
  /// - Parameter day: of the office's calendar.
  public func forEachPrint(
    of printer: Printer.ID, as counted: Printer.ID, within instants: Range<Instant>, titles: inout PrintTitles?,
    day: (Instant) -> Int, _ body: (StoredPrint) throws -> Void
  ) throws {
    let columns = "endedAt, sides, copies, sheets, pages, isDuplex, isAtMost, logID, personID"
    let statement = try database.cachedStatement(
      sql: """
        SELECT \(columns)\(titles == nil ? "" : ", number, title") FROM printJob
        WHERE printerID = ? AND endedAt >= ? AND endedAt < ? ORDER BY endedAt
        """)
    let rows = try SteppedRows(statement, [printer, instants.lowerBound, instants.upperBound])
    try rows.readEach {
      let endedAt = Instant(seconds: try rows.integer(0))
      var (number, title) = (UInt64(0), 0..<0)
      if titles != nil {
        number = Self.hash(try rows.text(9))
        if !rows.isNull(10) { title = titles?.add(try rows.text(10)) ?? title }
      }
      try body(
        StoredPrint(
          printer: counted, endedAt: endedAt, day: day(endedAt), log: PrintLog.ID(try rows.integer(7)), number: number,
          person: try rows.optionalInteger(8).map { PrintPerson.ID($0) }, sides: try amount(rows, 1),
          copies: try amount(rows, 2), sheets: try amount(rows, 3), pages: try amount(rows, 4),
          isDuplex: try rows.optionalInteger(5).map { $0 != 0 }, isAtMost: try rows.integer(6) != 0, title: title))
    }
  }

  /// A file that was changed behind the database's back may hold what no log says.
  private func amount(_ rows: SteppedRows, _ column: CInt) throws -> Int {
    let amount = try rows.integer(column)
    guard (0...1_000_000).contains(amount) else { throw StoreError.damagedDatabase("printJob: \(amount)") }
    return Int(amount)
  }

  /// FNV-1a: tells numbers of two logs apart, and decides nothing else.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    // A turn is no number of the log's.
    text.isEmpty || text[0] == PrintJobWriter.turnSign
      ? 0 : text.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }

  /// Submissions in force of some instants.
  ///
  /// - Parameter last: the entry that is looked at last, where not all are.
  /// - Parameter read: what is made of one: its entry, briefing, recipient, unit, title (folded by nobody), time and paper.
  public func forEachSubmission(
    within instants: Range<Instant>, upTo last: LedgerEntry.ID? = nil,
    _ read: (StoredSubmission) throws -> Void
  ) throws {
    let rows = try SteppedRows(
      database.cachedStatement(
        sql: """
          SELECT seq, briefingID, recipientID, unitID, occurredAt, \(Self.numberOfForm), copies, pages, duplex,
            pagesPerSide, title, dayOnly
          FROM ledger INDEXED BY ledgerByTime
          WHERE occurredAt >= ?1 AND occurredAt < ?2 AND \(LedgerEntry.isInForce(upTo: last.map { _ in "?3" }))
          """), [instants.lowerBound, instants.upperBound] + StatementArguments(last.map { [$0] } ?? []))
    try rows.readEach {
      let form = SubmissionForm.allCases[Int(try rows.integer(5))]
      let amounts = try (6...9).map { try Int(clamping: rows.integer($0)) }
      guard
        let handout = try? Handout(
          form: form, copies: amounts[0], pages: amounts[1], duplex: amounts[2] != 0, pagesPerSide: amounts[3])
      else { throw StoreError.damagedDatabase("entry \(try rows.integer(0))") }
      try read(
        StoredSubmission(
          entry: LedgerEntry.ID(try rows.integer(0)), briefing: Briefing.ID(try rows.integer(1)),
          recipient: Recipient.ID(try rows.integer(2)), unit: OfficeUnit.ID(try rows.integer(3)),
          moment: Moment(instant: Instant(seconds: try rows.integer(4)), dayOnly: try rows.integer(11) != 0),
          handout: handout,
          title: String(decoding: try rows.text(10), as: UTF8.self)))
    }
  }

  /// How many submissions without paper each unit has in some instants.
  public func submissionsWithoutPaper(
    within instants: Range<Instant>, upTo last: LedgerEntry.ID? = nil
  ) throws -> [OfficeUnit.ID: Int] {
    let rows = try SteppedRows(
      database.cachedStatement(
        sql: """
          SELECT unitID, count(*) FROM ledger INDEXED BY ledgerByTime
          WHERE occurredAt >= ?1 AND occurredAt < ?2 AND form IN ('projected', 'digital')
            AND \(LedgerEntry.isInForce(upTo: last.map { _ in "?3" })) GROUP BY unitID
          """), [instants.lowerBound, instants.upperBound] + StatementArguments(last.map { [$0] } ?? []))
    var counts: [OfficeUnit.ID: Int] = [:]
    try rows.readEach { counts[OfficeUnit.ID(try rows.integer(0))] = Int(clamping: try rows.integer(1)) }
    return counts
  }

  /// Names of the files of briefings with entries in some instants, and how many pages of paper each makes as far as that
  /// is known.
  public func filesOfSubmissions(
    within instants: Range<Instant>
  ) throws -> [Briefing.ID: [(name: String, pages: PaperPages?)]] {
    var files: [Briefing.ID: [(name: String, pages: PaperPages?)]] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT material.briefingID, version.fileName, \(paperColumn)
        FROM material JOIN version ON version.materialID = material.id
        WHERE version.isCurrent AND version.removedAt IS NULL AND material.briefingID IN (
          SELECT briefingID FROM ledger INDEXED BY ledgerByTime
          WHERE occurredAt >= ? AND occurredAt < ? AND NOT withdrawn)
        """, arguments: [instants.lowerBound, instants.upperBound])
    while let row = try rows.next() {
      let pages: String? = try row.optional(2)
      files[try row.value(0), default: []].append((try row.value(1), pages.flatMap(PaperPages.init)))
    }
    return files
  }
}

/// An entry of the ledger in force, as print logs are asked about it.
public struct StoredSubmission: Sendable {
  public let entry: LedgerEntry.ID
  public let briefing: Briefing.ID
  public let recipient: Recipient.ID
  public let unit: OfficeUnit.ID
  public let moment: Moment
  public let handout: Handout
  public let title: String
}
