import BriefingDomain
import DelimitedText
import Foundation
import HelperProtocol
import HelperService
import Spreadsheet
import Testing

@testable import MaterialFormats

/// Workbooks as utsusu writes them, read back by the reader of others' workbooks.
struct SpreadsheetTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "utsusu-xlsx-\(UUID().uuidString)")
  private var path: String { folder.appending(path: "表.xlsx").path }

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  private func cleanUp() { try? FileManager.default.removeItem(at: folder) }
  private var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }

  private func write(_ rows: [[SheetCell]], headings: [String]) throws {
    let writer = try SpreadsheetWriter(path, sheet: "台帳", headings: headings)
    for row in rows { try writer.add(row) }
    try writer.finish()
  }

  private func part(_ name: String) throws -> String {
    let archive = try ZipArchive(try SourceFile(path: Array(path.utf8)))
    return try #require(try archive.open(name)).text(most: 1 << 20)
  }

  private var rows: [[String]] {
    get throws {
      var read: [[String]] = []
      let sheets = SheetWriter { response in
        if case .page(let page) = response { read += DelimitedText(page.text, isNumbered: true).map(\.cells) }
      }
      try SheetReader.read(path: Array(path.utf8), into: sheets)
      sheets.finish(nil)
      return read
    }
  }

  private static let texts = [
    "=1+1", "+81", "@user", "-5", "'quoted", "0123", "a_x0041_b", " 前後 ", "一\n二", "<&>\"", "2026-11-25", "TRUE",
    "https://example.jp/", "𠮟る",
  ]

  @Test func whatIsWrittenIsRead() throws {
    defer { cleanUp() }
    let day = try #require(Day(2026, 11, 25))
    let old = try #require(Day(1900, 2, 28))
    let cells: [SheetCell] = [
      .whole(1_234_567), .decimal(22.375), .share(0.55), .day(day), .moment(day, minute: 605), .moment(day, minute: 0),
      .day(old), .moment(old, minute: 600), .day(try #require(Day(1900, 3, 1))), .empty, .text(""), .text("終"),
    ]
    try write([Self.texts.map { .text($0) }, cells], headings: Self.texts.map { "列\($0)" })
    let read = try rows
    #expect(read.count == 3 && read[1] == Self.texts)
    #expect(
      read[2] == [
        "1,234,567", "22.38", "55.0%", "2026-11-25", "2026-11-25 10:05", "2026-11-25 00:00", "1900-02-28",
        "1900-02-28 10:00", "1900-03-01", "", "", "終",
      ])
    let sheet = try part("xl/worksheets/sheet1.xml")
    #expect(sheet.contains("<v>22.375</v>") && sheet.contains("<v>46351.420138888"))
    #expect(!sheet.contains("<f>") && !sheet.contains("hyperlink"))
    #expect(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter ref=\"A1:N3\"/>"))
    #expect(files == ["表.xlsx"])
  }

  /// Each with its own headings, filter and widths.
  @Test func severalSheets() throws {
    defer { cleanUp() }
    do {
      let writer = try SpreadsheetWriter(path, sheet: "一", headings: ["列", "列2"])
      try writer.add([.text("甲"), .whole(1)])
      try writer.add([.text("乙"), .whole(2)])
      try writer.begin("二", headings: ["所属"])
      try writer.add([.text("危機管理課の報告")])
      try writer.finish()
    }
    #expect(try rows == [["列", "列2"], ["甲", "1"], ["乙", "2"], ["所属"], ["危機管理課の報告"]])
    #expect(try part("xl/workbook.xml").contains("name=\"二\""))
    #expect(try part("xl/worksheets/sheet1.xml").contains("<autoFilter ref=\"A1:B3\"/>"))
    let second = try part("xl/worksheets/sheet2.xml")
    #expect(second.contains("<autoFilter ref=\"A1:A2\"/>") && second.contains("width=\"17"))
    #expect(files == ["表.xlsx"])
  }

  /// Japanese characters take two digits, and a long text no more than 60.
  @Test func widths() throws {
    defer { cleanUp() }
    try write(
      [[.text("危機管理課の報告"), .text(String(repeating: "長", count: 100)), .whole(5)]], headings: ["所属", "件名", "部数"])
    let columns = try part("xl/worksheets/sheet1.xml").matches(of: /width="(\d+)/).compactMap { Int($0.1) }
    #expect(columns == [17, 60, 7])
  }

  @Test func whatASheetCannotHold() throws {
    defer { cleanUp() }
    let full = try SpreadsheetWriter(path, sheet: "S", headings: ["列"])
    for _ in 1..<SpreadsheetWriter.mostRows { try full.add([.empty]) }
    #expect(throws: SpreadsheetError.tooManyRows(most: 1_048_575)) { try full.add([.empty]) }
    let long = try SpreadsheetWriter(folder.appending(path: "b").path, sheet: "S", headings: ["列"])
    try long.add([.text(String(repeating: "𠮟", count: 16_383) + "字")])
    #expect(throws: SpreadsheetError.tooLongText(row: 3, column: "列", most: 32_767)) {
      try long.add([.text(String(repeating: "𠮟", count: 16_384))])
    }
  }

  @Test func whereItCannotBe() throws {
    defer { cleanUp() }
    try Data("原本".utf8).write(to: URL(filePath: path))
    #expect(throws: SpreadsheetError.exists(path)) { try write([], headings: ["列"]) }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data("原本".utf8))
    let nowhere = folder.appending(path: "無い/表.xlsx").path
    #expect(throws: SpreadsheetError.cannotWrite(nowhere, why: "No such file or directory")) {
      try SpreadsheetWriter(nowhere, sheet: "S", headings: ["列"])
    }
    // One that is given up leaves nothing.
    do { _ = try SpreadsheetWriter(folder.appending(path: "b").path, sheet: "S", headings: ["列"]) }
    #expect(files == ["表.xlsx"])
  }

  @Test func rowsOfCSV() {
    #expect(
      SheetTable.line([.whole(1000), .decimal(0.5), .share(0.25), .empty, .text("=a,\"b\"")])
        == "1000,0.5,0.25,,\"'=a,\"\"b\"\"\"\r\n")
  }
}
