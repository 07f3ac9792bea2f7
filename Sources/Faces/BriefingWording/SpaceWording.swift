package import BriefingDomain
package import BriefingLibrary
internal import JapaneseText

/// The areas of floors: their lists and their receipts.
package enum SpaceWording {
  package static func base(_ base: ClosedRange<Day>?) -> String {
    guard let base else {
      return tr(
        "The areas of floors have no base. Set one: utsusu space base 2025-03\n",
        "面積の基準はありません。utsusu space base 2025-03 のように設定してください。\n")
    }
    return tr("Base of the areas of floors: \(StockWording.days(base))\n", "面積の基準: \(StockWording.days(base))\n")
  }

  /// The floors and, below them, what they come to.
  package static func list(_ report: SpaceReport, width: Int) -> String {
    let take = report.take
    if take.rows.isEmpty {
      let options = "--desk 420 --meeting 60 --plus-alpha 45 --shelf 80 --other 35"
      return tr(
        "No floor is measured by \(take.day): utsusu space measure 3F \(options)\n",
        "\(take.day) までの面積の記録がありません: utsusu space measure 3F \(options)\n")
    }
    let lines =
      floors(take).lines(width: width) + [""] + SpaceSentences(report).all.flatMap { lineWrapped($0, columns: width) }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func floors(_ take: SpaceTake) -> TextTable {
    TextTable(
      columns: [
        .init(title: tr("Floor", "階"), isFlexible: true),
        .init(title: tr("All m²", "全面積"), alignment: .right),
        .init(title: tr("α base", "α基準"), alignment: .right, presence: .unlessEmpty),
        .init(title: tr("α now", "α現在"), alignment: .right),
        .init(title: tr("α ratio", "αの比"), alignment: .right, presence: .unlessEmpty),
        .init(title: tr("α share", "αの割合"), alignment: .right),
        .init(title: tr("Points", "ポイント"), alignment: .right, presence: .unlessEmpty),
        .init(title: tr("Measured", "測定日")),
      ],
      rows: take.rows.map { row in
        let (sums, last) = (SpaceSums([row]), row.now ?? row.base)
        let share = last.map { Double($0.areas.plusAlpha) / Double($0.areas.total) }
        return [
          row.floor, last.map { StockWording.length($0.areas.total) } ?? "",
          row.base.map { StockWording.length($0.areas.plusAlpha) } ?? "",
          row.now.map { StockWording.length($0.areas.plusAlpha) } ?? "–",
          sums.plusAlpha.ratio.map { Figure.signedPercent($0) } ?? "", share.map { Figure.percent($0) } ?? "",
          sums.share.map { Figure.signed($0.points, places: 1) } ?? "", last.map { "\($0.day)" } ?? "",
        ]
      })
  }

  /// All that was said of a floor.
  package static func history(_ entries: [SpaceReceipt], _ clock: OfficeClock) -> TextTable {
    TextTable(
      columns: [
        .init(title: tr("No", "番号"), alignment: .right), .init(title: tr("Day", "日付")),
      ]
        + AreaUse.allCases.map { .init(title: $0.label, alignment: .right) } + [
          .init(title: tr("All m²", "全面積"), alignment: .right), .init(title: tr("Recorded", "記録日")),
          .init(title: tr("By", "担当")),
          .init(title: tr("Remark", "備考"), isFlexible: true, presence: .unlessEmpty),
        ],
      rows: entries.map { receipt in
        let (record, entry) = (receipt.record, receipt.record.entry)
        let remark = [entry.isWithdrawn ? tr("withdrawn", "取下げ") : nil, entry.reason].compactMap(\.self)
        return ["\(record.number)", "\(entry.day)"]
          + AreaUse.allCases.map { use in entry.areas[use].map(StockWording.length) ?? "–" } + [
            StockWording.length(entry.areas.total), record.recordedAt.map { "\(clock.local($0).day)" } ?? "",
            record.recordedBy ?? "", remark.joined(separator: tr(": ", "：")),
          ]
      })
  }

  package static func receipt(_ receipt: SpaceReceipt) -> String {
    let (number, entry) = (receipt.record.number, receipt.record.entry)
    let said = "\(receipt.floor.safe)  \(entry.day)  \(entry.areas.text)"
    if receipt.isUnchanged { return tr("Recorded already, as \(number): ", "記録済みです（番号 \(number)）: ") + said + "\n" }
    if entry.isWithdrawn { return tr("Withdrawn, \(number): ", "取り下げました（番号 \(number)）: ") + said + "\n" }
    if let before = receipt.before {
      return tr(
        "Corrected, \(number): \(said), before \(before.areas.text)\n",
        "訂正しました（番号 \(number)）: \(said)（訂正前 \(before.areas.text)）\n")
    }
    return "\(number)  \(said)" + (receipt.isNewFloor ? tr("  new floor", "  新しい階") : "") + "\n"
  }
}

extension AreaUse {
  package var label: String {
    switch self {
    case .desk: tr("desks", "執務")
    case .meeting: tr("meetings", "会議")
    case .plusAlpha: tr("plus-alpha", "プラスα")
    case .shelf: tr("shelves", "書架")
    case .other: tr("other", "その他")
    }
  }
}

extension FloorAreas {
  /// `640.00 m² (desks 420.00, …)`, without the uses that are not told apart.
  package var text: String {
    let uses = AreaUse.allCases.compactMap { use in self[use].map { use.label + " " + StockWording.length($0) } }
    return StockWording.area(total)
      + tr(" (\(uses.joined(separator: ", ")))", "（\(uses.joined(separator: "、"))）")
  }
}

extension SpaceEntry {
  /// As a list of settings tells it.
  var sentence: String {
    let remark = [isWithdrawn ? tr("withdrawn", "取下げ") : nil, reason?.safe].compactMap(\.self)
    return "\(day) \(floor.safe) \(areas.text)" + remark.map { tr("; ", "、") + $0 }.joined()
  }
}
