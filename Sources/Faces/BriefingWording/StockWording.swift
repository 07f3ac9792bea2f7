package import BriefingDomain
package import BriefingLibrary
internal import JapaneseText

/// The stock-take: its lists and its receipts.
package enum StockWording {
  /// `12.40`, in metres of shelf.
  static func length(_ centimetres: Int) -> String { Figure.decimal(Double(centimetres) / 100, places: 2) }

  static func fm(_ centimetres: Int) -> String { length(centimetres) + " fm" }

  /// Square metres.
  static func area(_ hundredths: Int) -> String { length(hundredths) + " m²" }

  package static func days(_ days: ClosedRange<Day>) -> String {
    days.lowerBound == days.upperBound
      ? "\(days.lowerBound)" : tr("\(days.lowerBound) to \(days.upperBound)", "\(days.lowerBound)〜\(days.upperBound)")
  }

  package static func base(_ base: ClosedRange<Day>?) -> String {
    guard let base else {
      return tr(
        "The stock has no base. Set one: utsusu stock base 2025-03\n",
        "文書量の基準はありません。utsusu stock base 2025-03 のように設定してください。\n")
    }
    return tr("Base of the stock: \(days(base))\n", "文書量の基準: \(days(base))\n")
  }

  package static func goal(_ goal: Double?) -> String {
    guard let goal else {
      return tr(
        "The stock has no goal. Set one: utsusu stock goal 60%\n", "文書量の目標はありません。utsusu stock goal 60% のように設定してください。\n")
    }
    return tr("Goal of the stock: a reduction of \(Figure.percent(goal))\n", "文書量の目標: \(Figure.percent(goal)) の削減\n")
  }

  /// The places and, below them, what they come to.
  package static func list(_ report: StockReport, width: Int) -> String {
    let take = report.take
    if take.rows.isEmpty {
      return tr(
        "Nothing is measured by \(take.day): utsusu stock measure 3F書庫 12.4\n",
        "\(take.day) までの測定の記録がありません: utsusu stock measure 3F書庫 12.4\n")
    }
    let lines =
      places(report).lines(width: width) + [""] + StockSentences(report).all.flatMap { lineWrapped($0, columns: width) }
    return lines.map { $0 + "\n" }.joined()
  }

  static func places(_ report: StockReport) -> TextTable {
    TextTable(
      columns: [
        .init(title: tr("Place", "場所"), isFlexible: true),
        .init(title: tr("Unit", "所属"), isFlexible: true, presence: .unlessEmpty),
        .init(title: tr("Base", "基準"), alignment: .right, presence: .unlessEmpty),
        .init(title: tr("Now", "現在"), alignment: .right),
        .init(title: tr("Measured", "測定日")),
        .init(title: tr("Less", "削減率"), alignment: .right, presence: .unlessEmpty),
        .init(title: tr("Gone", "搬出"), alignment: .right, presence: .unlessEmpty),
        .init(title: tr("Rest", "差"), alignment: .right, presence: .unlessEmpty),
      ],
      rows: report.take.rows.map { row in
        let last = row.now ?? row.base
        let less = StockSums([row]).reduction
        return [
          row.place.name, report.unit(of: row) ?? "", row.base.map { length($0.amount) } ?? "",
          row.now.map { length($0.amount) } ?? "–", last.map { "\($0.day)" } ?? "–",
          less.map { Figure.percent($0) } ?? "", row.gone.sum > 0 ? length(row.gone.sum) : "",
          row.unexplained.map(length) ?? "",
        ]
      })
  }

  /// All that was said of a place.
  package static func history(_ entries: [StockReceipt], _ clock: OfficeClock) -> TextTable {
    TextTable(
      columns: [
        .init(title: tr("No", "番号"), alignment: .right), .init(title: tr("Day", "日付")),
        .init(title: tr("What", "内容")), .init(title: tr("Amount", "量"), alignment: .right),
        .init(title: tr("Recorded", "記録日")), .init(title: tr("By", "担当")),
        .init(title: tr("Remark", "備考"), isFlexible: true, presence: .unlessEmpty),
      ],
      rows: entries.map { receipt in
        let (record, entry) = (receipt.record, receipt.record.entry)
        let remark = [entry.isWithdrawn ? tr("withdrawn", "取下げ") : nil, entry.reason].compactMap(\.self)
        return [
          "\(record.number)", "\(entry.day)", entry.kind.label, entry.amountText,
          record.recordedAt.map { "\(clock.local($0).day)" } ?? "", record.recordedBy ?? "",
          remark.joined(separator: tr(": ", "：")),
        ]
      })
  }

  package static func receipt(_ receipt: StockReceipt) -> String {
    let (number, entry) = (receipt.record.number, receipt.record.entry)
    let place = ([receipt.unit, receipt.place].compactMap(\.self)).map(\.safe).joined(separator: " ")
    let said = [place, "\(entry.day)", entry.kind.label, entry.amountText].filter { !$0.isEmpty }.joined(
      separator: "  ")
    if receipt.isUnchanged { return tr("Recorded already, as \(number): ", "記録済みです（番号 \(number)）: ") + said + "\n" }
    if entry.isWithdrawn { return tr("Withdrawn, \(number): ", "取り下げました（番号 \(number)）: ") + said + "\n" }
    if let before = receipt.before {
      return tr(
        "Corrected, \(number): \(said), before \(before.amountText)\n",
        "訂正しました（番号 \(number)）: \(said)（訂正前 \(before.amountText)）\n")
    }
    return "\(number)  \(said)" + (receipt.isNewPlace ? tr("  new place", "  新しい場所") : "") + "\n"
  }
}

extension StockEntry.Kind {
  package var label: String {
    switch self {
    case .measured: tr("measured", "測定")
    case .notMeasured: tr("not measured", "未測定")
    case .discarded: tr("thrown away", "廃棄")
    case .archived: tr("moved to the archive", "移管")
    case .scanned: tr("scanned", "電子化")
    case .shelves: tr("shelves removed", "書架撤去")
    }
  }
}

extension StockEntry {
  /// `12.40 fm`, `4 × 0.45 m²`; empty where nobody has measured.
  package var amountText: String {
    switch kind {
    case .notMeasured: ""
    case .shelves:
      area.map { "\(amount) × \(StockWording.area($0))" }
        ?? tr("\(amount) \(amount == 1 ? "shelf" : "shelves")", "\(amount) 台")
    case .measured, .discarded, .archived, .scanned: StockWording.fm(amount)
    }
  }
}

extension StockEntry {
  /// As a list of settings tells it.
  var sentence: String {
    let said = ["\(day)", place.name.safe, kind.label, amountText].filter { !$0.isEmpty }.joined(separator: " ")
    let remark = [isWithdrawn ? tr("withdrawn", "取下げ") : nil, reason?.safe].compactMap(\.self)
    return remark.isEmpty
      ? said : said + tr(" (\(remark.joined(separator: ": ")))", "（\(remark.joined(separator: "："))）")
  }
}
