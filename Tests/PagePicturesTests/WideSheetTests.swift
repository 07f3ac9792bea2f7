import BriefingDomain
import ForgedFiles
import Foundation
import PagePictures
import Testing

/// A sheet that is wider than a page, and whose author has not said how it is to be printed, is laid out for the wall.
@Suite(.enabled(if: PictureMakerFixture.libreOffice != nil, "LibreOffice is not installed"))
struct WideSheetTests {
  /// A workbook of one sheet.
  ///
  /// - Parameters:
  ///   - before, behind: elements of the sheet before and behind its cells.
  ///   - names: defined names.
  private static func workbook(
    _ rows: [[String]], before: String = "", behind: String = "", names: String = "", height: Int? = nil
  ) throws -> [UInt8] {
    let namespace = OfficeFixture.sheetNamespace
    let lines = rows.enumerated().map { row, cells in
      let inner = cells.enumerated().map { column, cell in
        let place = "r=\"\(name(column))\(row + 1)\""
        return Int(cell).map { "<c \(place)><v>\($0)</v></c>" }
          ?? "<c \(place) t=\"inlineStr\"><is><t>\(cell)</t></is></c>"
      }
      let size = height.map { " ht=\"\($0)\" customHeight=\"1\"" } ?? ""
      return "<row r=\"\(row + 1)\"\(size)>\(inner.joined())</row>"
    }
    var book = OfficeFixture(
      .sheets,
      main: #"<workbook \#(namespace)><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets>"#
        + (names.isEmpty ? "" : "<definedNames>\(names)</definedNames>") + "</workbook>")
    book.add(
      "sheet1.xml",
      "<worksheet \(namespace)>\(before)<sheetData>\(lines.joined())</sheetData>\(behind)</worksheet>", id: "rId1",
      kind: "worksheet")
    return try book.bytes()
  }

  /// A, B, … AA, AB.
  private static func name(_ column: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? letter : name(column / 26 - 1) + letter
  }

  /// 名1 and so on below 所属, numbers below 2024年1月 and so on.
  private static func table(_ rows: Int, _ columns: Int) -> [[String]] {
    [["所属"] + (1..<columns).map { "年度末見込件数\($0)番" }]
      + (1...rows).map { row in ["大規模災害対策本部事務局\(row)番"] + (1..<columns).map { "\(row * 1000 + $0)" } }
  }

  @Test func widthAndHeadingsAreThoseOfTheWall() async throws {
    let bytes = try Self.workbook(Self.table(60, 31))
    try await PictureMakerFixture.open { fixture in
      let book = try fixture.file("wide.xlsx", bytes)
      let document = try await fixture.maker.document(book)
      let texts = try await fixture.texts(book, document.pages.count)
      // In the shape of the screen; type of 11 points is 2 % of the height or more.
      #expect(document.pages.allSatisfy { abs(Double($0.width) / Double($0.height) - 16 / 9) < 0.01 })
      #expect(document.pages.allSatisfy { $0.height <= 55_000 })
      let words = texts.map { Set($0.split(separator: " ").map(String.init)) }
      func pages(_ name: String) -> Set<Int> { Set(texts.indices.filter { texts[$0].contains(name) }) }
      let rows = (1...60).map { pages("大規模災害対策本部事務局\($0)番") }
      // Nothing is cut off, and every page has the names of its rows and columns.
      for column in 1..<31 {
        let named = pages("年度末見込件数\(column)番")
        for row in 1...60 {
          let own = Set(words.indices.filter { words[$0].contains("\(row * 1000 + column)") })
          #expect(own.count == 1 && own.isSubset(of: named) && own.isSubset(of: rows[row - 1]), "\(row) \(column)")
        }
      }
    }
  }

  @Test func digitsCanBeRead() async throws {
    let bytes = try Self.workbook(Array(repeating: Array(repeating: "8888888", count: 35), count: 20))
    try await PictureMakerFixture.open { fixture in
      let book = try fixture.file("digits.xlsx", bytes)
      let share = try await fixture.picture(book, width: .large).heightOfFirstLine
      #expect((0.0125...0.022).contains(share), "\(share)")
      #expect(try fixture.maker.paperPages(book) != nil)
    }
  }

  /// Rows of 200 points, three on an A4 sheet, and columns of which there is room for two: 2 × 3 pages of paper. On the wall
  /// there is room for four columns, of which one is the first again.
  @Test func paperIsCountedAsTheFileIs() async throws {
    let bytes = try Self.workbook(
      Self.table(5, 6), before: #"<cols><col min="1" max="6" width="36" customWidth="1"/></cols>"#, height: 200)
    try await PictureMakerFixture.open { fixture in
      let book = try fixture.file("paper.xlsx", bytes)
      let pages = try await fixture.maker.document(book).pages.count
      #expect(try fixture.maker.paperPages(book) == 6)
      #expect(pages == 6)
      let texts = try await fixture.texts(book, pages)
      // Over, then down.
      #expect(texts[0].contains("年度末見込件数3番") && texts[1].contains("年度末見込件数4番"))
      #expect(texts.allSatisfy { $0.contains("所属") || $0.contains("大規模災害対策本部事務局") })
    }
  }

  /// As its author has said, so it is drawn.
  @Test(arguments: [
    ("", #"<pageSetup paperSize="9" orientation="landscape"/>"#, ""),
    ("", #"<pageSetup paperSize="9" scale="80"/>"#, ""),
    (
      #"<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>"#,
      #"<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0"/>"#, ""
    ),
    ("", "", #"<definedName name="_xlnm.Print_Area" localSheetId="0">一!$A$1:$T$20</definedName>"#),
    ("", "", #"<definedName name="_xlnm.Print_Titles" localSheetId="0">一!$1:$1</definedName>"#),
    ("", #"<rowBreaks count="1" manualBreakCount="1"><brk id="5" max="16383" man="1"/></rowBreaks>"#, ""),
    ("", #"<colBreaks count="1" manualBreakCount="1"><brk id="3" max="1048575" man="1"/></colBreaks>"#, ""),
  ])
  func settingsStay(_ before: String, _ behind: String, _ names: String) async throws {
    let bytes = try Self.workbook(Self.table(20, 20), before: before, behind: behind, names: names)
    try await PictureMakerFixture.open { fixture in
      let book = try fixture.file("own.xlsx", bytes)
      let document = try await fixture.maker.document(book)
      #expect(try fixture.maker.paperPages(book) == nil)
      #expect(document.pages.allSatisfy { $0.width * 9 < $0.height * 15 })
    }
  }

  /// What fits on its paper stays there.
  @Test func narrowSheetsStay() async throws {
    let bytes = try Self.workbook([["一", "二", "三"]] + (1...100).map { ["\($0)", "2", "3"] })
    try await PictureMakerFixture.open { fixture in
      let book = try fixture.file("narrow.xlsx", bytes)
      let document = try await fixture.maker.document(book)
      #expect(try fixture.maker.paperPages(book) == nil)
      #expect(document.pages.count == 2 || document.pages.count == 3)
      #expect(document.pages.allSatisfy { $0.width < $0.height })
    }
  }

  /// The title above the heading is not repeated; rows and columns that are kept in sight are.
  @Test(arguments: [false, true]) func whatIsRepeated(_ isFrozen: Bool) async throws {
    let title = [["令和８年度の題名"], []]
    let pane =
      #"<sheetViews><sheetView workbookViewId="0"><pane xSplit="2" ySplit="3" topLeftCell="C4" state="frozen"/>"#
      + "</sheetView></sheetViews>"
    let bytes = try Self.workbook(title + Self.table(60, 31), before: isFrozen ? pane : "")
    try await PictureMakerFixture.open { fixture in
      let book = try fixture.file("title.xlsx", bytes)
      let texts = try await fixture.texts(book, try await fixture.maker.document(book).pages.count)
      let last = try #require(texts.last)
      #expect(last.contains("年度末見込件数30番") && last.contains("所属"))
      #expect(last.contains("令和８年度の題名") == isFrozen)
      #expect(last.contains("年度末見込件数1番") == isFrozen)
    }
  }
}

extension PictureMakerFixture {
  /// What each page says, with a space around each word.
  fileprivate func texts(_ source: PictureSource, _ count: Int) async throws -> [String] {
    var texts: [String] = []
    for page in 1...count {
      let words = try await maker.text(source, page: page).split(whereSeparator: \.isWhitespace)
      texts.append(" " + words.joined(separator: " ") + " ")
    }
    return texts
  }
}
