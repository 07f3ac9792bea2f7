internal import BriefingDomain
internal import BriefingLibrary

/// What somebody may do with a briefing, on its page.
struct BriefingActs {
  let view: BriefingView
  /// What stood in a form that was refused.
  let typed: [String: String]
  let clock: OfficeClock
  let token: String

  private var details: BriefingDetails { view.details }
  private var briefing: Briefing { details.briefing }
  private var path: String { DeskPath.briefing(briefing.id) }

  private func said(_ name: String, else value: String = "") -> String { typed[name] ?? value }

  private func form(_ act: String, _ style: String? = nil, @HTMLBuilder _ content: () -> HTML) -> HTML {
    tag("form", ["method": "post", "action": "\(path)/\(act)", "class": style]) {
      DeskPages.hidden("token", token)
      content()
    }
  }

  // MARK: Above

  /// What is done most.
  var bar: HTML {
    var acts = returning
    if view.may.contains(.project), briefing.cancelReason == nil, !details.versions.isEmpty { acts.append(projecting) }
    if view.may.contains(.register) {
      acts.append(tag("a", ["href": "\(path)/amend", "class": "act"]) { tr("Correct", "訂正する") })
    }
    return acts.isEmpty ? HTML() : tag("div", ["class": "acts"]) { acts }
  }

  /// The way to what is on of it, and to what is on in the room that was refused to it.
  private var returning: [HTML] {
    view.drivable.filter { $0.briefing == briefing.id || $0.room == typed["room"] }
      .map { DeskPages.returning(to: $0, token) }
  }

  /// Those there are, and the briefing's own, or that none is said: nothing goes to a wall that nobody chose.
  private var rooms: [(String, String)] {
    let own = briefing.room ?? ""
    return (view.rooms.contains(own) ? [] : [(own, own.isEmpty ? "–" : own)]) + view.rooms.map { ($0, $0) }
  }

  private var projecting: HTML {
    form("project", "line") {
      if view.rooms.isEmpty {
        DeskPages.hidden("room", briefing.room ?? "")
      } else {
        tag("div") {
          DeskPages.choice(
            "room", tr("Room", "会議室"), rooms, chosen: said("room", else: briefing.room ?? ""), isRequired: true)
        }
      }
      tag("div") {
        tag("label", ["for": "minutes"]) { tr("Minutes", "予定（分）") }
        tag(
          "input",
          [
            "id": "minutes", "name": "minutes", "type": "number", "min": "1", "max": "1440", "autocomplete": "off",
            "value": said("minutes"),
          ])
      }
      tag("button", ["type": "submit", "class": "main"]) { tr("Put it up", "投影を始める") }
    }
  }

  // MARK: Records

  /// How it was handed over.
  var recording: HTML? {
    let recipients = details.recipients.filter { view.recordable.contains($0.id) }
    guard view.may.contains(.submit), briefing.cancelReason == nil, !recipients.isEmpty else { return nil }
    let isCorrection = recipients.contains { details.entryInForce(for: $0) != nil }
    return DeskPages.folded(tr("Record how it was handed over", "提出を記録する"), isOpen: typed["form"] != nil) {
      form("record") {
        tag("fieldset") {
          tag("legend") { tr("For", "報告先") }
          for recipient in recipients {
            let isOn =
              typed["form"] == nil ? details.entryInForce(for: recipient) == nil : typed["to-\(recipient.name)"] == "1"
            DeskPages.tick("to-\(recipient.name)", recipient.name, isOn: isOn)
          }
        }
        DeskPages.choice(
          "form", tr("Form", "提出形態"), (briefing.plannedForm == nil ? [("", "–")] : []) + SubmissionForm.options,
          chosen: said("form", else: briefing.plannedForm?.rawValue ?? ""), isRequired: true)
        DeskPages.field(
          "copies", tr("Copies", "部数"), value: said("copies"), isRequired: false,
          hint: tr("Of paper alone; 1 where nobody says.", "紙を含む場合のみ。省略すると1部です。"))
        DeskPages.field("reason", tr("Why on paper", "紙にした理由"), value: said("reason"), isRequired: false)
        if isCorrection {
          DeskPages.field(
            "correction", tr("Why it is corrected", "訂正の理由"), value: said("correction"), isRequired: false,
            hint: tr("What is recorded already stays in the ledger.", "前の記録も台帳に残ります。"))
        }
        DeskPages.button(tr("Record", "記録する"))
      }
    }
  }

  private var withdrawing: HTML? {
    let recorded = details.recipients.filter {
      view.recordable.contains($0.id) && details.entryInForce(for: $0) != nil
    }
    guard view.may.contains(.submit), !recorded.isEmpty else { return nil }
    return DeskPages.folded(tr("Withdraw a record", "記録を取り下げる"), isOpen: typed["withdraw-reason"] != nil) {
      form("withdraw") {
        DeskPages.choice(
          "recipient", tr("Of", "報告先"), recorded.map { ($0.name, $0.name) }, chosen: said("recipient"))
        DeskPages.field("withdraw-reason", tr("Why", "理由"), value: said("withdraw-reason"))
        DeskPages.button(tr("Withdraw", "取り下げる"))
      }
    }
  }

  /// For a recipient who hears it at another time, or in another room, than the rest.
  var apart: HTML? {
    guard view.may.contains(.register), details.recipients.count > 1 else { return nil }
    let isOpen = typed["apart-to"] != nil
    return DeskPages.folded(tr("Another time or room for one recipient", "1人の報告先だけの日時・会議室"), isOpen: isOpen) {
      form("apart") {
        DeskPages.choice(
          "apart-to", tr("Recipient", "報告先"), [("", "–")] + details.recipients.map { ($0.name, $0.name) },
          chosen: said("apart-to"), isRequired: true)
        DeskPages.field(
          "apart-on", tr("When", "日時"), value: said("apart-on"), isRequired: false,
          hint: tr(
            "Such as 12/2 9:00, without an end. What is the same as for the rest goes with theirs again.",
            "例: 12/2 9:00（終了は書きません）。ほかと同じ内容を書くと、ほかの報告先に合わせます。"))
        DeskPages.field(
          "apart-room", tr("Room", "会議室"), value: said("apart-room"), isRequired: false, list: "apart-rooms")
        DeskPages.list("apart-rooms", view.rooms)
        if isOpen { DeskPages.tick("meant", tr("It is meant as it stands", "このままで正しい")) }
        DeskPages.button(tr("Correct", "訂正する"))
      }
    }
  }

  // MARK: Materials

  var adding: HTML {
    guard view.may.contains(.register) else { return HTML() }
    return tag("p") { tag("a", ["href": "\(path)/files", "class": "act"]) { tr("Add materials", "資料を追加する") } }
  }

  /// One place up or down.
  private func moving(_ version: MaterialVersion) -> HTML? {
    let current = details.materials.compactMap(\.last)
    guard view.may.contains(.register), current.count > 1,
      let place = current.firstIndex(where: { $0.id == version.id })
    else { return nil }
    let ways = [(place - 1, tr("Move up", "上へ")), (place + 1, tr("Move down", "下へ"))]
    return form("order", "line") {
      DeskPages.hidden("material", "\(version.position)")
      // So that nobody moves something else than what they saw.
      DeskPages.hidden("order", current.map { "\($0.material)" }.joined(separator: " "))
      for (place, label) in ways where current.indices.contains(place) {
        tag("button", ["type": "submit", "name": "to", "value": "\(current[place].position)"]) {
          label
          tag("span", ["class": "hidden-text"]) { " \(version.fileName)" }
        }
      }
    }
  }

  /// What is new in a version; what is new since one was shown as well.
  private func changes(_ version: MaterialVersion) -> HTML? {
    guard version.number > 1, version.removal == nil else { return nil }
    let path = DeskPath.version(version) + "/changes"
    let shown = details.shownPages
    let seen = details.versions.last {
      $0.material == version.material && $0.number < version.number && $0.removal == nil && shown[$0.id] != nil
    }
    return tag("p") {
      tag("a", ["href": path]) { tr("What changed", "前の版との違い") }
      if let seen {
        " "
        tag("a", ["href": "\(path)?since=\(seen.number)"]) {
          tr("What changed since it was shown (version \(seen.number))", "投影した版（第\(seen.number)版）との違い")
        }
      }
    }
  }

  /// - Parameter version: the current one of a material.
  func changing(_ version: MaterialVersion) -> HTML {
    var acts = [changes(version), moving(version)].compactMap(\.self)
    if view.may.contains(.register) {
      acts.append(
        tag("p") {
          tag("a", ["href": "\(path)/files?material=\(version.position)"]) {
            tr("Replace", "差し替える")
            tag("span", ["class": "hidden-text"]) { " \(version.fileName)" }
          }
        })
    }
    if view.may.contains(.remove), version.removal == nil {
      let field = "remove-reason-\(version.position)"
      acts.append(
        DeskPages.folded(
          tr("Take \(version.fileName) away", "\(version.fileName) を削除する"), isOpen: typed[field] != nil
        ) {
          form("remove") {
            DeskPages.hidden("material", "\(version.position)")
            DeskPages.hidden("version", "\(version.number)")
            DeskPages.field(
              field, tr("Why", "理由"), value: said(field),
              hint: tr(
                "For good: its text, its pictures and its file go. That cannot be taken back.",
                "本文・画像・ファイルを消します。元に戻せません。"))
            DeskPages.button(tr("Take away for good", "完全に削除する"))
          }
        })
    }
    return HTML(acts)
  }

  // MARK: Below

  /// What is done seldom, and what takes back.
  var below: HTML? {
    let acts = [copying, withdrawing, cancelling, undoing].compactMap(\.self)
    guard !acts.isEmpty else { return nil }
    return tag("section", ["aria-labelledby": "more"]) {
      tag("h2", ["id": "more"]) { tr("More", "その他の操作") }
      acts
    }
  }

  private var copying: HTML? {
    guard view.may.contains(.register) else { return nil }
    return tag("p") {
      tag("a", ["href": "/register?like=\(briefing.id)"]) { tr("Register one like it", "同じ内容で別の日に登録する") }
    }
  }

  private var cancelling: HTML? {
    guard view.may.contains(.register) else { return nil }
    guard briefing.cancelReason == nil else {
      return form("restore") { DeskPages.button(tr("It takes place after all", "中止を取り消す")) }
    }
    return DeskPages.folded(tr("Cancel the briefing", "報告を中止する"), isOpen: typed["cancel-reason"] != nil) {
      form("cancel") {
        DeskPages.field("cancel-reason", tr("Why", "理由"), value: said("cancel-reason"))
        DeskPages.button(tr("Cancel the briefing", "中止にする"))
      }
    }
  }

  /// Those that the last act was about, where they are several: its line names one alone.
  private var together: HTML? {
    guard !view.lastBriefings.isEmpty else { return nil }
    return tag("ul", ["class": "plain"]) {
      for other in view.lastBriefings {
        tag("li") {
          let label = "\(other.id) \(other.markedTitle)"
          other.isWithheld ? HTML(text: label) : tag("a", ["href": DeskPath.briefing(other.id)]) { label }
          " " + other.slot.label(clock)
        }
      }
    }
  }

  /// The others that were registered along with it, told to who has just done so.
  var series: HTML? {
    guard view.lastAct?.act.kind == .register, view.lastBriefings.contains(where: { $0.id == briefing.id }) else {
      return nil
    }
    return tag("section", ["aria-labelledby": "series"]) {
      tag("h2", ["id": "series"]) { tr("You registered these together", "一緒に登録した報告") }
      together
    }
  }

  private var undoing: HTML? {
    view.lastAct.map { last in
      form("undo") {
        tag("p") { tr("Your last act: ", "あなたの最後の操作: ") + last.line(clock) }
        if series == nil { together }
        DeskPages.hidden("act", "\(last.act.id)")
        DeskPages.button(tr("Take it back", "取り消す"))
      }
    }
  }
}

extension SubmissionForm {
  /// To choose from.
  static var options: [(String, String)] { allCases.map { ($0.rawValue, $0.label) } }
}
