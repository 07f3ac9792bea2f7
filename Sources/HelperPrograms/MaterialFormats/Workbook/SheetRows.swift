import BriefingDomain
import HelperService

/// The rows of a sheet as a table: each cell in its column, days and numbers in a form that does not depend on how wide
/// a column is or which year it leaves out.
final class SheetRows: SheetPart {
  private let merges: MergedRanges
  private var grid: SheetGrid
  private var column = -1

  init(
    strings: SharedStrings, styles: CellStyles, epoch: ExcelDate.Epoch, merges: MergedRanges, into sheets: SheetWriter
  ) {
    self.merges = merges
    grid = SheetGrid(sheets)
    super.init(strings: strings, styles: styles, epoch: epoch)
  }

  override func beginRow(_ attributes: XMLAttributes) throws(SourceFailure) {
    try grid.begin(attributes["r"].flatMap { Int($0) })
    column = -1
  }

  override func endRow() throws(SourceFailure) { try grid.end() }

  override func beginCell(_ attributes: XMLAttributes) throws(SourceFailure) {
    column = attributes["r"].flatMap(CellReference.init)?.column ?? column + 1
  }

  override func endCell() throws(SourceFailure) {
    let last = merges.last[CellReference(row: grid.row, column: column)]
    try grid.put(plain, at: column, through: last ?? grid.row)
  }

  private var plain: String {
    if value.isEmpty, hasFormula, type != "str" { return SheetGrid.noValue }
    switch type {
    case "n": return Double(value).map { styles.format(style).plain($0, epoch: epoch) } ?? value
    case "d": return SheetMoment.text(iso: value, showsTime: true)
    default:
      // What a format hides counts in a table.
      let shown = displayed
      return shown.isEmpty ? text : shown
    }
  }
}

/// Which cells of a sheet are merged downwards. The list stands behind the rows, so that it takes a pass of its own.
final class MergedRanges: PartHandler {
  /// The last row of each, by its first cell.
  private(set) var last: [CellReference: Int] = [:]
  private static let most = 1_000_000

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    guard element.is(.sheet, "mergeCell"), let range = attributes["ref"] else { return element.name != "sheetData" }
    let ends = range.split(separator: ":").compactMap { CellReference(String($0)) }
    guard ends.count == 2, ends[1].row > ends[0].row else { return true }
    guard last.count < Self.most else { throw SourceFailure(.tooLarge, "more than \(Self.most) merged cells") }
    last[ends[0]] = ends[1].row
    return true
  }
}

/// `C12`: rows from 1, columns from 0.
struct CellReference: Hashable {
  let row: Int
  let column: Int

  init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  init?(_ text: String) {
    let letters = text.utf8.prefix { (65...90).contains($0) }
    guard (1...3).contains(letters.count), let row = Int(text.dropFirst(letters.count)) else { return nil }
    self.row = row
    column = letters.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
  }
}
