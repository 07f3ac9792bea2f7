/// What print logs say of a submission.
public struct PrintVerdict: Hashable, Sendable {
  /// The raw values are part of the JSON contract.
  public enum Outcome: String, Sendable, Codable, CaseIterable {
    /// 裏付けあり
    case confirmed
    /// 食い違い
    case contradicted
    /// 判定できない
    case cannotSay
  }

  /// Why. The raw values are part of the JSON contract.
  public enum Reason: String, Sendable, Codable, CaseIterable {
    /// A job is it.
    case printed
    /// Several jobs are it.
    case printedInParts
    /// One job is the copies of all recipients of the briefing.
    case printedForAll
    /// Declared without paper, and no job of a unit whose printers are all in the logs can be it.
    case nothingPrinted

    /// Declared without paper, and a job of that many pages has its title.
    case printedByTitle
    /// Declared without paper, and there is a job of so many sides as are not printed by chance.
    case printedBySize
    /// Declared on paper, and no job of a unit whose printers are all in the logs can be it.
    case notPrinted

    /// The ledger does not say how many pages it has.
    case noPages
    /// A count of one or two pages proves nothing.
    case fewPages
    /// Who was to print has until the day after.
    case stillOpen
    /// No printer of the unit is known.
    case noPrinter
    /// No log covers a day of it.
    case noCoverage
    /// Jobs may lie in logs that are not there.
    case partCoverage
    /// There is such a job, and such jobs are common.
    case common
    /// There is such a job, and it may be that of another briefing.
    case severalFit
    /// The paper may be that of another recipient.
    case paperForAnother
    /// The logs cover everything, and nothing in them is it or rules it out.
    case nothingFits
  }

  /// A job that it stands on.
  public struct Job: Hashable, Sendable {
    public let printer: Printer.ID
    public let endedAt: Instant
    /// 0 where the log does not say it.
    public let sides, copies, sheets: Int
    public let hasTitle: Bool

    init(_ job: StoredPrint, hasTitle: Bool) {
      (printer, endedAt, self.hasTitle) = (job.printer, job.endedAt, hasTitle)
      (sides, copies, sheets) = (job.sides, job.copies, job.sheets)
    }
  }

  public let outcome: Outcome
  public let reason: Reason
  public var jobs: [Job]
  /// How many copies those jobs are.
  public let copies: Int
  /// How much of the printers that the unit has the logs cover, in the days that count.
  public let coverage: PrintCoverage
  /// How many such jobs would be there by chance; `nil` where nothing depends on it.
  public let coincidences: Double?

  init(
    _ outcome: Outcome, _ reason: Reason, jobs: [Job] = [], copies: Int = 0, coverage: PrintCoverage,
    coincidences: Double? = nil
  ) {
    self.outcome = outcome
    self.reason = reason
    self.jobs = jobs
    self.copies = copies
    self.coverage = coverage
    self.coincidences = coincidences
  }
}

/// What somebody says of an entry that print logs speak against.
public struct PrintExplanation: Hashable, Sendable {
  public let reason: String
  public let saidAt: Instant
  public let saidBy: String

  public init(reason: String, saidAt: Instant, saidBy: String) {
    self.reason = reason
    self.saidAt = saidAt
    self.saidBy = saidBy
  }
}

/// A submission as print logs are asked about it.
public struct CheckedSubmission: Hashable, Sendable {
  /// Of the ledger.
  public let entry: Int64
  public let briefing: Briefing.ID
  public let recipient: Recipient.ID
  /// As it is counted now.
  public let unit: OfficeUnit.ID
  /// Of the office's calendar.
  public let day: Int
  /// With the pages that became known later.
  public let handout: Handout
  /// How many materials the briefing has; 0 where none is registered.
  public let parts: Int
  /// Its title and the names of its files, folded.
  public let texts: [[UInt8]]
  /// The days in which its paper would have been printed.
  public let window: ClosedRange<Int>

  public init(
    entry: Int64, briefing: Briefing.ID, recipient: Recipient.ID, unit: OfficeUnit.ID, day: Int, handout: Handout,
    parts: Int = 0, texts: [[UInt8]] = []
  ) {
    self.entry = entry
    self.briefing = briefing
    self.recipient = recipient
    self.unit = unit
    self.day = day
    self.handout = handout
    self.parts = parts
    self.texts = texts
    window = Self.window(around: day...day)
  }

  /// Paper for a briefing is printed once its materials are there, which is in the week before; and what was asked for there
  /// is handed over the day after at the latest. Days are those from Monday to Friday.
  public static let workdaysBefore = 5
  public static let workdaysAfter = 1

  /// The days of the windows of some days.
  public static func window(around days: ClosedRange<Int>) -> ClosedRange<Int> {
    Workday.day(workdaysBefore, before: days.lowerBound)...Workday.day(-workdaysAfter, before: days.upperBound)
  }
}
