internal import BriefingLibrary

/// What is told of any list that came in, beside what it brought.
struct ListImportWording {
  let from, to: String?
  let known: Int
  let sheet: String?
  let otherSheets: [String]
  /// What each column was taken for, where that is to be told.
  let columns: [String]
  let new: [(label: String, names: [String])]
  let ignoredColumns: [String]
  let repeated: Int
  let leftOut: [ImportReceipt.LeftOut]
  /// Whether its reader has a browser and no shell.
  var isAtDesk = false

  var lines: [String] {
    var lines: [String] = []
    if let from, let to {
      lines.append(tr("Days: ", "調査日: ") + (from == to ? from : tr("\(from) to \(to)", "\(from)〜\(to)")))
    }
    if known > 0 { lines.append(tr("There already: \(known)", "既にあるもの: \(known) 件")) }
    if let sheet { lines.append(tr("Sheet: ", "シート: ") + sheet.safe) }
    if !otherSheets.isEmpty {
      lines.append(
        (isAtDesk
          ? tr("Sheets not read: ", "読んでいないシート: ")
          : tr("Not read; name one with --sheet: ", "読んでいないシート（--sheet で指定）: ")) + list(otherSheets))
    }
    lines += columns
    for (label, names) in new where !names.isEmpty { lines.append(label + list(names)) }
    if !ignoredColumns.isEmpty { lines.append(tr("Columns not used: ", "使わなかった列: ") + list(ignoredColumns)) }
    if repeated > 0 {
      lines.append(tr("Cells taken from the row above: \(repeated)", "上の行から補った欄: \(repeated)"))
    }
    return lines + ImportWording.leftOut(leftOut)
  }

  /// Of many the first.
  private func list(_ names: [String]) -> String {
    let most = 20
    let rest = names.count - most
    return names.prefix(most).map(\.safe).joined(separator: tr(", ", "、"))
      + (rest > 0 ? tr(" and \(rest) more", " ほか \(rest)") : "")
  }
}
