import BriefingDomain
import DelimitedText
import ForgedFiles
import HelperProtocol
import HelperService
import MaterialFormats
import Testing

/// The sheets of workbooks as tables.
@Suite struct SheetTests {
  private static let names = OfficeFixture.sheetNamespace

  private static func workbook(_ data: String, behind: String = "", settings: String = "") throws -> [UInt8] {
    var book = OfficeFixture(
      .sheets,
      main: """
        <workbook \(names)>\(settings)<sheets><sheet name="隠" state="veryHidden" r:id="s2"/><sheet name="記録" r:id="s1"/>\
        </sheets></workbook>
        """)
    book.add(
      "one.xml", "<worksheet \(names)><sheetData>\(data)</sheetData>\(behind)</worksheet>", id: "s1", kind: "worksheet")
    book.add("two.xml", "<worksheet \(names)><sheetData/></worksheet>", id: "s2", kind: "worksheet")
    book.add(
      "ss.xml",
      """
      <sst \(names)><si><r><t>避難</t></r><r><t>所</t></r><rPh sb="0" eb="2"><t>ヒナン</t></rPh></si>\
      <si><t>a_x000D_&#10;b_x005F_x0041_,"c"</t></si></sst>
      """, id: "x1", kind: "sharedStrings")
    let codes = [
      "General", "m&quot;月&quot;d&quot;日&quot;", "yyyy/m/d h:mm", "[h]:mm", "#,##0", "0.0", "0&quot;部&quot;", "yyyy/m",
      "[$-411]ge.m.d", "h:mm:ss",
    ]
    let formats = codes.enumerated().map { "<numFmt numFmtId=\"\(200 + $0)\" formatCode=\"\($1)\"/>" }.joined()
    let styles = codes.indices.map { "<xf numFmtId=\"\(200 + $0)\"/>" }.joined()
    book.add(
      "st.xml",
      "<styleSheet \(names)><numFmts>\(formats)</numFmts><cellXfs>\(styles)</cellXfs></styleSheet>", id: "x2",
      kind: "styles")
    return try book.bytes()
  }

  private static func rows(_ bytes: [UInt8]) throws -> [String] {
    let read = try sheets(bytes)
    #expect(read.reason == nil, "\(read.detail ?? "")")
    return try #require(read.sheets.last).rows
  }

  @Test(arguments: [
    ("<c s=\"1\"><v>46113</v></c>", "2026-04-01"), ("<c s=\"1\"><v>46113.5</v></c>", "2026-04-01"),
    ("<c s=\"2\"><v>46113.416666666664</v></c>", "2026-04-01 10:00"), ("<c s=\"3\"><v>1</v></c>", "24:00"),
    ("<c s=\"9\"><v>0.5625</v></c>", "13:30"), ("<c s=\"8\"><v>46113</v></c>", "2026-04-01"),
    ("<c s=\"7\"><v>46113</v></c>", "2026/4"), ("<c t=\"d\"><v>2026-04-01T10:00:00</v></c>", "2026-04-01 10:00"),
    ("<c t=\"d\"><v>2026-04-01</v></c>", "2026-04-01"), ("<c><v>3</v></c>", "3"),
    ("<c s=\"4\"><v>1000</v></c>", "1,000"),
    ("<c s=\"5\"><v>3</v></c>", "3"), ("<c s=\"5\"><v>2.5</v></c>", "2.5"), ("<c s=\"6\"><v>3</v></c>", "3部"),
    ("<c t=\"b\"><v>1</v></c>", "TRUE"), ("<c t=\"s\"><v>0</v></c>", "避難所"),
    ("<c t=\"s\"><v>1</v></c>", "a\nb_x0041_,\"c\""), ("<c><f>A1+1</f><v>4</v></c>", "4"),
    ("<c t=\"str\"><f>A1&amp;\"\"</f><v></v></c><c><v>1</v></c>", "|1"), ("<c><f>A1+1</f></c>", "="),
    ("<c t=\"inlineStr\"><is><t>直</t><rPh><t>ジキ</t></rPh></is></c>", "直"),
  ])
  func cells(_ cell: String, _ expected: String) throws {
    #expect(try Self.rows(Self.workbook("<row r=\"4\">\(cell)</row>")) == ["4:\(expected)"])
  }

  @Test func theEpochOf1904() throws {
    let book = try Self.workbook(
      "<row><c s=\"2\"><v>44651.25</v></c><c s=\"3\"><v>0.25</v></c></row>", settings: "<workbookPr date1904=\"1\"/>")
    #expect(try Self.rows(book) == ["1:2026-04-01 06:00|06:00"])
  }

  /// Columns that are left out, blank rows, hidden ones, and cells that are merged in every direction.
  @Test func places() throws {
    let book = try Self.workbook(
      """
      <row r="2"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="3"><c r="A3" s="1"/></row>\
      <row r="5" hidden="1"><c r="A5"><v>3</v></c><c><v>4</v></c></row><row r="6"><c r="C6"><v>5</v></c></row>\
      <row r="7"><c r="A7" s="2"/></row><row><c r="XFD8"/></row><row r="1048576"><c r="A1048576"><v>6</v></c></row>
      """,
      behind: "<mergeCells><mergeCell ref=\"D2:E2\"/><mergeCell ref=\"A5:B7\"/><mergeCell ref=\"E5:E6\"/></mergeCells>")
    #expect(try Self.rows(book) == ["2:|1||2", "5:3|4", "6:〃||5", "1048576:6"])
  }

  @Test func hiddenSheetsAreNamed() throws {
    let read = try sheets(Self.workbook("<row/>"))
    #expect(read.sheets.map(\.name) == ["隠", "記録"] && read.sheets.map(\.isHidden) == [true, false])
  }

  private static func openDocument(_ tables: String, manifest: String = "") throws -> [UInt8] {
    let address = "urn:oasis:names:tc:opendocument:xmlns"
    let content = """
      <office:document-content xmlns:office="\(address):office:1.0" xmlns:table="\(address):table:1.0" \
      xmlns:text="\(address):text:1.0" xmlns:style="\(address):style:1.0"><office:automatic-styles>\
      <style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>\
      </office:automatic-styles><office:body><office:spreadsheet>\(tables)</office:spreadsheet></office:body>\
      </office:document-content>
      """
    let entries =
      "<m:manifest xmlns:m=\"\(address):manifest:1.0\"><m:file-entry>\(manifest)</m:file-entry></m:manifest>"
    return try zip([
      ("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8)),
      ("META-INF/manifest.xml", Array(entries.utf8)), ("content.xml", Array(content.utf8)),
    ])
  }

  private static func cell(_ attributes: String, _ content: String) -> String {
    "<table:table-cell \(attributes)>\(content)</table:table-cell>"
  }

  @Test(arguments: [
    (#"office:value-type="date" office:date-value="2026-04-01""#, "<text:p>4月1日</text:p>", "2026-04-01"),
    (
      #"office:value-type="date" office:date-value="2026-04-01T10:00:00""#, "<text:p>4/1 10:00</text:p>",
      "2026-04-01 10:00"
    ),
    (#"office:value-type="time" office:time-value="PT13H30M00S""#, "<text:p>1:30 PM</text:p>", "13:30"),
    (#"office:value-type="float" office:value="1000""#, "<text:p>1,000</text:p>", "1,000"),
    (#"office:value-type="float" office:value="3""#, "<text:p>3.0</text:p>", "3"),
    (#"office:value-type="float" office:value="3""#, "", "3"),
    (#"office:value-type="boolean" office:boolean-value="true""#, "<text:p>真</text:p>", "TRUE"),
    (#"table:formula="of:=[.A1]""#, "", "="),
    (
      #"office:value-type="string""#,
      "<text:p>避<text:s text:c=\"2\"/>難<text:ruby><text:ruby-base>所</text:ruby-base><text:ruby-text>ジョ</text:ruby-text>"
        + "</text:ruby></text:p><text:p>案</text:p>", "避  難所\n案"
    ),
    (
      #"office:value-type="string""#,
      "<office:annotation><text:p>注</text:p></office:annotation><text:p>件</text:p>", "件"
    ),
  ])
  func openCells(_ attributes: String, _ content: String, _ expected: String) throws {
    let row = "<table:table-row>\(Self.cell(attributes, content))</table:table-row>"
    let book = try Self.openDocument("<table:table table:name=\"記録\">\(row)</table:table>")
    #expect(try Self.rows(book) == ["1:\(expected)"])
  }

  @Test func openPlaces() throws {
    let one = #"office:value-type="float" office:value="1""#
    let covered = "<table:covered-table-cell \(one)/>"
    let book = try Self.openDocument(
      """
      <table:table table:name="隠" table:style-name="ta1"/><table:table table:name="記録">\
      <table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/>\
      </table:table-row><table:table-row><table:table-cell/>\(Self.cell(one + #" table:number-columns-repeated="2""#, ""))\
      \(Self.cell(one + #" table:number-rows-spanned="2""#, ""))</table:table-row>\
      <table:table-row>\(Self.cell(one, ""))<table:table-cell/><table:table-cell/>\(covered)</table:table-row>\
      <table:table-row table:number-rows-repeated="2">\(Self.cell(one, ""))</table:table-row>\
      <table:table-row table:number-rows-repeated="1048569"><table:table-cell table:number-columns-repeated="16384"/>\
      </table:table-row><table:table-row>\(Self.cell(one, ""))</table:table-row></table:table>
      """)
    #expect(try Self.rows(book) == ["4:|1|1|1", "5:1|||〃", "6:1", "7:1", "1048577:1"])
    #expect(try sheets(book).sheets.map(\.isHidden) == [true, false])
  }

  @Test func whatIsRefused() throws {
    let whole = try Self.workbook("<row><c><v>1</v></c></row>")
    #expect(try sheets(Array(whole.prefix(whole.count / 2))).reason == .damaged)
    #expect(try sheets(Self.workbook("<row r=\"2\"/><row r=\"2\"/>")).reason == .damaged)
    #expect(try sheets(Self.workbook("<row><c></row>")).reason == .damaged)
    #expect(try sheets(Self.openDocument("", manifest: "<m:encryption-data/>")).reason == .encrypted)
    #expect(
      try sheets(OfficeFixture(.word, main: "<w:document \(OfficeFixture.namespaces)/>").bytes()).reason == .unsupported
    )
    let wide = Self.cell(#"office:value-type="float" office:value="1" table:number-columns-repeated="9999999999""#, "")
    let high = Self.cell(#"office:value-type="string""#, "<text:p>\(String(repeating: "紙", count: 9000))</text:p>")
    for row in ["<table:table-row>\(wide)", "<table:table-row table:number-rows-repeated=\"9999999999\">\(high)"] {
      let book = try Self.openDocument("<table:table table:name=\"大\">\(row)</table:table-row></table:table>")
      #expect(try sheets(book).reason == .tooLarge)
    }
  }

  /// Files made to break readers, read as workbooks.
  @Test func hostileFiles() throws {
    for file in try HostileFile.all() where file.bytes.starts(with: [0x50, 0x4B]) || file.name.contains(".xls") {
      let read = try sheets(file.bytes)
      #expect(file.name.hasSuffix(".xlsx") || read.reason != nil, "\(file.name)")
    }
  }
}

/// Reads bytes as a workbook, as the helper would; rows as `NUMBER:CELL|CELL`.
private func sheets(
  _ bytes: [UInt8]
) throws -> (sheets: [(name: String, isHidden: Bool, rows: [String])], reason: UnreadableReason?, detail: String?) {
  let file = try FixtureFile(bytes, name: "book")
  var read: [(name: String, isHidden: Bool, rows: [String])] = []
  var (reason, detail): (UnreadableReason?, String?) = (nil, nil)
  let writer = SheetWriter { response in
    switch response {
    case .piece: Issue.record("a workbook that nobody asked for")
    case .sheet(let name, let isHidden): read.append((name, isHidden, []))
    case .page(let page):
      read[read.count - 1].rows += DelimitedText(page.text, isNumbered: true).map {
        "\($0.line):\($0.cells.joined(separator: "|"))"
      }
    case .end(let why, let what): (reason, detail) = (why, what)
    case .ready, .format, .notes, .paperPages: break
    }
  }
  var failure: SourceFailure?
  do throws(SourceFailure) { try SheetReader.read(path: Array(file.path.utf8), into: writer) } catch { failure = error }
  writer.finish(failure)
  return (read, reason, detail)
}
