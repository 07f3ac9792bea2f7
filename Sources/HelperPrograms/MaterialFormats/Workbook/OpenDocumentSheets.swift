import BriefingDomain
import HelperService

/// The sheets of an OpenDocument spreadsheet, all of which one part holds.
final class OpenDocumentSheets: PartHandler {
  /// - Throws: `encrypted`, `damaged` or `tooLarge`.
  static func read(_ archive: ZipArchive, into sheets: SheetWriter) throws(SourceFailure) {
    for (name, handler) in [
      ("META-INF/manifest.xml", EncryptionMarks()), ("content.xml", OpenDocumentSheets(sheets)),
    ] as [(String, PartHandler)] {
      guard let part = try archive.open(name) else { throw SourceFailure(.damaged, "\(name) is missing") }
      if let flaw = try XMLParser.parse(part, handler) { throw flaw }
    }
  }

  private let sheets: SheetWriter
  private var grid: SheetGrid?
  private var style = ""
  private var hiddenStyles: Set<String> = []
  private var rowCount = 1
  private var column = 0
  private var cell: Cell?
  private var inParagraph = false

  /// Rows and columns that one repetition may stand for, so that numbers stay numbers.
  private static let mostRepeated = 1 << 24

  private init(_ sheets: SheetWriter) { self.sheets = sheets }

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    if cell != nil { return try openInCell(element, attributes) }
    switch (element.vocabulary, element.name) {
    case (.openStyle, "style"): style = attributes["name"] ?? ""
    case (.openStyle, "table-properties"): if attributes["display"] == "false" { hiddenStyles.insert(style) }
    case (.openTable, "table"):
      sheets.sheet(attributes["name"] ?? "", isHidden: hiddenStyles.contains(attributes["style-name"] ?? ""))
      grid = SheetGrid(sheets)
    // Values that others see no longer, drawings, and what is known of other files.
    case (.openTable, "tracked-changes"), (.openTable, "shapes"), (.openTable, "dde-links"): return false
    case (.openTable, "table-row"):
      rowCount = Self.repeated(attributes["number-rows-repeated"])
      column = 0
      try grid?.begin()
    case (.openTable, "table-cell"), (.openTable, "covered-table-cell"):
      cell = Cell(
        isCovered: element.name != "table-cell", count: Self.repeated(attributes["number-columns-repeated"]),
        rows: Self.repeated(attributes["number-rows-spanned"]), type: attributes["value-type"] ?? "",
        value: attributes["value"] ?? attributes["date-value"] ?? attributes["time-value"]
          ?? attributes["boolean-value"] ?? attributes["string-value"] ?? "",
        hasFormula: attributes["formula"] != nil)
    default: break
    }
    return true
  }

  /// Of what is in a cell only its own paragraphs: comments, drawings and readings are none of its value.
  private func openInCell(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    guard element.vocabulary == .openText else { return false }
    switch element.name {
    case "p":
      try cell?.beginParagraph()
      inParagraph = true
    case "s": try cell?.add(String(repeating: " ", count: min(1000, Self.repeated(attributes["c"]))))
    case "tab": try cell?.add("\t")
    case "line-break": try cell?.add("\n")
    case "ruby-text": return false
    default: break
    }
    return true
  }

  override func close(_ element: XMLElement) throws(SourceFailure) {
    switch (element.vocabulary, element.name) {
    case (.openText, "p"): inParagraph = false
    case (.openTable, "table-cell"), (.openTable, "covered-table-cell"): try endCell()
    case (.openTable, "table-row"): try grid?.end(count: rowCount)
    default: break
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SourceFailure) {
    if inParagraph { try cell?.add(String(decoding: bytes, as: UTF8.self)) }
  }

  private func endCell() throws(SourceFailure) {
    guard let cell else { return }
    self.cell = nil
    if let row = grid?.row, !cell.isCovered, !cell.plain.isEmpty {
      for place in column..<(column + cell.count) { try grid?.put(cell.plain, at: place, through: row + cell.rows - 1) }
    }
    column += cell.count
  }

  private static func repeated(_ count: String?) -> Int { max(1, min(mostRepeated, count.flatMap { Int($0) } ?? 1)) }

  private struct Cell {
    let isCovered: Bool
    let count: Int
    let rows: Int
    let type: String
    let value: String
    let hasFormula: Bool
    /// As it is displayed.
    private(set) var shown: String?

    mutating func beginParagraph() throws(SourceFailure) { try add(shown == nil ? "" : "\n") }

    mutating func add(_ text: String) throws(SourceFailure) {
      if shown == nil { shown = "" }
      shown? += text
      try TextBound.check(shown ?? "")
    }

    var plain: String {
      let shown = shown ?? ""
      switch type {
      case "": return hasFormula ? SheetGrid.noValue : shown
      case "boolean": return value == "true" ? "TRUE" : "FALSE"
      case "date": return SheetMoment.text(iso: value, showsTime: shown.contains { ":時".contains($0) })
      case "time": return SheetMoment.text(duration: value) ?? shown
      case "float", "percentage", "currency":
        guard let number = Double(value), shown.isEmpty || (number == number.rounded() && shown.contains(".")) else {
          return shown
        }
        return NumberFormat.general(number)
      default: return self.shown ?? value
      }
    }
  }
}

/// Whether a package says that its parts are encrypted.
private final class EncryptionMarks: PartHandler {
  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    if element.vocabulary == .openManifest, element.name.hasPrefix("encrypt") {
      throw SourceFailure(.encrypted, "OpenDocument spreadsheet with a password")
    }
    return true
  }
}
