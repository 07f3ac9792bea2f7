/// A recipient of a briefing of whom no entry of the ledger is in force: unrecorded once its time has passed, unless the
/// briefing was cancelled.
public struct WaitingRow: Hashable, Sendable {
  public let briefing: Briefing.ID
  public let unit: OfficeUnit.ID
  public let recipient: Recipient.ID
  public let title: String
  /// When this recipient hears it.
  public let moment: Moment
  public let cancelledAt: Instant?
  public let cancelReason: String?

  public init(
    briefing: Briefing.ID, unit: OfficeUnit.ID, recipient: Recipient.ID, title: String, moment: Moment,
    cancelledAt: Instant?, cancelReason: String?
  ) {
    self.briefing = briefing
    self.unit = unit
    self.recipient = recipient
    self.title = title
    self.moment = moment
    self.cancelledAt = cancelledAt
    self.cancelReason = cancelReason
  }
}
