/// The ranges of a sheet that are printed, and so drawn: `'月次 報告'!$A$1:$F$40,Sheet1!$H:$J`.
struct PrintArea {
  private let ranges: [(rows: ClosedRange<Int>, columns: ClosedRange<Int>)]
  /// More are not looked through for each cell.
  private static let most = 100

  /// `nil` where it is anything else, such as a formula: then all is taken to be printed.
  init?(_ meaning: String) {
    var isQuoted = false
    let parts = meaning.split(maxSplits: Self.most) { character in
      if character == "'" { isQuoted.toggle() }
      return character == "," && !isQuoted
    }
    let found = parts.map { part in
      let range = part[(part.lastIndex(of: "!").map(part.index(after:)) ?? part.startIndex)...]
      return Self.range(range.filter { $0 != "$" })
    }
    guard !found.isEmpty, found.count <= Self.most, !found.contains(where: { $0 == nil }) else { return nil }
    ranges = found.compactMap { $0 }
  }

  func contains(_ cell: CellReference) -> Bool {
    ranges.contains { $0.rows.contains(cell.row) && $0.columns.contains(cell.column) }
  }

  /// `A1`, `A1:B2`, whole columns `A:C`, whole rows `1:9`.
  private static func range(_ text: String) -> (rows: ClosedRange<Int>, columns: ClosedRange<Int>)? {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard let first = ends.first, let last = ends.last, ends.count <= 2 else { return nil }
    let all = (rows: 1...CellReference.lastRow, columns: 0...CellReference.lastColumn)
    if let from = Int(first), let to = Int(last), ends.count == 2, from <= to { return (from...to, all.columns) }
    if let from = CellReference(first), let to = CellReference(last) {
      return from.row <= to.row && from.column <= to.column ? (from.row...to.row, from.column...to.column) : nil
    }
    guard let from = CellReference(first + "1"), let to = CellReference(last + "1"), ends.count == 2,
      from.column <= to.column
    else { return nil }
    return (all.rows, from.column...to.column)
  }
}
