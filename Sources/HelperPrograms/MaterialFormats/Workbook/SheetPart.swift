import HelperService

/// Parses a sheet cell by cell. What becomes of a cell is the heirs' business.
class SheetPart: PartHandler {
  let strings: SharedStrings
  let styles: CellStyles
  let epoch: ExcelDate.Epoch

  private(set) var type = "n"
  private(set) var style = 0
  private(set) var value = ""
  private(set) var hasFormula = false
  private var inValue = false

  init(strings: SharedStrings, styles: CellStyles, epoch: ExcelDate.Epoch) {
    self.strings = strings
    self.styles = styles
    self.epoch = epoch
  }

  func beginRow(_ attributes: XMLAttributes) throws(SourceFailure) {}
  func endRow() throws(SourceFailure) {}
  func beginCell(_ attributes: XMLAttributes) throws(SourceFailure) {}
  func endCell() throws(SourceFailure) {}

  override final func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    guard element.vocabulary == .sheet else { return element.vocabulary == .other }
    switch element.name {
    case "c":
      type = attributes["t"] ?? "n"
      style = attributes["s"].flatMap { Int($0) } ?? 0
      value = ""
      hasFormula = false
      try beginCell(attributes)
    case "v", "t": inValue = true
    case "row": try beginRow(attributes)
    case "f":
      hasFormula = true
      return false
    case "rPh", "extLst", "headerFooter", "conditionalFormatting", "dataValidations": return false
    default: break
    }
    return true
  }

  override final func close(_ element: XMLElement) throws(SourceFailure) {
    switch element.name {
    case "v", "t": inValue = false
    case "c": try endCell()
    case "row": try endRow()
    default: break
    }
  }

  override final func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SourceFailure) {
    guard inValue else { return }
    value += String(decoding: bytes, as: UTF8.self)
    try TextBound.check(value)
  }

  /// The cell as it is displayed.
  var displayed: String {
    guard !value.isEmpty else { return "" }
    switch type {
    case "s":
      guard let index = Int(value), let text = strings[index] else { return "" }
      return styles.format(style).text(text)
    case "b": return value == "1" || value == "true" ? "TRUE" : "FALSE"
    case "n":
      guard let number = Double(value) else { return value }
      return styles.format(style).text(number, epoch: epoch)
    case "str", "inlineStr": return styles.format(style).text(value)
    default: return value
    }
  }
}
