public import BriefingDomain
public import BriefingLedger
internal import BriefingStore

/// What a report is about.
public struct ReportRequest: Sendable {
  /// The usual one when `nil`.
  public var period: Period?
  /// The office's base period when `nil`.
  public var base: Period?
  public var measure: Measure
  public var grouping: Grouping
  /// Other groupings whose rows are wanted too.
  public var alsoBy: [Grouping]
  /// Also the months between the base period and the period, and before, for a chart.
  public var withSeries: Bool
  /// Takes projections that no screen showed as unrecorded.
  public var seenOnly: Bool
  /// Counts the month that still runs too.
  public var withRunningMonth: Bool
  /// The report as it was at the end of that day, from what the ledger and the settings said then.
  public var asOf: Day?

  /// The raw values are part of the command line.
  public enum Grouping: String, Sendable, Codable, CaseIterable {
    case recipient, unit, bureau, floor
  }

  public init(
    period: Period? = nil, base: Period? = nil, measure: Measure = .documents, grouping: Grouping = .recipient,
    alsoBy: [Grouping] = [], withSeries: Bool = false, seenOnly: Bool = false,
    withRunningMonth: Bool = false, asOf: Day? = nil
  ) {
    self.period = period
    self.base = base
    self.measure = measure
    self.grouping = grouping
    self.alsoBy = alsoBy
    self.withSeries = withSeries
    self.seenOnly = seenOnly
    self.withRunningMonth = withRunningMonth
    self.asOf = asOf
  }
}

/// The reduction report (削減レポート) of a period: figures, and all that they were computed from.
public struct ReductionReport: Sendable {
  /// The months that were asked for.
  public let period: Period
  /// Which of them the figures stand on.
  public let months: MonthCoverage
  /// Whether the last month asked for is over in the office's zone.
  public let hasEnded: Bool
  public let base: Period?
  /// Which months of the base period the figures stand on.
  public let baseMonths: MonthCoverage?
  /// Whether projections that no screen showed are taken as unrecorded.
  public let seenOnly: Bool
  public let total: Reduction
  /// The rows by the grouping that was asked for, then by each of the others, none twice.
  public let tables: [Table]
  /// The total beside earlier months.
  public let comparisons: [Comparison]
  /// Month by month, in order; those of the base period and the period, and those between for a chart.
  public let series: [(month: Month, tally: Tally)]
  /// Those of the series of which nobody knows: without an entry, and not said to be without a report.
  public let unknownMonths: Set<Month>
  /// `nil` without a base period or without units that have adopted and units that have not.
  public let rollOut: RollOut?
  /// Submissions of the period on paper, in the order of time; at most `listLimit`.
  public let onPaper: [PaperSubmission]
  /// All submissions of the period on paper by the reason that was given, the most frequent first.
  public let reasons: [PaperReason]
  /// The factors that the office has set, for what the sheets saved stand for.
  public let factors: [SheetFactor]
  /// What printers put out in the months that count, and what their logs say of the submissions; `nil` without logs.
  public internal(set) var printed: PrintedReport?
  /// What the shelves say at the end of the period; `nil` without a stock-take.
  public internal(set) var stock: StockReport?
  /// What moves the figures and has been set: of each setting the change in force.
  public let settings: [SettingChange]
  public let ledgerHead: ChainHead
  /// The end of the chain of settings.
  public let settingsHead: ChainHead
  /// The day whose report this is, where it is not today's.
  public let asOf: Day?
  /// The office's clock when it was computed, or at the end of that day: whose months they are.
  public let clock: OfficeClock

  public struct Row: Sendable {
    /// `nil` for submissions whose unit has no bureau or floor set.
    public let name: String?
    public let figures: Reduction
    /// Of each month of the period that counts, in order.
    public var months: [Tally] = []
  }

  public struct Table: Sendable {
    public let grouping: ReportRequest.Grouping
    public let rows: [Row]
  }

  public static let listLimit = 500

  public var grouping: ReportRequest.Grouping { tables[0].grouping }
  public var computedAt: Instant { clock.now }
  /// By the grouping that was asked for.
  public var rows: [Row] { tables[0].rows }
}

extension Visit {
  /// Computes the reduction report of a period from the ledger.
  ///
  /// - Throws: `LibraryError.periodToCome`, `.dayToCome`, `StoreError`.
  public func report(_ request: ReportRequest) async throws -> ReductionReport {
    try await read(as: .figures) { reader in
      guard let day = request.asOf else { return try report(request, upTo: Knowledge(), reader) }
      guard day <= clock.today else { throw LibraryError.dayToCome(day) }
      // The day ended by the clocks of then: the office may have been in another zone.
      let byNow = clock.instants(from: day, through: day).upperBound
      let zone = try OfficeClock(
        now: clock.now, reader, upTo: SettingEntry.ID(reader.settingsHead(before: byNow).number))
      let end = zone.instants(from: day, through: day).upperBound
      let known = try Knowledge(before: end, reader)
      let then = try OfficeClock(now: min(clock.now, end.advanced(by: -1)), reader, upTo: known.lastSetting)
      return try Visit(library, person, then).report(request, upTo: known, reader)
    }
  }

  func report(
    _ request: ReportRequest, upTo known: Knowledge, _ reader: StoreReader
  ) throws -> ReductionReport { try reading(request, upTo: known, reader).report }

  /// - Parameter more: further months of a period of which the sums are wanted beside the report's.
  func reading(
    _ request: ReportRequest, upTo known: Knowledge, also more: (ReportBasis, Period) -> [Month] = { _, _ in [] },
    _ reader: StoreReader
  ) throws -> ReportReading {
    let basis = try ReportBasis(clock, upTo: known, reader)
    let plan = try ReportPlan(request, basis.settings, clock, also: { more(basis, $0) })
    let cells = try Cells(
      of: plan.read, period: plan.period, base: plan.base, seenOnly: request.seenOnly, clock: clock, upTo: known,
      library.monthSums, reader)
    var report = try ReductionReport(request, plan, cells, basis) { ranges in
      try reader.paperSubmissions(
        within: ranges, limit: ReductionReport.listLimit, late: try reader.latePages(upTo: known.lastSetting),
        upTo: known.lastEntry)
    }
    report.stock = try StockBook(reader, upTo: known.lastSetting).report(at: report.period, clock)
    report.printed = try PrintedReport(of: report.months.counted, reader, clock, upTo: known)
    return ReportReading(report: report, basis: basis, cells: cells)
  }
}

/// A report, and what it was computed from.
struct ReportReading {
  let report: ReductionReport
  let basis: ReportBasis
  let cells: Cells
}
