import HelperService

/// The cells of a sheet as they are displayed: rows by line, cells by tab; empty ones leave nothing behind.
final class SheetCells: SheetPart {
  private(set) var result = ""
  private var rowHasCells = false

  override func beginRow(_ attributes: XMLAttributes) throws(SourceFailure) { rowHasCells = false }

  override func endRow() throws(SourceFailure) {
    if rowHasCells { result += "\n" }
  }

  override func endCell() throws(SourceFailure) {
    let text = displayed
    guard !text.isEmpty else { return }
    if rowHasCells { result += "\t" }
    result += text
    rowHasCells = true
    try TextBound.check(result)
  }
}
