import BriefingDomain
import ForgedFiles
import Testing

@testable import MaterialFormats

/// Numbers and form fields that Word shows without anybody having written them as text.
@Suite struct WordNumberTests {
  private static let lists = """
    <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:pStyle w:val="H1"/><w:numFmt \
    w:val="decimalFullWidth"/><w:suff w:val="nothing"/><w:lvlText w:val="第%1条"/></w:lvl><w:lvl w:ilvl="1"><w:start \
    w:val="1"/><w:pStyle w:val="H2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="(%2)"/></w:lvl><w:lvl w:ilvl="2"><w:start \
    w:val="1"/><w:numFmt w:val="aiueoFullWidth"/><w:suff w:val="space"/><w:lvlText w:val="%3"/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText \
    w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText \
    w:val="%1.%2"/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlRestart w:val="0"/>\
    <w:lvlText w:val="%3)"/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="S"/></w:abstractNum>\
    <w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF06C;"/><w:rPr>\
    <w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl></w:abstractNum>\
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>\
    <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>\
    <w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>\
    <w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:numFmt \
    w:val="japaneseCounting"/><w:lvlText w:val="第%1章"/></w:lvl></w:lvlOverride></w:num>
    """
  private static let styles = """
    <w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>\
    <w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>\
    </w:style><w:style w:type="numbering" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
    """

  private func text(_ body: String) throws -> String {
    let names = OfficeFixture.namespaces
    var fixture = OfficeFixture(.word, main: "<w:document \(names)><w:body>\(body)</w:body></w:document>")
    fixture.add("n.xml", "<w:numbering \(names)>\(Self.lists)</w:numbering>", id: "n", kind: "numbering")
    fixture.add("s.xml", "<w:styles \(names)>\(Self.styles)</w:styles>", id: "s", kind: "styles")
    return try read(fixture.bytes(), name: "x.docx").pages.map(\.text).joined(separator: "\u{0C}")
  }

  private func item(_ list: Int?, _ level: Int?, _ text: String = "甲", style: String? = nil, _ more: String = "")
    -> String
  {
    let level = level.map { "<w:ilvl w:val=\"\($0)\"/>" } ?? ""
    let list = list.map { "<w:numId w:val=\"\($0)\"/>" } ?? ""
    let style = style.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? ""
    return "<w:p><w:pPr>\(style)<w:numPr>\(level)\(list)</w:numPr>\(more)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  @Test func levelsCountAndBeginAnew() throws {
    let body =
      item(1, 0, "　この要領は") + item(1, 0, "　所長は") + item(1, 1) + item(1, 1) + item(1, 2) + item(1, 0) + item(1, 1)
      + "<w:p><w:r><w:t>本文</w:t></w:r></w:p>" + item(0, 0, "番号なし")
    let expected = "第１条　この要領は\n第２条　所長は\n(1) 甲\n(2) 甲\nア 甲\n第３条甲\n(1) 甲\n本文\n番号なし"
    #expect(try text(body) == expected)
  }

  @Test func ownStartsDigitsAndLevelsThatCountOn() throws {
    let body = item(2, 1) + item(2, 0) + item(2, 1) + item(2, 2) + item(2, 0) + item(2, 1) + item(2, 2)
    #expect(try text(body) == "3.1 甲\nIII. 甲\n3.1 甲\na) 甲\nIV. 甲\n4.1 甲\nb) 甲")
  }

  @Test func listsOfOneKindCountOnOrBeginWhereTheySay() throws {
    let body = item(1, 0) + item(3, 0) + item(3, 0) + item(1, 0) + item(6, 0) + item(4, 0) + item(4, 1) + item(5, 0)
    #expect(try text(body) == "第１条甲\n第７条甲\n第８条甲\n第９条甲\n第十章 甲\nIII. 甲\n3.1 甲\n● 甲")
  }

  @Test func stylesNumberTheirParagraphs() throws {
    let body =
      item(nil, nil, style: "H1") + item(nil, nil, style: "H2") + item(0, nil, style: "H1")
      + item(nil, nil, style: "H1")
    #expect(try text(body) == "第１条甲\n(1) 甲\n甲\n第２条甲")
  }

  @Test func hiddenAndDeletedParagraphsAreNotCounted() throws {
    let hidden = """
      <w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr>\
      <w:t>隠</w:t></w:r></w:p>
      """
    let body = item(1, 0) + hidden + item(1, 0, "前", "<w:rPr><w:del/></w:rPr>") + item(1, 0, "後") + item(1, 0)
    #expect(try text(body) == "第１条甲\n\n第２条前後\n第３条甲")
  }

  @Test(arguments: [
    ("decimal", [1: "1", 10: "10"]), ("decimalZero", [1: "01", 10: "10"]), ("decimalFullWidth", [12: "１２"]),
    ("decimalEnclosedCircle", [1: "①", 20: "⑳", 21: "21"]), ("decimalEnclosedParen", [3: "⑶"]),
    ("aiueo", [1: "ｱ", 46: "ﾝ"]), ("aiueoFullWidth", [2: "イ", 47: "アア"]), ("iroha", [1: "ｲ"]),
    ("irohaFullWidth", [3: "ハ", 48: "ン"]), ("upperLetter", [1: "A", 27: "AA", 28: "BB"]), ("lowerLetter", [26: "z"]),
    ("upperRoman", [4: "IV", 1994: "MCMXCIV", 0: "0"]), ("lowerRoman", [9: "ix"]),
    ("japaneseCounting", [1: "一", 10: "十", 11: "十一", 20: "二十", 105: "百五", 12345: "一万二千三百四十五"]),
    ("japaneseLegal", [1: "壱", 10: "壱拾", 23: "弐拾参"]), ("japaneseDigitalTenThousand", [10: "一〇"]),
    ("ideographTraditional", [1: "甲", 10: "癸", 11: "11"]), ("ideographZodiac", [12: "亥"]),
    ("ideographEnclosedCircle", [1: "㊀"]),
    ("numberInDash", [2: "- 2 -"]), ("none", [1: ""]), ("unknown", [3: "3", Int.min: "\(Int.min)"]),
    ("ideographZodiac", [Int.min: "\(Int.min)"]),
  ])
  func forms(_ form: String, _ expected: [Int: String]) {
    for (number, text) in expected { #expect(NumberForm.text(number, form) == text) }
  }

  private func field(_ form: String, _ result: String = "") -> String {
    """
    <w:p><w:r><w:t>欄</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="x"/>\(form)</w:ffData></w:fldChar>\
    </w:r><w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>\(result)<w:r><w:fldChar \
    w:fldCharType="end"/></w:r><w:r><w:t>了</w:t></w:r></w:p>
    """
  }

  /// As Word writes them: without a result, and the instruction in several runs.
  @Test(arguments: [
    (#" eq \o\ac(○,秘)"#, "秘"), (#"eq \o(\s\up 6(公),\s\do 2(印))"#, "公印"), (#"EQ \F(1,2)"#, "1/2"),
    (#"EQ \* jc2 \* "Font:MS 明朝" \* hps10 \o\ad(\s\up 9(あそ),阿蘇)"#, "阿蘇"), (#"EQ \o(A\,B,C"#, "A,BC"),
    (#"EQ \o\ac(○,"#, ""), ("EQUATION (秘)", ""), ("PAGE", ""), ("EQ", ""),
    ("EQ " + String(repeating: "(", count: 2_000) + "秘", "秘"),
  ])
  func equations(_ instruction: String, _ shown: String) throws {
    func part(_ text: String) -> String { "<w:r><w:instrText>\(text)</w:instrText></w:r>" }
    let (first, second) = (instruction.prefix(9), instruction.dropFirst(9))
    let body = """
      <w:p><w:r><w:t>欄</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>\(part(String(first)))\(part(String(second)))\
      <w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>了</w:t></w:r></w:p>
      """
    #expect(try text(body) == "欄\(shown)了")
  }

  @Test func fieldsOfForms() throws {
    let entries = "<w:listEntry w:val=\"予防開設\"/><w:listEntry w:val=\"緊急開設\"/>"
    let body =
      field("<w:ddList><w:result w:val=\"1\"/>\(entries)</w:ddList>")
      + field("<w:ddList><w:default w:val=\"1\"/>\(entries)</w:ddList>")
      + field("<w:ddList>\(entries)</w:ddList>") + field("<w:ddList><w:result w:val=\"9\"/>\(entries)</w:ddList>")
      + field("<w:checkBox><w:checked/></w:checkBox>")
      + field("<w:checkBox><w:default w:val=\"1\"/><w:checked w:val=\"0\"/></w:checkBox>")
      + field("<w:checkBox><w:default w:val=\"1\"/></w:checkBox>") + field("<w:checkBox/>")
      + field("<w:textInput><w:default w:val=\"既定\"/></w:textInput>", "<w:r><w:t>記入</w:t></w:r>")
      + field("<w:ddList><w:result w:val=\"1\"/>\(entries)</w:ddList>", "<w:r><w:t>結果</w:t></w:r>")
    let expected = ["緊急開設", "緊急開設", "予防開設", "", "☑", "☐", "☑", "☐", "記入", "結果"].map { "欄\($0)了" }
    #expect(try text(body) == expected.joined(separator: "\n"))
  }

  @Test func contentControlsShowWhatWasChosen() throws {
    let body = """
      <w:p><w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="甲案" w:value="1"/><w:listItem w:displayText="乙案" \
      w:value="2"/></w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>乙案</w:t></w:r></w:sdtContent></w:sdt><w:sdt><w:sdtPr>\
      <w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="1"/></w14:checkbox>\
      </w:sdtPr><w:sdtContent><w:r><w:sym w:font="MS Gothic" w:char="2611"/></w:r></w:sdtContent></w:sdt></w:p>
      """
    #expect(try text(body) == "乙案☑")
  }
}
