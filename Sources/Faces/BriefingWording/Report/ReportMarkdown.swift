internal import BriefingDomain
package import BriefingLibrary
internal import JapaneseText

/// The report as Markdown, for a wiki or a mail.
package struct ReportMarkdown {
  private let report: ReductionReport
  private let wording: ReportWording
  private let clock: OfficeClock

  package init(_ report: ReductionReport, _ clock: OfficeClock) {
    self.report = report
    self.clock = clock
    wording = ReportWording(report: report, clock: clock)
  }

  package var text: String {
    var lines = ["# \(wording.title)", ""]
    lines += wording.notes.flatMap { ["> \(Markdown.escaped($0))", ""] }
    lines += Markdown.table(
      [tr("Figure", "指標"), tr("Value", "値"), tr("Computed as", "算出")],
      wording.figures.map { [$0.label, $0.value, $0.formula] })
    if let effects = wording.effects {
      lines += ["", "## " + tr("Why it changed", "増減の内訳"), ""]
      lines += Markdown.table(
        [tr("Effect", "要因"), report.total.measure.label], effects.map { [$0.label, $0.value] })
    }
    if let rollOut = wording.rollOutSentence {
      lines += ["", Markdown.escaped(rollOut)] + wording.rollOutUnits.flatMap { ["", Markdown.escaped($0)] }
    }
    if !wording.derived.isEmpty { lines += [""] + wording.derived.map { "- " + Markdown.escaped($0) } }
    let table = ReportTable.terminal(report, wording)
    lines += ["", "## \(wording.groupingLabel)", ""]
    lines += Markdown.table(table.columns.map(\.title), table.rows)
    if !report.onPaper.isEmpty {
      lines += ["", "## " + tr("Still on paper", "紙で届いた報告"), ""]
      lines += Markdown.table(
        [
          tr("When", "日時"), tr("Title", "件名"), tr("Unit", "所属"), tr("Recipient", "報告先"), tr("Copies", "部数"),
          tr("Reason", "理由"),
        ],
        report.onPaper.map {
          [$0.moment.label(clock), $0.title, $0.unit, $0.recipient, "\($0.handout.copies)", $0.reason ?? ""]
        })
    }
    let unlisted = report.total.period.onPaper - report.onPaper.count
    if unlisted > 0 { lines += ["", tr("… and \(unlisted) more.", "… ほか \(unlisted) 件。")] }
    if !wording.printedTables.isEmpty {
      lines += ["", "## " + wording.printedTitle] + wording.printedSentences.flatMap { ["", Markdown.escaped($0)] }
      for table in wording.printedTables { lines += [""] + Markdown.table(table.columns.map(\.title), table.rows) }
      lines += ["", Markdown.escaped(PrintedTable.remark)]
    }
    if let stock = wording.stock {
      lines += ["", "## " + wording.stockTitle] + stock.all.flatMap { ["", Markdown.escaped($0)] }
      lines += [""] + Markdown.table(stock.table.columns.map(\.title), stock.table.rows)
    }
    if let settings = wording.settingSentence { lines += ["", Markdown.escaped(settings)] }
    lines += ["", Markdown.escaped(wording.ledgerSentence)]
    return lines.map { $0 + "\n" }.joined()
  }
}
