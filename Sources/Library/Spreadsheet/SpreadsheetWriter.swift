internal import BriefingDomain
internal import Foundation
internal import JapaneseText
internal import XlsxLibrary

/// Why there is no workbook.
public enum SpreadsheetError: Error, Equatable, Sendable {
  /// libxlsxwriter is not installed.
  case missingLibrary
  /// A file of that name is there already.
  case exists(String)
  case cannotWrite(String, why: String)
  case tooManyRows(most: Int)
  case tooLongText(row: Int, column: String, most: Int)
}

/// Writes an XLSX workbook sheet by sheet, row by row. The file is there when it is whole, and not before.
public final class SpreadsheetWriter {
  /// Rows of a sheet, the heading among them.
  public static let mostRows = 1_048_576
  /// UTF-16 units of a cell.
  public static let longestText = 32_767

  private let file: NewFile
  private var headings: [String] = []
  private var book: OpaquePointer?
  private var row = 0
  private var widths: [Int] = []

  /// - Parameter path: of a file that is not there yet.
  public init(_ path: String, sheet: String, headings: [String]) throws(SpreadsheetError) {
    guard utsusu_xlsx_is_there() == 1 else { throw .missingLibrary }
    // Asked for before anything is written, because the library says too little about why not.
    let file = try NewFile(path)
    self.file = file
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
    book = folder.withCString { folder in utsusu_xlsx_new(file.partial, folder) }
    try begin(sheet, headings: headings)
  }

  /// Goes on with another sheet.
  public func begin(_ sheet: String, headings: [String]) throws(SpreadsheetError) {
    try endSheet()
    guard let book, utsusu_xlsx_sheet(book, sheet) == 0 else { throw NewFile.failure(file.path, ENOMEM) }
    self.headings = headings
    // The arrow of the filter stands beside the heading.
    widths = headings.map { displayWidth($0) + 3 }
    row = 0
    for (column, heading) in headings.enumerated() { try write(heading, column, UTSUSU_XLSX_HEADING) }
  }

  private func endSheet() throws(SpreadsheetError) {
    guard let book, !headings.isEmpty else { return }
    let code = utsusu_xlsx_end_sheet(book, widths.map(Double.init), UInt16(widths.count), UInt32(row))
    guard code == 0 else { throw NewFile.failure(file.path, code) }
  }

  deinit {
    if let book { utsusu_xlsx_discard(book) }
  }

  /// Adds a row with a cell for each heading.
  ///
  /// - Throws: `tooManyRows`, `tooLongText`.
  public func add(_ cells: [SheetCell]) throws(SpreadsheetError) {
    row += 1
    guard row < Self.mostRows else { throw .tooManyRows(most: Self.mostRows - 1) }
    for (column, cell) in cells.enumerated() {
      switch cell {
      case .empty: break
      case .text(let text): try write(text, column, UTSUSU_XLSX_TEXT)
      case .whole(let number): try write(Double(number), column, UTSUSU_XLSX_WHOLE)
      case .decimal(let number): try write(number, column, UTSUSU_XLSX_DECIMAL)
      case .share(let number): try write(number, column, UTSUSU_XLSX_SHARE)
      // A spreadsheet has no days before these.
      case .day(let day) where Self.serial(day) < 61: try write("\(day)", column, UTSUSU_XLSX_TEXT)
      case .day(let day): try write(Self.serial(day), column, UTSUSU_XLSX_DAY)
      case .moment(let day, let minute):
        guard Self.serial(day) >= 61 else {
          try write(cell.delimited, column, UTSUSU_XLSX_TEXT)
          break
        }
        try write(Self.serial(day) + Double(minute) / 1440, column, UTSUSU_XLSX_MOMENT)
      }
      // A long title takes no more than a third of a wide screen.
      if widths[column] < 60 { widths[column] = min(60, max(widths[column], Self.width(cell) + 1)) }
    }
  }

  /// Writes the file.
  public func finish() throws(SpreadsheetError) {
    try endSheet()
    guard let book else { return }
    self.book = nil
    let code = utsusu_xlsx_finish(book)
    guard code == 0 else { throw NewFile.failure(file.path, code) }
    try file.settle()
  }

  private func write(_ text: String, _ column: Int, _ format: utsusu_xlsx_format) throws(SpreadsheetError) {
    guard text.utf16.count <= Self.longestText else {
      throw .tooLongText(row: row + 1, column: headings[column], most: Self.longestText)
    }
    try check(utsusu_xlsx_text(book, UInt32(row), UInt16(column), Self.escaped(text), CInt(format.rawValue)))
  }

  private func write(_ number: Double, _ column: Int, _ format: utsusu_xlsx_format) throws(SpreadsheetError) {
    try check(utsusu_xlsx_number(book, UInt32(row), UInt16(column), number, CInt(format.rawValue)))
  }

  private func check(_ result: CInt) throws(SpreadsheetError) {
    if result != 0 { throw NewFile.failure(file.path, EIO) }
  }

  /// Days since 30 December 1899, which spreadsheets agree on from March 1900 on.
  private static func serial(_ day: Day) -> Double { Double(day.number + 25_569) }

  private static func width(_ cell: SheetCell) -> Int {
    if case .text(let text) = cell { return displayWidth(text) }
    if case .decimal = cell { return 12 }
    return cell.delimited.utf8.count + 2
  }

  /// A text that looks like an escape of Office's is escaped itself: `_x0041_` would be read as A.
  private static func escaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    return text.replacing(/_x(?=[0-9A-Fa-f]{4}_)/, with: "_x005F_x")
  }
}
