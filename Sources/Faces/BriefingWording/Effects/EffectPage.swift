internal import BriefingDomain
internal import BriefingLedger
package import BriefingLibrary

/// The board of effects as one self-contained page: no script, no request, nothing that is not in the file.
package struct EffectPage {
  let wording: EffectWording

  package init(_ board: EffectBoard, isAtDesk: Bool = false) { wording = EffectWording(board, isAtDesk: isAtDesk) }

  package var html: String {
    HTML.document(language: Language.current.rawValue, head: ReportPage.head(wording.title), body: body)
  }

  @HTMLBuilder private var body: HTML {
    tag("header") {
      tag("h1") { wording.title }
      tag("p", ["class": "subtitle"]) { wording.subtitle }
    }
    tag("main") {
      for (place, figure) in wording.figures.enumerated() { section(figure, place) }
      actions
    }
    tag("footer") {
      tag("p") { wording.report.ledgerSentence }
      tag("p", ["class": "hash"]) { wording.board.report.ledgerHead.hash.description }
    }
  }

  private func section(_ figure: EffectFigure, _ place: Int) -> HTML {
    let id = "figure-\(place + 1)"
    return tag("section", ["class": "effect-figure", "aria-labelledby": id]) {
      tag("div", ["class": "hero"]) {
        tag("p", ["class": "subtitle"]) { figure.area }
        tag("h2", ["id": id]) { figure.title }
        tag("p", ["class": figure.isUndefined ? "big undefined" : "big long"]) {
          figure.value
          if !figure.unit.isEmpty { tag("span", ["class": "unit"]) { " " + figure.unit } }
          if !figure.arrow.isEmpty { " " + figure.arrow }
        }
        if !figure.kind.isEmpty { tag("p", ["class": "formula"]) { figure.kind } }
        figure.estimate.map { IntervalPicture(estimate: $0, id: id).html }
      }
      tag("dl", ["class": "effect-lines"]) {
        for line in figure.lines {
          tag("div") {
            tag("dt") { line.label }
            tag("dd") { line.text }
          }
        }
      }
    }
  }

  private var actions: HTML {
    tag("section", ["aria-labelledby": "actions"]) {
      tag("h2", ["id": "actions"]) { EffectWording.actionsTitle }
      ReportPage.scrolling(EffectWording.actionsTitle) {
        tag("table", ["class": "numbers"]) {
          tag("thead") {
            tag("tr") {
              tag("th", ["scope": "col"]) { "Action" }
              for (place, heading) in EffectTable.headings.enumerated() {
                tag("th", ["scope": "col", "class": place == 0 ? "words" : nil]) { heading }
              }
            }
          }
          tag("tbody") {
            for row in EffectTable(wording).rows {
              tag("tr") {
                tag("th", ["scope": "row"]) { row.topic }
                for (place, cell) in row.cells.enumerated() {
                  tag("td", ["class": place == 0 ? "words" : nil]) { cell }
                }
              }
            }
          }
        }
      }
      tag("h3") { tr("What the ledger says beside them", "提出台帳から分かること") }
      tag("ul", ["class": "signals"]) {
        for signal in wording.signals { tag("li") { signal.label + tr(": ", "：") + signal.text } }
      }
    }
  }
}

/// A difference in points with its interval, and where zero is.
struct IntervalPicture {
  let estimate: Estimate
  /// Unique on the page.
  let id: String

  /// From −1 to 1, no wider than it has to be.
  private var reach: Double {
    let most = max(abs(estimate.low), abs(estimate.high))
    return [0.1, 0.25, 0.5].first { most <= $0 } ?? 1
  }

  private func place(_ difference: Double) -> Double { 300 + difference / reach * 270 }

  var html: HTML {
    let words = "\(EffectWording.points(estimate.value)), 95 % \(EffectWording.interval(estimate))"
    return Drawing.picture(
      id: "\(id)-interval", class: "chart small", width: 600, height: 76, title: tr("95 % interval", "95 % 信頼区間"),
      description: words
    ) {
      Drawing.line("scale", from: (30, 30), to: (570, 30))
      for tick in [-reach, 0, reach] {
        Drawing.line("scale", from: (place(tick), 20), to: (place(tick), 40))
        Drawing.label(tick == 0 ? "0" : Figure.signed(tick * 100, places: 0), "tick", x: place(tick), y: 64)
      }
      Drawing.box("range", x: place(estimate.low), width: place(estimate.high) - place(estimate.low), from: 22, to: 38)
      tag(
        "circle", ["class": "range-end", "cx": Drawing.length(place(estimate.value)), "cy": "30", "r": "9"])
    }
  }
}
