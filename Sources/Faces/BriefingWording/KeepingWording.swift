package import BriefingDomain
package import BriefingLibrary

extension Retention {
  package var label: String {
    switch self {
    case .permanent: tr("permanent", "常用")
    default: tr(counted(years ?? 0, "year"), "\(rawValue)年")
    }
  }
}

extension Briefing {
  /// Lines of a receipt that say how long the materials are kept.
  package func keepingLines(_ clock: OfficeClock) -> [String] {
    [
      keeping.expiry.map { tr("  Materials until: ", "  資料の期限: ") + "\(clock.lastDay(before: $0))" },
      keeping.retention.map { retention in
        let last = retention.lastDay(for: clock.local(moment.instant).day)
        return tr("  Retention: ", "  保存期間: ") + retention.label
          + (last.map { tr(", until \($0)", "（\($0) まで）") } ?? "")
      },
    ].compactMap(\.self)
  }
}

/// Briefings whose period of retention is over.
package struct DueWording {
  private let due: [DueBriefing]
  private let clock: OfficeClock

  package init(_ due: [DueBriefing], _ clock: OfficeClock) {
    self.due = due
    self.clock = clock
  }

  /// - Parameter width: columns of the terminal.
  package func text(width: Int) -> String {
    guard !due.isEmpty else { return tr("Nothing is due.\n", "保存期間が満了した資料はありません。\n") }
    let table = TextTable(
      columns: [
        .init(title: tr("No", "番号"), alignment: .right), .init(title: tr("Day", "日付")),
        .init(title: tr("Title", "件名"), isFlexible: true), .init(title: tr("Unit", "所属"), isFlexible: true),
        .init(title: tr("Retention", "保存期間")), .init(title: tr("Until", "満了日")),
        .init(title: tr("Files", "資料"), alignment: .right),
      ],
      rows: due.map { item in
        let briefing = item.briefing
        return [
          "\(briefing.id)", "\(clock.local(briefing.moment.instant).day)", briefing.markedTitle, briefing.unit.name,
          briefing.keeping.retention?.label ?? "", "\(item.until)", "\(item.materials)",
        ]
      })
    let hint = tr(
      "Nothing goes by itself: `utsusu material remove N --reason …` takes a material away.",
      "自動では削除しません。削除するときは utsusu material remove 番号 --reason … を実行してください。")
    return (table.lines(width: width) + [hint]).map { $0 + "\n" }.joined()
  }
}
