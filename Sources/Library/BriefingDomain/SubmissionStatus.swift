/// How one briefing reached one recipient, or that nobody has said yet.
public struct SubmissionStatus: Sendable {
  public let briefing: Briefing
  public let recipient: String
  /// `nil` while the ledger has no entry.
  public let handout: Handout?
  public let evidence: Evidence?
  public let reason: String?

  public init(
    briefing: Briefing, recipient: String, handout: Handout?, evidence: Evidence?, reason: String?
  ) {
    self.briefing = briefing
    self.recipient = recipient
    self.handout = handout
    self.evidence = evidence
    self.reason = reason
  }
}

/// A submission that went on paper.
public struct PaperSubmission: Sendable {
  public let briefing: Briefing.ID
  public let title: String
  public let unit: String
  public let recipient: String
  public let moment: Moment
  public let handout: Handout
  public let reason: String?

  public init(
    briefing: Briefing.ID, title: String, unit: String, recipient: String, moment: Moment, handout: Handout,
    reason: String?
  ) {
    self.briefing = briefing
    self.title = title
    self.unit = unit
    self.recipient = recipient
    self.moment = moment
    self.handout = handout
    self.reason = reason
  }
}

/// How many submissions went on paper for one reason.
public struct PaperReason: Hashable, Sendable {
  /// `nil` where none was given.
  public let reason: String?
  public let count: Int

  public init(
    reason: String?, count: Int
  ) {
    self.reason = reason
    self.count = count
  }
}
