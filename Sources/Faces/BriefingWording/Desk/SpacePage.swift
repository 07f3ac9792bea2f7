internal import BriefingDomain
package import BriefingLibrary

/// What the page of the areas of floors shows.
package struct SpaceView: Sendable {
  let report: SpaceReport
  /// All that are known, to choose from.
  let floors: [String]
  /// Of a table that is brought.
  let mostBytes: Int
  let state: EntryState
  let brought: Brought<SpaceImportReceipt>?

  package init(
    _ report: SpaceReport, floors: [String], mostBytes: Int, _ state: EntryState, brought: Brought<SpaceImportReceipt>?
  ) {
    (self.report, self.floors, self.mostBytes) = (report, floors, mostBytes)
    (self.state, self.brought) = (state, brought)
  }
}

extension DeskPages {
  /// What the floors are used for, in the base and now, and what has become of plus-alpha space.
  package static func space(_ view: SpaceView, _ clock: OfficeClock, in frame: DeskFrame) -> String {
    premisesPage(PremisesPlace.space.label, .space, ["on", "measure", "base", "file"], view.state, clock, frame) {
      if let brought = view.brought {
        Self.brought(
          brought, SpaceImportWording.text(brought.receipt, isAtDesk: true), isTrial: brought.receipt.dryRun,
          isNew: brought.receipt.measures > 0, at: PremisesPlace.space.path, frame.token)
      }
      asOf(view.report.take.day, at: .space, view.state)
      if view.report.take.rows.isEmpty {
        tag("p") { tr("No floor is measured by \(view.report.take.day).", "\(view.report.take.day) までの面積の記録はありません。") }
      } else {
        SpaceTable(view.report.take).html
        tag("ul", ["class": "floors-said"]) {
          for sentence in SpaceSentences(view.report, isAtDesk: true).all { tag("li") { sentence } }
        }
        tag("p", ["class": "quiet"]) { SpaceSentences.formula }
      }
      if frame.may.contains(.stock) {
        tag("div", ["class": "forms"]) {
          measuring(view, frame.token)
          baseForm(
            view.report.take.base, at: .space, view.state, frame.token,
            tr(
              "Such as 2025-03. Of each floor the last measure within it counts. Empty: none, and nothing is compared.",
              "例: 2025-03。その中の最後の測定を、階ごとの基準とします。空欄なら基準なし（比較しません）。"))
          bringing(
            at: .space, view.state, view.brought?.form ?? [:], mostBytes: view.mostBytes,
            columns: tr(
              "階, 調査日, 執務, 会議, プラスα, 書架, その他, 合計; or 階, 用途, 面積", "階・調査日・執務・会議・プラスα・書架・その他・合計、または 階・用途・面積"),
            example: "プラスα=リフレッシュ", frame.token)
        }
      }
    }
  }

  // MARK: Forms

  private static func measuring(_ view: SpaceView, _ token: String) -> HTML {
    let (name, state) = ("measure", view.state)
    return part(name, tr("Measure a floor", "階の面積を記録")) {
      entry("/space/measure", name, at: name, state, token) {
        floorField(view.floors, state.value("floor", in: name), id: "measured")
        dayField(state.value("day", in: name), id: "measured-day")
        areas(id: "measured") { state.value($0, in: name) }
        tag("p", ["class": "quiet"]) {
          tr(
            "All five, 0 where there is none. Or some of them and the total: what is left of it is other.",
            "五つすべて（なければ 0）。または一部と全体の面積（残りは「その他」とします）。")
        }
        takesNewFloor(state, in: name)
        button(tr("Record", "記録する"))
      }
    }
  }

  /// A field for each use, and for all of a floor, in square metres.
  static func areas(id: String, _ value: (String) -> String) -> HTML {
    tag("fieldset", ["class": "areas"]) {
      tag("legend") { tr("Square metres", "面積（㎡）") }
      for (name, label) in AreaUse.allCases.map({ ($0.rawValue, $0.label) }) + [("total", tr("total", "全体"))] {
        tag("div") { plain(name, label, value(name), id: "\(id)-\(name)") }
      }
    }
  }
}

/// Each floor in two lines: in the base, and now.
private struct SpaceTable {
  private let take: SpaceTake

  init(_ take: SpaceTake) { self.take = take }

  private var headings: [String] {
    AreaUse.allCases.map(\.label)
      + [tr("all", "全面積"), tr("α share", "αの割合"), tr("α ratio", "αの比"), tr("points", "ポイント")]
  }

  var html: HTML {
    let title = tr("Areas of floors, in square metres", "階の面積（㎡）")
    return tag("div", ["class": "scrolls", "tabindex": "0", "role": "region", "aria-label": title]) {
      tag("table", ["class": "figures floors"]) {
        tag("caption", ["class": "quiet"]) { title }
        tag("thead") {
          tag("tr") {
            tag("th", ["scope": "col"]) { tr("Floor", "階") }
            tag("th", ["scope": "col"]) { tr("Measured", "測定") }
            for heading in headings { tag("th", ["scope": "col", "class": "number"]) { heading } }
          }
        }
        for row in take.rows { body(row) }
      }
    }
  }

  private func body(_ row: SpaceRow) -> HTML {
    let (sums, floor) = (SpaceSums([row]), DeskPages.address("/space/floor", [("name", row.floor)]))
    let ends = [tr("base", "基準"), tr("now", "現在")]
    let measures = zip(ends, [row.base, row.now]).filter { $0.1 != nil || take.base != nil }
    return tag("tbody") {
      for (index, (end, measure)) in measures.enumerated() {
        let isNow = index == measures.count - 1
        tag("tr", ["class": isNow ? "last" : nil]) {
          if index == 0 {
            tag("th", ["scope": "rowgroup", "rowspan": "\(measures.count)"]) { tag("a", ["href": floor]) { row.floor } }
          }
          tag("td") {
            take.base == nil ? measure.map { "\($0.day)" } ?? "" : "\(end) \(measure.map { "\($0.day)" } ?? "–")"
          }
          for cell in cells(measure, isNow ? sums : nil) { tag("td", ["class": "number"]) { cell } }
        }
      }
    }
  }

  /// - Parameter sums: beside what is there now.
  private func cells(_ measure: SpaceRow.Measure?, _ sums: SpaceSums?) -> [String] {
    let areas = measure?.areas
    return AreaUse.allCases.map { use in areas?[use].map(StockWording.length) ?? "–" } + [
      areas.map { StockWording.length($0.total) } ?? "–",
      areas.map { Figure.percent(Double($0.plusAlpha) / Double($0.total)) } ?? "–",
      sums?.plusAlpha.ratio.map(Figure.signedPercent) ?? "",
      sums?.share.map { Figure.signed($0.points, places: 1) } ?? "",
    ]
  }
}
