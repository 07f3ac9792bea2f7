public import BriefingDomain
public import BriefingLedger

/// A row of a table whose entry in the ledger says something else. Names and order of the members are part of the JSON
/// contract.
public struct RowDifference: Codable, Equatable, Sendable {
  public let line: Int
  public let briefing: Briefing.ID
  public let title: String
  public let recipient: String
  /// What the row says.
  public let row: Words
  /// The entry in force.
  public let entry: LedgerEntry.ID
  /// What it says.
  public let ledger: Words
  public let recordedAt: String
  public let recordedBy: String
  public internal(set) var outcome: Outcome

  public struct Words: Codable, Equatable, Sendable {
    public let form: SubmissionForm
    /// `nil` where the table has no column for it.
    public let copies: Int?
    /// `nil` where nobody says them.
    public let pages: Int?
    /// `nil` where the table has no column for it.
    public let duplex: Bool?
    public let reason: String?
  }

  public enum Outcome: String, Codable, Sendable {
    /// An entry before said what the row says: the ledger was corrected since, and stays.
    case newer
    /// No entry ever said it, and nobody has decided.
    case open
    /// No entry ever said it; the ledger stays, as was asked for.
    case kept
    /// No entry ever said it; the row corrects the ledger, as was asked for.
    case corrected
  }
}

/// What becomes of rows that say of a known submission what no entry ever said.
public enum DifferingRows: Sendable {
  /// They are faults of the table.
  case asked
  /// They are passed over.
  case keepLedger
  /// They correct the ledger.
  case correctLedger
}
