public import BriefingDomain
public import BriefingLedger

/// How a table of submissions is to be taken.
public struct ImportOptions: Sendable {
  /// Which sheet of a workbook it is; else the first that is not hidden and has a heading.
  public var sheet: String?
  /// What the table calls columns, such as `所属=所管課`.
  public var columns: [String]
  /// Headings of columns that are of no use, where utsusu would ask.
  public var unusedColumns: [String]
  /// In which days without a year lie; at most 12 months.
  public var year: Period?
  /// Recipients that may be added, by their names.
  public var newRecipients: [String]
  /// Units that are meant although they look like others, by their names.
  public var newUnits: [String]
  /// All units that look like others are meant.
  public var takesAllUnits: Bool
  /// Rows that say what the ledger says already are passed over.
  public var skipsKnown: Bool
  /// What becomes of rows that say of what is known what no entry ever said; but for ``DifferingRows/asked``, rows that say
  /// the same are passed over too.
  public var differing: DifferingRows
  /// Nothing is written.
  public var isTrial: Bool

  public init(
    sheet: String? = nil, columns: [String] = [], unusedColumns: [String] = [], year: Period? = nil,
    newRecipients: [String] = [], newUnits: [String] = [],
    takesAllUnits: Bool = false, skipsKnown: Bool = false, differing: DifferingRows = .asked,
    isTrial: Bool = false
  ) {
    self.sheet = sheet
    self.columns = columns
    self.unusedColumns = unusedColumns
    self.year = year
    self.newRecipients = newRecipients
    self.newUnits = newUnits
    self.takesAllUnits = takesAllUnits
    self.skipsKnown = skipsKnown
    self.differing = differing
    self.isTrial = isTrial
  }

  var passesKnown: Bool { skipsKnown || differing != .asked }
}

/// What an import brought, or would bring. Names and order of the members are part of the JSON contract.
public struct ImportReceipt: Codable, Sendable {
  /// Rows of the table that were taken.
  public let rows: Int
  /// Briefings that were made for rows without one.
  public let briefings: Int
  public let newUnits: [String]
  public let newRecipients: [String]
  /// Columns of the table that utsusu has no use for.
  public let ignoredColumns: [String]
  /// Nothing was written.
  public let dryRun: Bool
  /// Entries of the ledger: one for each recipient of a row.
  public let entries: Int
  /// Entries that the ledger has already.
  public let known: Int
  public let columns: [Column]
  public let months: [MonthSum]
  public let newNames: [NewName]
  public let leftOut: [LeftOut]
  /// Cells that were taken from the row above.
  public let repeated: Int
  /// The sheet of a workbook that was read.
  public let sheet: String?
  /// Sheets that were not read, though they have a heading too.
  public let otherSheets: [String]
  public let withdrawn: [Withdrawn]
  public let nearTitles: [NearTitle]
  /// What was taken where the table does not say it.
  public let assumed: [Assumed]
  /// Rows whose copies count for each of several recipients.
  public let copiesForEach: Int
  /// Rows whose copies stand in the columns of the recipients.
  public let copiesByRecipient: Int
  /// Rows of what is known that say something else than the entry in force.
  public let differing: [RowDifference]

  public struct Assumed: Codable, Sendable {
    public let column: String
    public let value: String
    public let rows: Int
  }

  /// Which column of the table was taken for what.
  public struct Column: Codable, Sendable {
    public let column: String
    public let heading: String

    public var japanese: String { LedgerColumn(rawValue: column)?.japanese ?? column }
  }

  public struct MonthSum: Codable, Sendable {
    public let month: String
    public let entries: Int
    public let documents: Int
  }

  /// A unit or a recipient that was not known, with known ones that look like it, and new ones of the table that do.
  public struct NewName: Codable, Sendable {
    public let kind: String
    public let name: String
    public let near: [String]
    public let nearInTable: [String]
  }

  /// A row that is no submission.
  public struct LeftOut: Codable, Sendable {
    public let line: Int
    public let text: String
    public let why: Reason
  }

  /// A row of which a person has withdrawn what the ledger said.
  public struct Withdrawn: Codable, Sendable {
    public let line: Int
    public let title: String
    public let recipient: String
    /// The one that takes back what was recorded before.
    public let entry: LedgerEntry.ID
    public let reason: String
    /// Whether it is recorded again; else it was passed over.
    public let recorded: Bool
  }

  /// A row that made a briefing although its unit has others of that day that look like it.
  public struct NearTitle: Codable, Sendable {
    public let line: Int
    public let title: String
    public let near: [String]
  }

  public enum Reason: String, Codable, Sendable { case total, note, heading }
}
