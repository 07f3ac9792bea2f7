internal import BriefingDomain
internal import BriefingLibrary
internal import JapaneseText

/// The rows of a report as a table.
enum ReportTable {
  /// For people: what fits 80 columns.
  static func terminal(_ report: ReductionReport, _ wording: ReportWording) -> TextTable {
    var table = TextTable(columns: [
      .init(title: wording.groupingLabel, isFlexible: true),
      .init(title: measureTitle(report.total.measure), alignment: .right),
      .init(title: tr("base/mo.", "基準/月"), alignment: .right), .init(title: tr("reduction", "削減率"), alignment: .right),
      .init(title: tr("reports", "報告"), alignment: .right), .init(title: tr("on paper", "紙を含む"), alignment: .right),
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

  /// - Parameter isShort: as 80 columns have room for it.
  static func measureTitle(_ measure: Measure, isShort: Bool = true) -> String {
    switch measure {
    case .documents: tr(isShort ? "docs" : "documents", "書類量")
    case .sheets: tr("sheets", "枚数")
    case .reports: tr("on paper", "紙の報告")
    }
  }
}
