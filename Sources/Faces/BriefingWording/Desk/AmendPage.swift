package import BriefingDomain
package import BriefingLibrary

/// What a form says of a briefing, as people type it, by the names of its fields.
package struct BriefingFields: Equatable {
  package var values: [String: String]

  package init(_ values: [String: String]) { self.values = values }

  /// - Parameter prefix: before each name, where a form has them twice.
  package init(_ form: (String) -> String, recipients: [String], prefix: String = "") {
    let names = Self.texts.map(\.name) + recipients.map { "to-\($0)" }
    values = Dictionary(uniqueKeysWithValues: names.map { ($0, form(prefix + $0)) })
  }

  /// As a briefing is now.
  package init(_ details: BriefingDetails, _ clock: OfficeClock) {
    let briefing = details.briefing
    values = [
      "title": briefing.title, "unit": briefing.unit.name, "presenter": briefing.presenter ?? "",
      "on": briefing.moment.label(clock), "until": briefing.slot.endLabel(clock) ?? "", "room": briefing.room ?? "",
      "plan": briefing.plannedForm?.rawValue ?? "", "confidential": briefing.isConfidential ? "1" : "",
      "expires": briefing.keeping.expiry.map { clock.lastDay(before: $0).description } ?? "",
      "retention": briefing.keeping.retention?.rawValue ?? "",
    ]
    for recipient in details.recipients { values["to-\(recipient.name)"] = "1" }
  }

  package subscript(_ name: String) -> String { values[name] ?? "" }

  static var texts: [(name: String, label: String)] {
    [
      ("title", tr("Title", "件名")), ("unit", tr("Unit", "所属")), ("presenter", tr("Presenter", "説明者")),
      ("on", tr("When", "日時")), ("until", tr("Until", "終了")), ("room", tr("Room", "会議室")),
      ("plan", tr("Planned form", "予定の提出形態")), ("confidential", tr("Confidential", "取扱注意")),
      ("expires", tr("Materials until", "資料の期限")), ("retention", tr("Kept for", "保存期間")),
    ]
  }

  /// Fields that two of them say otherwise, with their labels.
  package func differing(from other: BriefingFields, recipients: [String]) -> [(name: String, label: String)] {
    (Self.texts + recipients.map { ("to-\($0)", tr("Recipient ", "報告先 ") + $0) })
      .filter { self[$0.name] != other[$0.name] }
  }

  func shown(_ name: String) -> String {
    if name.hasPrefix("to-") || name == "confidential" { return self[name] == "1" ? tr("yes", "あり") : tr("no", "なし") }
    if name == "plan" { return SubmissionForm(rawValue: self[name])?.label ?? tr("none", "なし") }
    if name == "retention" { return Retention(rawValue: self[name])?.label ?? tr("none", "なし") }
    return self[name].isEmpty ? tr("none", "なし") : self[name]
  }
}

extension DeskPages {
  /// The form that corrects what is registered of a briefing.
  ///
  /// - Parameters:
  ///   - mark: of the briefing as the form was made from it.
  ///   - was: as it was then.
  ///   - typed: what stands in the fields.
  ///   - now: as it is, where somebody has changed it since.
  ///   - asksWhetherMeant: whether a name or a day may be a slip, which is to be confirmed.
  package static func amend(
    _ number: Briefing.ID, mark: String, was: BriefingFields, typed: BriefingFields, now: BriefingFields? = nil,
    choices: BriefingChoices, asksWhetherMeant: Bool = false, in frame: DeskFrame
  ) -> String {
    let recipients = choices.recipients
    return page(tr("Correct briefing \(number)", "報告 \(number) の訂正"), frame) {
      if let now { meanwhile(was: was, typed: typed, now: now, recipients) }
      tag("form", ["method": "post", "action": DeskPath.briefing(number) + "/amend", "class": "wide"]) {
        hidden("token", frame.token)
        hidden("mark", mark)
        for (name, value) in (now ?? was).values.sorted(by: { $0.key < $1.key }) { hidden("was-\(name)", value) }
        briefingFields(typed, choices, asksWhetherMeant: asksWhetherMeant)
        button(now == nil ? tr("Correct", "訂正する") : tr("Correct all the same", "この内容で訂正する"))
      }
      tag("p") { tag("a", ["href": DeskPath.briefing(number)]) { tr("Leave it as it is", "訂正せずに戻る") } }
    }
  }

  /// What somebody else has changed, beside what this one wants.
  private static func meanwhile(
    was: BriefingFields, typed: BriefingFields, now: BriefingFields, _ recipients: [String]
  ) -> HTML {
    let (field, theirs, mine) = (tr("What", "項目"), tr("Now", "今の内容"), tr("Yours", "あなたの入力"))
    let changed = now.differing(from: was, recipients: recipients)
    let names = Set(changed.map(\.name) + typed.differing(from: was, recipients: recipients).map(\.name))
    let rows = typed.differing(from: now, recipients: recipients).filter { names.contains($0.name) }
    return tag("div", ["role": "alert", "class": "fault"]) {
      tag("p") {
        tr(
          "Somebody has changed the briefing since you opened this form. Nothing of yours is saved yet.",
          "この画面を開いた後に、ほかの人が報告を変更しました。あなたの入力はまだ保存されていません。")
      }
      if !changed.isEmpty {
        tag("p") {
          tr("Changed meanwhile: ", "変更された項目: ") + changed.map(\.label).joined(separator: tr(", ", "、"))
        }
      }
      if !rows.isEmpty {
        table([field, theirs, mine]) {
          for row in rows {
            tag("tr") {
              tag("th", ["scope": "row"]) { row.label }
              tag("td", ["data-label": theirs]) { now.shown(row.name) }
              tag("td", ["data-label": mine]) { typed.shown(row.name) }
            }
          }
        }
      }
    }
  }

  /// The fields of a form about a briefing.
  ///
  /// - Parameter isNew: where one is registered, and not corrected.
  static func briefingFields(
    _ typed: BriefingFields, _ choices: BriefingChoices, isNew: Bool = false, asksWhetherMeant: Bool = false
  ) -> HTML {
    HTML([
      field(
        "title", tr("Title", "件名"), value: typed["title"], isRequired: !isNew,
        hint: isNew ? tr("From the first file where nothing stands here.", "空欄なら最初のファイル名から付けます。") : nil),
      tag("fieldset") {
        tag("legend") { tr("Recipients", "報告先") }
        for recipient in choices.recipients {
          tick("to-\(recipient)", recipient, isOn: typed["to-\(recipient)"] == "1")
        }
      },
      choices.isUnitFree
        ? field("unit", tr("Unit", "所属"), value: typed["unit"], list: "units") + list("units", choices.units)
        : choice(
          "unit", tr("Unit", "所属"), choices.units(with: typed["unit"]).map { ($0, $0) }, chosen: typed["unit"]),
      field("presenter", tr("Presenter", "説明者"), value: typed["presenter"], isRequired: false),
      field(
        "on", tr("When", "日時"), value: typed["on"], isRequired: false,
        hint: tr("As you write it: 12/1 10:00-10:30, tomorrow 9:00, 2026-12-01", "例: 12/1 10:00-10:30、明日 9時、令和8年12月1日")
          + (!isNew ? "" : tr("; now where nothing stands here.", "。空欄なら今の日時です。")),
        placeholder: !isNew ? nil : tr("now", "今")),
      tag("p", ["id": "understood", "class": "quiet", "aria-live": "polite"]),
      field("until", tr("Until", "終了"), value: typed["until"], isRequired: false),
      field("room", tr("Room", "会議室"), value: typed["room"], isRequired: false, list: "rooms"),
      list("rooms", choices.rooms),
      choice(
        "plan", tr("Planned form", "予定の提出形態"), [("", tr("not said", "未定"))] + SubmissionForm.options,
        chosen: typed["plan"]),
      tick(
        "confidential", tr("Confidential: for the unit and the recipients alone", "取扱注意（所属と報告先の担当者だけが見られる）"),
        isOn: typed["confidential"] == "1"),
      field(
        "expires", tr("Last day of the materials", "資料の期限"), value: typed["expires"], isRequired: false,
        hint: tr("After it they are gone for good.", "この日を過ぎると、資料は復元できない形で消えます。")),
      choice(
        "retention", tr("To be kept for", "保存期間"),
        [("", tr("not said", "未定"))] + Retention.allCases.map { ($0.rawValue, $0.label) }, chosen: typed["retention"]),
      asksWhetherMeant ? tick("meant", tr("It is meant as it stands", "このままで正しい")) : HTML(),
    ])
  }

  static func list(_ id: String, _ values: [String]) -> HTML {
    tag("datalist", ["id": id]) { values.map { tag("option", ["value": $0]) } }
  }
}

extension BriefingChoices {
  /// The units, and one that a briefing has although nobody could choose it.
  fileprivate func units(with unit: String) -> [String] {
    unit.isEmpty || units.contains(unit) ? units : [unit] + units
  }
}
