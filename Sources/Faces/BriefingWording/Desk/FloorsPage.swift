internal import BriefingDomain
package import BriefingLibrary

extension DeskPages {
  /// Where each floor stands in the roll-out: its six phases with the months that were planned and that were real.
  ///
  /// - Parameter chosen: the floor that the form begins with.
  package static func floors(
    _ floors: [OfficeFloor], chosen: String, _ state: EntryState, _ clock: OfficeClock, in frame: DeskFrame
  ) -> String {
    premisesPage(PremisesPlace.floors.label, .floors, ["phase"], state, clock, frame) {
      if floors.isEmpty {
        tag("p") {
          tr(
            "No floor is known yet: units say theirs, and so do measures and phases.",
            "階の記録はまだありません。所属の階、面積、段階のどれかを記録すると加わります。")
        }
      } else {
        table(floors, clock, frame)
      }
      if frame.may.contains(.configure) { phase(floors.map(\.name), chosen: chosen, state, frame.token) }
    }
  }

  private static func table(_ floors: [OfficeFloor], _ clock: OfficeClock, _ frame: DeskFrame) -> HTML {
    tag("div", ["class": "scrolls", "tabindex": "0", "role": "region", "aria-label": PremisesPlace.floors.label]) {
      tag("table", ["class": "figures floors"]) {
        tag("thead") {
          tag("tr") {
            tag("th", ["scope": "col"]) { tr("Floor", "階") }
            tag("th", ["scope": "col"]) { tr("Month", "月") }
            for phase in FloorPhase.allCases { tag("th", ["scope": "col"]) { phase.label } }
            tag("th", ["scope": "col"]) { tr("Units", "所属") }
          }
        }
        for floor in floors { body(floor, now: floor.plan.phase(in: clock.today.inMonth), frame) }
      }
    }
  }

  private static func body(_ floor: OfficeFloor, now: FloorPhase?, _ frame: DeskFrame) -> HTML {
    let kinds: [(String, KeyPath<PhaseMonths, Month?> & Sendable)] = [
      (tr("planned", "予定"), \.planned), (tr("real", "実績"), \.actual),
    ]
    return tag("tbody") {
      for (index, (kind, month)) in kinds.enumerated() {
        tag("tr", ["class": index > 0 ? "last" : nil]) {
          if index == 0 {
            tag("th", ["scope": "rowgroup", "rowspan": "2"]) {
              frame.may.contains(.configure)
                ? tag("a", ["href": address(PremisesPlace.floors.path, [("floor", floor.name)]) + "#phase"]) {
                  floor.name
                }
                : HTML(text: floor.name)
              if floor.plan.isModel { tag("span", ["class": "badge"]) { tr("model", "先行フロア") } }
            }
          }
          tag("td") { kind }
          for phase in FloorPhase.allCases {
            // Where it stands is a word too, and no colour alone.
            let isHere = index > 0 && phase == now
            tag("td", ["aria-current": isHere ? "step" : nil]) {
              floor.plan[phase][keyPath: month].map { "\($0)" } ?? "–"
              if isHere { tag("span", ["class": "badge now"]) { tr("now", "現在") } }
            }
          }
          if index == 0 {
            tag("td", ["rowspan": "2"]) {
              tag("div", ["class": "units"]) { floor.units.joined(separator: tr(", ", "、")) }
            }
          }
        }
      }
    }
  }

  private static func phase(_ floors: [String], chosen: String, _ state: EntryState, _ token: String) -> HTML {
    let name = "phase"
    let model = [
      ("", tr("as it is", "変更しない")), ("1", tr("is a model floor", "先行フロアとする")), ("0", tr("is none", "先行フロアとしない")),
    ]
    return part(name, tr("Say a floor's phase", "階の段階を設定")) {
      entry("/floors/phase", name, at: name, state, token) {
        floorField(floors, state.value("floor", in: name, else: chosen), id: "placed")
        choice(
          "step", tr("Phase", "段階"), [("", tr("none", "設定しない"))] + FloorPhase.allCases.map { ($0.rawValue, $0.label) },
          chosen: state.value("step", in: name))
        plain(
          "planned", tr("Planned for (month)", "予定の月"), state.value("planned", in: name),
          hint: tr("Such as 2026-04. Empty: as it was.", "例: 2026-04、令和8年4月。空欄なら変更しません。"))
        plain(
          "actual", tr("Really come to it in (month)", "実績の月"), state.value("actual", in: name),
          hint: tr("Not a month to come. Empty: as it was.", "これから来る月は書けません。空欄なら変更しません。"))
        tick(
          "clear", tr("forget the months that were said of this phase before", "この段階の、以前の月を消す"),
          isOn: state.isTicked("clear", in: name))
        choice("model", tr("Model floor", "先行フロア"), model, chosen: state.value("model", in: name))
        takesNewFloor(state, in: name)
        button(tr("Set", "設定する"))
      }
      tag("p", ["class": "quiet"]) {
        tr(
          "The phase says nothing about the month from which units project: that is set with each unit.",
          "段階は、所属が投影を始める月とは別です（開始月は所属ごとに設定します）。")
      }
    }
  }
}
