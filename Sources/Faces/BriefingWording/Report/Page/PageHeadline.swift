internal import BriefingDomain

/// The reduction, big; what it was computed from, its bounds, the goal and the verdict; then the other figures.
extension ReportPage {
  @HTMLBuilder var headline: HTML {
    tag("section", ["class": "headline", "aria-labelledby": "reduction"]) {
      tag("div", ["class": "hero"]) {
        tag("h2", ["id": "reduction"]) {
          tr("Reduction of \(wording.measureName)", "\(wording.measureName)の削減率")
        }
        tag("p", ["class": bigStyle]) { Figure.percent(total.value) }
        if total.value != nil { formula(wording.reductionFormula(total)) }
        if let sentence = wording.changeSentence { tag("p", ["class": "sentence"]) { sentence } }
      }
      tag("div", ["class": "judgement"]) {
        verdict
        bounds
      }
    }
    tag("section", ["aria-labelledby": "figures"]) {
      tag("h2", ["id": "figures"]) { tr("The period in figures", "対象期間の数字") }
      tag("dl", ["class": "cards"]) { cards.map(card) }
    }
  }

  private var bigStyle: String {
    guard total.value != nil else { return "big undefined" }
    return Figure.percent(total.value).count > 8 ? "big long" : "big"
  }

  private var verdict: HTML {
    tag("p", ["class": "verdict \(VerdictMark.name(total.verdict))"]) {
      VerdictMark.picture(total.verdict)
      tag("span") {
        tag("strong") { wording.label(total.verdict) }
        tag("span") { wording.verdictSentence }
      }
    }
  }

  private var bounds: HTML? {
    guard let bounds = total.bounds, let words = wording.bounds else { return nil }
    let label = tr("Bounds", "上下限")
    return tag("figure", ["class": "bounds"]) {
      tag("figcaption") {
        tag("strong") { label + " " + words.range }
        tag("br")
        tag("span") { words.meaning }
      }
      BoundsPicture(
        bounds: bounds, goal: total.goal, title: label,
        description: "\(words.range) (\(words.meaning)), \(tr("goal", "目標")) \(Figure.percent(total.goal))"
      ).html
      if total.period.unrecorded > 0 {
        formula(tr("lower: ", "下限: ") + wording.lowerBoundFormula(total))
      }
    }
  }

  private struct Card {
    let label: String
    let value: String
    let formula: String
  }

  private var cards: [Card] {
    let period = total.period
    let unrecorded =
      period.unrecorded == 0 ? "" : tr(", \(period.unrecorded) unrecorded", "、ほか未確認 \(period.unrecorded)")
    return [
      Card(
        label: Figure.fullyDigital, value: Figure.percent(total.fullyDigitalRate),
        formula: wording.fullyDigitalFormula(total)),
      Card(
        label: Figure.digitalInAnyWay, value: Figure.percent(total.anyDigitalRate),
        formula: wording.anyDigitalFormula(total)),
      Card(
        label: tr("Reports recorded", "報告（記録済）"), value: Figure.count(period.reports),
        formula: [
          (SubmissionForm.projected, period.projected), (.digital, period.digital), (.both, period.both),
          (.paper, period.paper),
        ].map { "\($0.label) \(Figure.count($1))" }.joined(separator: " + ") + unrecorded),
      Card(
        label: tr("Documents", "書類量（部）"), value: Figure.count(period.documents),
        formula: tr("copies of \(period.onPaper) reports on paper", "紙の報告 \(period.onPaper) 件の部数の合計")),
      Card(
        label: tr("Sheets of paper", "枚数（枚）"), value: Figure.count(period.sheets),
        formula: period.withoutPages == 0
          ? tr("of \(period.onPaper) reports on paper", "紙の報告 \(period.onPaper) 件")
          : tr(
            "of \(period.onPaper) reports on paper, \(period.withoutPages) without a page count",
            "紙の報告 \(period.onPaper) 件（うちページ数なし \(period.withoutPages) 件）")),
    ] + wording.comparisons.map { Card(label: $0.label, value: $0.value, formula: $0.formula) }
  }

  private func card(_ card: Card) -> HTML {
    tag("div", ["class": "card"]) {
      tag("dt") { card.label }
      tag("dd", ["class": "number"]) { card.value }
      if !card.formula.isEmpty { tag("dd", ["class": "formula"]) { card.formula } }
    }
  }
}

/// The verdict as a shape that is told without colour: a filled disc with a tick, a square with a cross, an empty diamond.
enum VerdictMark {
  static func name(_ verdict: Reduction.Verdict?) -> String {
    switch verdict {
    case .met: "met"
    case .notMet: "not-met"
    case .open: "open"
    case nil: "undefined"
    }
  }

  static func picture(_ verdict: Reduction.Verdict?) -> HTML {
    tag("svg", ["viewBox": "0 0 48 48", "class": "mark", "aria-hidden": "true"]) {
      switch verdict {
      case .met:
        tag("circle", ["cx": "24", "cy": "24", "r": "22", "class": "fill"])
        Drawing.polyline("stroke", [(13, 25), (21, 33), (35, 16)])
      case .notMet:
        tag("rect", ["x": "3", "y": "3", "width": "42", "height": "42", "class": "fill"])
        Drawing.line("stroke", from: (15, 15), to: (33, 33))
        Drawing.line("stroke", from: (33, 15), to: (15, 33))
      case .open:
        Drawing.polygon("outline", [(24, 3), (45, 24), (24, 45), (3, 24)])
        Drawing.label("?", "question", x: 24, y: 33)
      case nil:
        tag("circle", ["cx": "24", "cy": "24", "r": "20", "class": "outline dashed"])
        Drawing.line("outline", from: (14, 24), to: (34, 24))
      }
    }
  }
}
