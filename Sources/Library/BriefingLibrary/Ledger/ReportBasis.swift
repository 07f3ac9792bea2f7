internal import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
internal import JapaneseText

/// What a report is computed from beside its sums, wherever that lies: in a home, or in a file that was signed.
struct ReportBasis {
  let clock: OfficeClock
  let settings: OfficeSettings
  let factors: [SheetFactor]
  /// Of each setting the change in force.
  let changes: [SettingChange]
  let recipients: [Recipient.ID: String]
  /// Of one that was taken away a report of an earlier day may speak.
  let units: [OfficeUnit.ID: String]
  let places: [OfficeUnit.ID: UnitPlace]
  let ledgerHead, settingsHead: ChainHead
}

extension ReportBasis {
  init(_ clock: OfficeClock, upTo known: Knowledge, _ reader: StoreReader) throws {
    let (last, units) = (known.lastSetting, try reader.names(of: OfficeUnit.self))
    self.init(
      clock: clock, settings: try OfficeSettings(reader, upTo: last), factors: try reader.factors(upTo: last),
      changes: SettingChange.inForce(among: try reader.settingEntries(upTo: last), units: units),
      recipients: try reader.names(of: Recipient.self), units: units,
      places: try reader.unitPlaces(upTo: last), ledgerHead: try reader.ledgerHead(before: known.instant),
      settingsHead: try reader.settingsHead(before: known.instant))
  }

  /// In the order in which they were added.
  var orderedUnits: [(id: OfficeUnit.ID, name: String)] {
    units.map { (id: $0.key, name: $0.value) }.sorted { $0.id < $1.id }
  }

  /// Where units sit, each floor in one spelling.
  var floors: [OfficeUnit.ID: String] { oneSpelling(\.floor) { Floor.key($0) } }

  /// What the row is called that a cell belongs to.
  func name(by grouping: ReportRequest.Grouping) -> (TallyCell) -> String? {
    switch grouping {
    case .recipient: return { recipients[$0.recipient] }
    case .unit: return { units[$0.unit] }
    case .bureau:
      let names = oneSpelling(\.bureau) { Folding.key($0) }
      return { names[$0.unit] }
    case .floor:
      let names = floors
      return { names[$0.unit] }
    }
  }

  /// What is written in several ways is one group, called as the unit that was added first writes it.
  private func oneSpelling(
    _ part: KeyPath<UnitPlace, String?>, _ key: (String) -> String
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

/// Which months a report reads.
struct ReportPlan {
  let period: Period
  let base: Period?
  let earlier: [(kind: Comparison.Kind, period: Period)]
  /// The months of the series.
  let shown: [Month]

  /// - Parameter more: further months of which the sums are wanted.
  /// - Throws: `LibraryError.periodToCome`.
  init(
    _ request: ReportRequest, _ settings: OfficeSettings, _ clock: OfficeClock,
    also more: (Period) -> [Month] = { _ in [] }
  ) throws(LibraryError) {
    period = request.period ?? clock.usualPeriod
    base = request.base ?? settings.base
    let now = clock.today.inMonth
    // A year that runs is measured as far as it has come; other months to come were not meant.
    guard period.from <= now, period.through <= now || period.isYear else { throw .periodToCome(period) }
    if let base, base.through > now { throw .periodToCome(base) }
    shown = Self.months(period, base, withSeries: request.withSeries).filter { $0 <= now }
    earlier = Comparison.spans(before: period)
    read = Set(shown + earlier.flatMap(\.period.months) + more(period)).filter { $0 <= now }.sorted()
  }

  /// All that are read, in order.
  let read: [Month]

  private static func months(_ period: Period, _ base: Period?, withSeries: Bool) -> [Month] {
    guard withSeries else { return Array(Set(period.months + (base?.months ?? []))).sorted() }
    // Three years are what a chart can show; the base period and the period are read in any case.
    let start = min(base?.from ?? period.from, period.from)
    let series = Period(from: start, through: max(base?.through ?? period.through, period.through))?.months ?? []
    return Array(Set(series.suffix(36) + period.months + (base?.months ?? []))).sorted()
  }
}

extension ReductionReport {
  /// - Parameter onPaper: the submissions on paper of some ranges of instants.
  init(
    _ request: ReportRequest, _ plan: ReportPlan, _ cells: Cells, _ basis: ReportBasis,
    onPaper: ([Range<Instant>]) throws -> [PaperSubmission]
  ) rethrows {
    let (settings, clock, period) = (basis.settings, basis.clock, plan.period)
    func coverage(_ period: Period, countsRunning: Bool) -> MonthCoverage {
      MonthCoverage(of: period, cells, basis, countsRunning: countsRunning)
    }
    let months = coverage(period, countsRunning: request.withRunningMonth)
    let baseMonths = plan.base.map { coverage($0, countsRunning: false) }
    let spans = Spans(period: Set(months.counted), base: Set(baseMonths?.counted ?? []))
    func figures(_ sums: PeriodSums) -> Reduction {
      Reduction(
        measure: request.measure, period: sums.period, months: spans.period.count, isRunning: months.countsRunning,
        base: spans.base.isEmpty ? nil : Reduction.BaseTally(tally: sums.base, months: spans.base.count),
        goal: settings.goal)
    }
    var tables: [Table] = []
    for grouping in [request.grouping] + request.alsoBy where !tables.contains(where: { $0.grouping == grouping }) {
      let rows = cells.sums(spans, by: basis.name(by: grouping)).map { name, sums in
        Row(name: name, figures: figures(sums), months: months.counted.map { sums.months[$0] ?? Tally() })
      }
      tables.append(Table(grouping: grouping, rows: rows.sorted { Self.order($0, $1) }))
    }
    let comparisons = plan.earlier.map { kind, period in
      let months = coverage(period, countsRunning: false)
      return Comparison(kind: kind, period: period, months: months, tally: cells.sum(of: months.counted))
    }
    self.init(
      period: period, months: months, hasEnded: clock.today > period.through.lastDay, base: plan.base,
      baseMonths: baseMonths, seenOnly: request.seenOnly,
      total: figures(cells.sums(spans, by: { _ in true })[true] ?? PeriodSums()), tables: tables,
      comparisons: comparisons,
      series: cells.byMonth.filter { plan.shown.contains($0.month) }.map {
        ($0.month, $0.cells.reduce(into: Tally()) { $0 += $1.tally })
      },
      unknownMonths: Set(plan.shown.filter { !MonthCoverage.isKnown($0, cells, basis) }),
      rollOut: plan.base.flatMap { base in
        cells.rollOut(basis, spans) { Adoption(adoptedFrom: $0?.adoptedFrom, base: base, period: period) }
      },
      onPaper: try onPaper(months.counted.map { clock.instants(of: Period($0)) }),
      reasons: cells.reasons(of: months.counted), factors: basis.factors, settings: basis.changes,
      ledgerHead: basis.ledgerHead, settingsHead: basis.settingsHead, asOf: request.asOf, clock: clock)
  }

  /// Where most paper goes comes first; names decide between equals, so that the order is stable.
  private static func order(_ a: Row, _ b: Row) -> Bool {
    let (x, y) = (a.figures, b.figures)
    let (most, next) = (x.period.amount(x.measure), y.period.amount(y.measure))
    if most != next { return most > next }
    if x.period.reports != y.period.reports { return x.period.reports > y.period.reports }
    return (a.name ?? "") < (b.name ?? "")
  }
}

extension MonthCoverage {
  /// Which months of a span count, by what the ledger and the settings say of them.
  init(of period: Period, _ cells: Cells, _ basis: ReportBasis, countsRunning: Bool = false) {
    self.init(
      of: period, now: basis.clock.today.inMonth, logFrom: basis.settings.logFrom, countsRunning: countsRunning,
      isKnown: { Self.isKnown($0, cells, basis) })
  }

  static func isKnown(_ month: Month, _ cells: Cells, _ basis: ReportBasis) -> Bool {
    cells.hasEntry(month) || basis.settings.monthsWithoutReport.contains(month)
  }
}
