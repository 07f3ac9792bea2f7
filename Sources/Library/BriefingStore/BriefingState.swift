public import BriefingDomain
internal import GRDB
internal import JapaneseText

/// Everything of a briefing that can be amended, as it was at one time. Names of the members lie in the database.
public struct BriefingState: Codable, Hashable, Sendable {
  public let briefing: Briefing.ID
  public let title: String
  public let unit: OfficeUnit.ID
  public let presenter: String?
  public let startsAt: Int64
  public let dayOnly: Bool
  public let room: String?
  public let cancelledAt: Int64?
  public let cancelReason: String?
  public let recipients: [Recipient.ID]
  public let endsAt: Int64?
  public let plannedForm: SubmissionForm?
  /// Of recipients who hear it at another time or in another room; no act of before has any.
  public let own: [Own]?
  /// `nil` in acts of before there was such a mark.
  public let isConfidential: Bool?
  public let expiresAt: Int64?
  public let expiresBy: String?
  public let retention: Retention?

  public struct Own: Codable, Hashable, Sendable {
    public let recipient: Recipient.ID
    public let startsAt: Int64?
    public let dayOnly: Bool?
    public let room: String?
  }
}

extension BriefingState {
  /// Whether its time for a recipient lay in a range and has passed by `now`, and it was not cancelled.
  func waits(for recipient: Recipient.ID, within instants: Range<Instant>, by now: Instant) -> Bool {
    let own = own?.first { $0.recipient == recipient }
    let moment = Moment(instant: Instant(seconds: own?.startsAt ?? startsAt), dayOnly: own?.dayOnly ?? dayOnly)
    return instants.contains(moment.instant) && moment.passesAt <= now && cancelledAt == nil
  }
}

extension StoreReader {
  public func state(of briefing: Briefing.ID) throws -> BriefingState? {
    let recipients = try recipients(of: briefing).map(\.id)
    let own = try Row.fetchAll(
      database,
      sql: """
        SELECT recipientID, ownStartsAt, ownDayOnly, ownRoom FROM briefingRecipient
        WHERE briefingID = ? AND (ownStartsAt IS NOT NULL OR ownRoom IS NOT NULL) ORDER BY recipientID
        """, arguments: [briefing]
    ).map {
      BriefingState.Own(
        recipient: try $0.value(0), startsAt: try $0.optional(1), dayOnly: try $0.optional(2), room: try $0.optional(3))
    }
    return try Row.fetchOne(
      database,
      sql: """
        SELECT title, unitID, presenter, startsAt, dayOnly, room, cancelledAt, cancelReason,
          endsAt, plannedForm, confidential,
          expiresAt, expiresBy, retention
        FROM briefing WHERE id = ?
        """, arguments: [briefing]
    ).map { row in
      BriefingState(
        briefing: briefing, title: try row.value(0), unit: try row.value(1), presenter: try row.optional(2),
        startsAt: try row.value(3), dayOnly: try row.value(4), room: try row.optional(5),
        cancelledAt: try row.optional(6), cancelReason: try row.optional(7),
        recipients: recipients, endsAt: try row.optional(8), plannedForm: try row.optionalChoice(9), own: own,
        isConfidential: try row.value(10), expiresAt: try row.optional(11), expiresBy: try row.optional(12),
        retention: try row.optionalChoice(13))
    }
  }

  public func isRegistered(_ briefing: Briefing.ID, before instant: Instant) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT registeredAt < ? FROM briefing WHERE id = ?", arguments: [instant, briefing]) ?? false
  }
}

extension StoreWriter {
  /// Makes a briefing what it was.
  public func restore(_ state: BriefingState) throws {
    try database.execute(
      sql: """
        UPDATE briefing SET title = ?1, foldedTitle = ?2, unitID = ?3, presenter = ?4, startsAt = ?5, dayOnly = ?6,
          room = ?7, cancelledAt = ?8, cancelReason = ?9, endsAt = ?10, plannedForm = ?11,
          confidential = coalesce(?12, confidential),
          expiresAt = CASE WHEN ?12 IS NULL THEN expiresAt ELSE ?13 END,
          expiresBy = CASE WHEN ?12 IS NULL THEN expiresBy ELSE ?14 END,
          retention = CASE WHEN ?12 IS NULL THEN retention ELSE ?15 END
        WHERE id = ?16
        """,
      arguments: [
        state.title, Folding.key(state.title), state.unit, state.presenter, state.startsAt, state.dayOnly,
        state.room, state.cancelledAt, state.cancelReason, state.endsAt,
        state.plannedForm?.rawValue, state.isConfidential, state.expiresAt, state.expiresBy,
        state.retention?.rawValue, state.briefing,
      ])
    try database.execute(
      sql: "DELETE FROM briefingRecipient WHERE briefingID = ?", arguments: [state.briefing])
    for recipient in state.recipients {
      try database.execute(
        sql: "INSERT INTO briefingRecipient (briefingID, recipientID) VALUES (?, ?)",
        arguments: [state.briefing, recipient])
    }
    for own in state.own ?? [] {
      try database.execute(
        sql: """
          UPDATE briefingRecipient SET ownStartsAt = ?, ownDayOnly = ?, ownRoom = ?
          WHERE briefingID = ? AND recipientID = ?
          """, arguments: [own.startsAt, own.dayOnly, own.room, state.briefing, own.recipient])
    }
    try nameEachOnce(state.briefing)
  }

  /// Takes a recipient from a briefing.
  public func unaddress(_ briefing: Briefing.ID, _ recipient: Recipient) throws {
    try database.execute(
      sql: "DELETE FROM briefingRecipient WHERE briefingID = ? AND recipientID = ?",
      arguments: [briefing, recipient.id])
  }
}
