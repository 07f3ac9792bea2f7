internal import BriefingDomain
internal import BriefingLibrary

/// One table for each grouping: every row with its counts and formulas, the total last.
extension ReportPage {
  func table(_ table: ReductionReport.Table) -> HTML {
    let heading = wording.heading(table.grouping)
    let id = "by-\(table.grouping.rawValue)"
    return tag("section", ["aria-labelledby": id]) {
      tag("h2", ["id": id]) { heading }
      if table.rows.isEmpty {
        tag("p", ["class": "sentence"]) { tr("No entries in these months.", "この期間の記録はありません。") }
      } else {
        Self.scrolling(heading) {
          tag("table", ["class": "numbers groups"]) {
            tag("caption") {
              tr(
                "\(wording.name(report.period)), most paper first; \(table.rows.count) rows",
                "\(wording.name(report.period))、紙の多い順、\(table.rows.count) 行")
            }
            columnHeads(wording.label(table.grouping))
            tag("tbody") { table.rows.map { row(wording.name($0), $0.figures, scale: most(table.rows)) } }
            tag("tfoot") { row(tr("Total", "計"), total, scale: nil) }
          }
        }
      }
    }
  }

  /// The largest amount a month of any row, which the bars are drawn against.
  private func most(_ rows: [ReductionReport.Row]) -> Double {
    rows.map { max($0.figures.perMonth ?? 0, $0.figures.base?.perMonth(total.measure) ?? 0) }.max() ?? 0
  }

  private func columnHeads(_ first: String) -> HTML {
    let heads: [(String, String)] = [
      (first, "name"), (ReportTable.measureTitle(total.measure, isShort: false), ""), (tr("base / month", "基準/月"), ""),
      (tr("reduction", "削減率"), ""), (tr("reports", "報告"), ""), (tr("on paper", "紙を含む"), ""),
      (tr("un-recorded", "未確認"), ""), (tr("fully digital", "完全電子"), ""), (tr("digital in any way", "併用を含む"), ""),
    ]
    return tag("thead") {
      tag("tr") { heads.map { head, style in tag("th", ["scope": "col", "class": style]) { head } } }
    }
  }

  private func row(_ name: String, _ figures: Reduction, scale: Double?) -> HTML {
    let period = figures.period
    let measure = figures.measure
    return tag("tr") {
      tag("th", ["scope": "row", "class": "name"]) {
        name
        if let scale, scale > 0 { amountBars(figures, scale) }
      }
      cell(
        Figure.count(period.amount(measure)),
        figures.months > 1 ? "÷ \(figures.months) = \(Figure.plain(figures.perMonth ?? 0))" : "")
      if let base = figures.base {
        cell(Figure.plain(base.perMonth(measure)), "\(Figure.count(base.tally.amount(measure))) ÷ \(base.months)")
      } else {
        cell("–", "")
      }
      reduction(figures)
      cell(Figure.count(period.reports), "")
      cell(Figure.count(period.onPaper), period.onPaper == 0 ? "" : "\(period.paper) + \(period.both)")
      cell(Figure.count(period.unrecorded), "")
      cell(figures.fullyDigitalRate.map { Figure.percent($0) } ?? "–", wording.fullyDigitalFormula(figures))
      cell(figures.anyDigitalRate.map { Figure.percent($0) } ?? "–", wording.anyDigitalFormula(figures))
    }
  }

  private func reduction(_ figures: Reduction) -> HTML {
    guard let value = figures.value else { return cell("–", "") }
    return tag("td", ["class": "reduction"]) {
      tag("b") { Figure.percent(value) }
      if figures.uncertain > 0, let bounds = figures.bounds {
        tag("small") { "\(Figure.percent(bounds.low)) – \(Figure.percent(bounds.high))" }
      }
      tag("small") { wording.reductionFormula(figures) }
    }
  }

  private func cell(_ value: String, _ formula: String) -> HTML {
    tag("td") {
      tag("span", ["class": "value"]) { value }
      if !formula.isEmpty { tag("small") { formula } }
    }
  }

  /// The base period's amount a month as an outline, the period's as a bar in it.
  private func amountBars(_ figures: Reduction, _ scale: Double) -> HTML {
    tag("svg", ["viewBox": "0 0 100 7", "class": "amounts", "preserveAspectRatio": "none", "aria-hidden": "true"]) {
      if let base = figures.base {
        Drawing.box("before", x: 0, width: base.perMonth(figures.measure) / scale * 100, from: 0, to: 7)
      }
      Drawing.box("now", x: 0, width: (figures.perMonth ?? 0) / scale * 100, from: 1.5, to: 5.5)
    }
  }
}
