import BriefingDomain
import HelperService

/// The cells of a sheet as they are displayed: rows by line, cells by tab; empty ones leave nothing behind. What is
/// hidden or not printed is in brackets that say so, because the room does not draw it. Headers and footers come last.
final class SheetCells: SheetPart {
  private(set) var result = ""
  private let sheet: WorkbookOutline.Sheet
  private var place = CellPlace()
  private var hiddenColumns: [Bool] = []
  private var columnSettings = 0
  private var rowIsHidden = false
  private var rowHasCells = false
  /// What the open bracket says.
  private var mark: String?
  private var edges: Set<String> = []

  init(_ sheet: WorkbookOutline.Sheet, strings: SharedStrings, styles: CellStyles, epoch: ExcelDate.Epoch) {
    self.sheet = sheet
    super.init(strings: strings, styles: styles, epoch: epoch)
  }

  override func beginRow(_ attributes: XMLAttributes) throws(SourceFailure) {
    place.row(attributes["r"])
    rowHasCells = false
    rowIsHidden = attributes.isOn("hidden")
  }

  override func endRow() throws(SourceFailure) {
    if mark != nil { result += HiddenText.closing }
    mark = nil
    if rowHasCells { result += "\n" }
  }

  override func beginCell(_ attributes: XMLAttributes) throws(SourceFailure) { place.cell(attributes["r"]) }

  override func endCell() throws(SourceFailure) {
    let text = displayed
    guard !text.isEmpty else { return }
    let next = markOfCell
    if mark != nil, next != mark { result += HiddenText.closing }
    if rowHasCells { result += "\t" }
    if next != mark { result += next ?? "" }
    mark = next
    result += text
    rowHasCells = true
    try TextBound.check(result)
  }

  private var markOfCell: String? {
    if sheet.isHidden { return nil }
    let column = place.reference.column
    let columnIsHidden = hiddenColumns.indices.contains(column) && hiddenColumns[column]
    if rowIsHidden || columnIsHidden { return HiddenText.opening }
    return sheet.printArea?.contains(place.reference) == false ? HiddenText.outside : nil
  }

  override func beginSetting(_ element: XMLElement, _ attributes: XMLAttributes) -> Bool {
    switch element.name {
    case "cols": return true
    case "col":
      columnSettings += 1
      let isHidden = attributes.isOn("hidden") || attributes["width"].flatMap(Double.init) == 0
      guard isHidden, columnSettings <= CellReference.lastColumn + 1,
        let first = attributes["min"].flatMap({ Int($0) }),
        let last = attributes["max"].flatMap({ Int($0) }), first > 0, first <= last,
        last <= CellReference.lastColumn + 1
      else { return false }
      if hiddenColumns.isEmpty { hiddenColumns = Array(repeating: false, count: CellReference.lastColumn + 1) }
      for column in first...last { hiddenColumns[column - 1] = true }
      return false
    case "headerFooter":
      edges = SheetEdges.printed(attributes)
      return true
    default: return edges.contains(String(element.name.dropLast("Header".count)))
    }
  }

  override func edge(_ code: String) {
    let text = SheetEdges.text(EscapedText.decoded(code), sheet: sheet.name)
    if !text.isEmpty { result += text + "\n" }
  }
}
