public import BriefingDomain
public import BriefingLedger
internal import Foundation
internal import GRDB

extension StoreReader {
  /// Sums over the entries in force of a range of instants, one cell for each recipient and unit that has any.
  ///
  /// - Parameter unseen: the ``unseenEntries()``.
  /// - Parameter late: the ``latePages(upTo:)``.
  /// - Parameter seenOnly: what no screen showed is unrecorded, and its paper stays.
  /// - Parameter last: the entry that is looked at last, where not all are.
  ///
  /// Reads the index over those instants only: its cost does not depend on entries outside of them.
  public func tallies(
    within instants: Range<Instant>, unseen: Set<LedgerEntry.ID> = [], late: [LedgerEntry.ID: PaperPages] = [:],
    seenOnly: Bool = false,
    upTo last: LedgerEntry.ID? = nil
  ) throws -> [TallyCell] {
    var cells: [CellKey: Tally] = [:]
    // Summed here and not by GROUP BY, which would sort every entry of the range first.
    let rows = try SteppedRows(
      database.cachedStatement(
        sql: """
          SELECT recipientID, unitID, \(Self.numberOfForm), copies, pages, (1 + duplex) * pagesPerSide, seq
          FROM ledger INDEXED BY ledgerByTime
          WHERE occurredAt >= ?1 AND occurredAt < ?2
            AND \(LedgerEntry.isInForce(upTo: last.map { _ in "?3" }))
          """), [instants.lowerBound, instants.upperBound] + StatementArguments(last.map { [$0.rawValue] } ?? []))
    try rows.readEach {
      let (copies, onSheet) = try (Int(rows.integer(3)), Int(rows.integer(5)))
      var pages = try Int(rows.integer(4))
      // Sums of what no ledger holds could be larger than a number can be.
      guard (0...Handout.most).contains(copies), (0...Handout.most).contains(pages),
        (1...Handout.most).contains(onSheet)
      else { throw StoreError.damagedDatabase("copies, pages: \(copies), \(pages)") }
      let form = SubmissionForm.allCases[Int(try rows.integer(2))]
      if pages == 0, form.includesPaper, !late.isEmpty {
        pages = try late[LedgerEntry.ID(rows.integer(6))]?.count ?? 0
      }
      var tally = Tally(
        form: form, count: 1, documents: copies, sheets: (pages + onSheet - 1) / onSheet * copies,
        withoutPages: form.includesPaper && pages == 0 ? 1 : 0)
      if !unseen.isEmpty, try unseen.contains(LedgerEntry.ID(rows.integer(6))) { tally.isUnseen(leftOut: seenOnly) }
      let key = try CellKey(recipient: Recipient.ID(rows.integer(0)), unit: OfficeUnit.ID(rows.integer(1)))
      cells[key, default: Tally()] += tally
    }
    return cells.map { TallyCell(recipient: $0.recipient, unit: $0.unit, tally: $1) }
  }

  /// Whether an entry with this number has this hash.
  public func isInLedger(_ entry: ChainHead) throws -> Bool {
    let hash = try Data.fetchOne(database, sql: "SELECT hash FROM ledger WHERE seq = ?", arguments: [entry.number])
    return hash.map { Array($0) } == entry.hash.bytes
  }

  /// The entry with a hash.
  public func entry(hashed hash: ContentHash) throws -> LedgerEntry.ID? {
    try LedgerEntry.ID.fetchOne(database, sql: "SELECT seq FROM ledger WHERE hash = ?", arguments: [Data(hash.bytes)])
  }

  /// When what newer entries tell of took place, and what the entries that they correct tell of.
  ///
  /// - Returns: `nil` for more than `most`.
  public func instants(after entry: LedgerEntry.ID, most: Int) throws -> [Instant]? {
    let instants = try Instant.fetchAll(
      database,
      sql: """
        SELECT occurredAt FROM ledger WHERE seq > ?1
        UNION ALL SELECT former.occurredAt FROM ledger AS newer JOIN ledger AS former ON former.seq = newer.supersedes
          WHERE newer.seq > ?1
        LIMIT ?2
        """, arguments: [entry, most + 1])
    return instants.count > most ? nil : instants
  }

  /// SQL for the place of an entry's form among all of them.
  static let numberOfForm =
    "CASE form" + SubmissionForm.allCases.enumerated().map { " WHEN '\($1.rawValue)' THEN \($0)" }.joined() + " END"

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
      "ownStartsAt IS NULL AND startsAt >= ?1 AND startsAt < ?2 AND startsAt + briefing.dayOnly * 43200 <= ?3",
      "ownStartsAt >= ?1 AND ownStartsAt < ?2 AND ownStartsAt + ownDayOnly * 43200 <= ?3",
    ]
    // What is so now each recipient's row has; only what is asked of another day costs the look at entries and their numbers.
    let isNow = last == nil && registered == nil && states.isEmpty
    // An entry that takes another one back is the last word of a pair at most once, and it is read only where there is one.
    let (then, unrecorded) =
      isNow
      ? ("", "NOT isRecorded")
      : (
        """
        LEFT JOIN ledger AS entry
          ON entry.briefingID = briefing.id AND entry.recipientID = pair.recipientID AND entry.seq <= ?4
        LEFT JOIN ledger AS later ON later.supersedes = entry.seq AND later.seq <= ?4
        """,
        """
        (entry.seq IS NULL OR later.withdrawn AND NOT EXISTS (SELECT 1 FROM ledger AS last
          WHERE last.briefingID = briefing.id AND last.recipientID = pair.recipientID AND last.seq > later.seq
            AND last.seq <= ?4))
        AND registeredAt < ?5 AND briefing.id NOT IN (SELECT value FROM json_each(?6))
        """
      )
    let selects = heard.map {
      """
      SELECT pair.recipientID, briefing.unitID, count(*)
      FROM briefing JOIN briefingRecipient AS pair ON pair.briefingID = briefing.id \(then)
      WHERE \($0) AND cancelledAt IS NULL AND \(unrecorded)
      GROUP BY 1, 2
      """
    }
    var arguments: StatementArguments = [instants.lowerBound, instants.upperBound, now]
    if !isNow {
      arguments += [
        last?.rawValue ?? .max, registered?.seconds ?? .max,
        "[\(states.map { "\($0.briefing)" }.joined(separator: ","))]",
      ]
    }
    let rows = try Row.fetchAll(
      database.cachedStatement(sql: selects.joined(separator: " UNION ALL ")), arguments: arguments)
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

  /// Whether an entry is in force.
  func hasEntry(
    _ briefing: Briefing.ID, _ recipient: Recipient.ID, upTo last: LedgerEntry.ID? = nil
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
