internal import BriefingDomain
package import BriefingLibrary

/// What the page of the stock-take shows.
package struct StockView: Sendable {
  let report: StockReport
  /// To choose from.
  let units: [String]
  /// Of a table that is brought.
  let mostBytes: Int
  let state: EntryState
  let brought: Brought<StockImportReceipt>?

  package init(
    _ report: StockReport, units: [String], mostBytes: Int, _ state: EntryState, brought: Brought<StockImportReceipt>?
  ) {
    (self.report, self.units, self.mostBytes) = (report, units, mostBytes)
    (self.state, self.brought) = (state, brought)
  }
}

extension DeskPages {
  package static let stockPlacePath = PremisesPlace.stock.path + "/place"

  /// How much paper lies on the shelves, in the base and now, and where the rest went.
  package static func stock(_ view: StockView, _ clock: OfficeClock, in frame: DeskFrame) -> String {
    let (take, sentences) = (view.report.take, StockSentences(view.report))
    let forms: Set = ["on", "say", "base", "goal", "file"]
    return premisesPage(PremisesPlace.stock.label, .stock, forms, view.state, clock, frame) {
      if let brought = view.brought {
        Self.brought(
          brought, StockImportWording.text(brought.receipt, isAtDesk: true), isTrial: brought.receipt.dryRun,
          isNew: brought.receipt.entries.contains { $0.entries > 0 }, at: PremisesPlace.stock.path, frame.token)
      }
      asOf(take.day, at: .stock, view.state)
      if take.rows.isEmpty {
        tag("p") { tr("Nothing is measured by \(take.day).", "\(take.day) までの測定の記録はありません。") }
      } else {
        scrolling(StockWording.places(view.report), tr("Places, in metres of shelf (fm)", "場所（fm）")) { index, name in
          let row = take.rows[index]
          return tag(
            "a",
            ["href": address(stockPlacePath, [("name", name), ("unit", view.report.unit(of: row) ?? "")])]
          ) { name }
        }
        tag("ul", ["class": "floors-said"]) { for sentence in sentences.all { tag("li") { sentence } } }
        tag("p", ["class": "quiet"]) { StockSentences.formula }
        scrolling(sentences.table, tr("By unit", "所属ごと"))
      }
      if frame.may.contains(.stock) {
        tag("div", ["class": "forms"]) {
          saying(view, frame.token)
          tag("div") {
            baseForm(
              take.base, at: .stock, view.state, frame.token,
              tr(
                "Such as 2025-03. Of each place the last measure within it counts. Empty: none.",
                "例: 2025-03。その中の最後の測定を、場所ごとの基準とします。空欄なら基準なし。"))
            goal(take.goal, view.state, frame.token)
          }
          bringing(view, frame.token)
        }
      }
    }
  }

  private static func saying(_ view: StockView, _ token: String) -> HTML {
    let (name, state) = ("say", view.state)
    func value(_ field: String) -> String { state.value(field, in: name) }
    return part(name, tr("Say what lies or has gone", "文書量・搬出を記録")) {
      entry("/stock/say", name, at: name, state, token) {
        choice(
          "kind", tr("What", "内容"), StockEntry.Kind.allCases.map { ($0.rawValue, $0.label) }, chosen: value("kind"))
        offering(
          view.report.take.rows.map(\.place.name), "place", tr("Place", "場所"), value("place"), id: "said-place")
        offering(view.units, "unit", tr("Unit whose place it is", "場所の所属（あれば）"), value("unit"), id: "said-unit")
        dayField(value("day"), id: "said-day")
        plain(
          "amount", tr("Metres, or number of shelves", "量（fm）・撤去した書架の台数"), value("amount"),
          hint: tr("Such as 12.4, 12.4fm or 90cm.", "例: 12.4、12.4fm、90cm。"))
        plain(
          "area", tr("Square metres of one shelf", "書架1台の面積（㎡）"), value("area"),
          hint: tr("Of removed shelves, where it is known.", "書架撤去のとき、分かれば。"))
        tick(
          "new", tr("it is another place than the one it looks like", "よく似た場所とは別の、新しい場所とする"),
          isOn: state.isTicked("new", in: name))
        button(tr("Record", "記録する"))
      }
    }
  }

  private static func goal(_ goal: Double?, _ state: EntryState, _ token: String) -> HTML {
    part("goal", tr("Goal", "目標")) {
      entry("/stock/goal", "goal", at: "goal", state, token) {
        plain(
          "share", tr("Reduction (%)", "削減率（%）"),
          state.value("share", in: "goal", else: goal.map { Figure.plain($0 * 100) } ?? ""),
          hint: tr("Such as 60. Empty: none.", "例: 60。空欄なら目標なし。"))
        button(tr("Set", "設定する"))
      }
    }
  }

  private static func bringing(_ view: StockView, _ token: String) -> HTML {
    bringing(
      at: .stock, view.state, view.brought?.form ?? [:], mostBytes: view.mostBytes,
      columns: tr(
        "所属, 場所, 調査日, 文書量(fm); 段数, 幅(cm), 台数; 廃棄, 移管, 電子化", "所属・場所・調査日・文書量(fm)、段数・幅(cm)・台数、廃棄・移管・電子化"),
      example: "場所=置き場", token
    ) { said in
      HTML([
        choice(
          "length-unit", tr("Unit of lengths whose heading has none", "見出しに単位のない長さの単位"),
          [("", tr("the headings say", "見出しのとおり"))] + LengthUnit.allCases.map { ($0.rawValue, $0.rawValue) },
          chosen: said("length-unit")),
        plain(
          "width", tr("Width of a board", "棚板1段の幅"), said("width"),
          hint: tr("Where boards are counted: 90cm.", "段数の表で、幅の列がないとき（例: 90cm）。")),
        tick(
          "new-units", tr("new units are meant, though they look like others", "似た名前の所属も、すべて新しい所属とする"),
          isOn: said("new-units") == "1"),
      ])
    }
  }

  /// All that was said of a place, with its numbers; corrected and withdrawn here.
  ///
  /// - Parameter entries: of one place, at least one.
  package static func stockPlace(
    _ name: String, _ unit: String?, _ entries: [StockReceipt], _ state: EntryState, _ clock: OfficeClock,
    in frame: DeskFrame
  ) -> String {
    let numbers = entries.map { (number: "\($0.record.number)", isWithdrawn: $0.record.entry.isWithdrawn) }
    let title = [unit, name].compactMap(\.self).joined(separator: " ")
    return premisesPage(title, .stock, forms(numbers), state, clock, frame) {
      tag("p") { tag("a", ["href": PremisesPlace.stock.path]) { tr("All places", "すべての場所") } }
      self.entries(
        numbers, StockWording.history(entries, clock),
        changing: frame.may.contains(.stock)
          ? { changing(entries[$0].record, [("name", name), ("unit", unit ?? "")], state, frame.token) } : nil)
      tag("p", ["class": "quiet"]) {
        tr(
          "Where place, day or kind is wrong, withdraw the entry and record it anew. Nothing is overwritten.",
          "場所・日付・内容の誤りは、取り下げて改めて記録してください。前の記録も残ります。")
      }
    }
  }

  private static func changing(
    _ record: StockRecord, _ known: [(name: String, value: String)], _ state: EntryState, _ token: String
  ) -> HTML {
    let entry = record.entry
    func amount(_ form: String) -> HTML {
      tag("div") {
        plain(
          "amount", entry.kind == .shelves ? tr("Number of shelves", "台数") : tr("Metres", "量（fm）"),
          state.value(
            "amount", in: form, else: entry.kind == .shelves ? "\(entry.amount)" : StockWording.length(entry.amount)),
          id: "\(form)-amount")
      }
    }
    // Of what nobody has measured there is no amount to correct.
    return changing(
      "\(record.number)", at: .stock, known, state, token, corrected: entry.kind == .notMeasured ? nil : amount)
  }
}
