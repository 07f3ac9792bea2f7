internal import BriefingDomain

extension DeskPages {
  /// What a sheet of paper stands for: those that are set, and a form for one.
  static func factors(_ factors: [SheetFactor], _ state: SettingState, _ frame: DeskFrame) -> HTML {
    tag("section") {
      tag("h2") { tr("What a sheet stands for", "1枚あたりの換算") }
      tag("ul", ["class": "rows"]) {
        for factor in factors {
          tag("li") {
            tag("span") {
              "\(factor.name): \(factor.amountText)"
              tag("br")
              tag("small") { [factor.kind?.label, factor.origin].compactMap(\.self).joined(separator: tr("; ", "、")) }
            }
            change("factor/remove", frame, state) {
              hidden("name", factor.name)
              tag("button", ["type": "submit", "aria-label": tr("Remove \(factor.name)", "\(factor.name) を外す")]) {
                tr("Remove", "外す")
              }
            }
          }
        }
      }
      change("factor", frame, state) {
        plain("name", tr("Name", "名称"), state.typed("name"))
        choice(
          "kind", tr("Kind", "種類"),
          [("", tr("another", "その他"))] + SheetFactor.Kind.allCases.map { ($0.rawValue, $0.choiceLabel) },
          chosen: state.typed("kind"))
        plain(
          "value", tr("Of one sheet", "1枚あたりの値"), state.typed("value"),
          hint: tr("A number, or a range where sources differ: 1.86..8.6.", "数、または出典によって異なるときの範囲（例: 1.86..8.6）。"))
        plain(
          "unit", tr("In", "単位"), state.typed("unit"),
          hint: tr("Empty: that of the kind.", "空欄なら種類の単位。"))
        plain("source", tr("Source", "出典"), state.typed("source"))
        plain(
          "dated", tr("Of when the source is", "出典の年月日"), state.typed("dated"),
          hint: tr("A year, a month or a day, such as 2023.", "年・月・日のどれか（例: 2023、令和5年度）。"))
        button(tr("Set", "設定する"))
      }
      tag("p", ["class": "quiet"]) {
        tr(
          "Under a name that there is, the new value takes its place. What a sheet costs (paper, print, disposal) is added up.",
          "同じ名称があれば、新しい値に置き換わります。1枚あたりの費用（用紙・印刷・廃棄）は合計も出します。")
      }
    }
  }
}

extension SheetFactor.Kind {
  /// With the unit that is taken where none is given.
  fileprivate var choiceLabel: String { tr("\(label) (\(units[0].name))", "\(label)（\(units[0].name)）") }
}
