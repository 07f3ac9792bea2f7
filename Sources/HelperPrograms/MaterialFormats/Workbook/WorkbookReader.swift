import BriefingDomain
import HelperService

/// Reads workbooks: a page for each sheet in the order of their tabs, hidden ones too, with the sheet's name in its
/// first line, then its cells row by row, its drawings and its comments.
struct WorkbookReader {
  private let package: OfficePackage

  init(_ package: OfficePackage) {
    self.package = package
  }

  func read(into pages: PageWriter) throws(SourceFailure) {
    let book = try Workbook(package)
    for sheet in book.outline.sheets {
      let cells = SheetCells(sheet, strings: book.strings, styles: book.styles, epoch: book.outline.epoch)
      var failure: SourceFailure?
      var extras = ""
      do {
        if let part = book.part(of: sheet, in: package) {
          try package.parse(part, cells)
          extras = try self.extras(of: part)
        }
      } catch {
        failure = error
      }
      let text = sheet.name + "\n" + cells.result + extras
      try pages.page(sheet.isHidden ? HiddenText.marked(text) : text)
      if let failure { throw failure }
    }
  }

  /// The sheets as tables, without drawings and comments.
  func read(into sheets: SheetWriter) throws(SourceFailure) {
    let book = try Workbook(package)
    for sheet in book.outline.sheets {
      sheets.sheet(sheet.name, isHidden: sheet.isHidden)
      guard let part = book.part(of: sheet, in: package) else { continue }
      let merges = MergedRanges()
      try package.parse(part, merges)
      let rows = SheetRows(
        strings: book.strings, styles: book.styles, epoch: book.outline.epoch, merges: merges, into: sheets)
      try package.parse(part, rows)
    }
  }

  /// The text of a sheet's drawings and comments.
  private func extras(of part: String) throws(SourceFailure) -> String {
    let relationships = try package.relationships(of: part)
    var text = ""
    for drawing in relationships.all("drawing") {
      let parts = DrawingParts(package, try package.relationships(of: drawing))
      let handler = DrawingText { reference throws(SourceFailure) in try parts.text(reference) }
      try package.parse(drawing, handler)
      text += handler.result
      if !text.isEmpty, text.utf8.last != 0x0A { text += "\n" }
    }
    let threads = relationships.all("threadedComment")
    for comments in relationships.all("comments") + threads {
      let handler = SheetComments(hasThreads: !threads.isEmpty)
      try package.parse(comments, handler)
      text += handler.result
    }
    return text
  }
}

/// What the sheets of a workbook share.
private struct Workbook {
  let outline = WorkbookOutline()
  let strings = SharedStrings()
  let styles = CellStyles()
  private let relationships: Relationships

  init(_ package: OfficePackage) throws(SourceFailure) {
    relationships = try package.relationships(of: package.mainPart)
    try package.parse(package.mainPart, outline)
    if let part = relationships.first("sharedStrings") { try package.parse(part, strings) }
    if let part = relationships.first("styles") { try package.parse(part, styles) }
  }

  /// The part that holds a sheet; where there is none, the package is told.
  func part(of sheet: WorkbookOutline.Sheet, in package: OfficePackage) -> String? {
    let part = relationships.part(sheet.id)
    if part == nil { package.note(SourceFailure(.damaged, "the sheet \(sheet.name) is missing")) }
    return part
  }
}

/// The sheets of a workbook, and where its dates begin.
final class WorkbookOutline: PartHandler {
  struct Sheet {
    let name: String
    let id: String
    let isHidden: Bool
    /// `nil` where all is printed.
    fileprivate(set) var printArea: PrintArea?
  }

  private(set) var sheets: [Sheet] = []
  private(set) var epoch = ExcelDate.Epoch.year1900
  private static let most = 100_000
  /// The sheet that a print area is read for.
  private var printed: Int?
  private var meaning = ""

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    guard element.vocabulary == .sheet else { return true }
    if element.name == "sheet", sheets.count < Self.most, let id = attributes.relationship("id") {
      let isHidden = attributes["state"].map { $0 != "visible" } ?? false
      sheets.append(
        Sheet(name: EscapedText.decoded(attributes["name"] ?? ""), id: id, isHidden: isHidden, printArea: nil))
    } else if element.name == "workbookPr", let value = attributes["date1904"] {
      epoch = value == "1" || value == "true" ? .year1904 : .year1900
    } else if element.name == "definedName", attributes["name"] == "_xlnm.Print_Area" {
      printed = attributes["localSheetId"].flatMap { Int($0) }
      meaning = ""
    }
    return true
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SourceFailure) {
    guard printed != nil else { return }
    meaning += String(decoding: bytes, as: UTF8.self)
    try TextBound.check(meaning)
  }

  override func close(_ element: XMLElement) throws(SourceFailure) {
    guard let sheet = printed, element.is(.sheet, "definedName") else { return }
    printed = nil
    if sheets.indices.contains(sheet) { sheets[sheet].printArea = PrintArea(meaning) }
  }
}

/// The comments of a sheet. Where there are threads, the older comments only repeat them for older programs.
private final class SheetComments: PartHandler {
  private(set) var result = ""
  private let hasThreads: Bool
  private var authors: [Bool] = []
  private var author: String?
  private var text: String?

  init(hasThreads: Bool) {
    self.hasThreads = hasThreads
  }

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    switch (element.vocabulary, element.name) {
    case (.sheet, "author"): author = ""
    case (.sheet, "comment"):
      guard hasThreads, let index = attributes["authorId"].flatMap({ Int($0) }), authors.indices.contains(index) else {
        return true
      }
      return !authors[index]
    case (.sheet, "t"), (.threadedComments, "text"): text = ""
    case (.sheet, "rPh"): return false
    default: break
    }
    return true
  }

  override func close(_ element: XMLElement) throws(SourceFailure) {
    switch (element.vocabulary, element.name) {
    case (.sheet, "author"):
      authors.append(author?.hasPrefix("tc=") ?? false)
      author = nil
    case (.sheet, "t"), (.threadedComments, "text"):
      result += element.vocabulary == .sheet ? EscapedText.decoded(text ?? "") : (text ?? "") + "\n"
      text = nil
    case (.sheet, "comment"): result += "\n"
    default: break
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SourceFailure) {
    if author != nil { author? += String(decoding: bytes, as: UTF8.self) }
    guard text != nil else { return }
    text? += String(decoding: bytes, as: UTF8.self)
    try TextBound.check(text ?? "")
    try TextBound.check(result)
  }
}
