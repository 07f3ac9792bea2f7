internal import BriefingDomain
internal import BriefingLedger
package import BriefingLibrary

/// What the page of print logs' evidence shows.
package struct EvidenceView: Sendable {
  package let state: EvidenceState
  /// `nil` where no log was taken in, or what was asked for cannot be.
  package let evidence: PrintEvidence?
  package let hasLogs: Bool
  package let units: [String]
  /// What was just done, which may be taken back.
  package let last: ActSummary?
  /// What stood in a form that was refused.
  package let typed: [String: String]

  package init(
    state: EvidenceState, evidence: PrintEvidence?, hasLogs: Bool, units: [String], last: ActSummary?,
    typed: [String: String]
  ) {
    (self.state, self.evidence, self.hasLogs) = (state, evidence, hasLogs)
    (self.units, self.last, self.typed) = (units, last, typed)
  }
}

extension DeskPages {
  /// What print logs say of the submissions of a month: first what is to be accepted or explained.
  package static func evidence(_ view: EvidenceView, _ clock: OfficeClock, in frame: DeskFrame) -> String {
    page(tr("What print logs say", "根拠（印刷ログとの突き合わせ）"), frame, isWide: true, script: "evidence.js") {
      view.last.map { undoing($0, view.state, frame.token, clock) }
      filters(view, clock)
      if !view.hasLogs {
        tag("p") {
          tr(
            "No print log was taken in yet: of no submission anything can be said.",
            "印刷ログはまだ取り込まれていないため、何も判定できません。")
        }
      } else if let evidence = view.evidence {
        lists(EvidenceTable(view: view, evidence: evidence, clock: clock, token: frame.token))
      }
      toPrinters(frame)
    }
  }

  /// The way there, for who may look.
  static func toEvidence(_ state: EvidenceState = EvidenceState(), _ label: String? = nil) -> HTML {
    tag("p") {
      tag("a", ["href": state.address]) { label ?? tr("What print logs say of the records", "印刷ログとの突き合わせ") }
    }
  }

  /// For who may say where they stand.
  static func toPrinters(_ frame: DeskFrame) -> HTML? {
    guard frame.may.contains(.configure) else { return nil }
    return tag("p") { tag("a", ["href": printersPath]) { tr("Printers and their logs", "機器と印刷ログ") } }
  }

  private static func undoing(
    _ last: ActSummary, _ state: EvidenceState, _ token: String, _ clock: OfficeClock
  ) -> HTML {
    tag("form", ["method": "post", "action": state.address("/undo"), "class": "line undo"]) {
      tag("span") { last.line(clock) }
      hidden("token", token)
      hidden("act", "\(last.act.id)")
      button(tr("Take it back", "取り消す"))
    }
  }

  private static func filters(_ view: EvidenceView, _ clock: OfficeClock) -> HTML {
    line(EvidenceState.path) {
      lineChoice(
        "month", tr("Month", "月"), view.state.months(clock).map { ("\($0)", monthLabel($0)) },
        chosen: "\(view.state.month(clock))")
      lineChoice(
        "unit", tr("Unit", "所属"), [("", tr("All", "すべて"))] + view.units.map { ($0, $0) },
        chosen: view.state.unit ?? "")
      button(tr("Show", "表示"))
      if let briefing = view.state.briefing {
        tag("a", ["href": EvidenceState(month: view.state.month, unit: view.state.unit).address, "class": "step"]) {
          tr("Not briefing \(briefing) alone", "報告 \(briefing) だけの表示をやめる")
        }
      }
    }
  }

  private static func lists(_ table: EvidenceTable) -> HTML {
    let open = tag("section", ["aria-labelledby": "open"]) {
      tag("h2", ["id": "open"]) { tr("To be looked at", "確認が必要な食い違い") }
      if table.open.isEmpty {
        tag("p") { table.nothingOpen }
      } else {
        tag("p", ["class": "quiet"]) {
          tr(
            "A contradiction is a question: somebody may have printed a copy for themselves. Correct the record as the logs say, or "
              + "say why it is right. Nothing changes by itself.",
            "食い違いは問いです（担当者の控えを印刷しただけかもしれません）。ログのとおりに訂正するか、記録が正しい理由を残してください。自動では変わりません。")
        }
        keyHelp([
          ("j k", tr("move", "移動")), ("a", tr("to the correction", "訂正のボタンへ")), ("e", tr("say why", "理由を書く")),
          ("z", tr("take back", "直前の操作を取り消す")),
        ])
        table.html(table.open, isOpen: true)
      }
    }
    let folded = [
      table.folded(tr("Contradictions that others look at", "ほかの担当者が確認する食い違い"), table.others),
      table.folded(tr("Explained", "説明のある食い違い"), table.explained),
      table.folded(tr("Confirmed", "裏付けあり"), table.confirmed),
      table.folded(tr("Nothing can be said", "判定できない"), table.unsaid),
    ]
    return open + HTML(([sums(table.evidence, table)] + folded).compactMap(\.self))
  }

  /// Units and floors for those who reach the whole office; for others how their own rows stand, by unit.
  private static func sums(_ evidence: PrintEvidence, _ table: EvidenceTable) -> HTML? {
    let printed = PrintedTable(evidence.sums, evidence.total)
    let (titles, cells) =
      evidence.total == nil ? (EvidenceTable.countTitles, table.counts) : (PrintedTable.titles, printed.cells)
    if cells.isEmpty || table.view.state.briefing != nil { return nil }
    return tag("section") {
      tag("h2", ["id": "units"]) { tr("By unit", "所属ごと") }
      tag("div", ["class": "scrolls", "tabindex": "0", "role": "region", "aria-labelledby": "units"]) {
        tag("table", ["class": "figures"]) {
          tag("thead") {
            tag("tr") {
              for (index, title) in titles.enumerated() {
                tag("th", ["scope": "col", "class": index == 0 ? "text" : "number"]) { title }
              }
            }
          }
          tag("tbody") {
            for (index, row) in cells.enumerated() {
              tag("tr", ["class": evidence.total != nil && index == cells.count - 1 ? "total" : "row"]) {
                tag("th", ["scope": "row"]) { row[0] }
                for cell in row.dropFirst() { tag("td", ["class": "number"]) { cell } }
              }
            }
          }
        }
      }
      if evidence.total != nil { tag("p", ["class": "quiet"]) { PrintedTable.remark } }
    }
  }
}
