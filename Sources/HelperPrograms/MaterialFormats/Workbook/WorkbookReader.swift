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
    let relationships = try package.relationships(of: package.mainPart)
    let workbook = WorkbookOutline()
    try package.parse(package.mainPart, workbook)
    let strings = SharedStrings()
    if let part = relationships.first("sharedStrings") { try package.parse(part, strings) }
    let styles = CellStyles()
    if let part = relationships.first("styles") { try package.parse(part, styles) }
    for sheet in workbook.sheets {
      let cells = SheetCells(strings: strings, styles: styles, epoch: workbook.epoch)
      var failure: SourceFailure?
      var extras = ""
      do {
        if let part = relationships.part(sheet.id) {
          try package.parse(part, cells)
          extras = try self.extras(of: part)
        } else {
          package.note(SourceFailure(.damaged, "the sheet \(sheet.name) is missing"))
        }
      } catch {
        failure = error
      }
      try pages.page(sheet.name + "\n" + cells.result + extras)
      if let failure { throw failure }
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

/// The sheets of a workbook, and where its dates begin.
private final class WorkbookOutline: PartHandler {
  private(set) var sheets: [(name: String, id: String)] = []
  private(set) var epoch = ExcelDate.Epoch.year1900
  private static let most = 100_000

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    guard element.vocabulary == .sheet else { return true }
    if element.name == "sheet", sheets.count < Self.most, let id = attributes.relationship("id") {
      sheets.append((attributes["name"] ?? "", id))
    } else if element.name == "workbookPr", let value = attributes["date1904"] {
      epoch = value == "1" || value == "true" ? .year1904 : .year1900
    }
    return true
  }
}

/// The comments of a sheet. Where there are threads, the older comments only repeat them for older programs.
private final class SheetComments: PartHandler {
  private(set) var result = ""
  private let hasThreads: Bool
  private var authors: [Bool] = []
  private var author: String?
  private var inText = false

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
    case (.sheet, "t"), (.threadedComments, "text"): inText = true
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
    case (.sheet, "t"): inText = false
    case (.sheet, "comment"), (.threadedComments, "text"):
      inText = false
      result += "\n"
    default: break
    }
  }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(SourceFailure) {
    if author != nil { author? += String(decoding: bytes, as: UTF8.self) }
    guard inText else { return }
    result += String(decoding: bytes, as: UTF8.self)
    try TextBound.check(result)
  }
}
