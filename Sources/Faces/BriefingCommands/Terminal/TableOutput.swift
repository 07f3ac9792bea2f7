internal import BriefingWording
internal import Spreadsheet

/// A table on its way out, row by row: as CSV to stdout or into a file, or into a workbook.
final class TableOutput {
  private let workbook: SpreadsheetWriter?
  /// Of CSV.
  private let file: NewFile?
  private let path: String
  private var lines = "\u{FEFF}"
  private(set) var count = 0

  /// - Parameter table: what it begins with.
  /// - Parameter path: of the file, whose ending says what it holds; CSV to stdout where there is none.
  init(_ table: SheetTable, into path: String?) throws {
    self.path = path ?? ""
    let isText = path?.lowercased().hasSuffix(".csv") ?? true
    file = try isText ? path.map { try NewFile($0) } : nil
    workbook =
      try isText ? nil : path.map { try SpreadsheetWriter($0, sheet: table.name, headings: table.headings) }
    lines += SheetTable.line(table.headings.map { .text($0) })
    for row in table.rows { try add(row) }
  }

  /// - Parameter more: further sheets of a workbook; CSV has no place for them.
  static func put(_ table: SheetTable, and more: [SheetTable] = [], into path: String?) throws {
    let output = try TableOutput(table, into: path)
    if let workbook = output.workbook {
      for table in more {
        try workbook.begin(table.name, headings: table.headings)
        for row in table.rows { try output.add(row) }
      }
    }
    try output.finish()
  }

  func add(_ cells: [SheetCell]) throws {
    count += 1
    if let workbook { return try workbook.add(cells) }
    lines += SheetTable.line(cells)
    if file == nil, lines.utf8.count > 1 << 16 {
      try Output.put(lines)
      lines = ""
    }
  }

  func finish() throws {
    if let file {
      try file.write(Array(lines.utf8))
    } else if let workbook {
      try workbook.finish()
    } else {
      return try Output.put(lines)
    }
    Output.say(tr("\(path.quoted): \(counted(count, "row")).", "\(path.quoted) に \(count) 行を書き出しました。"))
  }
}
