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
    if !receipt.ignoredColumns.isEmpty {
      lines.append(tr("Columns not used: ", "使わなかった列: ") + list(receipt.ignoredColumns))
    }
    if receipt.repeated > 0 {
      lines.append(
        tr("Cells taken from the row above: \(receipt.repeated)", "上の行から補った欄: \(receipt.repeated)"))
    }
    if !receipt.leftOut.isEmpty {
      lines.append(tr("Rows left out:", "除いた行:"))
      lines += receipt.leftOut.map { row in
        "  " + tr("line \(row.line), \(label(row.why)): ", "\(row.line) 行目（\(label(row.why))）: ") + row.text.safe
      }
    }
    return lines.map { $0 + "\n" }.joined()
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
      let near = receipt.newNames.first { $0.name == name }?.near ?? []
      return head + name.safe + (near.isEmpty ? "" : tr(" (known: \(list(near)))", "（登録済みの似た名前: \(list(near))）"))
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
