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
        "予算\n避難所\t2025/3/1\t令和7年3月1日\n直\t式\tTRUE\t#N/A\t2\n箱\n書類量の推移\n紙\n4月\n2025年\n要確認", "隠",
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
}
