public import BriefingDomain
internal import GRDB

extension StoreReader {
  /// Recipients of the briefings of a range of instants of whom no entry is in force, those of cancelled briefings too, by
  /// briefing and recipient.
  public func waitingRows(within instants: Range<Instant>) throws -> [WaitingRow] {
    let heard = [
      "ownStartsAt IS NULL AND startsAt >= ?1 AND startsAt < ?2", "ownStartsAt >= ?1 AND ownStartsAt < ?2",
    ]
    let selects = heard.map {
      """
      SELECT briefing.id, unitID, recipientID, title, coalesce(ownStartsAt, startsAt),
        CASE WHEN ownStartsAt IS NULL THEN dayOnly ELSE ownDayOnly END, cancelledAt, cancelReason
      FROM briefing JOIN briefingRecipient ON briefingID = briefing.id WHERE \($0) AND NOT isRecorded
      """
    }
    return try Row.fetchAll(
      database, sql: selects.joined(separator: " UNION ALL ") + " ORDER BY 1, 3",
      arguments: [instants.lowerBound, instants.upperBound]
    ).map { row in
      WaitingRow(
        briefing: try row.value(0), unit: try row.value(1), recipient: try row.value(2), title: try row.value(3),
        moment: Moment(instant: try row.value(4), dayOnly: try row.value(5)), cancelledAt: try row.optional(6),
        cancelReason: try row.optional(7))
    }
  }
}
