public import BriefingDomain
public import BriefingLedger
internal import GRDB

/// Writes briefings, their recipients and entries of the ledger, many at once, within one transaction. Questions see them
/// after ``flush()``.
public final class BulkWriter {
  private let appender: LedgerAppender
  private var briefings: RowBatch<(id: Briefing.ID?, briefing: NewBriefing, folded: String)>
  private var recipients: RowBatch<(briefing: Briefing.ID, recipient: Recipient.ID)>
  private var nextBriefing: Int64
  private var waiting = 0
  private static let mostWaiting = 4096

  public init(_ writer: StoreWriter) throws {
    appender = try LedgerAppender(writer)
    let last = try max(writer.lastBriefing().rawValue, writer.lastNumber(of: "briefing"))
    nextBriefing = try last.advanced(checking: 1)
    briefings = NewBriefing.batch(writer.database)
    recipients = Recipient.batch(writer.database)
  }

  /// - Parameter folded: the title's ``Folding/key(_:)``.
  public func insert(_ briefing: NewBriefing, folded: String) throws -> Briefing.ID {
    let id = Briefing.ID(nextBriefing)
    nextBriefing = try nextBriefing.advanced(checking: 1)
    briefings.add((id, briefing, folded))
    for recipient in briefing.recipients { recipients.add((id, recipient.id)) }
    return id
  }

  /// Appends an entry for one of the recipients, who is one of the briefing from now on.
  public func append(_ content: LedgerEntry.Content) throws -> LedgerEntry.ID {
    recipients.add((content.briefing, content.recipient.id))
    let entry = try appender.append(content)
    waiting += 1
    if waiting == Self.mostWaiting { try flush() }
    return entry
  }

  public func flush() throws {
    try briefings.flush()
    try recipients.flush()
    try appender.flush()
    waiting = 0
  }
}

extension StoreReader {
  public func hasBriefing(within instants: Range<Instant>) throws -> Bool {
    try Row.fetchOne(
      database.cachedStatement(sql: "SELECT 1 FROM briefing WHERE startsAt >= ? AND startsAt < ? LIMIT 1"),
      arguments: [instants.lowerBound, instants.upperBound]) != nil
  }
}

extension StoreWriter {
  /// What costs much of each row, and little when it is made for all of them.
  private static let costly = """
    'briefingByTime', 'briefingByTitle', 'ledgerByBriefing', 'ledgerBySuperseded', 'ledgerByTime', 'ledgerIsAppended'
    """

  /// Lets `body` write new briefings and their first entries without the indexes of both and the rule that looks at each
  /// entry. They are made again, and the rule is held for all that was written.
  ///
  /// - Throws: `StoreError.ledgerRule`.
  public func inBulk(_ body: () throws -> Void) throws {
    let (entry, briefing) = (try ledgerHead().number, try lastBriefing())
    let objects = try Row.fetchAll(
      database, sql: "SELECT type, name, sql FROM sqlite_master WHERE name IN (\(Self.costly)) ORDER BY rowid"
    ).map { (type: try $0.value(0) as String, name: try $0.value(1) as String, sql: try $0.value(2) as String) }
    for object in objects { try database.execute(sql: "DROP \(object.type) \(object.name)") }
    try body()
    for object in objects { try database.execute(sql: object.sql) }
    let broken = try Int64.fetchOne(
      database,
      sql: """
        SELECT seq FROM ledger WHERE seq > ?1 AND (
          supersedes IS NOT NULL OR briefingID <= ?2 OR previousHash IS NOT coalesce(
            (SELECT hash FROM ledger AS before WHERE before.seq < ledger.seq ORDER BY before.seq DESC LIMIT 1),
            zeroblob(32)))
        UNION ALL
        SELECT max(seq) FROM ledger WHERE briefingID > ?2 GROUP BY briefingID, recipientID HAVING count(*) > 1
        LIMIT 1
        """, arguments: [entry, briefing])
    if let broken { throw StoreError.ledgerRule("entry \(broken) does not follow") }
  }
}
