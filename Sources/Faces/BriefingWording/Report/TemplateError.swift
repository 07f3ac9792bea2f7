package import BriefingLibrary

/// Why a workbook is not filled.
package struct TemplateError: Error, Equatable {
  package enum Fault: Equatable {
    /// None of its names is one of a report.
    case noNames
    case noSuchRow(WorkbookTemplate.NamedCell)
    case severalCells(WorkbookTemplate.NamedCell)
    case formula(WorkbookTemplate.NamedCell)
  }

  package let file: String
  package let faults: [Fault]
  /// What rows there are.
  package let rows: [String]

  package var sentence: String {
    if faults == [.noNames] {
      return tr(
        "\(file.quoted) has no cell with a name of the report. Give the cells names, such as reduction or "
          + "documents_\(rows.first?.safe ?? "NAME"); `utsusu report --format csv` heads its columns with them.",
        "\(file.quoted) に、レポートの項目名を付けたセルがありません。「削減率」「書類量_\(rows.first?.safe ?? "局長")」のように"
          + "セルに名前を付けてください（項目名は utsusu report --format csv の見出し）。")
    }
    let most = 20
    var lines = faults.prefix(most).map { "  " + Self.sentence($0) }
    if faults.count > most { lines.append(tr("  and \(faults.count - most) more", "  ほか \(faults.count - most) 件")) }
    if faults.contains(where: { if case .noSuchRow = $0 { true } else { false } }) {
      lines.append(tr("Rows of this report: ", "このレポートの行: ") + rows.map(\.safe).joined(separator: tr(", ", "、")))
    }
    let head = tr(
      "\(file.quoted) was not filled: \(counted(faults.count, "name")) cannot be. Nothing was written.",
      "\(file.quoted) に書き込めない名前が \(faults.count) 件あります。何も書き出していません。")
    return ([head] + lines).joined(separator: "\n")
  }

  private static func sentence(_ fault: Fault) -> String {
    switch fault {
    case .noNames: ""
    case .noSuchRow(let cell):
      tr(
        "\(cell.name.quoted) (\(place(cell))): no row of that name", "\(cell.name.quoted)（\(place(cell))）: その名前の行がありません"
      )
    case .severalCells(let cell):
      tr(
        "\(cell.name.quoted) (\(place(cell))): stands for several cells; name one",
        "\(cell.name.quoted)（\(place(cell))）: 複数のセルを指しています。1つのセルにしてください")
    case .formula(let cell):
      tr(
        "\(cell.name.quoted) (\(place(cell))): the cell has a formula; name another cell",
        "\(cell.name.quoted)（\(place(cell))）: 数式のあるセルです。別のセルに名前を付けてください")
    }
  }

  private static func place(_ cell: WorkbookTemplate.NamedCell) -> String {
    cell.cell.map { "\(cell.sheet.safe)!\($0)" } ?? cell.sheet.safe
  }
}
