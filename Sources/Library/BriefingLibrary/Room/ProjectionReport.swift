public import BriefingDomain
public import BriefingLedger
internal import BriefingStore

/// What was shown of a briefing in a room: the record, and the entries that it is the evidence of.
public struct ProjectionReport: Sendable {
  public let projection: ProjectionRun
  /// What it was called then.
  public let room: String
  public let present: [Recipient]
  public let lines: [ShownPage]
  /// Numbers of entries in the ledger.
  public let entries: [LedgerEntry.ID]
}
