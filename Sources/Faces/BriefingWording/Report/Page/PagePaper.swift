internal import BriefingDomain
internal import BriefingLibrary

/// The reports of the period that still went on paper: how many for which reason, then each.
extension ReportPage {
  @HTMLBuilder var onPaper: HTML {
    let count = total.period.onPaper
    tag("section", ["aria-labelledby": "on-paper"]) {
      tag("h2", ["id": "on-paper"]) { tr("Still on paper: \(Figure.count(count))", "紙で届いた報告 \(Figure.count(count)) 件") }
      if count == 0 {
        tag("p", ["class": "sentence"]) { tr("Nothing went on paper.", "紙で届いた報告はありません。") }
      } else {
        if !report.reasons.isEmpty { reasons }
        list
      }
    }
  }

  private var reasons: HTML {
    let sum = report.reasons.reduce(0) { $0 + $1.count }
    let most = report.reasons.first?.count ?? 1
    return HTML([
      tag("h3") { tr("By reason", "理由別") },
      tag("table", ["class": "numbers narrow reasons"]) {
        tag("caption") { tr("Reports on paper by reason", "紙の報告の件数（理由別）") }
        tag("thead") {
          tag("tr") {
            tag("th", ["scope": "col", "class": "name"]) { tr("Reason", "理由") }
            tag("th", ["scope": "col"]) { tr("Reports", "件数") }
            tag("th", ["scope": "col"]) { tr("Share", "割合") }
          }
        }
        tag("tbody") {
          report.reasons.map { entry in
            tag("tr") {
              tag("th", ["scope": "row", "class": "name"]) {
                entry.reason ?? tr("no reason given", "理由の記載なし")
                tag(
                  "svg",
                  ["viewBox": "0 0 100 7", "class": "amounts", "preserveAspectRatio": "none", "aria-hidden": "true"]
                ) {
                  Drawing.box("now", x: 0, width: Double(entry.count) / Double(max(1, most)) * 100, from: 1.5, to: 5.5)
                }
              }
              tag("td") { Figure.count(entry.count) }
              tag("td") {
                tag("span", ["class": "value"]) { Figure.percent(Double(entry.count) / Double(max(1, sum))) }
                tag("small") { "\(Figure.count(entry.count)) ÷ \(Figure.count(sum))" }
              }
            }
          }
        }
      },
    ])
  }

  @HTMLBuilder private var list: HTML {
    let (count, shown) = (total.period.onPaper, report.onPaper.count)
    tag("h3") { tr("Each report", "一覧") }
    if shown < count {
      tag("p", ["class": "sentence"]) {
        tr(
          "The first \(Figure.count(shown)) of \(Figure.count(count)) are listed; utsusu export ledger writes all.",
          "\(Figure.count(count)) 件のうち先頭の \(Figure.count(shown)) 件です（全件は utsusu export ledger で書き出せます）。")
      }
    }
    Self.scrolling(tr("Reports on paper", "紙で届いた報告")) {
      tag("table", ["class": "list"]) {
        tag("caption") { tr("Reports on paper, in the order of time", "紙で届いた報告（日時順）") }
        tag("thead") {
          tag("tr") {
            [tr("When", "日時"), tr("Title", "件名"), tr("Unit", "所属"), tr("Recipient", "報告先"), tr("Form", "提出形態")]
              .map { heading in tag("th", ["scope": "col"]) { heading } }
            [tr("Copies", "部数"), tr("Sheets", "枚数")]
              .map { heading in tag("th", ["scope": "col", "class": "number"]) { heading } }
            tag("th", ["scope": "col"]) { tr("Reason", "理由") }
          }
        }
        tag("tbody") { report.onPaper.map(line) }
      }
    }
  }

  private func line(_ submission: PaperSubmission) -> HTML {
    let handout = submission.handout
    return tag("tr") {
      tag("td", ["class": "when"]) { submission.moment.label(clock) }
      tag("th", ["scope": "row", "class": "name"]) { submission.title }
      tag("td", ["class": "name"]) { submission.unit }
      tag("td", ["class": "name"]) { submission.recipient }
      tag("td", ["class": "short"]) { handout.form.label }
      tag("td", ["class": "number"]) { Figure.count(handout.copies) }
      tag("td", ["class": "number"]) { handout.pages == 0 ? "–" : Figure.count(handout.sheets) }
      tag("td", ["class": "name"]) { submission.reason ?? "–" }
    }
  }
}
