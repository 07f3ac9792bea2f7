internal import BriefingDomain
package import BriefingLibrary

/// What a shelf list brought, or would bring.
package enum StockImportWording {
  /// - Parameter isAtDesk: whether its reader has a browser and no shell.
  package static func text(_ receipt: StockImportReceipt, isAtDesk: Bool = false) -> String {
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
    let columns = receipt.columns.map { column in
      tr("Column \(column.column): ", "列 \(column.japanese): ") + column.heading.safe
        + (column.unit.map { tr(", in \($0)", "（単位 \($0)）") } ?? "")
    }
    let list = ListImportWording(
      from: receipt.from, to: receipt.to, known: receipt.known, sheet: receipt.sheet, otherSheets: receipt.otherSheets,
      columns: receipt.dryRun ? columns : [],
      new: [(tr("New places: ", "新しい場所: "), receipt.newPlaces), (tr("New units: ", "新しい所属: "), receipt.newUnits)],
      ignoredColumns: receipt.ignoredColumns, repeated: receipt.repeated, leftOut: receipt.leftOut, isAtDesk: isAtDesk)
    return (lines + list.lines).map { $0 + "\n" }.joined()
  }
}
