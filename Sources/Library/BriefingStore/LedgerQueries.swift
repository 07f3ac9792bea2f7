public import BriefingDomain
public import BriefingLedger
internal import Foundation
internal import GRDB

extension StoreReader {
  /// - Parameter instant: the last one that was recorded before it; the last of all when `nil`.
  public func ledgerHead(before instant: Instant? = nil) throws -> ChainHead {
    try chainHead(of: "ledger", before: instant)
  }

  /// A clock that was set back orders no entries anew: those up to the last one of that time count.
  func chainHead(of table: String, before instant: Instant? = nil) throws -> ChainHead {
    let condition = instant == nil ? "" : "WHERE recordedAt IS NULL OR recordedAt < ?"
    let row = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT seq, hash FROM \(table) \(condition) ORDER BY seq DESC LIMIT 1"),
      arguments: instant.map { [$0] } ?? [])
    guard let row else { return ChainHead(number: 0, hash: ContentHash(CanonicalForm.start)!) }
    return ChainHead(number: try row.value(0), hash: try ContentHash(row, at: 1))
  }

  /// AUTOINCREMENT keeps the highest number ever given, so that a missing end shows too.
  func lastNumber(of table: String) throws -> Int64 {
    try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT seq FROM sqlite_sequence WHERE name = ?"), arguments: [table]) ?? 0
  }

  /// The number of the link that comes after the head of a chain. One that was given once is not given again: where the
  /// end of a chain was taken away, the gap stays and `verify` goes on naming it.
  func nextNumber(of table: String, after head: ChainHead) throws -> Int64 {
    try max(head.number, lastNumber(of: table)).advanced(checking: 1)
  }

  /// The newest entry for a briefing and a recipient: the one that counts, or one that has taken that back.
  public func newestEntry(briefing: Briefing.ID, recipient: Recipient) throws -> LedgerEntry? {
    try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT \(LedgerEntry.columns) FROM ledger WHERE briefingID = ? AND recipientID = ?
          ORDER BY seq DESC LIMIT 1
          """),
      arguments: [briefing, recipient.id]
    ).map(LedgerEntry.init)
  }

  /// Every entry of a briefing in the order of recording.
  public func entries(of briefing: Briefing.ID) throws -> [LedgerEntry] {
    try Row.fetchAll(
      database, sql: "SELECT \(LedgerEntry.columns) FROM ledger WHERE briefingID = ? ORDER BY seq",
      arguments: [briefing]
    ).map(LedgerEntry.init)
  }

  /// Calls `body` with every entry in the order of recording, and whether it is in force. Of what is withheld it says what is
  /// counted.
  public func forEachEntry(_ body: (LedgerEntry, _ inForce: Bool) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT \(LedgerEntry.columns), \(LedgerEntry.isInForce())
        FROM ledger ORDER BY seq
        """)
    let withheld = try withheldBriefings()
    while let row = try rows.next() {
      let entry = try LedgerEntry(row)
      try body(withheld.contains(entry.content.briefing) ? entry.withheld : entry, row.value(24))
    }
  }
}

extension StoreReader {
  /// Where each recipient of a briefing hears it, as far as that is planned.
  public func roomsOfSubmissions() throws -> [Briefing.ID: [Recipient.ID: String]] {
    var rooms: [Briefing.ID: [Recipient.ID: String]] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT briefingID, recipientID, coalesce(ownRoom, room)
        FROM briefingRecipient JOIN briefing ON briefing.id = briefingID
        WHERE coalesce(ownRoom, room) IS NOT NULL AND \(reach.ofBriefings)
        """)
    while let row = try rows.next() { rooms[try row.value(0), default: [:]][try row.value(1)] = try row.value(2) }
    return rooms
  }

  /// The briefings that some entries are about, as many as are wanted.
  public func briefings(ofEntries numbers: ClosedRange<Int64>, limit: Int) throws -> Set<Briefing.ID> {
    try Briefing.ID.fetchSet(
      database, sql: "SELECT DISTINCT briefingID FROM ledger WHERE seq BETWEEN ? AND ? LIMIT ?",
      arguments: [numbers.lowerBound, numbers.upperBound, limit])
  }

  public func entry(_ number: LedgerEntry.ID) throws -> LedgerEntry? {
    try Row.fetchOne(
      database.cachedStatement(sql: "SELECT \(LedgerEntry.columns) FROM ledger WHERE seq = ?"), arguments: [number]
    ).map(LedgerEntry.init)
  }
}

extension StoreWriter {
  /// Appends one entry.
  ///
  /// - Returns: its number.
  /// - Throws: `StoreError.ledgerRule` unless `supersedes` is the newest entry of the briefing and recipient.
  @discardableResult
  public func append(_ content: LedgerEntry.Content) throws -> LedgerEntry.ID {
    let appender = try LedgerAppender(self)
    let number = try appender.append(content)
    try appender.flush()
    return number
  }
}
