internal import BriefingDomain
internal import BriefingLibrary

/// The two charts, each with its numbers as a table beside it.
extension ReportPage {
  @HTMLBuilder var months: HTML {
    let chart = MonthChart(report)
    if !chart.bars.isEmpty {
      let title = tr("\(measureTitle) by month", "月別の\(wording.measureName)（\(wording.measureUnit)）")
      tag("section", ["class": "figure", "aria-labelledby": "by-month"]) {
        tag("h2", ["id": "by-month"]) { title }
        tag("figure") {
          legend(chart)
          Self.scrolling(title) { MonthChartPicture(chart: chart, title: title, description: description(chart)).html }
          tag("figcaption") {
            if let base = wording.baseFormula {
              tag("p", ["class": "formula"]) { tr("Base mean: ", "基準の月平均: ") + base }
            }
            if let goal = wording.goalFormula { tag("p", ["class": "formula"]) { tr("Goal: ", "目標: ") + goal } }
            if chart.cut != nil { tag("p", ["class": "formula"]) { cutSentence } }
            if chart.bars.contains(where: { $0.amount == nil }) {
              tag("p", ["class": "formula"]) { "–: " + withoutEntry }
            }
          }
        }
        monthsTable(chart)
      }
    }
  }

  private var measureTitle: String { wording.measureName.prefix(1).uppercased() + wording.measureName.dropFirst() }

  private var cutSentence: String {
    tr("A bar with a break is higher than drawn; its value stands above it.", "途中で切った棒は、実際にはもっと高い（値は棒の上）。")
  }

  private var withoutEntry: String { tr("no entry", "記録なし") }

  private func label(_ role: MonthChart.Role) -> String {
    switch role {
    case .base: tr("base period", "基準期間")
    case .other: tr("other months", "その他の月")
    case .period: tr("this report's period", "対象期間")
    }
  }

  private func legend(_ chart: MonthChart) -> HTML {
    tag("ul", ["class": "legend"]) {
      [MonthChart.Role.base, .other, .period].filter { role in
        chart.bars.contains { $0.role == role && $0.amount != nil }
      }.map { role in
        tag("li") {
          tag("svg", ["viewBox": "0 0 24 16", "class": "swatch", "aria-hidden": "true"]) {
            Drawing.box("bar \(role.rawValue)", x: 1, width: 22, from: 1, to: 15)
          }
          tag("span") { label(role) }
        }
      }
    }
  }

  private func description(_ chart: MonthChart) -> String {
    var sentences: [String] = []
    if let first = chart.bars.first, let last = chart.bars.last {
      let count = chart.bars.count { $0.amount != nil }
      sentences.append(
        tr(
          "\(count) bars, \(first.month) to \(last.month).",
          "\(ReportWording.name(first.month))から\(ReportWording.name(last.month))まで、棒 \(count) 本。"))
    }
    if let mean = chart.mean {
      sentences.append(tr("Base mean \(Figure.plain(mean)).", "基準の月平均 \(Figure.plain(mean))。"))
    }
    if let goal = chart.goal { sentences.append(tr("Goal \(Figure.plain(goal)).", "目標 \(Figure.plain(goal))。")) }
    sentences.append(tr("The table below has every value.", "すべての値は下の表にある。"))
    return sentences.joined(separator: tr(" ", ""))
  }

  private func monthsTable(_ chart: MonthChart) -> HTML {
    tag("details") {
      tag("summary") { tr("All months as a table", "すべての月の表") }
      tag("table", ["class": "numbers narrow"]) {
        tag("caption") { tr("\(measureTitle) by month", "月別の\(wording.measureName)") }
        tag("thead") {
          tag("tr") {
            tag("th", ["scope": "col"]) { tr("Month", "月") }
            tag("th", ["scope": "col", "class": "words"]) { tr("Part of", "区分") }
            [total.measure.label, tr("Reports", "報告"), tr("On paper", "紙")]
              .map { heading in tag("th", ["scope": "col"]) { heading } }
          }
        }
        tag("tbody") {
          zip(chart.bars, report.series).map { bar, entry in
            tag("tr") {
              tag("th", ["scope": "row"]) { ReportWording.name(bar.month) }
              tag("td", ["class": "words"]) { bar.amount == nil ? withoutEntry : label(bar.role) }
              [bar.amount, bar.amount.map { _ in entry.tally.reports }, bar.amount.map { _ in entry.tally.onPaper }]
                .map { count in tag("td") { count.map(Figure.count) ?? "–" } }
            }
          }
        }
      }
    }
  }

  @HTMLBuilder var split: HTML {
    if let waterfall = Waterfall(total, wording), let effects = wording.effects, let base = total.base {
      let title = tr("Why it changed, \(wording.measureName) a month", "増減の内訳（\(wording.measureName)、月あたり）")
      tag("section", ["class": "figure", "aria-labelledby": "why"]) {
        tag("h2", ["id": "why"]) { title }
        tag("figure") {
          Self.scrolling(title) {
            WaterfallPicture(
              waterfall: waterfall, title: title,
              description: effects.map { "\($0.label) \($0.value)" }.joined(separator: tr(", ", "、"))
            ).html
          }
        }
        factors(base, effects)
      }
    }
  }

  /// The three factors before and now, from their counts, and what each did.
  private func factors(_ base: Reduction.BaseTally, _ effects: [(label: String, value: String)]) -> HTML {
    let sides = [(base.tally, base.months), (total.period, total.months)]
    func quotient(_ above: Int, _ below: Int, _ write: (Double) -> String) -> String {
      let formula = "\(Figure.count(above)) ÷ \(Figure.count(below))"
      return below == 0 ? formula + " = –" : formula + " = " + write(Double(above) / Double(below))
    }
    func decimal(_ value: Double) -> String { Figure.decimal(value, places: 2) }
    let rows: [[String]] = [
      sides.map { quotient($0.reports, $1, decimal) },
      sides.map { tally, _ in quotient(tally.onPaper, tally.reports) { Figure.percent($0) } },
      sides.map { tally, _ in quotient(tally.amount(total.measure), tally.onPaper, decimal) },
      sides.map { quotient($0.amount(total.measure), $1, decimal) },
    ]
    return Self.scrolling(tr("Factors", "要因")) {
      tag("table", ["class": "numbers"]) {
        tag("caption") {
          tr(
            "reports a month × share on paper × amount per paper report; the effects sum to the change (LMDI-I, Ang 2005)",
            "報告の件数/月 × 紙の割合 × 紙1件あたりの量。3つの効果の和が増減に一致（LMDI-I、Ang 2005）")
        }
        tag("thead") {
          tag("tr") {
            [tr("Factor", "要因"), tr("Base period", "基準期間"), tr("Period", "対象期間"), tr("Effect", "効果")]
              .map { heading in tag("th", ["scope": "col"]) { heading } }
          }
        }
        tag("tbody") {
          zip(effects, rows).map { effect, sides in
            tag("tr") {
              tag("th", ["scope": "row", "class": "name"]) { effect.label }
              sides.map { side in tag("td") { side } }
              tag("td", ["class": "effect"]) { effect.value }
            }
          }
        }
      }
    }
  }
}
