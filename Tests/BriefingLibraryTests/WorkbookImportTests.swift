import BriefingDomain
import BriefingLibrary
import ForgedFiles
import Foundation
import Testing

/// Workbooks as a city keeps them: which sheet is read, what its cells mean, where its faults are.
struct WorkbookImportTests {
  private static let names = OfficeFixture.sheetNamespace

  /// A sheet whose cells are texts but for numbers; `~` is an empty one.
  private static func rows(_ rows: [String]) -> String {
    rows.map { row in
      let cells = row.split(separator: " ").map { cell in
        cell == "~"
          ? "<c/>" : Int(cell) == nil ? "<c t=\"inlineStr\"><is><t>\(cell)</t></is></c>" : "<c><v>\(cell)</v></c>"
      }
      return "<row>\(cells.joined())</row>"
    }.joined()
  }

  private static func workbook(_ sheets: [(name: String, state: String, rows: String, merged: [String])]) throws
    -> [UInt8]
  {
    let list = sheets.enumerated().map { "<sheet name=\"\($1.name)\" state=\"\($1.state)\" r:id=\"s\($0)\"/>" }
    var book = OfficeFixture(.sheets, main: "<workbook \(names)><sheets>\(list.joined())</sheets></workbook>")
    for (number, sheet) in sheets.enumerated() {
      let merged = sheet.merged.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
      book.add(
        "\(number).xml",
        "<worksheet \(names)><sheetData>\(sheet.rows)</sheetData><mergeCells>\(merged)</mergeCells></worksheet>",
        id: "s\(number)", kind: "worksheet")
    }
    return try book.bytes()
  }

  private static let heading = "日付 件名 所属 報告先 形態 部数"
  private static func book(_ row: String) throws -> [UInt8] {
    try workbook([
      ("旧", "hidden", rows([heading, "2026-10-01 隠 課 局長 電子 0"]), []), ("表紙", "visible", rows(["令和8年度 台帳"]), []),
      ("記録", "visible", rows(["提出記録", heading, row]), []), ("控え", "visible", rows([heading, row, row]), []),
    ])
  }

  private func importing(_ bytes: [UInt8], _ options: ImportOptions = ImportOptions()) async throws -> ImportReceipt {
    let fixture = try LibraryFixture()
    let path = fixture.folder.appending(path: "原本.xlsx")
    try Data(bytes).write(to: path)
    return try await fixture.visit().importLedger(SourcePath(path.path), options, progress: { _ in })
  }

  @Test func theFirstSheetWithAHeadingThatIsNotHidden() async throws {
    let book = try Self.book("2026-10-01 件 課 局長 紙 3")
    let receipt = try await importing(book)
    #expect(receipt.sheet == "記録" && receipt.entries == 1 && receipt.months.map(\.documents) == [3])
    #expect(receipt.otherSheets == ["控え"])
    #expect(try await importing(book, ImportOptions(sheet: "旧")).months.map(\.documents) == [0])
    await #expect(throws: LibraryError.noSuchSheet("記", file: "原本.xlsx", known: ["旧", "表紙", "記録", "控え"])) {
      try await importing(book, ImportOptions(sheet: "記"))
    }
    await #expect(throws: LibraryError.noSuchSheet("記", file: "原本.xlsx", known: [])) {
      try await importing(Array("日付,件名\n".utf8), ImportOptions(sheet: "記"))
    }
  }

  @Test(arguments: [
    ("2026-10-01 件 課 局長 紙 ３部", nil), ("2026-10-01 件 課 局長 紙 三", "F3 3 部数 number(upTo: 100000)"),
    ("2026-10-01 件 課 局長 紙 #REF!", "F3 3 部数 calculated"), ("46113 件 課 局長 電子", "A3 3 日付 date"),
    ("2026-10-01 件 課 局長・課長 紙 1", "D3 3 報告先 recipients(unknown: [\"課長\"])"),
    ("2026-10-01 件 課 局長 紙 1 ~ 外", nil), ("2026-10-01 件 課", "D3 3 報告先 text(BriefingLibrary.TextFault.empty)"),
  ])
  func faultsNameTheirCell(_ row: String, _ fault: String?) async throws {
    do {
      _ = try await importing(try Self.book(row))
      #expect(fault == nil)
    } catch LibraryError.badTable("原本.xlsx", "記録", let faults) {
      #expect(
        faults.first.map { "\($0.cell ?? "-") \($0.line) \($0.column ?? "-") \($0.expected)" } == fault)
    }
  }

  /// Where no sheet has all of a heading, what is said is said of the one that is meant.
  @Test func theSheetThatLacksLeast() async throws {
    let book = try Self.workbook([
      ("凡例", "visible", Self.rows(["凡例"]), []),
      ("記録", "visible", Self.rows(["日付 件名 所属 報告先 何か", "2026-10-01 件 課 局長 紙"]), []),
      ("集計", "visible", Self.rows(["所属 部数"]), []),
    ])
    do {
      _ = try await importing(book)
      Issue.record("a table without forms")
    } catch LibraryError.badTable("原本.xlsx", let sheet, let faults) {
      #expect(sheet == "記録" && faults.map(\.expected) == [.header(missing: ["form / 提出形態"])])
    }
  }

  @Test func farColumns() async throws {
    let row = Self.heading.split(separator: " ").map(String.init)
    let blanks = [String](repeating: "~", count: 700)
    let rows = Self.rows([
      (blanks + row).joined(separator: " "), (blanks + ["2026-10-01", "件", "課", "局長", "雲"]).joined(separator: " "),
    ])
    do {
      _ = try await importing(try Self.workbook([("S", "visible", rows, [])]))
      Issue.record("a form that is none")
    } catch LibraryError.badTable(_, _, let faults) {
      #expect(faults.map(\.cell) == ["AAC2"])
    }
  }

  /// What a merged cell says holds for all its rows, in the body as in a heading of two rows; ticks may be booleans.
  @Test func mergedCells() async throws {
    let rows = Self.rows([
      "台帳", "日付 件名 所属 報告先 提出形態 ~ 部数", "~ ~ ~ ~ 電子 紙 ~", "2026-10-01 避難所 危機管理課 局長 ~ ○ 2",
      "~ ~ ~ 危機管理監 FALSE TRUE", "~ ~ ~", "2026-10-02 河川 河川課 局長 FALSE TRUE 1",
    ])
    // The copies too, where an empty cell would not take those above.
    let merged = ["A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "G2:G3", "A4:A6", "B4:B6", "C4:C6", "G4:G5"]
    let receipt = try await importing(try Self.workbook([("S", "visible", rows, merged)]))
    #expect(receipt.entries == 3 && receipt.briefings == 2 && receipt.repeated == 4)
    #expect(receipt.months.map(\.documents) == [5] && receipt.leftOut.isEmpty)
  }

  /// Another sheet is not read instead of one whose heading is asked about, nor blamed.
  @Test func theFirstSheetWithAHeadingThatIsAskedAbout() async throws {
    let row = "2026-10-01 件 課 局長 紙 3"
    let good = Self.rows([Self.heading, row])
    let unclear = Self.rows([Self.heading.replacing("部数", with: "必要部数"), row])
    for other in [good, Self.rows(["番号 メモ", "1 済"])] {
      let book = try Self.workbook([("記録", "visible", unclear, []), ("別", "visible", other, [])])
      do {
        _ = try await importing(book)
        Issue.record("必要部数 was passed over")
      } catch LibraryError.badTable(_, let sheet, let faults) {
        #expect(sheet == "記録" && faults.map(\.expected) == [.unclearColumn(near: "部数")])
      }
    }
    let book = try Self.workbook([("記録", "visible", good, []), ("別", "visible", unclear, [])])
    #expect(try await importing(book).otherSheets == ["別"])
  }

  @Test func whatIsNoWorkbook() async throws {
    let word = try OfficeFixture(.word, main: "<w:document \(OfficeFixture.namespaces)/>").bytes()
    await #expect(throws: LibraryError.notATable("原本.xlsx")) { try await importing(word) }
    for bytes in [[0x50, 0x4B, 0x03, 0x04, 0x14], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]] as [[UInt8]] {
      do {
        _ = try await importing(bytes)
        Issue.record("\(bytes) were read")
      } catch LibraryError.unreadableWorkbook("原本.xlsx", .damaged, _) {}
    }
    let seeds = URL(filePath: #filePath).appending(path: "../../../Fuzz/Seeds/file").standardized
    await #expect(throws: LibraryError.notATable("原本.xlsx")) {
      try await importing([UInt8](Data(contentsOf: seeds.appending(path: "compound"))))
    }
    do {
      _ = try await importing([UInt8](Data(contentsOf: seeds.appending(path: "encrypted"))))
      Issue.record("what is encrypted was read")
    } catch LibraryError.unreadableWorkbook("原本.xlsx", .encrypted, _) {}
  }
}
