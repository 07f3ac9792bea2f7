/// A submission of which nobody has recorded how it went, and whose time has passed (未確認).
public struct WaitingSubmission: Sendable {
  /// As this recipient has heard it.
  public let briefing: Briefing
  public let recipient: Recipient
  /// Whether a room's record shows that it was projected to this recipient, which no entry says.
  public let wasProjected: Bool

  public init(briefing: Briefing, recipient: Recipient, wasProjected: Bool) {
    self.briefing = briefing
    self.recipient = recipient
    self.wasProjected = wasProjected
  }

  public var key: SubmissionKey { SubmissionKey(briefing: briefing.id, recipient: recipient.id) }

  /// Where it stands in a list by time.
  public var place: Place { Place(instant: briefing.moment.instant, key: key) }

  /// What it is likely to be recorded as: what a record proves, or else what was planned.
  public var proposal: SubmissionForm? { wasProjected ? .projected : briefing.plannedForm }

  public struct Place: Hashable, Sendable {
    public let instant: Instant
    public let key: SubmissionKey

    public init(instant: Instant, key: SubmissionKey) {
      self.instant = instant
      self.key = key
    }
  }
}

/// A briefing and one of its recipients, under the number that it was registered for.
public struct SubmissionKey: Hashable, Sendable {
  public let briefing: Briefing.ID
  public let recipient: Recipient.ID

  public init(briefing: Briefing.ID, recipient: Recipient.ID) {
    self.briefing = briefing
    self.recipient = recipient
  }
}

extension SubmissionKey: LosslessStringConvertible {
  /// `12-3`.
  public var description: String { "\(briefing)-\(recipient)" }

  public init?(_ description: String) {
    let parts = description.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let briefing = Briefing.ID(String(parts[0])),
      let recipient = Recipient.ID(String(parts[1]))
    else { return nil }
    self.init(briefing: briefing, recipient: recipient)
  }
}

extension WaitingSubmission.Place: LosslessStringConvertible {
  /// `1795575600.12-3`.
  public var description: String { "\(instant.seconds).\(key)" }

  public init?(_ description: String) {
    let parts = description.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let seconds = Int64(parts[0]), let key = SubmissionKey(String(parts[1])) else { return nil }
    self.init(instant: Instant(seconds: seconds), key: key)
  }
}
