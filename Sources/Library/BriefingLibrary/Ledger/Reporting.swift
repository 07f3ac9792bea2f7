public import BriefingDomain
public import BriefingLedger
internal import BriefingStore
internal import JapaneseText

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

  private func report(
    _ request: ReportRequest, upTo known: Knowledge, _ reader: StoreReader
  ) throws -> ReductionReport {
    let settings = try settings(reader, upTo: known.lastSetting)
    let period = request.period ?? clock.usualPeriod
    let base = request.base ?? settings.base
    let now = clock.today.inMonth
    // A year that runs is measured as far as it has come; other months to come were not meant.
    guard period.from <= now, period.through <= now || period.isYear else { throw LibraryError.periodToCome(period) }
    if let base, base.through > now { throw LibraryError.periodToCome(base) }
    let shown = months(period, base, withSeries: request.withSeries).filter { $0 <= now }
    let earlier = Comparison.spans(before: period)
    let cells = try Cells(
      of: Set(shown + earlier.flatMap(\.period.months)).filter { $0 <= now }.sorted(), period: period, base: base,
      seenOnly: request.seenOnly, clock: clock, upTo: known, library.monthSums, reader)
    func isKnown(_ month: Month) -> Bool { cells.hasEntry(month) || settings.monthsWithoutReport.contains(month) }
    func coverage(_ period: Period, countsRunning: Bool) -> MonthCoverage {
      MonthCoverage(
        of: period, now: now, logFrom: settings.logFrom, countsRunning: countsRunning, isKnown: isKnown)
    }
    let months = coverage(period, countsRunning: request.withRunningMonth)
    let baseMonths = base.map { coverage($0, countsRunning: false) }
    let spans = Spans(period: Set(months.counted), base: Set(baseMonths?.counted ?? []))
    func figures(_ sums: PeriodSums) -> Reduction {
      Reduction(
        measure: request.measure, period: sums.period, months: spans.period.count, isRunning: months.countsRunning,
        base: spans.base.isEmpty ? nil : Reduction.BaseTally(tally: sums.base, months: spans.base.count),
        goal: settings.goal)
    }

    let places = try reader.unitPlaces(upTo: known.lastSetting)
    // Of one that was taken away a report of an earlier day may speak.
    let units = try reader.names(of: OfficeUnit.self).map {
      (party: OfficeUnit(id: $0.key, name: $0.value), place: places[$0.key])
    }.sorted { $0.party.id < $1.party.id }
    var tables: [ReductionReport.Table] = []
    for grouping in [request.grouping] + request.alsoBy where !tables.contains(where: { $0.grouping == grouping }) {
      let name = try nameOfCell(grouping, places, reader)
      let rows = cells.sums(spans, by: name).map { name, sums in
        ReductionReport.Row(
          name: name, figures: figures(sums), months: months.counted.map { sums.months[$0] ?? Tally() })
      }
      tables.append(ReductionReport.Table(grouping: grouping, rows: rows.sorted { ReductionReport.order($0, $1) }))
    }
    let comparisons = earlier.map { kind, period in
      let months = coverage(period, countsRunning: false)
      return Comparison(kind: kind, period: period, months: months, tally: cells.sum(of: months.counted))
    }
    let ranges = months.counted.map { clock.instants(of: Period($0)) }
    return ReductionReport(
      period: period, months: months, hasEnded: clock.today > period.through.lastDay, base: base,
      baseMonths: baseMonths, seenOnly: request.seenOnly,
      total: figures(cells.sums(spans, by: { _ in true })[true] ?? PeriodSums()), tables: tables,
      comparisons: comparisons,
      series: cells.byMonth.filter { shown.contains($0.month) }.map {
        ($0.month, $0.cells.reduce(into: Tally()) { $0 += $1.tally })
      },
      unknownMonths: Set(shown.filter { !isKnown($0) }),
      rollOut: base.flatMap { cells.rollOut(units, spans, period: period, base: $0) },
      onPaper: try reader.paperSubmissions(
        within: ranges, limit: ReductionReport.listLimit, late: try reader.latePages(upTo: known.lastSetting),
        upTo: known.lastEntry),
      reasons: cells.reasons(of: months.counted),
      factors: try reader.factors(upTo: known.lastSetting),
      printed: try PrintedReport(of: months.counted, reader, clock, upTo: known),
      settings: try settingsInForce(upTo: known.lastSetting, in: reader),
      ledgerHead: try reader.ledgerHead(before: known.instant),
      settingsHead: try reader.settingsHead(before: known.instant), asOf: request.asOf, clock: clock)
  }

  private func months(_ period: Period, _ base: Period?, withSeries: Bool) -> [Month] {
    guard withSeries else { return Array(Set(period.months + (base?.months ?? []))).sorted() }
    // Three years are what a chart can show; the base period and the period are read in any case.
    let start = min(base?.from ?? period.from, period.from)
    let series = Period(from: start, through: max(base?.through ?? period.through, period.through))?.months ?? []
    return Array(Set(series.suffix(36) + period.months + (base?.months ?? []))).sorted()
  }

  private func nameOfCell(
    _ grouping: ReportRequest.Grouping, _ places: [OfficeUnit.ID: UnitPlace], _ reader: StoreReader
  ) throws -> (TallyCell) -> String? {
    switch grouping {
    case .recipient:
      let names = try reader.names(of: Recipient.self)
      return { names[$0.recipient] }
    case .unit:
      let names = try reader.names(of: OfficeUnit.self)
      return { names[$0.unit] }
    case .bureau:
      let names = oneSpelling(places, \.bureau) { Folding.key($0) }
      return { names[$0.unit] }
    case .floor:
      let names = oneSpelling(places, \.floor) { Floor.key($0) }
      return { names[$0.unit] }
    }
  }

  /// What is written in several ways is one group, called as the unit that was added first writes it.
  private func oneSpelling(
    _ places: [OfficeUnit.ID: UnitPlace], _ part: KeyPath<UnitPlace, String?>, _ key: (String) -> String
  ) -> [OfficeUnit.ID: String] {
    var first: [String: String] = [:]
    var names: [OfficeUnit.ID: String] = [:]
    for (unit, place) in places.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      guard let text = place[keyPath: part] else { continue }
      names[unit] = first[key(text)] ?? text
      first[key(text)] = names[unit]
    }
    return names
  }
}

extension ReductionReport {
  /// Where most paper goes comes first; names decide between equals, so that the order is stable.
  fileprivate static func order(_ a: Row, _ b: Row) -> Bool {
    let (x, y) = (a.figures, b.figures)
    let (most, next) = (x.period.amount(x.measure), y.period.amount(y.measure))
    if most != next { return most > next }
    if x.period.reports != y.period.reports { return x.period.reports > y.period.reports }
    return (a.name ?? "") < (b.name ?? "")
  }
}
