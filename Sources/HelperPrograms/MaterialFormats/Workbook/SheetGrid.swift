import BriefingDomain
import HelperService

/// The rows of one sheet on their way out.
struct SheetGrid {
  /// Stands in cells that a merged cell reaches down over, for the value of the cell above.
  static let cellAbove = "〃"
  /// Stands for a formula that was never calculated. Its cell shows no error.
  static let noValue = "="
  /// More columns than any program has.
  private static let mostColumns = 1 << 14

  private(set) var row = 0
  private var cells: [String] = []
  /// The last row of merged cells that reach down, by column.
  private var merged: [Int: Int] = [:]
  /// Those that begin in this row.
  private var beginning: [Int: Int] = [:]
  private let sheets: SheetWriter

  init(_ sheets: SheetWriter) { self.sheets = sheets }

  /// - Parameter given: the row's number; else the next.
  mutating func begin(_ given: Int? = nil) throws(SourceFailure) {
    let row = given ?? row + 1
    guard row > self.row, row < 1 << 40 else { throw SourceFailure(.damaged, "rows of a sheet are out of order") }
    self.row = row
    cells.removeAll(keepingCapacity: true)
  }

  /// - Parameter last: the row that the cell reaches down to.
  mutating func put(_ text: String, at column: Int, through last: Int) throws(SourceFailure) {
    guard !text.isEmpty else { return }
    guard column < Self.mostColumns else { throw SourceFailure(.tooLarge, "more than \(Self.mostColumns) columns") }
    while cells.count <= column { cells.append("") }
    cells[column] = text
    if last > row { beginning[column] = last }
  }

  /// - Parameter count: how many rows are like this one.
  mutating func end(count: Int = 1) throws(SourceFailure) {
    // A row that has nothing of its own belongs to the one above.
    if !cells.isEmpty {
      for (column, last) in merged where last >= row {
        while cells.count <= column { cells.append("") }
        cells[column] = Self.cellAbove
      }
      for number in row..<(row + count) { try sheets.row(number, cells) }
    }
    row += count - 1
    if !merged.isEmpty { merged = merged.filter { $0.value > row } }
    if !beginning.isEmpty {
      merged.merge(beginning) { $1 }
      beginning.removeAll()
    }
  }
}
