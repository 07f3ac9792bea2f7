import BriefingDomain
import ForgedFiles
import Testing

@testable import MaterialFormats

@Suite struct NumberFormatTests {
  private static let numbers: [(String, Double, String)] = [
    ("General", 0.1 + 0.2, "0.3"), ("General", 1_234_567_890_123, "1234567890123"), ("General", -3, "-3"),
    ("0.00", 3.14159, "3.14"), ("#,##0", 1_234_567, "1,234,567"), ("#,##0", 0, "0"), ("#,##0", 999, "999"),
    ("#,##0;[Red]-#,##0", -1234, "-1,234"), ("#,##0;△#,##0", -1234, "△1,234"), ("0%", 0.55, "55%"),
    ("0.0%", -0.065, "-6.5%"), ("#,##0\"円\"", 1200, "1,200円"), ("000-0000", 1_000_001, "100-0001"),
    ("00000", 42, "00042"), ("#,##0,", 1_234_567, "1,235"), ("0.##", 1.5, "1.5"), ("0.00E+00", 12345, "1.23E+04"),
    ("\"約\"0", 5, "約5"), ("0;-0;\"零\"", 0, "零"), ("[>=1000]#,##0\"千\";0", 5, "5"), ("-0", -0.4, "-0"),
    ("yyyy/m/d", 45717, "2025/3/1"), ("[$-411]ggge\"年\"m\"月\"d\"日\"", 45717, "令和7年3月1日"),
    ("[$-411]ge.m.d", 45717, "R7.3.1"), ("[$-411]gge", 43585, "平31"),
    ("[$-411]ggge\"年\"m\"月\"d\"日\"", 43586, "令和1年5月1日"),
    ("[$-ja-JP-x-gannen]ggge\"年\"", 43586, "令和元年"), ("[$-411]ggge\"年\"", 9855, "大正15年"),
    ("[$-411]ggge\"年\"", 9856, "昭和1年"), ("yyyy\"年\"m\"月\"d\"日\"(aaa)", 45717, "2025年3月1日(土)"),
    ("aaaa", 45717, "土曜日"), ("h:mm", 45717.75, "18:00"), ("h:mm AM/PM", 45717.75, "6:00 PM"), ("[h]:mm", 1.5, "36:00"),
    ("mm:ss.0", 0.0007, "01:00.5"), ("yyyy-mm-dd hh:mm:ss", 45717.999_999_9, "2025-03-02 00:00:00"),
    ("d-mmm-yy", 45717, "1-Mar-25"), ("yyyy/m/d", 60, "1900/2/29"), ("yyyy/m/d", 1, "1900/1/1"),
    ("yyyy/m/d", 61, "1900/3/1"),
    ("yyyy/m/d", 2_958_465, "9999/12/31"), ("yyyy/m/d", -1, "-1"), ("yyyy/m/d", 1e300, "1e+300"), ("@", 7, "7"),
    ("", 7, "7"),
    ("G/標準", 7, "7"),
  ]

  /// As a spreadsheet rounds: half up in decimal, from fifteen digits.
  private static let ties: [(String, Double, String)] = [
    ("#,##0.00", 22.125, "22.13"), ("#,##0.00", -22.125, "-22.13"), ("0.00", 1.005, "1.01"), ("0.00", 2.675, "2.68"),
    ("0.0", 0.25, "0.3"), ("0.0", 0.35, "0.4"), ("0", 0.5, "1"), ("0", 1.5, "2"), ("0", 2.5, "3"), ("0", 0.49, "0"),
    ("0", 0.285 * 100, "29"), ("0%", 0.285, "29%"), ("0%", 0.125, "13%"), ("0.0%", 0.0005, "0.1%"),
    ("#,##0.00", 999.995, "1,000.00"), ("0.00", 0.005, "0.01"), ("0.00", 0.0049, "0.00"), ("0.0", 0.05, "0.1"),
    ("0.0", 0.04, "0.0"), ("#,##0", 9.5, "10"), ("#,##0,", 1500, "2"), ("#,##0,", 2500, "3"), ("#,##0,,", 499_999, "0"),
    ("0.00E+00", 1.125, "1.13E+00"), ("0.00E+00", 9.995, "1.00E+01"), ("0.0E+00", 0, "0.0E+00"),
    ("0.000000000000000", 0.1, "0.100000000000000"), ("0.0000000000000000", 0.1 + 0.2, "0.3000000000000000"),
    ("0", 1e20, "100000000000000000000"), ("#,##0", 123_456_789_012_345_680, "123,456,789,012,346,000"),
    ("General", 1.000_000_000_05, "1.0000000001"), ("General", -0.1, "-0.1"), ("General", 99_999_999_999.5, "1e+11"),
    ("0.00", 1e-300, "0.00"), ("0.##", 0.005, "0.01"), ("#.##", 0.004, ""),
  ]

  @Test(arguments: ties)
  func aTieGoesUp(_ code: String, _ value: Double, _ expected: String) {
    #expect(NumberFormat(code).text(value, epoch: .year1900) == expected)
  }

  @Test(arguments: numbers)
  func number(_ code: String, _ value: Double, _ expected: String) {
    #expect(NumberFormat(code).text(value, epoch: .year1900) == expected)
  }

  @Test func dates1904() {
    #expect(NumberFormat("yyyy/m/d").text(0, epoch: .year1904) == "1904/1/1")
    #expect(NumberFormat("yyyy/m/d").text(44255, epoch: .year1904) == "2025/3/1")
  }

  @Test func texts() {
    #expect(NumberFormat("@\"様\"").text("市長") == "市長様")
    #expect(NumberFormat("#,##0").text("市長") == "市長")
  }

  @Test func hostileCodes() {
    for code in ["[", "\"", "\\", "[$", "[h", ";;;;;;", String(repeating: "0.", count: 5000), "E+", "[>]", "_", "e+e+"]
    {
      _ = NumberFormat(code).text(1.5, epoch: .year1900)
    }
  }
}

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
