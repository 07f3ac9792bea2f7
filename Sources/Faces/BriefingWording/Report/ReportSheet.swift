internal import BriefingDomain
internal import BriefingLedger
package import BriefingLibrary
package import Spreadsheet

/// The rows of a report as a table for spreadsheets: headings and verdicts in the language asked for, numbers as they are
/// computed. The first column says what a row is of: the grouping, or the total.
package struct ReportSheet {
  private let report: ReductionReport
  private let wording: ReportWording

  package init(_ report: ReductionReport, _ clock: OfficeClock) {
    self.report = report
    wording = ReportWording(report: report, clock: clock)
  }

  package var table: SheetTable {
    let rows = report.rows.map { cells(wording.groupingLabel, $0.name ?? "", $0.figures, $0.months) } + [total]
    return SheetTable(
      name: tr("Reduction", "削減レポート"), headings: rows[0].map(\.title), rows: rows.map { $0.map(\.cell) })
  }

  private var total: [(title: String, cell: SheetCell)] {
    let months = report.series.filter { report.months.counted.contains($0.month) }.map(\.tally)
    return cells(tr("total", "計"), "", report.total, months, isTotal: true)
  }

  /// The row of the whole with what only a form has a place for: the title, when it was made, and the ledger's end.
  var named: [(title: String, cell: SheetCell)] {
    total + [
      (tr("title", "表題"), .text(wording.title)), (tr("made_on", "作成日"), .text("\(wording.clock.today)")),
      (tr("ledger_end", "台帳の末尾"), .text("\(report.ledgerHead.number) \(report.ledgerHead.hash)")),
    ]
  }

  /// How many columns say what a row is of.
  static let subjects = 5

  /// - Parameter tallies: of the months of the period that count.
  /// - Parameter grouping: by what the row is one; that of the report when `nil`.
  func cells(
    _ kind: String, _ name: String, _ figures: Reduction, _ tallies: [Tally], isTotal: Bool = false,
    of grouping: ReportRequest.Grouping? = nil
  ) -> [(title: String, cell: SheetCell)] {
    let measure = figures.measure
    func number(_ value: Double?) -> SheetCell { value.map { .decimal($0) } ?? .empty }
    func share(_ value: Double?) -> SheetCell { value.map { .share($0) } ?? .empty }
    let subject: [(String, SheetCell)] = [
      (tr("by", "区分"), .text(kind)), (tr("name", "名称"), .text(name)), (tr("period", "期間"), .text("\(report.period)")),
      (tr("months", "月数"), .whole(figures.months)),
      (tr("measure", "指標"), .text(tr(measure.rawValue, ReportTable.measureTitle(measure)))),
    ]
    let base: [(String, SheetCell)] = [
      (tr("base_from", "基準期間の初月"), .text(report.base.map { "\($0.from)" } ?? "")),
      (tr("base_to", "基準期間の終月"), .text(report.base.map { "\($0.through)" } ?? "")),
      (tr("base_months", "基準期間の月数"), figures.base.map { .whole($0.months) } ?? .empty),
      (tr("base_documents", "基準期間の書類量"), figures.base.map { .whole($0.tally.documents) } ?? .empty),
      (tr("base_per_month", "基準の月平均"), number(figures.base?.perMonth(measure))),
    ]
    let result: [(String, SheetCell)] = [
      (tr("per_month", "月平均"), number(figures.perMonth)), (tr("reduction", "削減率"), share(figures.value)),
      (tr("bound_low", "下限"), share(figures.bounds?.low)), (tr("bound_high", "上限"), share(figures.bounds?.high)),
      (tr("goal", "目標"), share(figures.goal)), (tr("verdict", "判定"), .text(wording.label(figures.verdict))),
      (tr("fully_digital", "電子化率（完全電子）"), share(figures.fullyDigitalRate)),
      (tr("any_digital", "電子化率（併用を含む）"), share(figures.anyDigitalRate)),
      (tr("effect_activity", "活動の効果"), number(figures.effects?.activity)),
      (tr("effect_form", "形態の効果"), number(figures.effects?.form)),
      (tr("effect_copies", "部数の効果"), number(figures.effects?.copies)),
    ]
    var cells = subject
    cells += counts(figures.period)
    cells += base
    cells += result
    cells += whole(isTotal)
    // Scripts go by the places of the others.
    cells += [
      (tr("months_without_entry", "記録のない月"), Self.list(report.months)),
      (tr("base_months_without_entry", "基準期間の記録のない月"), report.baseMonths.map(Self.list) ?? .empty),
    ]
    cells += months(tallies, measure)
    cells += comparisons(isTotal)
    // The logs tell of units.
    let ofUnit = grouping ?? report.grouping == .unit ? report.printed?.rows.first { $0.place == .unit(name) } : nil
    cells += printed(isTotal ? report.printed?.total : ofUnit)
    cells += ranges(isTotal)
    cells += StockSheet.cells(report.stock, isTotal ? nil : grouping ?? report.grouping, name)
    return cells.map { (title: $0.0, cell: $0.1) }
  }

  /// A column for each month of a longer period, in the measure asked for: rows by months.
  private func months(_ tallies: [Tally], _ measure: Measure) -> [(String, SheetCell)] {
    let months = report.months.counted
    guard months.count > 1 else { return [] }
    let name =
      switch measure {
      case .documents: tr("documents", "書類量")
      case .sheets: tr("sheets", "枚数")
      case .reports: tr("on_paper", "紙を含む")
      }
    return zip(months, tallies).map { month, tally in
      ("\(name)_\(month.description.replacing("-", with: "_"))", .whole(tally.amount(measure)))
    }
  }

  /// The total beside earlier months; empty in other rows. Of twelve months both are one.
  private func comparisons(_ isTotal: Bool) -> [(String, SheetCell)] {
    func change(_ kind: Comparison.Kind) -> SheetCell {
      let comparison = report.comparisons.first { $0.kind == kind } ?? report.comparisons.first
      let change = isTotal ? comparison?.change(to: report.total) : nil
      return change.map { .share($0) } ?? .empty
    }
    return [
      (tr("change_on_previous", "前期比"), change(.previous)),
      (tr("change_on_year_before", "前年同期比"), change(.yearBefore)),
    ]
  }

  /// What the logs of printers say; no column where there are none.
  private func printed(_ sums: PrintedSums?) -> [(String, SheetCell)] {
    guard report.printed != nil else { return [] }
    func whole(_ value: Int?) -> SheetCell { value.map { .whole($0) } ?? .empty }
    let (amount, verdicts) = (sums?.printed, sums?.verdicts)
    return [
      (tr("printed_fewest", "印刷枚数（最少）"), whole(amount?.fewestSheets)),
      (tr("printed_most", "印刷枚数（最多）"), whole(amount?.mostSheets)),
      (tr("printed_unknown", "量の分からないジョブ"), whole(amount?.unknown)),
      (tr("log_coverage", "ログの範囲"), (sums?.coverage.share).map { .share($0) } ?? .empty),
      (tr("confirmed", "裏付けあり"), whole(verdicts?.confirmed)),
      (tr("contradicted", "食い違い"), whole(verdicts?.contradicted)),
      (tr("explained", "食い違い（説明あり）"), whole(verdicts?.explained)),
      (tr("cannot_say", "判定できない"), whole(verdicts?.cannotSay)),
    ]
  }

  func counts(_ period: Tally) -> [(title: String, cell: SheetCell)] {
    let counts: [(String, Int)] = [
      (tr("documents", "書類量"), period.documents), (tr("sheets", "枚数"), period.sheets),
      (tr("sheets_unknown", "枚数不明の件数"), period.withoutPages), (tr("reports", "報告"), period.reports),
      (tr("on_paper", "紙を含む"), period.onPaper), (tr("paper", "紙のみ"), period.paper),
      (tr("both", "電子及び紙"), period.both), (tr("digital", "電子"), period.digital),
      (tr("projected", "投影"), period.projected), (tr("unrecorded", "未確認"), period.unrecorded),
      (tr("unseen", "画面未確認"), period.unseen),
    ]
    return counts.map { (title: $0.0, cell: .whole($0.1)) }
  }

  /// What is of the whole report: the effect of the roll-out, and what the saved sheets stand for. Empty in other rows.
  private func whole(_ isTotal: Bool) -> [(String, SheetCell)] {
    guard isTotal else {
      return ([tr("roll_out", "取組による効果")] + numbers.map { Self.title($0) }).map { ($0, .empty) }
    }
    let rollOut = report.rollOut.flatMap { $0.isConclusive ? $0.relative(report.total.measure) : nil }
    return [(tr("roll_out", "取組による効果"), rollOut.map { .share($0) } ?? .empty)]
      + numbers.map { factor in
        (Self.title(factor), report.total.sheetsSaved.map { .decimal(factor.amount(of: $0).lowerBound) } ?? .empty)
      }
  }

  /// The factors that are one number.
  private var numbers: [SheetFactor] { report.factors.filter(\.perSheet.isOne) }

  /// What the saved sheets stand for by a factor that is a range, and what they cost by all its parts: from the lowest to the
  /// highest.
  private func ranges(_ isTotal: Bool) -> [(String, SheetCell)] {
    let saved = isTotal ? report.total.sheetsSaved : nil
    func ends(_ name: String, _ unit: String, _ amount: ClosedRange<Double>?) -> [(String, SheetCell)] {
      [
        (tr("\(name) lowest (\(unit))", "\(name) 最小 (\(unit))"), amount.map { .decimal($0.lowerBound) } ?? .empty),
        (tr("\(name) highest (\(unit))", "\(name) 最大 (\(unit))"), amount.map { .decimal($0.upperBound) } ?? .empty),
      ]
    }
    let costs = report.factors.costs
    return report.factors.filter { !$0.perSheet.isOne }.flatMap { factor in
      ends(factor.name, factor.unit, saved.map { factor.amount(of: $0) })
    } + (costs.count > 1 ? ends(tr("cost", "費用計"), costs[0].unit, saved.flatMap { costs.cost(of: $0) }) : [])
  }

  /// Months of which nobody knows, so that they do not count.
  private static func list(_ months: MonthCoverage) -> SheetCell {
    .text(months.withoutEntry.map(\.description).joined(separator: " "))
  }

  private static func title(_ factor: SheetFactor) -> String { "\(factor.name) (\(factor.unit))" }
}
