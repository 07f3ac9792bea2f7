package import BriefingDomain
package import BriefingLibrary

/// The reduction report. Fractions are numbers from 0 to 1, `null` where a figure is not defined.
///
/// One object: what was measured, the figures, then what they are made of.
package struct ReportPayload: Payload {
  package let subject: Subject
  package let figures: FiguresPayload
  package let details: Details

  package struct Subject: Payload {
    package let period, from, to, requested: String
    package let ended, seenOnly: Bool
    package let coverage: CoveragePayload
    /// `null` without a base period.
    package let baseCoverage: CoveragePayload?
  }

  package struct Details: Payload {
    package let by: ReportRequest.Grouping
    package let rows: [Row]
    package let comparisons: [ComparisonPayload]
    package let series: [MonthOfSeries]
    package let rollOut: RollOutEstimate?
    /// Fewer sheets than the base period's months would have had; below 0 where it was more.
    package let sheetsSaved: Double?
    package let derived: [Derived]
    /// All parts of what a sheet costs together; `null` where none is set.
    package let cost: Cost?
    /// `null` where no log of printers was taken in.
    package let printed: PrintedReportPayload?
    /// `null` without a stock-take.
    package let stock: StockPayload?
    /// The day whose report this is, where it is not today's.
    package let asOf: String?
    package let zone, computedAt: String
    package let settings: [SettingPayload]
    package let settingsChain: HeadPayload
    package let ledger: HeadPayload
  }

  /// A name, and its figures in the same object.
  package struct Row: Payload {
    package let name: String?
    package let figures: FiguresPayload
  }

  package struct MonthOfSeries: Payload {
    package let month: String
    package let documents, sheets: Int
    package let reports: ReportCounts
  }

  package struct RollOutEstimate: Payload {
    package let estimate, relative: Double?
    package let adoptedUnits, notYetUnits: Int
    /// Whether both groups are large enough for a conclusion.
    package let conclusive: Bool
    package let adopted, notYet, leftOut: [String]
  }

  /// What the sheets saved stand for, by a factor that the office has set: one number, or a range.
  package struct Derived: Payload {
    package let name: String
    package let kind: SheetFactor.Kind?
    package let unit: String
    package let perSheet: Double?
    package let perSheetRange: RangePayload?
    package let source: String
    package let dated: String?
    package let amount: Double?
    package let amountRange: RangePayload?
  }

  package struct Cost: Payload {
    /// The names of the factors that are added up.
    package let of: [String]
    package let unit: String
    package let amount: Double?
    package let amountRange: RangePayload?
  }

  package init(from decoder: any Decoder) throws {
    subject = try Subject(from: decoder)
    figures = try FiguresPayload(from: decoder)
    details = try Details(from: decoder)
  }

  package func encode(to encoder: any Encoder) throws {
    try subject.encode(to: encoder)
    try figures.encode(to: encoder)
    try details.encode(to: encoder)
  }
}

extension ReportPayload {
  package init(_ report: ReductionReport, _ clock: OfficeClock) {
    subject = Subject(
      period: "\(report.period)", from: "\(report.period.from)", to: "\(report.period.through)",
      requested: "\(report.period)", ended: report.hasEnded, seenOnly: report.seenOnly,
      coverage: CoveragePayload(report.months), baseCoverage: report.baseMonths.map(CoveragePayload.init))
    figures = FiguresPayload(report.total, base: report.base)
    let (measure, sheetsSaved) = (report.total.measure, report.total.sheetsSaved)
    details = Details(
      by: report.grouping,
      rows: report.rows.map { Row(name: $0.name, figures: FiguresPayload($0.figures, base: report.base)) },
      comparisons: report.comparisons.map { ComparisonPayload($0, report.total) },
      series: report.series.map {
        MonthOfSeries(
          month: "\($0.month)", documents: $0.tally.documents, sheets: $0.tally.sheets,
          reports: ReportCounts($0.tally))
      },
      rollOut: report.rollOut.map {
        RollOutEstimate(
          estimate: $0.estimate(measure), relative: $0.relative(measure), adoptedUnits: $0.adopted.units.count,
          notYetUnits: $0.notYet.units.count, conclusive: $0.isConclusive, adopted: $0.adopted.units,
          notYet: $0.notYet.units, leftOut: $0.leftOut)
      },
      sheetsSaved: sheetsSaved,
      derived: report.factors.map { factor in
        let amount = sheetsSaved.map { factor.amount(of: $0) }
        return Derived(
          name: factor.name, kind: factor.kind, unit: factor.unit, perSheet: factor.perSheet.one,
          perSheetRange: RangePayload(factor.perSheet), source: factor.source, dated: factor.dated,
          amount: amount?.one, amountRange: amount.flatMap(RangePayload.init))
      }, cost: Cost(report.factors, sheetsSaved),
      printed: report.printed.map(PrintedReportPayload.init),
      stock: report.stock.map { StockPayload($0, withPlaces: false) },
      asOf: report.asOf?.description, zone: clock.zoneName, computedAt: clock.iso(report.computedAt),
      settings: report.settings.map { SettingPayload($0, clock) },
      settingsChain: HeadPayload(report.settingsHead), ledger: HeadPayload(report.ledgerHead))
  }
}

extension ReportPayload.Cost {
  fileprivate init?(_ factors: [SheetFactor], _ sheetsSaved: Double?) {
    guard let first = factors.costs.first else { return nil }
    let amount = sheetsSaved.flatMap { factors.cost(of: $0) }
    self.init(
      of: factors.costs.map(\.name), unit: first.unit, amount: amount?.one,
      amountRange: amount.flatMap(RangePayload.init))
  }
}

/// The total beside earlier months.
package struct ComparisonPayload: Payload {
  package let with: Comparison.Kind
  package let from, to: String
  package let coverage: CoveragePayload
  package let months, amount: Int
  package let perMonth, change: Double?

  init(_ comparison: Comparison, _ figures: Reduction) {
    (with, from, to) = (comparison.kind, "\(comparison.period.from)", "\(comparison.period.through)")
    coverage = CoveragePayload(comparison.months)
    (months, amount) = (comparison.months.counted.count, comparison.tally.amount(figures.measure))
    perMonth = comparison.perMonth(figures.measure)
    change = comparison.change(to: figures)
  }
}

/// Which months of a span count, and which do not: `2026-10` each.
package struct CoveragePayload: Payload {
  package let counted, withoutEntry, beforeLog, toCome: [String]
  /// The month that still runs.
  package let running: String?

  package init(_ months: MonthCoverage) {
    func names(_ months: [Month]) -> [String] { months.map(\.description) }
    counted = names(months.counted)
    withoutEntry = names(months.withoutEntry)
    beforeLog = names(months.beforeLog)
    toCome = names(months.toCome)
    running = months.running?.description
  }
}

extension ReportPayload.Row {
  private enum Key: CodingKey { case name }

  package init(from decoder: any Decoder) throws {
    name = try decoder.container(keyedBy: Key.self).decodeIfPresent(String.self, forKey: .name)
    figures = try FiguresPayload(from: decoder)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encodeIfPresent(name, forKey: .name)
    try figures.encode(to: encoder)
  }
}
