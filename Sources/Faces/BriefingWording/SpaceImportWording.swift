package import BriefingLibrary

/// What a table of floor areas brought, or would bring.
package enum SpaceImportWording {
  /// - Parameter isAtDesk: whether its reader has a browser and no shell.
  package static func text(_ receipt: SpaceImportReceipt, isAtDesk: Bool = false) -> String {
    let measures = counted(receipt.measures, "measure")
    let first =
      receipt.dryRun
      ? tr(
        "Would be imported: \(measures) of floors. Nothing was written.",
        "取り込んだ場合: 階の面積 \(receipt.measures) 件。何も書き込んでいません。")
      : tr("Imported: \(measures) of floors", "取り込みました: 階の面積 \(receipt.measures) 件")
    let columns = receipt.columns.map { column in
      tr("Column \(column.column): ", "列 \(column.japanese): ") + column.heading.safe
    }
    let list = ListImportWording(
      from: receipt.from, to: receipt.to, known: receipt.known, sheet: receipt.sheet, otherSheets: receipt.otherSheets,
      columns: receipt.dryRun ? columns : [], new: [(tr("New floors: ", "新しい階: "), receipt.newFloors)],
      ignoredColumns: receipt.ignoredColumns, repeated: receipt.repeated, leftOut: receipt.leftOut, isAtDesk: isAtDesk)
    return ([first] + list.lines).map { $0 + "\n" }.joined()
  }
}
