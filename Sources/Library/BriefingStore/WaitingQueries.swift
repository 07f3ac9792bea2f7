public import BriefingDomain
internal import GRDB

extension StoreReader {
  /// Submissions whose time lies within a range and has passed, without an entry, the oldest first.
  ///
  /// - Parameters:
  ///   - recipient: everybody's when `nil`.
  ///   - unit: every unit's when `nil`.
  ///   - place: only those behind it.
  public func waiting(
    within instants: Range<Instant>, by now: Instant, recipient: Recipient.ID? = nil, unit: OfficeUnit.ID? = nil,
    after place: WaitingSubmission.Place? = nil, limit: Int
  ) throws -> [WaitingSubmission] {
    // Apart, so that each has its index: those of the briefing's time, and those of their own. Of all times what waits has
    // one: the time is then read of those few.
    let start = instants.lowerBound == .earliest ? "+startsAt" : "startsAt"
    let heard = [
      "ownStartsAt IS NULL AND \(start) >= ?1 AND \(start) < ?2", "ownStartsAt >= ?1 AND ownStartsAt < ?2",
    ]
    let selects = heard.map {
      """
      SELECT \(Briefing.columnsAsHeard), recipient.name, recipient.id
      FROM briefing
      JOIN unit ON unit.id = briefing.unitID
      JOIN briefingRecipient ON briefingRecipient.briefingID = briefing.id
      JOIN recipient ON recipient.id = briefingRecipient.recipientID
      WHERE \($0) AND \(reach.ofSubmissions) AND cancelledAt IS NULL AND NOT (\(reach.ofWithheld))
        AND coalesce(ownStartsAt, startsAt) + coalesce(ownDayOnly, briefing.dayOnly) * 43200 <= ?3
        AND (?4 IS NULL OR recipient.id IN (SELECT value FROM json_each(?4)))
        AND (?5 IS NULL OR unit.id IN (SELECT value FROM json_each(?5)))
        AND (?6 IS NULL OR (coalesce(ownStartsAt, startsAt), briefing.id, recipient.id) > (?6, ?7, ?8))
        AND NOT isRecorded
      """
    }
    let rows = try Row.fetchAll(
      database, sql: selects.joined(separator: " UNION ALL ") + " ORDER BY 6, 1, 17 LIMIT ?9",
      arguments: [
        instants.lowerBound, instants.upperBound, now, try recipient.map { try list(group(of: $0)) },
        try unit.map { try list(group(of: $0)) }, place?.instant, place?.key.briefing, place?.key.recipient,
        limit,
      ])
    let merged = try namesOfMergedRecipients()
    let found = try rows.map { row in
      let id: Recipient.ID = try row.value(16)
      return (briefing: try Briefing(row), recipient: Recipient(id: id, name: try merged[id] ?? row.value(15)))
    }
    let projected = try projected(Set(found.map(\.briefing.id)))
    return found.map { briefing, recipient in
      let key = SubmissionKey(briefing: briefing.id, recipient: recipient.id)
      return WaitingSubmission(briefing: briefing, recipient: recipient, wasProjected: projected.contains(key))
    }
  }

  /// Why paper, by the newest entries; the most frequent first.
  public func latestPaperReasons(limit: Int) throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT reason FROM ledger
        JOIN briefing ON briefing.id = ledger.briefingID JOIN recipient ON recipient.id = ledger.recipientID
        WHERE seq > (SELECT max(seq) FROM ledger) - 2000 AND form IN ('paper', 'both') AND reason IS NOT NULL
          AND \(reach.ofSubmissions) AND NOT (\(reach.ofWithheld))
        GROUP BY reason ORDER BY count(*) DESC, reason LIMIT ?
        """, arguments: [limit])
  }

  /// Recipients of briefings that were shown by the record of a room, where nobody has said that they were not there, and no
  /// entry says it, be it one that was withdrawn: such as one who became a recipient afterwards.
  private func projected(_ briefings: Set<Briefing.ID>) throws -> Set<SubmissionKey> {
    Set(
      try Row.fetchAll(
        database,
        sql: """
          SELECT projection.briefingID, briefingRecipient.recipientID FROM projection
          JOIN briefingRecipient ON briefingRecipient.briefingID = projection.briefingID
          WHERE projection.briefingID IN (SELECT value FROM json_each(?)) AND endedAt IS NOT NULL
            AND EXISTS (
              SELECT 1 FROM shown WHERE shown.projectionID = projection.id AND NOT borrowed AND until > "from")
            AND (presence = 'assumed' OR EXISTS (
              SELECT 1 FROM projectionPresent AS present
              WHERE present.projectionID = projection.id AND present.recipientID = briefingRecipient.recipientID))
            AND NOT EXISTS (
              SELECT 1 FROM projectionEntry JOIN ledger ON ledger.seq = projectionEntry.seq
              WHERE projectionEntry.projectionID = projection.id
                AND ledger.recipientID = briefingRecipient.recipientID)
          """, arguments: [list(briefings)]
      ).map { SubmissionKey(briefing: try $0.value(0), recipient: try $0.value(1)) })
  }
}
