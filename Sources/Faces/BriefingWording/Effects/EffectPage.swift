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
      if wording.isAtDesk { files }
    }
    tag("main") {
      for (place, figure) in wording.figures.enumerated() { section(figure, place) }
      RollOutSection(wording: wording.rollOut).html
      actions
    }
    tag("footer") {
      if wording.isAtDesk { DeskPages.toPremises() }
      tag("p") { wording.report.ledgerSentence }
      tag("p", ["class": "hash"]) { wording.board.report.ledgerHead.hash.description }
    }
  }

  /// What is taken along from the desk's page; not printed.
  private var files: HTML {
    let period = [("period", "\(wording.board.report.period)")]
    return tag("p", ["class": "files"]) {
      tag("a", ["href": DeskPages.address("/effects/table.xlsx", period)]) { tr("As a table (XLSX)", "表として保存（XLSX）") }
      " · "
      tag("a", ["href": DeskPages.address("/effects/board.md", period)]) {
        tr("For the wall of a room (Markdown)", "会議室の投影用に保存（Markdown）")
      }
      tr(", to be brought at ", "。保存したものを「")
      tag("a", ["href": "/register"]) { tr("Register", "登録") }
      tr(" as any other material", "」で資料として登録すると投影できます")
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
      RollOutSection.lines(figure.lines)
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
