import BriefingDomain
import HelperService

/// Documents that Word and Excel 2003 save as XML, by the vocabulary of their root element.
enum OfficeXML: String, CaseIterable {
  case word = "http://schemas.microsoft.com/office/word/2003/wordml"
  case sheets = "urn:schemas-microsoft-com:office:spreadsheet"

  func read(_ source: borrowing SourceFile, into pages: PageWriter) throws(SourceFailure) {
    let bytes = try source.bytes(count: TextReader.mostBytes)
    if source.size > TextReader.mostBytes { pages.note(.tooLarge, "XML of \(source.size >> 20) MiB") }
    let flaw: SourceFailure?
    switch self {
    case .word:
      let body = WordBody(
        styles: WordStyles(), embed: { _ in "" }, section: { text, _ throws(SourceFailure) in try pages.page(text) })
      flaw = try XMLParser.parse(XMLBytes(bytes), body)
      let rest = body.takeText()
      if rest.utf8.contains(where: { $0 > 0x20 }) { try pages.page(rest) }
    case .sheets:
      let sheets = Sheets2003 { text throws(SourceFailure) in try pages.page(text) }
      flaw = try XMLParser.parse(XMLBytes(bytes), sheets)
      try sheets.endSheet()
    }
    if let flaw { pages.note(flaw.reason, flaw.detail) }
  }
}

/// A whole file as XML.
private final class XMLBytes: XMLSource {
  let name = "the file"
  let failure: SourceFailure? = nil
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let piece = rest.prefix(buffer.count)
    buffer.copyBytes(from: piece)
    rest = rest.dropFirst(piece.count)
    return piece.count
  }
}

/// The sheets of a workbook of 2003: the name, then the cells row by row, then comments.
private final class Sheets2003: PartHandler {
  private let page: (String) throws(SourceFailure) -> Void
  private var formats: [String: NumberFormat] = [:]
  private var style: String?
  private var text = ""
  private var rowHasCells = false
  private var comments = ""
  private var cell = ""
  private var type: String?
  private var inData = false
  private var inComment = false

  init(page: @escaping (String) throws(SourceFailure) -> Void) { self.page = page }

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    guard element.vocabulary == .sheet2003 else { return true }
    switch element.name {
    case "Style": style = attributes["ID"]
    case "NumberFormat": if let style, let code = attributes["Format"] { formats[style] = NumberFormat(code) }
    case "Worksheet": (text, comments) = ((attributes["Name"] ?? "") + "\n", "")
    case "Row":
      rowHasCells = false
      return attributes["Hidden"] != "1"
    case "Cell": style = attributes["StyleID"]
    case "Comment": inComment = true
    case "Data":
      inData = true
      cell = ""
      type = attributes["Type"]
    default: break
    }
    return true
  }

  override func close(_ element: XMLElement) throws(SourceFailure) {
    guard element.vocabulary == .sheet2003 else { return }
    switch element.name {
    case "Worksheet": try endSheet()
    case "Row": if rowHasCells { text += "\n" }
    case "Comment": inComment = false
    case "Data":
      inData = false
      if inComment {
        comments += cell + "\n"
      } else if !cell.isEmpty {
        text += (rowHasCells ? "\t" : "") + displayed
        rowHasCells = true
        try TextBound.check(text)
      }
    default: break
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SourceFailure) {
    guard inData else { return }
    cell += String(decoding: bytes, as: UTF8.self)
    try TextBound.check(cell)
  }

  /// Hands over the sheet that is open; a file that breaks off does not end it.
  func endSheet() throws(SourceFailure) {
    if !text.isEmpty { try page(text + comments) }
    text = ""
  }

  private var displayed: String {
    let format = style.flatMap { formats[$0] }
    switch type {
    case "Number": return Double(cell).map { format?.text($0, epoch: .year1900) ?? NumberFormat.general($0) } ?? cell
    case "DateTime":
      // A time without a day is one of the day zero.
      let showsTime = !cell.contains("T00:00:00")
      return SheetMoment.text(iso: cell, showsTime: showsTime).replacing("1899-12-31 ", with: "")
    case "Boolean": return cell == "1" ? "TRUE" : "FALSE"
    default: return format?.text(cell) ?? cell
    }
  }
}
