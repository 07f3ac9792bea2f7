package import BriefingDomain
internal import BriefingLedger
package import BriefingLibrary

/// What the forms of the settings begin with: what their reader had seen, and what was typed where it was refused.
package struct SettingState {
  let seen: Act.ID
  let typed: (String) -> String
  let fault: String?
  /// What this person did last, where it was a change of the settings.
  let last: ActSummary?

  package init(seen: Act.ID, last: ActSummary?, typed: @escaping (String) -> String, fault: String?) {
    (self.seen, self.last, self.typed, self.fault) = (seen, last, typed, fault)
  }
}

extension DeskPages {
  /// What figures stand on: base period, goal, since when the log is kept, months without a report, factors.
  package static func figures(
    _ settings: OfficeSettings, _ factors: [SheetFactor], _ state: SettingState, in frame: DeskFrame
  ) -> String {
    settingPage(tr("Figures", "数値の基準"), .figures, state, frame) {
      setting(
        "base", tr("Base period", "基準期間"), settings.base.map { "\($0)" } ?? "", state, frame,
        tr(
          "The months before the reform, such as 2026-02..2026-04. Every reduction is measured against it. Empty: none.",
          "改革前の月（例: 2026-02..2026-04）。すべての削減率がこれと比べて計算されます。空欄なら設定なし。"))
      setting(
        "goal", tr("Goal (%)", "目標（%）"), Figure.plain(settings.goal * 100), state, frame,
        tr("How much less, such as 55.", "どれだけ減らすか（例: 55）。"))
      setting(
        "log", tr("Log kept from", "台帳の開始月"), settings.logFrom.map { "\($0)" } ?? "", state, frame,
        tr("Months before it count in no figure. Empty: nothing said.", "それより前の月は数えません。空欄なら設定なし。"))
      setting(
        "zone", tr("Time zone", "時間帯"), settings.zone, state, frame,
        tr(
          "Its days and months count, of what is recorded already, too. Such as Asia/Tokyo.",
          "この時間帯の日と月で数えます（記録済みのものも）。例: Asia/Tokyo。"))
      tag("section") {
        tag("h2") { tr("Months without a report", "報告のなかった月") }
        tag("ul", ["class": "rows"]) {
          for month in settings.monthsWithoutReport.sorted() {
            tag("li") {
              tag("span") { "\(month)" }
              change("without", frame, state) {
                hidden("remove", "\(month)")
                tag("button", ["type": "submit", "aria-label": tr("Remove \(month)", "\(month) を外す")]) {
                  tr("Remove", "外す")
                }
              }
            }
          }
        }
        setting(
          "without", tr("Month or months", "月・期間"), "", state, frame,
          tr("They count though they have no entry.", "記録がなくても、報告0件の月として数えます。"))
      }
      self.factors(factors, state, frame)
    }
  }

  private static func setting(
    _ name: String, _ label: String, _ value: String, _ state: SettingState, _ frame: DeskFrame, _ hint: String
  ) -> HTML {
    change(name, frame, state) {
      plain(name, label, state.typed(name).isEmpty ? value : state.typed(name), hint: hint)
      button(tr("Set", "設定する"))
    }
  }

  // MARK: Parts

  /// Of a list with nothing in it.
  static func nothing(called text: String, _ kind: String) -> HTML {
    tag("p") {
      text.isEmpty
        ? tr("None yet.", "\(kind)はまだありません。")
        : tr("None has \(text.quoted) in its name.", "\(text.quoted) を名前に含む\(kind)はありません。")
    }
  }

  static func settingPage(
    _ title: String, _ place: SettingPlace, _ state: SettingState, _ frame: DeskFrame, script: String? = nil,
    @HTMLBuilder _ content: () -> HTML
  ) -> String {
    let content = content()
    return page(title, frame, script: script) {
      settingTabs(place, frame)
      if let fault = state.fault { tag("p", ["role": "alert", "class": "fault"]) { fault } }
      undoing(state.last, at: place, frame)
      content
    }
  }

  /// - Parameter last: what its reader did last, where it was a change of the settings.
  static func undoing(_ last: ActSummary?, at place: SettingPlace, _ frame: DeskFrame) -> HTML? {
    // What was about people is taken back where people are.
    guard let last, (last.act.kind == .person) == (place == .people) else { return nil }
    return form(place == .people ? "/settings/undo/people" : "/settings/undo", frame.token) {
      tag("p") {
        tr("You did last: \(last.act.kind.label), \(last.about)", "最後の操作: \(last.act.kind.label)「\(last.about)」")
      }
      hidden("act", "\(last.act.id)")
      hidden("place", place.path)
      button(tr("Take it back", "取り消す"))
    }
  }

  /// A form of the settings, with what its reader had seen.
  static func change(
    _ name: String, _ frame: DeskFrame, _ state: SettingState, @HTMLBuilder _ content: () -> HTML
  ) -> HTML {
    form("/settings/\(name)", frame.token) {
      hidden("seen", "\(state.seen)")
      content()
    }
  }

  /// A field that may be empty.
  static func plain(
    _ name: String, _ label: String, _ value: String, hint: String? = nil, list: String? = nil, id: String? = nil
  ) -> HTML {
    let id = id ?? name
    let field = tag("label", ["for": id]) { label }
    if let list {
      return field
        + tag(
          "input",
          ["id": id, "name": name, "type": "text", "autocomplete": "off", "value": value, "list": list])
    }
    guard let hint else {
      return field + tag("input", ["id": id, "name": name, "type": "text", "autocomplete": "off", "value": value])
    }
    return field
      + tag(
        "input",
        [
          "id": id, "name": name, "type": "text", "autocomplete": "off", "value": value,
          "aria-describedby": "\(id)-hint",
        ]) + tag("p", ["id": "\(id)-hint", "class": "quiet"]) { hint }
  }

  static func takesNewName(_ state: SettingState) -> HTML {
    tick(
      "new", tr("it is meant so, though it looks like another one", "似た名前があっても、この名前で追加する"),
      isOn: !state.typed("new").isEmpty)
  }
}
