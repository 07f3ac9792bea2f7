package import BriefingDomain
package import BriefingLibrary
internal import JapaneseText

// Recipients and units: names, other names, merging, where a unit stands.
extension DeskPages {
  package static func parties<P: Party>(
    _ parties: [NamedParty<P>], text: String, first: Int, _ state: SettingState, in frame: DeskFrame
  ) -> String {
    let key = Folding.key(text)
    let fitting = parties.filter { party in
      ([party.party.name] + party.aliases).contains { key.isEmpty || Folding.key($0).contains(key) }
    }
    let shown = fitting.dropFirst(first).prefix(50)
    return settingPage(P.place.label, P.place, state, frame) {
      line(P.place.path, isSearch: true) {
        tag("div") {
          tag("label", ["for": "find"]) { tr("Name", "名前") }
          tag("input", ["id": "find", "name": "q", "type": "text", "value": text, "autocomplete": "off"])
        }
        button(tr("Show", "表示"))
      }
      tag("ul", ["class": "rows"]) {
        for party in shown {
          tag("li") {
            tag("span") {
              tag("a", ["href": "\(P.place.path)/\(party.party.id)"]) { party.party.name }
              let told =
                party.aliases + [party.place?.bureau, party.place?.department, party.place?.floor].compactMap(\.self)
              if !told.isEmpty {
                tag("br")
                tag("small") { told.joined(separator: tr(", ", "、")) }
              }
            }
          }
        }
      }
      if fitting.isEmpty { nothing(called: text, P.place.label) }
      paging(P.place.path, text, first: first, shown: shown.count, of: fitting.count)
      tag("section") {
        tag("h2") { P.kind == .unit ? tr("Add a unit", "所属を追加") : tr("Add a recipient", "報告先を追加") }
        change("\(P.kind.rawValue)/add", frame, state) {
          plain("name", tr("Name", "名前"), state.typed("name"))
          takesNewName(state)
          button(tr("Add", "追加する"))
        }
      }
    }
  }

  package static func party<P: Party>(
    _ party: NamedParty<P>, others: [String], _ state: SettingState, in frame: DeskFrame
  ) -> String {
    let name = party.party.name
    func act(_ what: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
      change("\(P.kind.rawValue)/\(what)", frame, state) {
        hidden("name", name)
        content()
      }
    }
    return settingPage(name, P.place, state, frame) {
      tag("section") {
        tag("h2") { tr("Name", "名前") }
        act("rename") {
          plain("newName", tr("New name", "新しい名前"), state.typed("newName"))
          button(tr("Rename", "名前を変える"))
        }
        tag("p", ["class": "quiet"]) {
          tr("The name of before goes on finding it.", "今までの名前でも見つかります。台帳の記録はそのままです。")
        }
      }
      tag("section") {
        tag("h2") { tr("Other names", "別名") }
        tag("ul", ["class": "rows"]) {
          for alias in party.aliases {
            tag("li") {
              tag("span") { alias }
              act("unalias") {
                hidden("alias", alias)
                tag("button", ["type": "submit", "aria-label": tr("Remove \(alias)", "\(alias) を外す")]) {
                  tr("Remove", "外す")
                }
              }
            }
          }
        }
        act("alias") {
          plain("alias", tr("Another name", "別名を追加"), state.typed("alias"))
          button(tr("Add", "追加する"))
        }
      }
      if P.kind == .unit { placeForm(party.place ?? UnitPlace(), state, act) }
      tag("section") {
        tag("h2") { tr("Merge", "統合") }
        act("merge") {
          plain("into", tr("Counts as part of", "統合先"), state.typed("into"), list: "others")
          tag("datalist", ["id": "others"]) { for other in others { tag("option", ["value": other]) } }
          button(tr("Merge", "統合する"))
        }
        tag("p", ["class": "quiet"]) {
          tr(
            "From now on \(name) and all its names are that one, in lists, reports and roles. The ledger keeps what it says. It can be taken back as your last act.",
            "以後 \(name) は、一覧・レポート・役割で統合先と同じものになります。台帳の記録はそのままです。直後なら取り消せます。")
        }
      }
      if P.kind == .recipient {
        tag("section") {
          tag("h2") { tr("Remove", "削除") }
          act("remove") { button(tr("Remove", "削除する")) }
          tag("p", ["class": "quiet"]) {
            tr("Only where nothing counts or waits under the name.", "この名前の記録や予定がないときだけ削除できます。")
          }
        }
      }
    }
  }

  private static func placeForm(
    _ place: UnitPlace, _ state: SettingState, _ act: (String, () -> HTML) -> HTML
  ) -> HTML {
    func value(_ name: String, _ known: String?) -> String {
      state.typed(name).isEmpty ? known ?? "" : state.typed(name)
    }
    return tag("section") {
      tag("h2") { tr("Where it stands", "組織の中の位置") }
      act("place") {
        HTML([
          plain("bureau", tr("Bureau", "局"), value("bureau", place.bureau)),
          plain("department", tr("Department", "部"), value("department", place.department)),
          plain("floor", tr("Floor", "階"), value("floor", place.floor)),
          plain(
            "adopted", tr("Projects from (month)", "投影の開始月"), value("adopted", place.adoptedFrom.map { "\($0)" })),
          button(tr("Set", "設定する")),
        ])
      }
    }
  }
}

extension Party {
  package static var place: SettingPlace { kind == .unit ? .units : .recipients }
}
