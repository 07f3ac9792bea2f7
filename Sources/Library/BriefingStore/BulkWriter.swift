public import BriefingDomain
public import BriefingLedger
internal import GRDB

/// Writes briefings, their recipients and entries of the ledger, many at once, within one transaction. SQLite works on a
/// thread of its own while the next ones are made: before the database is used otherwise there must be a ``flush()``, and
/// before the transaction ends a ``wait()``.
public final class BulkWriter {
  private let appender: LedgerAppender
  private var briefings: RowBatch<(id: Briefing.ID?, briefing: NewBriefing, folded: String)>
  private var recipients: RowBatch<(briefing: Briefing.ID, recipient: Recipient.ID)>
  private var nextBriefing: Int64
  private var waiting = 0
  private static let mostWaiting = 4096
  private let thread = InsertThread()

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
    waiting += 1
    for recipient in briefing.recipients { recipients.add((id, recipient.id)) }
    return id
  }

  /// Appends an entry for one of the recipients, who is one of the briefing from now on.
  public func append(_ content: LedgerEntry.Content) throws -> LedgerEntry.ID {
    recipients.add((content.briefing, content.recipient.id))
    let entry = try appender.append(content)
    waiting += 1
    if waiting >= Self.mostWaiting { try handOver() }
    return entry
  }

  /// Returns when all is written.
  public func flush() throws {
    if waiting > 0 { try handOver() }
    try thread.finish()
  }

  /// Returns when nothing is being written.
  public func wait() { thread.wait() }

  private func handOver() throws {
    try thread.finish()
    waiting = 0
    nonisolated(unsafe) let rows = (try briefings.taken(), try recipients.taken(), try appender.taken())
    thread.run { () throws(DatabaseError) in
      try rows.0.insert()
      try rows.1.insert()
      try rows.2.insert()
    }
  }
}

extension StoreReader {
  /// Whether a briefing lies there, or lay there when it was recorded.
  public func hasBriefing(within instants: Range<Instant>) throws -> Bool {
    try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT 1 WHERE EXISTS (SELECT 1 FROM briefing WHERE startsAt >= ?1 AND startsAt < ?2)
            OR EXISTS (SELECT 1 FROM briefingRecipient WHERE ownStartsAt >= ?1 AND ownStartsAt < ?2)
            OR EXISTS (SELECT 1 FROM ledger WHERE occurredAt >= ?1 AND occurredAt < ?2 AND NOT withdrawn)
          """), arguments: [instants.lowerBound, instants.upperBound]) != nil
  }
}

extension StoreWriter {
  /// What costs much of each row, and little when it is made for all of them.
  private static let costly = """
    'briefingByTime', 'briefingByTitle', 'ledgerByBriefing', 'ledgerByTime', 'ledgerIsAppended', 'entryRecords',
    'recipientIsRecorded', 'recipientWaiting', 'recipientByRecipient', 'briefingByUnit'
    """

  /// Lets `body` write new briefings and their first entries without the indexes of both and the rule that looks at each
  /// entry. They are made again, and what the rule says of briefings is held for all that was written; that each entry
  /// carries the hash before it the appender sees to.
  ///
  /// - Throws: `StoreError.ledgerRule`.
  public func inBulk(_ body: () throws -> Void) throws {
    let (entry, briefing) = (try ledgerHead().number, try lastBriefing())
    let objects = try Row.fetchAll(
      database, sql: "SELECT type, name, sql FROM sqlite_master WHERE name IN (\(Self.costly)) ORDER BY rowid"
    ).map { (type: try $0.value(0) as String, name: try $0.value(1) as String, sql: try $0.value(2) as String) }
    for object in objects { try database.execute(sql: "DROP \(object.type) \(object.name)") }
    try body()
    // Each of them is the first for its recipient, and takes nothing back.
    try database.execute(
      sql: """
        UPDATE briefingRecipient SET isRecorded = 1
        WHERE (briefingID, recipientID) IN (SELECT briefingID, recipientID FROM ledger WHERE seq > ?)
        """, arguments: [entry])
    for object in objects { try database.execute(sql: object.sql) }
    let broken = try Int64.fetchOne(
      database,
      sql: """
        SELECT seq FROM ledger INDEXED BY ledgerBySuperseded WHERE supersedes IS NOT NULL AND seq > ?1
        UNION ALL SELECT seq FROM ledger INDEXED BY ledgerByBriefing WHERE briefingID <= ?2 AND seq > ?1
        UNION ALL SELECT max(seq) FROM ledger INDEXED BY ledgerByBriefing WHERE briefingID > ?2
          GROUP BY briefingID, recipientID HAVING count(*) > 1
        LIMIT 1
        """, arguments: [entry, briefing])
    if let broken { throw StoreError.ledgerRule("entry \(broken) does not follow") }
  }
}
