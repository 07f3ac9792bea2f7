public import BriefingDomain
public import BriefingLedger
internal import GRDB

/// Everything under which the library knows briefings of a day: as they are registered, and as entries of the ledger have
/// them, be they in force or not. An import looks for its rows here; asked by the row, it would take several times as long.
public struct DayRecords: Sendable {
  /// A briefing as it is registered, at its time or at that of a recipient who hears it then.
  public struct Registered: Sendable {
    public let briefing: Briefing.ID
    public let moment: Moment
  }

  public struct Known: Sendable {
    /// `nil` where it is as its folded form.
    private let ownTitle: String?
    public let foldedTitle: String
    public let unit: OfficeUnit.ID
    public let moment: Moment
    public let isCancelled: Bool
    public let isWithheld: Bool

    public var title: String { ownTitle ?? foldedTitle }

    fileprivate init(
      ownTitle: String?, foldedTitle: String, unit: OfficeUnit.ID, moment: Moment, isCancelled: Bool,
      isWithheld: Bool
    ) {
      self.ownTitle = ownTitle
      self.foldedTitle = foldedTitle
      self.unit = unit
      self.moment = moment
      self.isCancelled = isCancelled
      self.isWithheld = isWithheld
    }
  }

  /// What of an entry tells whether a row says the same.
  public struct Entry: Sendable {
    public let number: LedgerEntry.ID
    public let briefing: Briefing.ID
    public let recipient: Recipient.ID
    public let unit: OfficeUnit.ID
    /// `nil` where the title is the briefing's.
    public let title: String?
    public let moment: Moment
    public let handout: Handout
    public let reason, correction: String?
    public let isWithdrawal: Bool
  }

  /// In the order of their numbers; one that is heard at several times that day stands here as often.
  public fileprivate(set) var registered: [Registered] = []
  public fileprivate(set) var briefings: [Briefing.ID: Known] = [:]
  /// Of all of these briefings, by briefing and recipient in the order of recording.
  public fileprivate(set) var entries: [Entry] = []
}

extension StoreReader {
  /// What is known of the days within these instants.
  public func records(within instants: Range<Instant>) throws -> DayRecords {
    let arguments: StatementArguments = [instants.lowerBound, instants.upperBound]
    var records = DayRecords()
    let registered = try SteppedRows(
      database.cachedStatement(
        sql: """
          SELECT id, startsAt, dayOnly FROM briefing WHERE startsAt >= ?1 AND startsAt < ?2
          UNION SELECT briefingID, ownStartsAt, ownDayOnly FROM briefingRecipient
            WHERE ownStartsAt >= ?1 AND ownStartsAt < ?2
          ORDER BY 1, 2
          """), arguments)
    try registered.readEach {
      records.registered.append(
        DayRecords.Registered(
          briefing: Briefing.ID(try registered.integer(0)), moment: try registered.moment(1)))
    }
    let briefings = try SteppedRows(
      database.cachedStatement(
        sql: """
          SELECT briefing.id, nullif(title, foldedTitle), foldedTitle, unitID, startsAt, dayOnly, cancelledAt,
            \(reach.ofWithheld)
          FROM (\(Self.briefingsOfDay)) AS day CROSS JOIN briefing ON briefing.id = day.id
          """), arguments)
    try briefings.readEach {
      records.briefings[Briefing.ID(try briefings.integer(0))] = DayRecords.Known(
        ownTitle: try briefings.optionalString(1), foldedTitle: try briefings.string(2),
        unit: OfficeUnit.ID(try briefings.integer(3)), moment: try briefings.moment(4),
        isCancelled: try briefings.optionalInteger(6) != nil, isWithheld: try briefings.integer(7) != 0)
    }
    let entries = try SteppedRows(
      database.cachedStatement(
        sql: """
          SELECT ledger.seq, ledger.briefingID, ledger.recipientID, ledger.unitID,
            CASE WHEN ledger.title <> briefing.title THEN ledger.title END, ledger.occurredAt, ledger.dayOnly,
            ledger.form, ledger.copies, ledger.pages, ledger.duplex, ledger.pagesPerSide, ledger.reason,
            ledger.correction, ledger.withdrawn
          FROM (\(Self.briefingsOfDay)) AS day CROSS JOIN briefing ON briefing.id = day.id
            CROSS JOIN ledger ON ledger.briefingID = day.id
          ORDER BY ledger.briefingID, ledger.recipientID, ledger.seq
          """), arguments)
    try entries.readEach { records.entries.append(try DayRecords.Entry(entries)) }
    return records
  }

  /// Looked through first, each part with its index, which has no withdrawals: these repeat the day of another entry.
  private static let briefingsOfDay = """
    SELECT id FROM briefing WHERE startsAt >= ?1 AND startsAt < ?2
    UNION SELECT briefingID FROM briefingRecipient WHERE ownStartsAt >= ?1 AND ownStartsAt < ?2
    UNION SELECT briefingID FROM ledger WHERE occurredAt >= ?1 AND occurredAt < ?2 AND NOT withdrawn
    """
}

extension DayRecords.Entry {
  fileprivate init(_ row: SteppedRows) throws {
    let form = try row.string(7)
    guard let form = SubmissionForm(rawValue: form),
      let handout = try? Handout(
        form: form, copies: Int(row.integer(8)), pages: Int(row.integer(9)), duplex: row.integer(10) != 0,
        pagesPerSide: Int(row.integer(11)))
    else { throw StoreError.damagedDatabase("entry \(try row.integer(0)): \(form)") }
    self.init(
      number: LedgerEntry.ID(try row.integer(0)), briefing: Briefing.ID(try row.integer(1)),
      recipient: Recipient.ID(try row.integer(2)), unit: OfficeUnit.ID(try row.integer(3)),
      title: try row.optionalString(4), moment: try row.moment(5), handout: handout,
      reason: try row.optionalString(12), correction: try row.optionalString(13),
      isWithdrawal: try row.integer(14) != 0)
  }
}

extension SteppedRows {
  fileprivate func string(_ column: CInt) throws(StoreError) -> String {
    String(decoding: try text(column), as: UTF8.self)
  }

  fileprivate func optionalString(_ column: CInt) throws(StoreError) -> String? {
    isNull(column) ? nil : try string(column)
  }

  /// From two columns in a row.
  fileprivate func moment(_ column: CInt) throws(StoreError) -> Moment {
    Moment(instant: Instant(seconds: try integer(column)), dayOnly: try integer(column + 1) != 0)
  }
}
