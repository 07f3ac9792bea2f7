internal import BriefingDomain
package import BriefingLibrary

extension DeskPages {
  /// All that was said of the areas of a floor, with its numbers; corrected and withdrawn here.
  ///
  /// - Parameter entries: of one floor, at least one.
  package static func spaceFloor(
    _ floor: String, _ entries: [SpaceReceipt], _ state: EntryState, _ clock: OfficeClock, in frame: DeskFrame
  ) -> String {
    let table = SpaceWording.history(entries, clock)
    let title = tr("Areas of floor \(floor)", "\(floor) の面積")
    let forms = entries.filter { !$0.record.entry.isWithdrawn }.flatMap { receipt in
      ["correct", "withdraw"].map { "\($0)-\(receipt.record.number)" }
    }
    return floorPage(title, .space, Set(forms), state, clock, frame) {
      tag("p") { tag("a", ["href": FloorPlace.space.path]) { tr("All floors", "すべての階") } }
      tag("table", ["class": "cards printers"]) {
        tag("thead") {
          tag("tr") {
            for column in table.columns {
              tag("th", ["scope": "col", "class": column.alignment == .right ? "number" : nil]) { column.title }
            }
          }
        }
        for (receipt, cells) in zip(entries, table.rows) {
          tag("tbody", ["id": "entry-\(receipt.record.number)"]) {
            tag("tr", ["class": receipt.record.entry.isWithdrawn ? "past" : nil]) {
              for (column, cell) in zip(table.columns, cells) {
                tag("td", ["data-label": column.title, "class": column.alignment == .right ? "number" : nil]) { cell }
              }
            }
            if frame.may.contains(.stock), !receipt.record.entry.isWithdrawn {
              tag("tr", ["class": "below"]) {
                tag("td", ["colspan": "\(table.columns.count)"]) { changing(receipt, floor, state, frame.token) }
              }
            }
          }
        }
      }
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
    let (number, areas) = (receipt.record.number, receipt.record.entry.areas)
    let (place, correct, withdraw) = ("entry-\(number)", "correct-\(number)", "withdraw-\(number)")
    func form(_ act: String, _ name: String, _ label: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
      entry("/space/\(act)", name, at: place, state, token) {
        hidden("entry", "\(number)")
        hidden("floor", floor)
        content()
        tag("div") { plain("reason", tr("Reason", "理由"), state.value("reason", in: name), id: "\(name)-reason") }
        tag("button", ["type": "submit"]) {
          label
          tag("span", ["class": "hidden-text"]) { " \(number)" }
        }
      }
    }
    // What is not told apart is left to be told by the total, of which other is the rest.
    let isWhole = areas.said.count == AreaUse.allCases.count
    func known(_ field: String) -> String {
      if field == "total" { return isWhole ? "" : StockWording.length(areas.total) }
      guard let use = AreaUse(rawValue: field), use != .other || isWhole else { return "" }
      return areas[use].map(StockWording.length) ?? ""
    }
    return HTML([
      folded(tr("Correct", "訂正する"), isOpen: state.isRefused(correct)) {
        form("correct", correct, tr("Correct", "訂正する")) {
          self.areas(id: correct) { state.value($0, in: correct, else: known($0)) }
        }
      },
      folded(tr("Withdraw", "取り下げる"), isOpen: state.isRefused(withdraw)) {
        form("withdraw", withdraw, tr("Withdraw", "取り下げる")) {}
      },
    ])
  }
}
