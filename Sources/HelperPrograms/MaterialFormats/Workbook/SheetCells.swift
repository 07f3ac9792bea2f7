import HelperService

/// The cells of a sheet as they are displayed: rows by line, cells by tab; empty ones leave nothing behind.
final class SheetCells: PartHandler {
  private(set) var result = ""
  private let strings: SharedStrings
  private let styles: CellStyles
  private let epoch: ExcelDate.Epoch

  private var type = "n"
  private var style = 0
  private var value = ""
  private var inValue = false
  private var rowHasCells = false

  init(strings: SharedStrings, styles: CellStyles, epoch: ExcelDate.Epoch) {
    self.strings = strings
    self.styles = styles
    self.epoch = epoch
  }

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    guard element.vocabulary == .sheet else { return element.vocabulary == .other }
    switch element.name {
    case "c":
      type = attributes["t"] ?? "n"
      style = attributes["s"].flatMap { Int($0) } ?? 0
      value = ""
    case "v", "t": inValue = true
    case "row": rowHasCells = false
    case "f", "rPh", "extLst", "headerFooter", "conditionalFormatting", "dataValidations": return false
    default: break
    }
    return true
  }

  override func close(_ element: XMLElement) throws(SourceFailure) {
    switch element.name {
    case "v", "t": inValue = false
    case "c": try endCell()
    case "row": if rowHasCells { result += "\n" }
    default: break
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SourceFailure) {
    if inValue { value += String(decoding: bytes, as: UTF8.self) }
  }

  private func endCell() throws(SourceFailure) {
    let text = displayed
    guard !text.isEmpty else { return }
    if rowHasCells { result += "\t" }
    result += text
    rowHasCells = true
    try TextBound.check(result)
  }

  private var displayed: String {
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
