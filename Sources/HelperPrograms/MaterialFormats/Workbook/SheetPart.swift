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
  /// Whether the content of an element beside the rows is wanted.
  func beginSetting(_ element: XMLElement, _ attributes: XMLAttributes) -> Bool { false }
  /// A header or footer that is wanted.
  func edge(_ code: String) {}

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
    case "cols", "col", "headerFooter": return beginSetting(element, attributes)
    case let name where Self.isEdge(name):
      value = ""
      inValue = beginSetting(element, attributes)
    case "rPh", "extLst", "conditionalFormatting", "dataValidations": return false
    default: break
    }
    return true
  }

  override final func close(_ element: XMLElement) throws(SourceFailure) {
    switch element.name {
    case "v", "t": inValue = false
    case "c": try endCell()
    case "row": try endRow()
    case let name where inValue && Self.isEdge(name):
      inValue = false
      edge(value)
    default: break
    }
  }

  private static func isEdge(_ name: String) -> Bool {
    (name.hasSuffix("Header") || name.hasSuffix("Footer")) && name != "headerFooter"
  }

  override final func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SourceFailure) {
    guard inValue else { return }
    value += String(decoding: bytes, as: UTF8.self)
    try TextBound.check(value)
  }

  /// The text of a cell that has one.
  var text: String {
    switch type {
    case "s": Int(value).flatMap { strings[$0] } ?? ""
    case "b": value.isEmpty ? "" : value == "1" || value == "true" ? "TRUE" : "FALSE"
    case "str", "inlineStr": EscapedText.decoded(value)
    default: value
    }
  }

  /// The cell as it is displayed.
  var displayed: String {
    let format = styles.format(style)
    switch type {
    case _ where value.isEmpty: return ""
    case "n": return Double(value).map { format.text($0, epoch: epoch) } ?? value
    case "d":
      guard let serial = ExcelDate.serial(iso: value, epoch: epoch) else { return value }
      let shown = format.isGeneral ? NumberFormat(serial == serial.rounded() ? "yyyy/m/d" : "yyyy/m/d h:mm") : format
      return shown.text(serial, epoch: epoch)
    case "e": return value
    default: return format.text(text)
    }
  }
}
