import BriefingDomain
import ForgedFiles
import Testing

@Suite struct WorkbookTests {
  @Test func sheetsCellsDatesAndComments() throws {
    let names = OfficeFixture.sheetNamespace
    var fixture = OfficeFixture(
      .sheets,
      main: """
        <workbook \(names)><sheets><sheet name="予算" r:id="s2"/><sheet name="隠" state="hidden" r:id="s1"/>\
        </sheets></workbook>
        """)
    fixture.add("one.xml", "<worksheet \(names)><sheetData/></worksheet>", id: "s1", kind: "worksheet")
    let cells = """
      <row><c t="s"><v>0</v></c><c s="1"><v>45717</v></c><c s="2"><v>45717</v></c></row><row><c/></row>\
      <row><c t="inlineStr"><is><t>直</t><rPh><t>ジキ</t></rPh></is></c><c t="str"><f>A1&amp;"x"</f><v>式</v></c><c t="b"><v>1</v></c>\
      <c t="e"><v>#N/A</v></c><c s="9"><v>2</v></c><c t="s"><v>77</v></c></row>
      """
    fixture.add(
      "two.xml",
      """
      <worksheet \(names)><sheetData>\(cells)</sheetData></worksheet>
      """, id: "s2", kind: "worksheet")
    fixture.add(
      "ss.xml",
      """
      <sst \(names)><si><r><t>避難</t></r><r><t>所</t></r><rPh sb="0" eb="2"><t>ヒナン</t></rPh></si></sst>
      """, id: "x1",
      kind: "sharedStrings")
    fixture.add(
      "st.xml",
      """
      <styleSheet \(names)><numFmts><numFmt numFmtId="176" \
      formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellStyleXfs><xf \
      numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/>\
      </cellXfs></styleSheet>
      """,
      id: "x2", kind: "styles")
    fixture.add(
      "k.xml",
      """
      <comments \(names)><authors><author>係</author></authors><commentList><comment authorId="0"><text><r><t>\
      要確認</t></r></text></comment></commentList></comments>
      """,
      id: "k1", kind: "comments", from: "two.xml")
    let drawing = """
      <xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" \(OfficeFixture.namespaces)>\
      <xdr:sp><xdr:txBody><a:p><a:r><a:t>箱</a:t></a:r></a:p></xdr:txBody></xdr:sp><c:chart r:id="c1"/></xdr:wsDr>
      """
    fixture.add("dr.xml", drawing, id: "dr", kind: "drawing", from: "two.xml")
    fixture.add("c.xml", ChartFixture.chart, id: "c1", kind: "chart", from: "dr.xml")
    let content = try read(fixture.bytes(), name: "book")
    #expect(content.format == .xlsx)
    #expect(content.reason == nil)
    #expect(
      content.pages.map(\.text) == [
        "予算\n避難所\t2025/3/1\t令和7年3月1日\n直\t式\tTRUE\t#N/A\t2\n箱\n書類量の推移\n紙\n4月\n2025年\n要確認", "［非表示：隠］",
      ])
  }

  @Test func epochOf1904() throws {
    let names = OfficeFixture.sheetNamespace
    var fixture = OfficeFixture(
      .sheets,
      main: """
        <workbook \(names)><workbookPr date1904="1"/><sheets><sheet name="S" r:id="s1"/></sheets></workbook>
        """)
    fixture.add(
      "one.xml",
      """
      <worksheet \(names)><sheetData><row><c s="0"><v>44255</v></c></row></sheetData></worksheet>
      """, id: "s1",
      kind: "worksheet")
    fixture.add(
      "st.xml",
      """
      <styleSheet \(names)><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>
      """, id: "x2", kind: "styles")
    #expect(try read(fixture.bytes(), name: "book").pages.map(\.text) == ["S\n2025/3/1"])
  }

  /// A workbook of one sheet. Its parts are added under `one.xml`.
  private static func workbook(
    _ sheet: String, settings: String = "", names: String = "", strings: String = "", state: String = ""
  ) -> OfficeFixture {
    let space = OfficeFixture.sheetNamespace
    var fixture = OfficeFixture(
      .sheets,
      main: """
        <workbook \(space)>\(settings)<sheets><sheet name="表_x005F_x0041_" \(state) r:id="s1"/></sheets>\
        <definedNames>\(names)</definedNames></workbook>
        """)
    fixture.add("one.xml", "<worksheet \(space)>\(sheet)</worksheet>", id: "s1", kind: "worksheet")
    fixture.add("ss.xml", "<sst \(space)>\(strings)</sst>", id: "x1", kind: "sharedStrings")
    let formats = ["[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", ";;;", "&quot;計：&quot;@"]
    let codes = formats.enumerated().map { "<numFmt numFmtId=\"\(200 + $0)\" formatCode=\"\($1)\"/>" }
    let styles = formats.indices.map { "<xf numFmtId=\"\(200 + $0)\"/>" }
    fixture.add(
      "st.xml",
      """
      <styleSheet \(space)><numFmts>\(codes.joined())</numFmts><cellXfs><xf numFmtId="0"/>\(styles.joined())</cellXfs>\
      </styleSheet>
      """, id: "x2", kind: "styles")
    return fixture
  }

  private static func lines(_ fixture: OfficeFixture) throws -> [String] {
    let content = try read(fixture.bytes(), name: "book")
    return try #require(content.pages.first).text.split(separator: "\n").dropFirst().map(String.init)
  }

  @Test func escapesOfXMLAreDecoded() throws {
    var fixture = Self.workbook(
      """
      <sheetData><row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>備考_x000D_&#10;次</t></is></c>\
      <c t="str"><v>_x005F_x0041__x00</v></c></row></sheetData>
      """, strings: "<si><t>収容人数_x000D_&#10;(令和8年度)</t></si>")
    fixture.add(
      "k.xml",
      """
      <comments \(OfficeFixture.sheetNamespace)><commentList><comment><text><r><t>要_x000D_</t></r><r><t>&#10;確認</t></r>\
      </text></comment></commentList></comments>
      """, id: "k1", kind: "comments", from: "one.xml")
    #expect(
      try read(fixture.bytes(), name: "book").pages.map(\.text) == [
        "表_x0041_\n収容人数\n(令和8年度)\t備考\n次\t_x0041__x00\n要\n確認"
      ])
  }

  @Test(arguments: [
    ("<c t=\"d\" s=\"1\"><v>2026-11-05T00:00:00</v></c>", "令和8年11月5日"),
    ("<c t=\"d\"><v>2026-11-05</v></c>", "2026/11/5"),
    ("<c t=\"d\"><v>2026-11-05T13:30:00.000Z</v></c>", "2026/11/5 13:30"), ("<c t=\"d\"><v>いつか</v></c>", "いつか"),
    ("<c t=\"d\" s=\"2\"><v>2026-11-05</v></c><c><v>1</v></c>", "1"), ("<c t=\"b\" s=\"3\"><v>1</v></c>", "計：TRUE"),
    ("<c s=\"2\"><v>987654</v></c><c s=\"2\" t=\"str\"><v>隠</v></c><c t=\"e\" s=\"2\"><v>#N/A</v></c>", "#N/A"),
    ("<c><v>-1</v></c><c s=\"1\"><v>-1</v></c>", "-1\t#####"),
  ])
  func cells(_ cells: String, _ expected: String) throws {
    let data = "<sheetData><row>\(cells)</row></sheetData>"
    #expect(try Self.lines(Self.workbook(data)) == [expected])
    if !expected.contains("#") {
      #expect(try Self.lines(Self.workbook(data, settings: "<workbookPr date1904=\"1\"/>")) == [expected])
    }
  }

  /// What Excel prints on each page.
  @Test func headersAndFooters() throws {
    let edges = """
      <oddHeader>&amp;L&amp;"IPAGothic,太字"&amp;12機密性２&amp;C資料_x000D_&#10;３－１&amp;R&amp;D</oddHeader>\
      <oddFooter>&amp;C&amp;P / &amp;N ページ　危機管理局</oddFooter><evenHeader>偶数</evenHeader><firstHeader>&amp;R表紙&amp;P+1</firstHeader>\
      <firstFooter>&amp;K01+000&amp;A&amp;&amp;&amp;B&amp;KFF0000係</firstFooter>
      """
    let data = "<sheetData><row><c><v>1</v></c></row></sheetData>"
    func lines(_ attributes: String) throws -> [String] {
      try Self.lines(Self.workbook(data + "<headerFooter \(attributes)>\(edges)</headerFooter>"))
    }
    let odd = ["1", "機密性２\t資料", "３－１", "/  ページ　危機管理局"]
    #expect(try lines("") == odd)
    #expect(try lines("differentOddEven=\"1\"") == odd + ["偶数"])
    #expect(try lines("differentFirst=\"true\"") == odd + ["表紙", "表_x0041_&係"])
  }

  /// A text box inside a chart; what only an Excel before 2010 shows; what any Excel shows instead of what it does not know.
  @Test func drawings() throws {
    var fixture = Self.workbook("<sheetData/>")
    func shape(_ text: String) -> String {
      "<xdr:sp><xdr:txBody><a:p><a:r><a:t>\(text)</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    }
    func choice(_ name: String, _ content: String, else other: String) -> String {
      """
      <mc:AlternateContent><mc:Choice Requires="\(name)">\(content)</mc:Choice><mc:Fallback>\(other)</mc:Fallback>\
      </mc:AlternateContent>
      """
    }
    fixture.add(
      "dr.xml",
      """
      <xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" \(OfficeFixture.namespaces)>\
      \(choice("sle15", "<xdr:graphicFrame/>", else: shape("代わり")))\(choice("a14 sle15", "", else: shape("代わり")))\
      \(choice("zz", "", else: shape("古い")))\(choice("sle15 zz", "", else: shape("別")))<c:chart r:id="c1"/></xdr:wsDr>
      """, id: "dr", kind: "drawing", from: "one.xml")
    fixture.add("c.xml", ChartFixture.chart, id: "c1", kind: "chart", from: "dr.xml")
    fixture.add(
      "u.xml",
      """
      <c:userShapes xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing" \(OfficeFixture.namespaces)>\
      <cdr:sp><cdr:txBody><a:p><a:r><a:t>単位は千人である</a:t></a:r></a:p></cdr:txBody></cdr:sp></c:userShapes>
      """, id: "u1", kind: "chartUserShapes", from: "c.xml")
    #expect(try Self.lines(fixture) == ["古い", "別", "書類量の推移", "紙", "4月", "2025年", "単位は千人である"])
  }

  @Test func hiddenSheets() throws {
    let sheet = """
      <sheetData><row hidden="1"><c><v>1</v></c></row><row><c t="str"><v>上&#10;下</v></c></row></sheetData><headerFooter>\
      <oddFooter>脚</oddFooter></headerFooter>
      """
    #expect(
      try read(Self.workbook(sheet, state: "state=\"hidden\"").bytes(), name: "book").pages.map(\.text) == [
        "［非表示：表_x0041_］\n［非表示：1］\n［非表示：上］\n［非表示：下］\n［非表示：脚］"
      ])
  }

  /// What the room does not draw is said to be so where it stands.
  @Test func whatIsNotOnThePage() throws {
    let cells = """
      <cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/></cols><sheetData>\
      <row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c><c r="D1"><v>4</v></c></row>\
      <row r="2" hidden="1"><c r="A2"><v>5</v></c><c r="B2"><v>6</v></c></row>\
      <row><c><v>7</v></c><c r="E3"><v>8</v></c><c><v>9</v></c></row><row r="9"><c r="A9"><v>10</v></c></row></sheetData>
      """
    func lines(_ area: String, state: String = "") throws -> [String] {
      let name = "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">\(area)</definedName>"
      return try Self.lines(Self.workbook(cells, names: area.isEmpty ? "" : name, state: state))
    }
    let hidden = ["1\t［非表示：2\t3］\t4", "［非表示：5\t6］"]
    #expect(try lines("") == hidden + ["7\t［非表示：8］\t9", "10"])
    #expect(try lines("#REF!") == lines(""))
    #expect(try lines("'表,!'!$A$1:$E$3,表!$A$9") == hidden + ["7\t［非表示：8］\t［印刷範囲外：9］", "10"])
    #expect(try lines("表!$A:$F") == lines(""))
    #expect(try lines("表!$1:$3") == hidden + ["7\t［非表示：8］\t9", "［印刷範囲外：10］"])
    #expect(
      try lines("表!$A$1", state: "state=\"veryHidden\"") == [
        "［非表示：1\t2\t3\t4］", "［非表示：5\t6］", "［非表示：7\t8\t9］", "［非表示：10］",
      ])
  }
}
