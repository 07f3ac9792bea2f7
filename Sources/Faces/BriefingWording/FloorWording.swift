package import BriefingDomain
package import BriefingLibrary

/// The floors and their phases.
package enum FloorWording {
  package static func list(_ floors: [OfficeFloor], width: Int) -> String {
    if floors.isEmpty {
      return tr(
        "No floor is known: utsusu floor phase 3F 現状整理 --planned 2026-04\n",
        "階の記録がありません: utsusu floor phase 3F 現状整理 --planned 2026-04\n")
    }
    return table(floors).lines(width: width).map { $0 + "\n" }.joined()
  }

  /// Floors by phases: a line for what was planned, one for what was.
  private static func table(_ floors: [OfficeFloor]) -> TextTable {
    TextTable(
      columns: [
        .init(title: tr("Floor", "階"), isFlexible: true),
        .init(title: tr("Model", "先行"), presence: .unlessEmpty), .init(title: "", presence: .unlessEmpty),
      ]
        + FloorPhase.allCases.map { .init(title: $0.label) } + [
          .init(title: tr("Units", "所属"), isFlexible: true, presence: .whereItFits)
        ],
      rows: floors.flatMap { floor -> [[String]] in
        let months = FloorPhase.allCases.map { floor.plan[$0] }
        // Said once, in the first line of the floor.
        var (name, model, units) = (
          floor.name, floor.plan.isModel ? "○" : "", floor.units.joined(separator: tr(", ", "、"))
        )
        var rows: [[String]] = []
        for (kind, month) in [(tr("planned", "予定"), \PhaseMonths.planned), (tr("real", "実績"), \.actual)] {
          let said = months.map { $0[keyPath: month].map { "\($0)" } ?? "" }
          if said.allSatisfy(\.isEmpty) { continue }
          rows.append([name, model, kind] + said + [units])
          (name, model, units) = ("", "", "")
        }
        return rows.isEmpty ? [[name, model, ""] + months.map { _ in "" } + [units]] : rows
      })
  }
}

extension FloorPhase {
  package var label: String {
    switch self {
    case .survey: tr("survey", "現状整理")
    case .ideal: tr("ideal", "理想")
    case .design: tr("design", "設計")
    case .modelFloor: tr("model floor", "先行整備")
    case .effects: tr("effects", "効果測定")
    case .rollOut: tr("roll-out", "全庁展開")
    }
  }
}

extension FloorPlan {
  /// As a list of settings tells it.
  var sentence: String {
    let phases = FloorPhase.allCases.compactMap { phase -> String? in
      let months = [
        self[phase].planned.map { tr("planned \($0)", "予定 \($0)") },
        self[phase].actual.map { tr("real \($0)", "実績 \($0)") },
      ].compactMap(\.self)
      return months.isEmpty ? nil : "\(phase.label) \(months.joined(separator: " "))"
    }
    return (["\(floor.safe)" + (isModel ? tr(" (model)", "（先行）") : "")] + phases).joined(separator: tr("; ", "、"))
  }
}

extension OfficeClock {
  /// One month, as somebody writes it.
  ///
  /// - Throws: `Failure` for several; `PeriodExpressionError`.
  package func month(_ text: String) throws -> Month {
    let period = try period(text)
    guard period.length == 1 else {
      throw Failure(
        .usage,
        tr("\(text.quoted) is more than a month. Write one: 2026-04", "\(text.quoted) は1か月ではありません。2026-04 のように書いてください。")
      )
    }
    return period.from
  }
}
