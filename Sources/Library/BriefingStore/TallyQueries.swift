public import BriefingDomain
public import BriefingLedger
internal import GRDB

extension StoreReader {
  /// Sums over the entries in force of a range of instants, one cell for each recipient and unit that has any.
  ///
  /// - Parameter unseen: the ``unseenEntries()``.
  /// - Parameter seenOnly: what no screen showed is unrecorded, and its paper stays.
  /// - Parameter last: the entry that is looked at last, where not all are.
  ///
  /// Reads the index over those instants only: its cost does not depend on entries outside of them.
  public func tallies(
    within instants: Range<Instant>, unseen: Set<LedgerEntry.ID> = [], seenOnly: Bool = false,
    upTo last: LedgerEntry.ID? = nil
  ) throws -> [TallyCell] {
    var cells: [CellKey: Tally] = [:]
    // Summed here and not by GROUP BY, which would sort every entry of the range first.
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT recipientID, unitID, form, copies,
            (pages + (1 + duplex) * pagesPerSide - 1) / ((1 + duplex) * pagesPerSide) * copies, pages, seq
          FROM ledger INDEXED BY ledgerByTime
          WHERE occurredAt >= ?1 AND occurredAt < ?2
            AND \(LedgerEntry.isInForce(upTo: "?3"))
          """),
      arguments: [instants.lowerBound, instants.upperBound, last?.rawValue ?? .max])
    while let row = try rows.next() {
      let form: SubmissionForm = try row.choice(2)
      let copies: Int = try row.value(3)
      let pages: Int = try row.value(5)
      // Sums of what no ledger holds could be larger than a number can be.
      guard (0...Handout.most).contains(copies), (0...Handout.most).contains(pages) else { throw row.damage(3) }
      var tally = Tally(
        form: form, count: 1, documents: copies, sheets: try row.value(4),
        withoutPages: form.includesPaper && pages == 0 ? 1 : 0)
      if !unseen.isEmpty, try unseen.contains(row.value(6)) { tally.isUnseen(leftOut: seenOnly) }
      cells[CellKey(recipient: try row.value(0), unit: try row.value(1)), default: Tally()] += tally
    }
    return cells.map { TallyCell(recipient: $0.recipient, unit: $0.unit, tally: $1) }
  }

  /// Entries whose evidence is a projection, or several, of which no screen showed a page of the briefing itself: no
  /// screen was open, or none has said that it shows one. Of records that are older than that word, those without a
  /// screen.
  public func unseenEntries() throws -> Set<LedgerEntry.ID> {
    try Set(
      Row.fetchAll(
        database,
        sql: """
          SELECT seq FROM projectionEntry JOIN projection ON projection.id = projectionID GROUP BY seq
          HAVING max(CASE recordForm
            WHEN 1 THEN screens IS NOT 0
            ELSE EXISTS (SELECT 1 FROM shown
              WHERE projectionID = projection.id AND NOT borrowed AND seenFrom < until)
            END) = 0
          """
      ).map { try $0.value(0) })
  }

  /// Briefings of a range of instants whose time has passed by `now` without an entry for a recipient, or with one that
  /// was taken back.
  ///
  /// - Parameter last: the entry that is looked at last, where not all are.
  /// - Parameter registered: only briefings that were registered before it, where not all are meant.
  /// - Parameter states: briefings that are taken to be what they were.
  public func unrecorded(
    within instants: Range<Instant>, by now: Instant, upTo last: LedgerEntry.ID? = nil,
    registeredBefore registered: Instant? = nil, asTheyWere states: [BriefingState] = []
  ) throws -> [TallyCell] {
    // Apart, so that each has its index: those of the briefing's time, and those of their own.
    let heard = [
      "ownStartsAt IS NULL AND startsAt >= ?1 AND startsAt < ?2 AND startsAt + dayOnly * 43200 <= ?3",
      "ownStartsAt >= ?1 AND ownStartsAt < ?2 AND ownStartsAt + ownDayOnly * 43200 <= ?3",
    ]
    let entries = """
      FROM ledger WHERE ledger.briefingID = briefing.id AND ledger.recipientID = briefingRecipient.recipientID AND seq <= ?4
      """
    // What was taken back has two entries at least; the usual one is counted in the index and not looked at.
    let selects = heard.map {
      """
      SELECT recipientID, unitID, count(*)
      FROM briefing JOIN briefingRecipient ON briefingID = briefing.id
      WHERE \($0) AND cancelledAt IS NULL
        AND CASE (SELECT count(*) FROM (SELECT 1 \(entries) LIMIT 2))
          WHEN 0 THEN 1 WHEN 1 THEN 0 ELSE (SELECT withdrawn \(entries) ORDER BY seq DESC LIMIT 1) END
        AND registeredAt < ?5 AND briefing.id NOT IN (SELECT value FROM json_each(?6))
      GROUP BY recipientID, unitID
      """
    }
    let rows = try Row.fetchAll(
      database.cachedStatement(sql: selects.joined(separator: " UNION ALL ")),
      arguments: [
        instants.lowerBound, instants.upperBound, now, last?.rawValue ?? .max, registered?.seconds ?? .max,
        "[\(states.map { "\($0.briefing)" }.joined(separator: ","))]",
      ])
    var cells = try rows.map { row in
      TallyCell(recipient: try row.value(0), unit: try row.value(1), tally: .unrecorded(try row.value(2)))
    }
    for state in states {
      for recipient in state.recipients
      where try state.waits(for: recipient, within: instants, by: now)
        && !hasEntry(state.briefing, recipient, upTo: last)
      {
        cells.append(TallyCell(recipient: recipient, unit: state.unit, tally: .unrecorded(1)))
      }
    }
    return cells
  }

  private func hasEntry(
    _ briefing: Briefing.ID, _ recipient: Recipient.ID, upTo last: LedgerEntry.ID?
  ) throws -> Bool {
    let withdrawn = try Bool.fetchOne(
      database,
      sql: """
        SELECT withdrawn FROM ledger WHERE briefingID = ? AND recipientID = ? AND seq <= ? ORDER BY seq DESC LIMIT 1
        """, arguments: [briefing, recipient, last?.rawValue ?? .max])
    return withdrawn == false
  }

  /// The instant of the last entry in a range, `nil` without any.
  public func lastRecorded(within instants: Range<Instant>) throws -> Instant? {
    try Instant.fetchOne(
      database, sql: "SELECT max(occurredAt) FROM ledger WHERE occurredAt >= ? AND occurredAt < ?",
      arguments: [instants.lowerBound, instants.upperBound])
  }

  private struct CellKey: Hashable {
    let recipient: Recipient.ID
    let unit: OfficeUnit.ID
  }
}
