internal import BriefingDomain
package import BriefingLibrary
internal import DelimitedText

/// The rows of a report as CSV, for spreadsheets: headings and verdicts in the language asked for, numbers as they are
/// computed, UTF-8 with a byte order mark. The first column says what a row is of: the grouping, or the total.
package struct ReportCSV {
  private let report: ReductionReport
  private let wording: ReportWording

  package init(_ report: ReductionReport, _ clock: OfficeClock) {
    self.report = report
    wording = ReportWording(report: report, clock: clock)
  }

  package var text: String {
    let named = report.rows.map { cells(wording.groupingLabel, $0.name ?? "", $0.figures) }
    let rows = named + [cells(tr("total", "計"), "", report.total)]
    let lines = [rows[0].map { $0.title }] + rows.map { $0.map { $0.value } }
    return "\u{FEFF}"
      + lines.map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  private func cells(_ kind: String, _ name: String, _ figures: Reduction) -> [(title: String, value: String)] {
    let period = figures.period
    let measure = figures.measure
    func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
    let subject: [(String, String)] = [
      (tr("by", "区分"), kind), (tr("name", "名称"), DelimitedCell.written(name)), (tr("period", "期間"), "\(report.period)"),
      (tr("months", "月数"), "\(figures.months)"), (tr("measure", "指標"), ReportTable.measureTitle(measure)),
    ]
    let counts: [(String, Int)] = [
      (tr("documents", "書類量"), period.documents), (tr("sheets", "枚数"), period.sheets),
      (tr("sheets_unknown", "枚数不明の件数"), period.withoutPages), (tr("reports", "報告"), period.reports),
      (tr("on_paper", "紙を含む"), period.onPaper), (tr("paper", "紙のみ"), period.paper),
      (tr("both", "電子及び紙"), period.both), (tr("digital", "電子"), period.digital),
      (tr("projected", "投影"), period.projected), (tr("unrecorded", "未確認"), period.unrecorded),
      (tr("unseen", "画面未確認"), period.unseen),
    ]
    let base: [(String, String)] = [
      (tr("base_from", "基準期間の初月"), report.base.map { "\($0.from)" } ?? ""),
      (tr("base_to", "基準期間の終月"), report.base.map { "\($0.through)" } ?? ""),
      (tr("base_months", "基準期間の月数"), figures.base.map { "\($0.months)" } ?? ""),
      (tr("base_documents", "基準期間の書類量"), figures.base.map { "\($0.tally.documents)" } ?? ""),
      (tr("base_per_month", "基準の月平均"), number(figures.base?.perMonth(measure))),
    ]
    let result: [(String, String)] = [
      (tr("per_month", "月平均"), number(figures.perMonth)), (tr("reduction", "削減率"), number(figures.value)),
      (tr("bound_low", "下限"), number(figures.bounds?.low)), (tr("bound_high", "上限"), number(figures.bounds?.high)),
      (tr("goal", "目標"), number(figures.goal)), (tr("verdict", "判定"), wording.label(figures.verdict)),
      (tr("fully_digital", "電子化率（完全電子）"), number(figures.fullyDigitalRate)),
      (tr("any_digital", "電子化率（併用を含む）"), number(figures.anyDigitalRate)),
      (tr("effect_activity", "活動の効果"), number(figures.effects?.activity)),
      (tr("effect_form", "形態の効果"), number(figures.effects?.form)),
      (tr("effect_copies", "部数の効果"), number(figures.effects?.copies)),
    ]
    var cells = subject
    cells += counts.map { ($0.0, "\($0.1)") }
    cells += base
    cells += result
    cells += whole(figures)
    return cells.map { (title: $0.0, value: $0.1) }
  }

  /// What is of the whole report: the effect of the roll-out, and what the saved sheets stand for. Empty in other rows.
  private func whole(_ figures: Reduction) -> [(String, String)] {
    let isTotal = figures == report.total
    func number(_ value: Double?) -> String { isTotal ? value.map { "\($0)" } ?? "" : "" }
    let rollOut = report.rollOut.flatMap { $0.isConclusive ? $0.relative(figures.measure) : nil }
    return [(tr("roll_out", "取組による効果"), number(rollOut))]
      + report.factors.map { factor in
        (
          DelimitedCell.written("\(factor.name) (\(factor.unit))"),
          number(figures.sheetsSaved.map { $0 * factor.perSheet })
        )
      }
  }
}
