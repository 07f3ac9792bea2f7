import BriefingDomain
import CLibzip
import DelimitedText
import ForgedFiles
import HelperProtocol
import HelperService
import MaterialFormats
import Testing

/// Workbooks whose named cells are filled.
@Suite struct WorkbookFillingTests {
  private static let names = OfficeFixture.sheetNamespace

  private static func workbook(
    _ sheet: String, names defined: String = "", prefix: String = "", kind: String = "sheet"
  ) throws -> [UInt8] {
    var book = OfficeFixture(
      .sheets,
      main: """
        <workbook \(names)><sheets><sheet name="一" r:id="s1"/><sheet name="O'二 三" r:id="s2"/></sheets>\
        <definedNames>\(defined)</definedNames><oleSize ref="A1"/></workbook>
        """)
    book.add("one.xml", "<worksheet \(names)>\(sheet)</worksheet>", id: "s1", kind: "worksheet")
    book.add(
      "two.xml",
      """
      <x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row>\
      <x:c t="str"><x:f>1+1</x:f><x:v>古</x:v></x:c><x:c><x:v>4</x:v></x:c></x:row></x:sheetData></x:worksheet>
      """, id: "s2", kind: "worksheet")
    book.add("kept.bin", "<x>a  b</x>", id: "s3", kind: "customXml")
    return try book.bytes()
  }

  private static func filled(_ bytes: [UInt8], _ cells: [CellFilling]) throws -> [UInt8] {
    let file = try FixtureFile(bytes, name: "book")
    var filled: [UInt8] = []
    try WorkbookFilling.fill(path: Array(file.path.utf8), cells) { filled += $0 }
    return filled
  }

  /// A part of a zip file.
  private static func part(_ name: String, of bytes: [UInt8]) throws -> String {
    let file = try FixtureFile(bytes, name: "book")
    var code: CInt = 0
    let archive = try #require(zip_open(file.path, ZIP_RDONLY, &code))
    defer { zip_discard(archive) }
    let part = try #require(zip_fopen(archive, name, 0))
    defer { zip_fclose(part) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = zip_fread(part, &buffer, UInt64(buffer.count))
    return String(decoding: buffer.prefix(Int(count)), as: UTF8.self)
  }

  private static func data(_ sheet: String, _ cells: [CellFilling]) throws -> String {
    let written = try part("odd/one.xml", of: filled(workbook(sheet), cells))
    return String(written.split(separator: "<sheetData", maxSplits: 1)[1].prefix { $0 != "\u{0}" })
      .replacing("</sheetData></worksheet>\n", with: "")
  }

  @Test(arguments: [
    // What a cell was beside its value goes, and how it looks stays.
    (
      "<row r=\"3\"><c r=\"B3\" s=\"7\" t=\"s\" vm=\"1\"><v>0</v></c></row>", "B3", CellFilling.Value.number(0.55),
      "><row r=\"3\"><c r=\"B3\" s=\"7\"><v>0.55</v></c></row>"
    ),
    (
      "<row r=\"3\"><c r=\"B3\"><v>1</v></c></row>", "B3", .text(" a<b&\"c"),
      """
      ><row r="3"><c r="B3" t="inlineStr"><is><t xml:space="preserve"> a&lt;b&amp;"c</t></is></c></row>
      """
    ),
    ("<row r=\"3\"><c r=\"B3\" s=\"1\"><v>1</v></c></row>", "B3", .empty, "><row r=\"3\"><c r=\"B3\" s=\"1\"/></row>"),
    ("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "A1", .number(73), "><row r=\"1\"><c r=\"A1\"><v>73</v></c></row>"),
    // New cells and rows come where they belong, and look as their row says.
    (
      "<row r=\"2\" s=\"5\" customFormat=\"1\"><c r=\"A2\"/><c r=\"C2\"/></row>", "B2", .number(1),
      "><row r=\"2\" s=\"5\" customFormat=\"1\"><c r=\"A2\"/><c r=\"B2\" s=\"5\"><v>1</v></c><c r=\"C2\"/></row>"
    ),
    (
      "<row r=\"2\"/><row r=\"9\"/>", "AA4", .number(1),
      "><row r=\"2\"/><row r=\"4\"><c r=\"AA4\"><v>1</v></c></row><row r=\"9\"/>"
    ),
    ("<row r=\"2\"/>", "A3", .number(1), "><row r=\"2\"/><row r=\"3\"><c r=\"A3\"><v>1</v></c></row>"),
    // Cells and rows need not say where they are.
    (
      "<row><c><v>1</v></c><c><v>2</v></c></row>", "B1", .number(9),
      "><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>9</v></c></row>"
    ),
    // Results of formulas are not those of the new figure.
    (
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" s=\"2\" t=\"str\"><f>A1*2</f><v>2</v></c></row>", "A1",
      .number(3),
      "><row r=\"1\"><c r=\"A1\"><v>3</v></c><c r=\"B1\" s=\"2\"><f>A1*2</f></c></row>"
    ),
  ])
  func aCell(_ rows: String, _ cell: String, _ value: CellFilling.Value, _ expected: String) throws {
    #expect(try Self.data("<sheetData>\(rows)</sheetData>", [CellFilling(sheet: 0, cell: cell, value)]) == expected)
  }

  @Test func aNewCellLooksAsItsColumn() throws {
    let sheet = "<cols><col min=\"2\" max=\"3\" style=\"4\"/></cols><sheetData><row r=\"1\"/></sheetData>"
    let data = try Self.data(sheet, [CellFilling(sheet: 0, cell: "C1", .number(1))])
    #expect(data == "><row r=\"1\"><c r=\"C1\" s=\"4\"><v>1</v></c></row>")
  }

  @Test func whatElseIsInTheWorkbook() throws {
    let sheet = "<sheetData/><extLst><ext uri=\"{1}\"><y xmlns=\"urn:y\">  z </y></ext></extLst>"
    let before = try Self.workbook(sheet)
    let after = try Self.filled(before, [CellFilling(sheet: 0, cell: "A1", .number(1))])
    #expect(try Self.part("odd/one.xml", of: after).contains("<ext uri=\"{1}\"><y xmlns=\"urn:y\">  z </y></ext>"))
    #expect(try Self.part("odd/kept.bin", of: after) == "<x>a  b</x>")
    #expect(try Self.part("odd/main.xml", of: after).contains("<calcPr fullCalcOnLoad=\"1\"/><oleSize ref=\"A1\"/>"))
    // Also where nothing is filled, formulas may look at what was.
    let other = try Self.part("odd/two.xml", of: after)
    #expect(other.contains("<x:c><x:f>1+1</x:f></x:c><x:c><x:v>4</x:v></x:c>"), "\(other)")
  }

  @Test func aTemplateBecomesAWorkbook() throws {
    let types = "[Content_Types].xml"
    let book = try Self.workbook("<sheetData/>")
    let main = try Self.part(types, of: book)
    let template = try rewritten(book, types, main.replacing("sheet.main", with: "template.main"))
    #expect(try Self.part(types, of: template).contains("spreadsheetml.template.main+xml"))
    let filled = try Self.filled(template, [CellFilling(sheet: 0, cell: "A1", .number(1))])
    #expect(try Self.part(types, of: filled).contains("spreadsheetml.sheet.main+xml"))
  }

  private func rewritten(_ bytes: [UInt8], _ name: String, _ text: String) throws -> [UInt8] {
    try zip(
      ["[Content_Types].xml", "_rels/.rels", "odd/main.xml", "odd/_rels/main.xml.rels", "odd/one.xml", "odd/two.xml"]
        .map { ($0, Array((try $0 == name ? text : Self.part($0, of: bytes)).utf8)) })
  }

  @Test(arguments: [
    (CellFilling(sheet: 0, cell: "B1", .number(1)), "a formula in B1"),
    (CellFilling(sheet: 2, cell: "A1", .number(1)), "a sheet is missing"),
    (CellFilling(sheet: 0, cell: "A1048577", .number(1)), "a cell A1048577"),
    (CellFilling(sheet: 0, cell: "XFE1", .number(1)), "a cell XFE1"),
  ])
  func whatCannotBeFilled(_ cell: CellFilling, _ detail: String) throws {
    let book = try Self.workbook("<sheetData><row r=\"1\"><c r=\"B1\"><f>1</f></c></row></sheetData>")
    let error = #expect(throws: SourceFailure.self) { try Self.filled(book, [cell]) }
    #expect(error?.reason == .damaged && error?.detail == detail)
  }

  @Test func declarationsAreRefused() throws {
    let book = try Self.workbook("<sheetData/>")
    let sheet = "<!DOCTYPE worksheet><worksheet \(Self.names)><sheetData/></worksheet>"
    let declared = try rewritten(book, "odd/one.xml", sheet)
    #expect(throws: SourceFailure.self) { try Self.filled(declared, [CellFilling(sheet: 0, cell: "A1", .number(1))]) }
    #expect(throws: SourceFailure.self) { try Self.filled(Array("日付,件名".utf8), []) }
  }

  @Test func theNames() throws {
    let book = try Self.workbook(
      """
      <sheetData><row r="2"><c r="C2"><f>1</f></c></row></sheetData><mergeCells><mergeCell ref="B3:D3"/></mergeCells>
      """,
      names: """
        <definedName name="削減率">一!$B$3:$D$3</definedName><definedName name="範囲">一!$B$4:$D$4</definedName>\
        <definedName name="計算">一!$C$2</definedName><definedName name="書類量">'O''二 三'!$B$1</definedName>\
        <definedName name="_xlnm.Print_Area">一!$A$1</definedName><definedName name="定数">0.55</definedName>\
        <definedName name="消えた">一!#REF!</definedName><definedName name="無">無い!$A$1</definedName>\
        <definedName name="列">一!$A:$A</definedName>
        """)
    let file = try FixtureFile(book, name: "book")
    var rows: [String] = []
    let writer = SheetWriter { response in
      switch response {
      case .sheet(let name, _): rows.append(name)
      case .page(let page): rows += DelimitedText(page.text).map { $0.cells.joined(separator: "|") }
      case .end(let reason, _): #expect(reason == nil)
      case .ready, .format, .notes, .paperPages, .piece: Issue.record("\(response)")
      }
    }
    try NamedCells.read(path: Array(file.path.utf8), into: writer)
    writer.finish(nil)
    #expect(rows == ["一", "3|削減率|B3|", "4|範囲||", "2|計算|C2|f", "O'二 三", "1|書類量|B1|"])
  }
}
