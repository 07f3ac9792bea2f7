internal import BriefingDomain
package import BriefingLibrary

/// What a shelf list brought, or would bring.
package enum StockImportWording {
  package static func text(_ receipt: StockImportReceipt) -> String {
    let count = receipt.entries.reduce(0) { $0 + $1.entries }
    var lines = [
      receipt.dryRun
        ? tr(
          "Would be imported: \(counted(receipt.rows, "row")), \(count) new in the stock-take. Nothing was written.",
          "取り込んだ場合: \(receipt.rows) 行、新しい記録 \(count) 件。何も書き込んでいません。")
        : tr(
          "Imported: \(counted(receipt.rows, "row")), \(count) new in the stock-take",
          "取り込みました: \(receipt.rows) 行、新しい記録 \(count) 件")
    ]
    lines += receipt.entries.map { sum in
      "  \(sum.kind.label): \(sum.entries)"
        + (sum.kind == .notMeasured ? "" : "  \(Figure.decimal(sum.fm, places: 2)) fm")
    }
    if let from = receipt.from, let to = receipt.to {
      lines.append(tr("Days: ", "調査日: ") + (from == to ? from : tr("\(from) to \(to)", "\(from)〜\(to)")))
    }
    if receipt.known > 0 { lines.append(tr("There already: \(receipt.known)", "既にあるもの: \(receipt.known) 件")) }
    if let sheet = receipt.sheet { lines.append(tr("Sheet: ", "シート: ") + sheet.safe) }
    if !receipt.otherSheets.isEmpty {
      lines.append(tr("Not read; name one with --sheet: ", "読んでいないシート（--sheet で指定）: ") + list(receipt.otherSheets))
    }
    if receipt.dryRun {
      lines += receipt.columns.map { column in
        tr("Column \(column.column): ", "列 \(column.japanese): ") + column.heading.safe
          + (column.unit.map { tr(", in \($0)", "（単位 \($0)）") } ?? "")
      }
    }
    if !receipt.newPlaces.isEmpty { lines.append(tr("New places: ", "新しい場所: ") + list(receipt.newPlaces)) }
    if !receipt.newUnits.isEmpty { lines.append(tr("New units: ", "新しい所属: ") + list(receipt.newUnits)) }
    if !receipt.ignoredColumns.isEmpty {
      lines.append(tr("Columns not used: ", "使わなかった列: ") + list(receipt.ignoredColumns))
    }
    if receipt.repeated > 0 {
      lines.append(tr("Cells taken from the row above: \(receipt.repeated)", "上の行から補った欄: \(receipt.repeated)"))
    }
    return (lines + ImportWording.leftOut(receipt.leftOut)).map { $0 + "\n" }.joined()
  }

  /// Of many the first.
  private static func list(_ names: [String]) -> String {
    let most = 20
    let rest = names.count - most
    return names.prefix(most).map(\.safe).joined(separator: tr(", ", "、"))
      + (rest > 0 ? tr(" and \(rest) more", " ほか \(rest)") : "")
  }
}
