internal import BriefingDomain
package import BriefingLibrary
internal import DelimitedText
internal import JapaneseText

/// The rows of a report as a table.
package enum ReportTable {
  /// For people: what fits 80 columns.
  static func terminal(_ report: ReductionReport, _ wording: ReportWording) -> TextTable {
    var table = TextTable(columns: [
      .init(title: wording.groupingLabel, isFlexible: true),
      .init(title: measureTitle(report.total.measure), alignment: .right),
      .init(title: tr("base/mo.", "基準/月"), alignment: .right), .init(title: tr("reduction", "削減率"), alignment: .right),
      .init(title: tr("reports", "報告"), alignment: .right), .init(title: tr("paper", "紙"), alignment: .right),
      .init(title: tr("unrec.", "未確認"), alignment: .right), .init(title: tr("digital", "電子化率"), alignment: .right),
    ])
    table.rows = lines(report, wording).map(\.cells)
    return table
  }

  /// The same with the total as its last line.
  static func lines(_ report: ReductionReport, _ wording: ReportWording) -> [(isTotal: Bool, cells: [String])] {
    let rows = report.rows.map { (false, cells(wording.name($0), $0.figures)) }
    return rows + [(true, cells(tr("Total", "計"), report.total))]
  }

  private static func cells(_ name: String, _ figures: Reduction) -> [String] {
    let period = figures.period
    return [
      name, Figure.count(period.amount(figures.measure)),
      figures.base.map { Figure.plain($0.perMonth(figures.measure)) } ?? "–",
      figures.value.map { Figure.percent($0) } ?? "–", Figure.count(period.reports), Figure.count(period.onPaper),
      Figure.count(period.unrecorded), figures.fullyDigitalRate.map { Figure.percent($0) } ?? "–",
    ]
  }

  static func measureTitle(_ measure: Measure) -> String {
    switch measure {
    case .documents: tr("docs", "書類量")
    case .sheets: tr("sheets", "枚数")
    case .reports: tr("on paper", "紙の報告")
    }
  }

  /// For scripts and spreadsheets: raw numbers, English column names, UTF-8 with a byte order mark. The first column
  /// says what a row is of: the grouping, or `total`.
  package static func csv(_ report: ReductionReport) -> String {
    let header = [
      "by", "name", "period", "months", "measure", "documents", "sheets", "reports", "paper", "both",
      "digital", "projected", "unrecorded", "base_from", "base_to", "base_months", "base_documents",
      "base_per_month", "per_month", "reduction", "bound_low", "bound_high", "goal", "verdict", "fully_digital",
      "any_digital", "effect_activity", "effect_form", "effect_copies", "unseen",
    ]
    let named = report.rows.map { (report.grouping.rawValue, $0.name ?? "", $0.figures) }
    let rows = (named + [("total", "", report.total)]).map { kind, name, figures -> [String] in
      let period = figures.period
      let counts = [
        period.documents, period.sheets, period.reports, period.paper, period.both, period.digital,
        period.projected, period.unrecorded,
      ]
      func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
      return [kind, DelimitedCell.written(name), "\(report.period)", "\(figures.months)", figures.measure.rawValue]
        + counts.map(String.init)
        + [
          report.base.map { "\($0.from)" } ?? "", report.base.map { "\($0.through)" } ?? "",
          figures.base.map { "\($0.months)" } ?? "", figures.base.map { "\($0.tally.documents)" } ?? "",
          number(figures.base?.perMonth(figures.measure)), number(figures.perMonth), number(figures.value),
          number(figures.bounds?.low), number(figures.bounds?.high), number(figures.goal),
          figures.verdict?.rawValue ?? "", number(figures.fullyDigitalRate), number(figures.anyDigitalRate),
          number(figures.effects?.activity), number(figures.effects?.form), number(figures.effects?.copies),
          "\(period.unseen)",
        ]
    }
    return "\u{FEFF}" + ([header] + rows).map { $0.joined(separator: ",") + "\r\n" }.joined()
  }
}
