public import BriefingDomain

/// One entry of the ledger (提出台帳): how one briefing reached one recipient, or a correction of that.
public struct LedgerEntry: Hashable, Sendable {
  public typealias ID = Identifier<LedgerEntry>

  /// From 1, without gaps, in the order of recording.
  public let number: ID
  public let content: Content
  /// What of it the hash covers; see ``LedgerChain``.
  public let hashForm: Int
  public let previousHash: ContentHash
  public let hash: ContentHash
  /// The pages of a copy that became known after it was recorded; no part of what is hashed.
  public var latePages: PaperPages?

  public init(number: ID, content: Content, hashForm: Int, previousHash: ContentHash, hash: ContentHash) {
    self.number = number
    self.content = content
    self.hashForm = hashForm
    self.previousHash = previousHash
    self.hash = hash
  }

  /// What is counted of it, for those who are not told what a confidential briefing is about.
  public var withheld: LedgerEntry {
    LedgerEntry(
      number: number,
      content: Content(
        briefing: content.briefing, recipient: content.recipient, unit: content.unit, title: Briefing.withheldTitle,
        moment: content.moment, handout: content.handout, evidence: content.evidence, reason: nil,
        supersedes: content.supersedes, recordedAt: content.recordedAt, recordedBy: content.recordedBy,
        isWithdrawal: content.isWithdrawal),
      hashForm: hashForm, previousHash: previousHash, hash: hash)
  }

  /// Everything that the hash covers beside the number and the hash before.
  public struct Content: Hashable, Sendable {
    public let briefing: Briefing.ID
    public let recipient: Recipient
    public let unit: OfficeUnit
    public let title: String
    public let moment: Moment
    public let handout: Handout
    public let evidence: Evidence
    /// Why paper. Entries of form 1 may say why they correct another one here.
    public let reason: String?
    /// The number of the entry that this one corrects.
    public let supersedes: LedgerEntry.ID?
    public let recordedAt: Instant
    public let recordedBy: String
    /// Why it corrects or takes back another one.
    public let correction: String?
    /// Whether it takes back the one that it supersedes: it repeats what that said and counts in no figure.
    public let isWithdrawal: Bool

    public init(
      briefing: Briefing.ID, recipient: Recipient, unit: OfficeUnit, title: String, moment: Moment, handout: Handout,
      evidence: Evidence, reason: String?, supersedes: LedgerEntry.ID?, recordedAt: Instant, recordedBy: String,
      correction: String? = nil, isWithdrawal: Bool = false
    ) {
      self.briefing = briefing
      self.recipient = recipient
      self.unit = unit
      self.title = title
      self.moment = moment
      self.handout = handout
      self.evidence = evidence
      self.reason = reason
      self.supersedes = supersedes
      self.recordedAt = recordedAt
      self.recordedBy = recordedBy
      self.correction = correction
      self.isWithdrawal = isWithdrawal
    }
  }
}
