package import BriefingDomain
internal import BriefingLibrary

extension DeskPages {
  /// The rows, each with what it is to be recorded as.
  static func marking(_ inbox: Inbox, _ person: String, _ clock: OfficeClock, _ token: String) -> HTML {
    var days: [(day: Day, rows: [WaitingSubmission])] = []
    for row in inbox.rows {
      let day = clock.local(row.briefing.moment.instant).day
      if days.last?.day != day { days.append((day, [])) }
      days[days.count - 1].rows.append(row)
    }
    var given: [SubmissionKey: Mark] = [:]
    if case .partly(let receipt) = inbox.outcome {
      for refused in receipt.refused where !refused.why.isOver { given[refused.mark.key] = refused.mark }
    }
    let keys = SubmissionForm.allCases.map { #""\#($0.key)":"\#($0.rawValue)""# }.joined(separator: ",")
    return tag(
      "form",
      [
        "method": "post", "action": inbox.state.address, "class": "inbox", "data-person": person,
        "data-keys": "{\(keys)}",
      ]
    ) {
      hidden("token", token)
      tag("div", ["class": "bar"]) {
        tag("button", ["type": "submit", "class": "main", "data-count": tr("Record {0}", "{0}件を記録")]) {
          tr("Record what is chosen", "選んだものを記録")
        }
        tag("button", ["type": "button", "class": "clear", "hidden": "hidden"]) {
          tr("Clear all", "印をすべて消す")
        }
        tag(
          "p",
          [
            "role": "status", "class": "quiet said",
            "data-kept": tr("Your {0} marks of before are here again.", "前回の印 {0}件を戻しました。"),
            "data-gone": tr("Recorded by somebody meanwhile: {0}", "ほかの人が記録したため一覧から外しました：{0}"),
            "data-over": tr(
              "You are signed out. Your marks stay in this tab: sign in again and come back to this page.",
              "サインアウトしています。印はこのタブに残っています。サインインし直して、このページを開いてください。"),
          ])
      }
      keyHelp(
        SubmissionForm.allCases.map { ($0.key, $0.label) } + [
          ("j k", tr("move", "移動")), ("Shift", tr("with a move: several rows", "移動と同時に: 範囲")),
          ("o", tr("as planned", "予定どおり")), ("e", tr("copies and reason", "部数と理由")), ("x", tr("clear", "消す")),
          ("Enter", tr("record all", "まとめて記録")), ("z", tr("take back", "直前の記録を取り消す")),
        ])
      tag("table", ["class": "cards"]) {
        heading()
        for (day, rows) in days {
          tag("tbody") {
            tag("tr", ["class": "day"]) {
              tag("th", ["colspan": "7", "scope": "rowgroup"]) { clock.moment(day, minute: nil).label(clock) }
            }
            for item in rows { row(item, given[item.key], clock) }
          }
        }
      }
      tag("datalist", ["id": "reasons"]) {
        for reason in inbox.reasons { tag("option", ["value": reason]) }
      }
      if inbox.hasMore, let last = inbox.rows.last {
        tag("p") { tag("a", ["href": inbox.state.behind(last.place)]) { tr("Later ones", "続きを見る") } }
      }
    }
  }

  /// The keys, which hold while a row has the focus.
  static func keyHelp(_ keys: [(key: String, label: String)]) -> HTML {
    tag("p", ["class": "keys quiet", "id": "keys", "hidden": "hidden"]) {
      tr("Keys, in the list: ", "一覧でのキー: ")
      for (key, label) in keys {
        tag("span") { tag("kbd") { key } + HTML(text: " " + label) }
      }
    }
  }

  private static func heading() -> HTML {
    tag("thead") {
      tag("tr") {
        for label in Column.allCases.map(\.label) { tag("th", ["scope": "col"]) { label } }
      }
    }
  }

  private enum Column: CaseIterable {
    case time, title, unit, recipient, room, planned, form

    var label: String {
      switch self {
      case .time: tr("Time", "時刻")
      case .title: tr("Title", "件名")
      case .unit: tr("Unit", "所属")
      case .recipient: tr("Recipient", "報告先")
      case .room: tr("Room", "会議室")
      case .planned: tr("Planned", "予定")
      case .form: tr("Record as", "記録")
      }
    }
  }

  private static func row(_ item: WaitingSubmission, _ mark: Mark?, _ clock: OfficeClock) -> HTML {
    let (briefing, key) = (item.briefing, item.key)
    return tag(
      "tr", ["id": "row-\(key)", "class": "row", "data-key": "\(key)", "data-proposal": item.proposal?.rawValue ?? ""]
    ) {
      tag("td", ["data-label": Column.time.label]) { tag("time") { briefing.slot.clockLabel(clock) } }
      tag("td") { tag("a", ["href": "/briefings/\(briefing.id)"]) { briefing.title } }
      tag("td", ["data-label": Column.unit.label]) { briefing.unit.name }
      tag("td", ["data-label": Column.recipient.label]) { item.recipient.name }
      tag("td", ["data-label": Column.room.label]) { briefing.room ?? "" }
      tag("td", ["data-label": Column.planned.label]) { item.proposalLabel }
      tag("td", ["class": "form"]) {
        tag("select", ["name": "form-\(key)", "aria-label": tr("Form of ", "提出形態：") + item.name]) {
          tag("option", ["value": ""]) { "–" }
          for form in SubmissionForm.allCases { option(form.rawValue, form.label, isChosen: form == mark?.form) }
        }
        paper(item, mark)
        if mark != nil { tag("p", ["class": "fault"]) { RefusedMark.Why.unfit.sentence } }
      }
    }
  }

  /// What is asked where a form has paper.
  private static func paper(_ item: WaitingSubmission, _ mark: Mark?) -> HTML {
    let key = item.key
    return tag("span", ["class": "paper"]) {
      tag("label") {
        tr("Copies ", "部数 ")
        tag(
          "input",
          [
            "name": "copies-\(key)", "type": "number", "min": "1", "max": "\(Handout.most)",
            "value": "\(mark?.copies ?? 1)",
          ])
      }
      tag("label") {
        tr("Why paper ", "紙の理由 ")
        tag(
          "input",
          [
            "name": "reason-\(key)", "type": "text", "list": "reasons", "autocomplete": "off",
            "value": mark?.reason ?? "",
          ])
      }
    }
  }
}

extension InboxState {
  fileprivate func behind(_ place: WaitingSubmission.Place) -> String {
    var next = self
    next.place = place
    return next.address
  }
}

extension WaitingSubmission {
  fileprivate var name: String { "\(briefing.title) → \(recipient.name)" }

  fileprivate var proposalLabel: String {
    wasProjected
      ? tr("projected (on record)", "投影（投影記録あり）") : briefing.plannedForm?.label ?? ""
  }
}

extension SubmissionForm {
  /// Which key marks a row with it: of the English word or of the Japanese one, and of sheets, 紙.
  package var key: String {
    switch self {
    case .projected: "p"
    case .digital: "d"
    case .both: "b"
    case .paper: "s"
    }
  }
}
