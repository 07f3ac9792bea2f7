public import BriefingDomain
public import BriefingLedger
internal import GRDB

extension StoreReader {
  /// One row for each recipient of each briefing of a range of instants, in the order of time.
  ///
  /// - Parameter recipient: everybody's when `nil`.
  /// - Parameter form: of the entry in force; every one, and those without an entry, when `nil`.
  /// - Parameter now: only those whose time has passed by then without an entry, unless `nil`.
  public func submissions(
    within instants: Range<Instant>, recipient: Recipient? = nil, form: SubmissionForm? = nil,
    unrecordedBy now: Instant? = nil
  ) throws -> [SubmissionStatus] {
    // Apart, so that each has its index: those of the briefing's time, and those of their own.
    let heard = [
      "ownStartsAt IS NULL AND startsAt >= ?1 AND startsAt < ?2", "ownStartsAt >= ?1 AND ownStartsAt < ?2",
    ]
    return try submissions(
      heard.map {
        """
        \($0) AND \(reach.ofSubmissions) AND (?3 IS NULL OR recipient.id IN (SELECT value FROM json_each(?3))) AND (?4 IS NULL OR form = ?4)
          AND (?5 IS NULL OR (NOT isRecorded AND cancelledAt IS NULL
            AND coalesce(ownStartsAt, startsAt) + coalesce(ownDayOnly, briefing.dayOnly) * 43200 <= ?5))
        """
      },
      [instants.lowerBound, instants.upperBound, try recipient.map { list(try group(of: $0.id)) }, form?.rawValue, now])
  }

  /// One row for each recipient of a briefing.
  public func submissions(of briefing: Briefing.ID) throws -> [SubmissionStatus] {
    try submissions(["briefing.id = ?"], [briefing])
  }

  private func submissions(_ conditions: [String], _ arguments: StatementArguments) throws -> [SubmissionStatus] {
    let selects = conditions.map {
      """
      SELECT \(Briefing.columnsAsHeard), recipient.name, form, copies, pages, duplex, pagesPerSide, evidence, reason,
        seq, recipient.id, \(reach.ofWithheld)
      FROM briefing
      JOIN unit ON unit.id = briefing.unitID
      JOIN briefingRecipient ON briefingRecipient.briefingID = briefing.id
      JOIN recipient ON recipient.id = briefingRecipient.recipientID
      LEFT JOIN ledger ON NOT withdrawn AND seq = (
        SELECT max(seq) FROM ledger WHERE briefingID = briefing.id AND recipientID = recipient.id)
      WHERE \($0)
      """
    }
    let merged = try namesOfMergedRecipients()
    // By time, briefing and recipient.
    return try Row.fetchAll(
      database, sql: selects.joined(separator: " UNION ALL ") + " ORDER BY 6, 1, 25", arguments: arguments
    ).map { row in
      let recorded: Int64? = try row.optional(23)
      let (briefing, isWithheld): (Briefing, Bool) = (try Briefing(row), try row.value(25))
      return SubmissionStatus(
        briefing: isWithheld ? briefing.withheld : briefing, recipient: try merged[row.value(24)] ?? row.value(15),
        handout: recorded == nil ? nil : try Handout(row, at: 16),
        evidence: recorded == nil ? nil : try row.choice(21), reason: isWithheld ? nil : try row.optional(22))
    }
  }
}

extension StoreReader {
  /// The entries in force of a range of instants whose form includes paper, counted by their reason.
  public func paperReasons(within instants: Range<Instant>, upTo last: LedgerEntry.ID? = nil) throws -> [PaperReason] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT reason, count(*)
          FROM ledger INDEXED BY ledgerByTime
          WHERE occurredAt >= ?1 AND occurredAt < ?2 AND form IN ('paper', 'both')
            AND \(LedgerEntry.isInForce(upTo: "?3"))
          GROUP BY reason
          """), arguments: [instants.lowerBound, instants.upperBound, last?.rawValue ?? .max]
    ).map { PaperReason(reason: try $0.optional(0), count: try $0.value(1)) }
  }

  /// Entries in force of some ranges of instants whose form includes paper, in the order of time.
  ///
  /// - Parameter late: the ``latePages(upTo:)``.
  public func paperSubmissions(
    within ranges: [Range<Instant>], limit: Int, late: [LedgerEntry.ID: PaperPages] = [:],
    upTo last: LedgerEntry.ID? = nil
  ) throws -> [PaperSubmission] {
    var found: [PaperSubmission] = []
    let withheld = try withheldBriefings()
    for instants in ranges where found.count < limit {
      found += try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT briefingID, title, unit, recipient, occurredAt, dayOnly, form, copies, pages, duplex, pagesPerSide,
              reason, seq
            FROM ledger INDEXED BY ledgerByTime
            WHERE occurredAt >= ?1 AND occurredAt < ?2 AND form IN ('paper', 'both')
              AND \(LedgerEntry.isInForce(upTo: "?3"))
            ORDER BY occurredAt, seq LIMIT ?4
            """),
        arguments: [instants.lowerBound, instants.upperBound, last?.rawValue ?? .max, limit - found.count]
      ).map { row in
        let briefing: Briefing.ID = try row.value(0)
        let isWithheld = withheld.contains(briefing)
        return PaperSubmission(
          briefing: briefing, title: isWithheld ? Briefing.withheldTitle : try row.value(1), unit: try row.value(2),
          recipient: try row.value(3), moment: Moment(instant: try row.value(4), dayOnly: try row.value(5)),
          handout: try Handout(row, at: 6).knowing(late[try row.value(12)]),
          reason: isWithheld ? nil : try row.optional(11))
      }
    }
    return found
  }
}
