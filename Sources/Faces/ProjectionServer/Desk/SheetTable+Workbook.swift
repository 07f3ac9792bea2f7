internal import Foundation
internal import Hummingbird
internal import NIOCore
internal import Spreadsheet

extension SheetTable {
  /// The bytes of an XLSX with this as its first sheet.
  ///
  /// - Throws: `SpreadsheetError`, and what a folder that is full throws.
  func workbook(and more: [SheetTable] = []) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "utsusu-table-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "table.xlsx")
    let workbook = try SpreadsheetWriter(file.path, sheet: name, headings: headings)
    for row in rows { try workbook.add(row) }
    for sheet in more {
      try workbook.begin(sheet.name, headings: sheet.headings)
      for row in sheet.rows { try workbook.add(row) }
    }
    try workbook.finish()
    return Array(try Data(contentsOf: file))
  }
}

extension Response {
  static func workbook(_ bytes: [UInt8], named name: String) -> Response {
    .file(
      ByteBuffer(bytes: bytes), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", named: name)
  }
}
