internal import BriefingDomain
package import BriefingLibrary
internal import JapaneseText

/// The report for a terminal, with bars; no wider than the terminal is.
package struct ReportText {
  private let report: ReductionReport
  private let wording: ReportWording
  private let width: Int

  package init(_ report: ReductionReport, _ clock: OfficeClock, width: Int) {
    self.report = report
    self.width = width
    wording = ReportWording(report: report, clock: clock)
  }

  package var text: String {
    let measure = report.total.measure
    var lines = [wording.title]
    lines += wording.notes.flatMap { wrapped("※ " + $0) }
    lines.append("")
    lines += headline
    if !bars.isEmpty { lines += [""] + bars }
    if let effects = wording.effects {
      lines += ["", tr("Why it changed, \(measure.label) a month", "増減の内訳（\(measure.label)、月あたり）")]
      let label = effects.map { displayWidth($0.label) }.max() ?? 0
      let value = effects.map { displayWidth($0.value) }.max() ?? 0
      lines += effects.map {
        "  " + padded($0.label, columns: label) + "  " + padded($0.value, columns: value, align: .right)
      }
    }
    if let rollOut = wording.rollOutSentence { lines += [""] + ([rollOut] + wording.rollOutUnits).flatMap(wrapped) }
    if !wording.derived.isEmpty { lines += [""] + wording.derived.flatMap(wrapped) }
    if !report.rows.isEmpty {
      lines.append("")
      lines += ReportTable.terminal(report, wording).lines(width: width)
    }
    lines += onPaper
    for table in wording.printedTables.prefix(1) {
      lines += ["", wording.printedTitle] + wording.printedSentences.flatMap(wrapped) + table.lines(width: width)
    }
    for table in wording.printedTables.dropFirst() { lines += [""] + table.lines(width: width) }
    if let stock = wording.stock {
      lines += ["", wording.stockTitle] + stock.all.flatMap(wrapped) + stock.table.lines(width: width)
    }
    let settings = wording.settings
    if !settings.isEmpty {
      lines += ["", tr("Set:", "設定:")] + settings.flatMap { lineWrapped($0, columns: width - 2).map { "  " + $0 } }
    }
    lines += [""] + wrapped(wording.ledgerSentence)
    return lines.map { $0 + "\n" }.joined()
  }

  private var headline: [String] {
    let figures = wording.figures
    let label = figures.map { displayWidth($0.label) }.max() ?? 0
    let value = figures.map { displayWidth($0.value) }.max() ?? 0
    // What has no room beside the value stands below it.
    let indent = label + value + 4
    let room = max(20, width - indent)
    return figures.flatMap { figure in
      let head = padded(figure.label, columns: label) + "  " + padded(figure.value, columns: value)
      let formula = lineWrapped(figure.formula, columns: room)
      return ([head + "  " + (formula.first ?? "")] + formula.dropFirst().map { padded("", columns: indent) + $0 })
        .map(\.trimmingTrailingSpaces)
    }
  }

  /// The base period's months on average, then each month of the period, on one scale; a mark where the goal lies.
  private var bars: [String] {
    let total = report.total
    var rows: [(label: String, value: Double)] = []
    if let base = total.base {
      rows.append((tr("base, mean", "基準（月平均）"), base.perMonth(total.measure)))
    }
    rows += report.series.filter { report.months.counted.contains($0.month) }.map {
      (ReportWording.name($0.month), Double($0.tally.amount(total.measure)))
    }
    guard let most = rows.map(\.value).max(), most > 0 else { return [] }
    let label = rows.map { displayWidth($0.label) }.max() ?? 0
    let value = rows.map { displayWidth(Figure.plain($0.value)) }.max() ?? 0
    let room = max(10, width - label - value - 6)
    let goal = total.base.map { $0.perMonth(total.measure) * (1 - total.goal) }
    var lines = rows.map { row in
      let name = padded(row.label, columns: label)
      let amount = padded(Figure.plain(row.value), columns: value, align: .right)
      return "  \(name)  \(amount)  \(Self.bar(row.value / most, room: room))"
    }
    if let goal, goal > 0, goal <= most {
      let place = Int((goal / most * Double(room)).rounded())
      let name = padded(tr("goal", "目標"), columns: label)
      let mark = String(repeating: " ", count: max(0, place - 1)) + "▲"
      lines.append("  \(name)  \(padded(Figure.plain(goal), columns: value, align: .right))  \(mark)")
    }
    return [total.measure.label] + lines
  }

  /// Eighths of a column, so that small differences show.
  private static func bar(_ share: Double, room: Int) -> String {
    let eighths = Int((share * Double(room) * 8).rounded())
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }

  private var onPaper: [String] {
    guard !report.reasons.isEmpty else { return [] }
    let shown = report.reasons.prefix(5).map { reason in
      "\(reason.reason?.safe ?? tr("no reason given", "理由の記載なし")) \(Figure.count(reason.count))"
    }.joined(separator: tr(", ", "、"))
    let rest = report.reasons.count > 5 ? tr(", …", "、…") : ""
    return [""] + wrapped(tr("Still on paper, why: ", "紙の報告の理由: ") + shown + rest)
  }

  private func wrapped(_ text: String) -> [String] { lineWrapped(text, columns: width) }
}
