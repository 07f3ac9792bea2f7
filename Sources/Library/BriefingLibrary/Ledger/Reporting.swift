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

  /// The raw values are part of the command line.
  public enum Grouping: String, Sendable, Codable, CaseIterable {
    case recipient, unit, bureau, floor
  }

  public init(
    period: Period? = nil, base: Period? = nil, measure: Measure = .documents, grouping: Grouping = .recipient,
    alsoBy: [Grouping] = [], withSeries: Bool = false, seenOnly: Bool = false
  ) {
    self.period = period
    self.base = base
    self.measure = measure
    self.grouping = grouping
    self.alsoBy = alsoBy
    self.withSeries = withSeries
    self.seenOnly = seenOnly
  }
}

/// The reduction report (削減レポート) of a period: figures, and all that they were computed from.
public struct ReductionReport: Sendable {
  /// The months that were measured: of a running period those that have begun.
  public let period: Period
  /// The months that were asked for.
  public let requested: Period
  /// Whether the last month asked for is over in the office's zone.
  public let hasEnded: Bool
  public let base: Period?
  /// Whether projections that no screen showed are taken as unrecorded.
  public let seenOnly: Bool
  public let total: Reduction
  /// The rows by the grouping that was asked for, then by each of the others, none twice.
  public let tables: [Table]
  /// Month by month, in order; those of the base period and the period, and those between for a chart.
  public let series: [(month: Month, tally: Tally)]
  /// `nil` without a base period or without units that have adopted and units that have not.
  public let rollOut: RollOut?
  /// Submissions of the period on paper, in the order of time; at most `listLimit`.
  public let onPaper: [PaperSubmission]
  /// All submissions of the period on paper by the reason that was given, the most frequent first.
  public let reasons: [PaperReason]
  /// The factors that the office has set, for what the sheets saved stand for.
  public let factors: [SheetFactor]
  public let ledgerHead: ChainHead
  public let computedAt: Instant

  public struct Row: Sendable {
    /// `nil` for submissions whose unit has no bureau or floor set.
    public let name: String?
    public let figures: Reduction
  }

  public struct Table: Sendable {
    public let grouping: ReportRequest.Grouping
    public let rows: [Row]
  }

  public static let listLimit = 500

  public var grouping: ReportRequest.Grouping { tables[0].grouping }
  /// By the grouping that was asked for.
  public var rows: [Row] { tables[0].rows }
}

extension Visit {
  /// Computes the reduction report of a period from the ledger.
  ///
  /// - Throws: `LibraryError.periodToCome`, `StoreError`.
  public func report(_ request: ReportRequest) async throws -> ReductionReport {
    let settings = try await settings()
    let requested = request.period ?? clock.usualPeriod
    let base = request.base ?? settings.base
    return try await read { reader in
      let period = try begun(requested, reader)
      let cells = try Cells(
        of: months(period, base, withSeries: request.withSeries), period: period, base: base,
        seenOnly: request.seenOnly, clock: clock, reader)
      func figures(_ sums: PeriodSums) -> Reduction {
        Reduction(
          measure: request.measure, period: sums.period, months: period.length,
          base: base.map { Reduction.BaseTally(tally: sums.base, months: $0.length) }, goal: settings.goal)
      }

      let places = try reader.unitPlaces()
      var tables: [ReductionReport.Table] = []
      for grouping in [request.grouping] + request.alsoBy where !tables.contains(where: { $0.grouping == grouping }) {
        let name = try nameOfCell(grouping, places, reader)
        let rows = cells.sums(period, base, by: name).map { ReductionReport.Row(name: $0, figures: figures($1)) }
        tables.append(ReductionReport.Table(grouping: grouping, rows: rows.sorted { ReductionReport.order($0, $1) }))
      }
      return ReductionReport(
        period: period, requested: requested, hasEnded: clock.today > requested.through.lastDay, base: base,
        seenOnly: request.seenOnly,
        total: figures(cells.sums(period, base, by: { _ in nil })[nil] ?? PeriodSums()), tables: tables,
        series: cells.byMonth.map { ($0.month, $0.cells.reduce(into: Tally()) { $0 += $1.tally }) },
        rollOut: base.flatMap { cells.rollOut(places, period: period, base: $0) },
        onPaper: try reader.paperSubmissions(
          within: clock.instants(of: period), limit: ReductionReport.listLimit),
        reasons: try reader.paperReasons(within: clock.instants(of: period)),
        factors: try reader.factors(), ledgerHead: try reader.ledgerHead(), computedAt: clock.now)
    }
  }

  private func begun(_ period: Period, _ reader: StoreReader) throws -> Period {
    let now = clock.today.inMonth
    guard period.through > now else { return period }
    let last = try reader.lastRecorded(within: clock.instants(of: period))
    guard period.from <= now || last != nil else { throw LibraryError.periodToCome(period) }
    return period.begun(by: now, lastRecorded: last.map { clock.local($0).day.inMonth })
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
    func names<P: Party>() throws -> [Identifier<P>: String] {
      Dictionary(
        uniqueKeysWithValues: (try reader.parties() as [(party: P, aliases: [String])]).map {
          ($0.party.id, $0.party.name)
        })
    }
    switch grouping {
    case .recipient:
      let names: [Recipient.ID: String] = try names()
      return { names[$0.recipient] }
    case .unit:
      let names: [OfficeUnit.ID: String] = try names()
      return { names[$0.unit] }
    case .bureau: return { places[$0.unit]?.bureau }
    case .floor: return { places[$0.unit]?.floor }
    }
  }
}

extension ReductionReport {
  /// Where most paper goes comes first; names decide between equals, so that the order is stable.
  fileprivate static func order(_ a: Row, _ b: Row) -> Bool {
    let (x, y) = (a.figures, b.figures)
    if x.perMonth != y.perMonth { return x.perMonth > y.perMonth }
    if x.period.reports != y.period.reports { return x.period.reports > y.period.reports }
    return (a.name ?? "") < (b.name ?? "")
  }
}

private struct PeriodSums {
  var period = Tally()
  var base = Tally()
}

/// The sums that a report is made of, month by month.
private struct Cells {
  let byMonth: [(month: Month, cells: [TallyCell])]
  private let relevant: [(month: Month, cells: [TallyCell])]

  init(
    of months: [Month], period: Period, base: Period?, seenOnly: Bool, clock: OfficeClock, _ reader: StoreReader
  ) throws {
    let unseen = try reader.unseenEntries()
    byMonth = try months.map { month in
      let instants = clock.instants(of: Period(month))
      var cells = try reader.tallies(within: instants, unseen: unseen, seenOnly: seenOnly)
      if period.contains(month) || base?.contains(month) == true {
        cells += try reader.unrecorded(within: instants, by: clock.now)
      }
      return (month, cells)
    }
    relevant = byMonth.filter { period.contains($0.month) || base?.contains($0.month) == true }
  }

  /// Those of the period and the base period.
  var all: [TallyCell] { relevant.flatMap(\.cells) }

  /// The sums of the cells of one name each.
  func sums(_ period: Period, _ base: Period?, by name: (TallyCell) -> String?) -> [String?: PeriodSums] {
    var sums: [String?: PeriodSums] = [:]
    for (month, cells) in relevant {
      let (inPeriod, inBase) = (period.contains(month), base?.contains(month) == true)
      for cell in cells {
        let name = name(cell)
        if inPeriod { sums[name, default: PeriodSums()].period += cell.tally }
        if inBase { sums[name, default: PeriodSums()].base += cell.tally }
      }
    }
    return sums
  }

  func sum(_ period: Period, _ includes: (TallyCell) -> Bool) -> Tally {
    var sum = Tally()
    for (month, cells) in relevant where period.contains(month) {
      for cell in cells where includes(cell) { sum += cell.tally }
    }
    return sum
  }

  func rollOut(_ places: [OfficeUnit.ID: UnitPlace], period: Period, base: Period) -> RollOut? {
    let adoption = places.mapValues { Adoption(adoptedFrom: $0.adoptedFrom, base: base, period: period) }
    func pair(_ wanted: Adoption) -> RollOut.Pair {
      let includes: (TallyCell) -> Bool = { adoption[$0.unit] == wanted }
      return RollOut.Pair(
        units: Set(all.filter(includes).map(\.unit)).count, base: sum(base, includes), period: sum(period, includes))
    }
    let (treated, control) = (pair(.treated), pair(.control))
    return treated.units > 0 && control.units > 0 ? RollOut(adopted: treated, notYet: control) : nil
  }
}
