package import BriefingLibrary

/// What an import brought, or would bring.
package enum ImportWording {
  package static func text(_ receipt: ImportReceipt) -> String {
    var lines = [head(receipt)]
    if let sheet = receipt.sheet { lines.append(tr("Sheet: ", "シート: ") + sheet.safe) }
    if !receipt.otherSheets.isEmpty {
      lines.append(tr("Not read; name one with --sheet: ", "読んでいないシート（--sheet で指定）: ") + list(receipt.otherSheets))
    }
    if receipt.entries > receipt.rows {
      lines.append(
        tr("Entries in the ledger: \(receipt.entries), one for each recipient", "台帳の記録: \(receipt.entries) 件（報告先ごとに1件）")
      )
    }
    if receipt.known > 0 {
      lines.append(tr("In the ledger already: \(receipt.known)", "台帳に既にあるもの: \(receipt.known) 件"))
    }
    lines += differing(receipt) + withdrawn(receipt)
    if receipt.dryRun {
      lines += receipt.columns.map { tr("Column \($0.column): ", "列 \($0.japanese): ") + $0.heading.safe }
      lines += receipt.months.map { month in
        tr(
          "\(month.month): \(counted(month.entries, "submission")), \(counted(month.documents, "document")) on paper",
          "\(month.month): 記録 \(month.entries) 件、紙 \(month.documents) 部")
      }
    }
    lines += names(tr("New units: ", "新しい所属: "), receipt.newUnits, receipt)
    lines += names(tr("New recipients: ", "新しい報告先: "), receipt.newRecipients, receipt)
    if !receipt.nearTitles.isEmpty {
      lines.append(
        tr(
          "Briefings of their own, though their unit has one like it that day:",
          "同じ日の同じ所属に似た件名の報告がありますが、別の報告として作るもの:"))
      lines += receipt.nearTitles.map { row in
        "  "
          + tr(
            "line \(row.line): \(row.title.safe) (registered: \(list(row.near)))",
            "\(row.line) 行目: \(row.title.safe)（登録済み: \(list(row.near))）")
      }
    }
    if !receipt.ignoredColumns.isEmpty {
      lines.append(tr("Columns not used: ", "使わなかった列: ") + list(receipt.ignoredColumns))
    }
    lines += assumptions(receipt)
    if receipt.repeated > 0 {
      lines.append(
        tr("Cells taken from the row above: \(receipt.repeated)", "上の行から補った欄: \(receipt.repeated)"))
    }
    return (lines + leftOut(receipt.leftOut)).map { $0 + "\n" }.joined()
  }

  static func leftOut(_ rows: [ImportReceipt.LeftOut]) -> [String] {
    rows.isEmpty
      ? []
      : [tr("Rows left out:", "除いた行:")]
        + rows.map { row in
          "  " + tr("line \(row.line), \(label(row.why)): ", "\(row.line) 行目（\(label(row.why))）: ") + row.text.safe
        }
  }

  /// Where the ledger says something else than the table, both are told.
  private static func differing(_ receipt: ImportReceipt) -> [String] {
    [RowDifference.Outcome.newer, .kept, .corrected].flatMap { outcome -> [String] in
      let rows = receipt.differing.filter { $0.outcome == outcome }
      return rows.isEmpty ? [] : [head(outcome, rows.count)] + rows.map { "  " + $0.lineOfReceipt }
    }
  }

  private static func head(_ outcome: RowDifference.Outcome, _ count: Int) -> String {
    switch outcome {
    case .newer:
      tr("Left as the ledger says, which was corrected since: \(count)", "後から台帳で訂正されているため、台帳のままとするもの: \(count) 件")
    case .kept, .open:
      tr("Left as the ledger says (--keep-ledger): \(count)", "台帳のままとするもの（--keep-ledger）: \(count) 件")
    case .corrected:
      tr("Corrected as the table says (--correct-ledger): \(count)", "表のとおりに訂正するもの（--correct-ledger）: \(count) 件")
    }
  }

  /// What a person has withdrawn does not come in again, nor stay out, without a word.
  private static func withdrawn(_ receipt: ImportReceipt) -> [String] {
    guard let first = receipt.withdrawn.first else { return [] }
    let count = receipt.withdrawn.count
    let head =
      first.recorded
      ? tr("Recorded again though withdrawn before: \(count)", "取り下げてあるが、改めて記録するもの: \(count) 件")
      : tr("Passed over, as withdrawn before: \(count)", "取り下げてあるため、とばしたもの: \(count) 件")
    return [head]
      + receipt.withdrawn.map { row in
        "  "
          + tr(
            "line \(row.line): \(row.title.safe), \(row.recipient.safe) (entry \(row.entry): \(row.reason.safe))",
            "\(row.line) 行目: \(row.title.safe)、\(row.recipient.safe)（記録 \(row.entry)「\(row.reason.safe)」）")
      }
  }

  private static func assumptions(_ receipt: ImportReceipt) -> [String] {
    var lines = receipt.assumed.map { assumed in
      assumed.column == "copies"
        ? tr(
          "Taken as 1 copy, as there is no column for copies: \(counted(assumed.rows, "row"))",
          "部数の列がないため1部とみなしました: \(assumed.rows) 行")
        : tr(
          "Taken as printed on both sides, as it is not said: \(counted(assumed.rows, "row"))",
          "両面か片面かの記入がないため両面とみなしました: \(assumed.rows) 行")
    }
    if receipt.copiesForEach > 0 {
      lines.append(
        tr(
          "Several recipients, each of whom was counted with the copies: \(counted(receipt.copiesForEach, "row"))",
          "報告先が複数のため、部数を報告先ごとに数えました: \(receipt.copiesForEach) 行"))
    }
    if receipt.copiesByRecipient > 0 {
      lines.append(
        tr(
          "Copies taken from the recipients' columns: \(counted(receipt.copiesByRecipient, "row"))",
          "報告先の列の数を、その報告先の部数としました: \(receipt.copiesByRecipient) 行"))
    }
    return lines
  }

  private static func head(_ receipt: ImportReceipt) -> String {
    let (rows, briefings) = (receipt.rows, receipt.briefings)
    return receipt.dryRun
      ? tr(
        "\(counted(rows, "row")) would be imported, \(counted(briefings, "briefing")) made for them. Nothing was written.",
        "\(rows) 行を取り込み、報告 \(briefings) 件を作ることになります。何も書き込んでいません。")
      : tr(
        "\(counted(rows, "row")) imported, \(counted(briefings, "briefing")) made for them.",
        "\(rows) 行を取り込み、報告 \(briefings) 件を作りました。")
  }

  /// In a trial, each with what looks like it.
  private static func names(_ head: String, _ names: [String], _ receipt: ImportReceipt) -> [String] {
    guard !names.isEmpty else { return [] }
    guard receipt.dryRun else { return [head + list(names)] }
    return names.map { name in
      let new = receipt.newNames.first { $0.name == name }
      let (near, others) = (new?.near ?? [], new?.nearInTable ?? [])
      return head + name.safe
        + (near.isEmpty ? "" : tr(" (known: \(list(near)))", "（登録済みの似た名前: \(list(near))）"))
        + (others.isEmpty ? "" : tr(" (in the table too: \(list(others)))", "（この表の似た名前: \(list(others))）"))
    }
  }

  private static func list(_ names: [String]) -> String { names.map(\.safe).joined(separator: tr(", ", "、")) }

  private static func label(_ why: ImportReceipt.Reason) -> String {
    switch why {
    case .total: tr("a sum", "計")
    case .note: tr("a note", "注")
    case .heading: tr("the heading again", "見出しのくり返し")
    }
  }
}
