internal import BriefingDomain
package import BriefingLibrary

extension DeskPages {
  /// All that was said of the areas of a floor, with its numbers; corrected and withdrawn here.
  ///
  /// - Parameter entries: of one floor, at least one.
  package static func spaceFloor(
    _ floor: String, _ entries: [SpaceReceipt], _ state: EntryState, _ clock: OfficeClock, in frame: DeskFrame
  ) -> String {
    let title = tr("Areas of floor \(floor)", "\(floor) の面積")
    let numbers = entries.map { (number: "\($0.record.number)", isWithdrawn: $0.record.entry.isWithdrawn) }
    return premisesPage(title, .space, forms(numbers), state, clock, frame) {
      tag("p") { tag("a", ["href": PremisesPlace.space.path]) { tr("All floors", "すべての階") } }
      self.entries(
        numbers, SpaceWording.history(entries, clock),
        changing: frame.may.contains(.stock) ? { changing(entries[$0], floor, state, frame.token) } : nil)
      tag("p", ["class": "quiet"]) {
        tr(
          "Square metres; – is not told apart. Where floor or day is wrong, withdraw the entry and record it anew. Nothing is overwritten.",
          "面積は㎡、– は内訳なし。階・日付の誤りは、取り下げて改めて記録してください。前の記録も残ります。")
      }
    }
  }

  private static func changing(
    _ receipt: SpaceReceipt, _ floor: String, _ state: EntryState, _ token: String
  ) -> HTML {
    let areas = receipt.record.entry.areas
    // What is not told apart is left to be told by the total, of which other is the rest.
    let isWhole = areas.said.count == AreaUse.allCases.count
    func known(_ field: String) -> String {
      if field == "total" { return isWhole ? "" : StockWording.length(areas.total) }
      guard let use = AreaUse(rawValue: field), use != .other || isWhole else { return "" }
      return areas[use].map(StockWording.length) ?? ""
    }
    return changing("\(receipt.record.number)", at: .space, [("floor", floor)], state, token) { name in
      self.areas(id: name) { state.value($0, in: name, else: known($0)) }
    }
  }
}
