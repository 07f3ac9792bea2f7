internal import BriefingDomain
internal import BriefingLedger
package import BriefingLibrary
internal import JapaneseText

extension SubmissionReceipt {
  /// A line for each briefing.
  ///
  /// - Parameter width: columns of the terminal.
  package static func lines(_ receipts: [SubmissionReceipt], width: Int) -> String {
    var groups: [[SubmissionReceipt]] = []
    for receipt in receipts {
      if let last = groups.last?[0], last.entry.briefing == receipt.entry.briefing, last.unchanged == receipt.unchanged
      {
        groups[groups.count - 1].append(receipt)
      } else {
        groups.append([receipt])
      }
    }
    return groups.map { group in
      let names = group.map(\.entry.recipient.name.safe).joined(separator: tr(", ", "、"))
      let remark = group[0].unchanged ? tr("  (recorded already)", "（記録済み）") : ""
      return group[0].line("\(group[0].entry.briefing)  \(names): \(group[0].said)", remark, width) + "\n"
    }.joined()
  }

  /// Of one briefing: what is recorded, what it corrects, and what nobody said of it.
  package func text(width: Int) -> String {
    let remark = unchanged ? tr("  (recorded already, entry \(number))", "（記録済み、記録番号 \(number)）") : ""
    var sentences: [String] = []
    if let corrected {
      let label = corrected.content.handout.label
      sentences.append(
        corrected.content.evidence == .imported
          ? tr(
            "Corrects entry \(corrected.number) (\(label)), which came with an imported table and stays in the ledger; "
              + "--skip-known passes over its row.",
            "表から取り込んだ記録 \(corrected.number)（\(label)）を訂正しました。前の記録も台帳に残ります。表のその行は、"
              + "--skip-known を付けた取込みではとばします。")
          : tr(
            "Corrects entry \(corrected.number) (\(label)), which stays in the ledger.",
            "記録 \(corrected.number)（\(label)）を訂正しました。前の記録も台帳に残ります。"))
    }
    if !kept.isEmpty {
      let parts = kept.map { $0.text(handout, entry.reason) }.joined(separator: tr(", ", "、"))
      sentences.append(tr("As before: \(parts).", "前の記録のまま: \(parts)"))
    }
    if let corrected, !dropped.isEmpty {
      let parts = dropped.map { $0.text(corrected.content.handout, corrected.content.reason) }
      sentences.append(
        tr("Not any more: \(parts.joined(separator: ", ")).", "なくなったもの: \(parts.joined(separator: "、"))"))
    }
    let below = sentences.flatMap { lineWrapped($0, columns: width - 2).map { "\n  " + $0 } }.joined()
    return line("\(entry.recipient.name.safe): \(said)", remark, width) + below
  }

  /// The title has a line of its own where there is no room for it.
  private func line(_ head: String, _ remark: String, _ width: Int) -> String {
    let line = "\(head)  \(entry.title.safe)\(remark)"
    guard displayWidth(line) > width else { return line }
    return
      (lineWrapped(head, columns: width)
      + lineWrapped(entry.title.safe + remark, columns: width - 2).map { "  " + $0 }).joined(separator: "\n")
  }

  private var said: String {
    let sheets =
      !handout.knowsSheets
      ? tr(", sheets unknown (--pages says them)", "、枚数不明（--pages で指定できます）")
      : handout.form.includesPaper
        ? tr(", \(handout.sheets) \(handout.sheets == 1 ? "sheet" : "sheets")", "、\(handout.sheets)枚") + counted : ""
    return "\(handout.label)\(sheets)"
  }

  /// Who counted the pages, where that is not the file.
  private var counted: String {
    let pages = pageCount(handout.pages)
    return switch pagesFrom {
    case .author: tr(" (\(pages) as the author's program counts)", "（作成ソフトの数えで\(pages)）")
    case .drawn: tr(" (\(pages) as drawn here)", "（utsusu の描画で\(pages)）")
    case .file, nil: ""
    }
  }
}

extension HandoutPart {
  fileprivate func text(_ handout: Handout, _ reason: String?) -> String {
    switch self {
    case .copies: tr("\(handout.copies) \(handout.copies == 1 ? "copy" : "copies")", "\(handout.copies)部")
    case .duplex: tr("printed on one side", "片面")
    case .pagesPerSide: tr("\(handout.pagesPerSide) pages a side", "1面に\(handout.pagesPerSide)ページ")
    case .pages: pageCount(handout.pages)
    case .reason: tr("reason \((reason ?? "").quoted)", "理由\((reason ?? "").quoted)")
    }
  }
}
