internal import BriefingDomain
internal import BriefingLibrary

extension RowDifference {
  /// Why the table is refused, and the ways out.
  func question(_ isCancelled: Bool) -> String {
    let said = tr(
      "table: \(tableWords); ledger: \(ledgerWords). No entry has ever said what the table says",
      "表は「\(tableWords)」、台帳は「\(ledgerWords)」で、表のように記録されたことはありません")
    let keep = tr("--keep-ledger leaves the ledger as it is", "台帳のままとするなら --keep-ledger を付けてください")
    return isCancelled
      ? said
        + tr(
          "; \(keep). The briefing is cancelled: to correct it, `utsusu cancel \(briefing) --undo` first",
          "。\(keep)。報告は中止されています。訂正するなら、先に utsusu cancel \(briefing) --undo を行ってください")
      : said
        + tr(
          "; \(keep), --correct-ledger records what the table says, `utsusu submit \(briefing)` corrects this one",
          "。\(keep)。表のとおりに訂正するなら --correct-ledger を付けるか、utsusu submit \(briefing) で1件ずつ訂正してください")
  }

  /// One line of a receipt.
  var lineOfReceipt: String {
    tr(
      "line \(line): \(title.safe), \(recipient.safe): table: \(tableWords); ledger: \(ledgerWords)",
      "\(line) 行目: \(title.safe)、\(recipient.safe): 表は「\(tableWords)」、台帳は「\(ledgerWords)」")
  }

  private var tableWords: String { said(row, beside: ledger) }

  private var ledgerWords: String {
    let day = recordedAt.prefix(10)
    return said(ledger, beside: row)
      + tr(" (entry \(entry), \(day), \(recordedBy.safe))", "（記録 \(entry)、\(day)、\(recordedBy.safe)）")
  }

  /// The form, and what else differs.
  private func said(_ words: Words, beside other: Words) -> String {
    let copies = words.form.includesPaper ? words.copies.map { " ×\($0)" } ?? "" : ""
    var parts = [words.form.label + copies]
    if row.pages != nil, words.pages != other.pages {
      parts.append(words.pages.map(pageCount) ?? tr("pages not known", "ページ数不明"))
    }
    if let duplex = words.duplex, row.duplex != nil, duplex != other.duplex {
      parts.append(duplex ? tr("on both sides", "両面") : tr("on one side", "片面"))
    }
    if words.reason != other.reason {
      parts.append(words.reason.map { tr("reason \($0.quoted)", "理由\($0.quoted)") } ?? tr("no reason", "理由なし"))
    }
    return parts.joined(separator: tr(", ", "、"))
  }
}
