import BriefingDomain
import ForgedFiles
import Testing

@Suite struct WordTests {
  private func document(_ body: String) -> String {
    "<w:document \(OfficeFixture.namespaces)><w:body>\(body)</w:body></w:document>"
  }

  private func text(_ body: String) throws -> String {
    let content = try read(OfficeFixture(.word, main: document(body)).bytes(), name: "x.docx")
    #expect(content.format == .docx)
    return content.pages.map(\.text).joined(separator: "\u{0C}")
  }

  @Test(arguments: [
    ("<w:p><w:r><w:t>予算</w:t><w:tab/><w:t>案</w:t><w:br/><w:t>次</w:t></w:r></w:p>", "予算\t案\n次"),
    // Ruby: the reading goes, the base stays.
    (
      """
      <w:p><w:r><w:ruby><w:rt><w:r><w:t>ひなん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>避難</w:t></w:r>\
      </w:rubyBase></w:ruby></w:r></w:p>
      """,
      "避難"
    ),
    // Changes: what was put in stays, what was taken out goes.
    (
      """
      <w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>\
      <w:moveFrom><w:r><w:t>元</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>先</w:t></w:r></w:moveTo></w:p>
      """,
      "新先"
    ),
    (
      """
      <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p><w:p><w:r><w:t>後</w:t></w:r></w:p>
      """, "前後"
    ),
    // Placeholders of content controls go, filled ones stay.
    (
      """
      <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>ここに入力</w:t></w:r></w:p>\
      </w:sdtContent></w:sdt><w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>記入済み</w:t></w:r></w:p>\
      </w:sdtContent></w:sdt>
      """,
      "記入済み"
    ),
    // Fields: results without instructions, also where one lies in another's instruction.
    (
      """
      <w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar \
      w:fldCharType="begin"/><w:instrText>X</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>内</w:t>\
      <w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/><w:t>７</w:t><w:fldChar \
      w:fldCharType="end"/></w:r></w:p>
      """,
      "７"
    ),
    (
      """
      <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隠</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>\
      見</w:t></w:r></w:p>
      """, "見"
    ),
    ("<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:t>済</w:t></w:r></w:p>", "✓済"),
    (
      """
      <w:tbl><w:tr><w:tc><w:p><w:r><w:t>項目</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>\
      金額</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>紙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      """,
      "項目\t\t金額\n紙"
    ),
    // A text box is written twice and read once, behind its paragraph.
    (
      """
      <w:p><w:r><w:t>本</w:t><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent><w:p><w:r>\
      <w:t>箱</w:t></w:r></w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><v:textbox><w:txbxContent>\
      <w:p><w:r><w:t>箱</w:t></w:r></w:p></w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent><w:t>\
      文</w:t></w:r></w:p>
      """,
      "本文\n箱"
    ),
    (
      """
      <w:p><w:r><mc:AlternateContent><mc:Choice Requires="zz"/><mc:Fallback><w:t>代</w:t></mc:Fallback>\
      </mc:AlternateContent></w:r></w:p>
      """,
      "代"
    ),
    // Sections are pages.
    (
      """
      <w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>一</w:t></w:r></w:p><w:p><w:r><w:t>二</w:t></w:r></w:p><w:sectPr/>
      """, "一\u{0C}二"
    ),
  ])
  func body(_ body: String, _ expected: String) throws {
    #expect(try text(body) == expected)
  }

  @Test func notesCommentsHeadersAndCharts() throws {
    let names = OfficeFixture.namespaces
    let body = """
      <w:p><w:r><w:t>本文</w:t><w:footnoteReference w:id="2"/><w:endnoteReference w:id="1"/><w:commentReference w:id="0"/>\
      <w:drawing><a:graphic><a:graphicData><c:chart r:id="c1"/></a:graphicData></a:graphic></w:drawing>\
      <w:drawing><a:graphic><a:graphicData><dgm:relIds r:dm="d1"/></a:graphicData></a:graphic></w:drawing></w:r></w:p>\
      <w:p><w:pPr><w:sectPr><w:headerReference r:id="h1"/></w:sectPr></w:pPr></w:p>\
      <w:p><w:r><w:t>次</w:t></w:r></w:p><w:sectPr><w:headerReference r:id="h1"/><w:footerReference r:id="f1"/></w:sectPr>
      """
    func paragraph(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }
    var fixture = OfficeFixture(.word, main: document(body))
    fixture.add(
      "n1.xml",
      """
      <w:footnotes \(names)><w:footnote w:type="separator" w:id="0">\(paragraph("線"))</w:footnote><w:footnote \
      w:id="2">\(paragraph("脚注"))</w:footnote><w:footnote w:id="3">\(paragraph("消えた"))</w:footnote>\
      </w:footnotes>
      """,
      id: "n1", kind: "footnotes")
    fixture.add(
      "n2.xml", "<w:endnotes \(names)><w:endnote w:id=\"1\">\(paragraph("文末"))</w:endnote></w:endnotes>", id: "n2",
      kind: "endnotes")
    fixture.add(
      "n3.xml", "<w:comments \(names)><w:comment w:id=\"0\">\(paragraph("意見"))</w:comment></w:comments>", id: "n3",
      kind: "comments")
    fixture.add("h.xml", "<w:hdr \(names)>\(paragraph("見出し"))</w:hdr>", id: "h1", kind: "header")
    fixture.add("f.xml", "<w:ftr \(names)>\(paragraph("足"))</w:ftr>", id: "f1", kind: "footer")
    fixture.add("c.xml", ChartFixture.chart, id: "c1", kind: "chart")
    fixture.add("d.xml", ChartFixture.diagram, id: "d1", kind: "diagramData")
    let content = try read(fixture.bytes(), name: "x.docx")
    #expect(content.reason == nil)
    #expect(
      content.pages.map(\.text) == [
        "見出し\n本文\n書類量の推移\n紙\n4月\n2025年\n計画\n実行\n脚注\n文末\n意見", "次\n足",
      ])
  }

  @Test func hiddenByStyle() throws {
    let body = "<w:p><w:r><w:rPr><w:rStyle w:val=\"B\"/></w:rPr><w:t>隠</w:t></w:r><w:r><w:t>見</w:t></w:r></w:p>"
    var fixture = OfficeFixture(.word, main: document(body))
    fixture.add(
      "s.xml",
      """
      <w:styles \(OfficeFixture.namespaces)><w:style w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style>\
      <w:style w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>
      """,
      id: "s1", kind: "styles")
    #expect(try read(fixture.bytes(), name: "x.docx").pages.map(\.text) == ["見"])
  }

  /// LibreOffice draws nothing of a file that stands in a document as it is, so that there is something to say in any case.
  @Test(arguments: [
    ("c.html", "<html><head><meta charset=utf-8></head><body><p>備蓄は<p>三日分</body></html>", "前\n備蓄は\n三日分\n後"),
    ("c.mht", "MIME-Version: 1.0\nContent-Type: multipart/related\n\n", "前\n後"),
  ])
  func insertedFiles(_ name: String, _ content: String, _ expected: String) throws {
    let chunk = "<w:p><w:r><w:t>前</w:t></w:r></w:p><w:altChunk r:id=\"x\"/><w:p><w:r><w:t>後</w:t></w:r></w:p>"
    var fixture = OfficeFixture(.word, main: document(chunk))
    fixture.add(name, content, id: "x", kind: "aFChunk")
    let read = try read(fixture.bytes(), name: "x.docx")
    #expect(read.pages.map(\.text) == [expected])
    #expect(read.reason == .unsupported && read.detail == "inserted file")
  }

  @Test func strictAddresses() throws {
    let main = """
      <w:document \(OfficeFixture.strictNamespaces)><w:body><w:p><w:r><w:t>厳格</w:t></w:r></w:p></w:body>\
      </w:document>
      """
    #expect(try read(OfficeFixture(.word, main: main).bytes(), name: "x").pages.map(\.text) == ["厳格"])
  }

  @Test func brokenPartKeepsTheRest() throws {
    var fixture = OfficeFixture(.word, main: document("<w:p><w:r><w:t>残る</w:t></w:r></w:p>"))
    fixture.add("n1.xml", "<w:footnotes", id: "n1", kind: "footnotes")
    let content = try read(fixture.bytes(), name: "x.docx")
    #expect(content.reason == .damaged)
    #expect(content.pages.map(\.text) == ["残る"])
  }
}

enum ChartFixture {
  static let chart = """
    <c:chartSpace \(OfficeFixture.namespaces)><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>書類量</a:t></a:r><a:r>\
    <a:t>の推移</a:t></a:r></a:p></c:rich></c:tx></c:title><c:ser><c:tx><c:strRef><c:f>A!B1</c:f><c:strCache><c:pt><c:v>紙</c:v>\
    </c:pt></c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache><c:pt><c:v>4月</c:v></c:pt></c:strCache></c:strRef></c:cat>\
    <c:cat><c:numRef><c:numCache><c:formatCode>0"年"</c:formatCode><c:pt><c:v>2025</c:v></c:pt></c:numCache></c:numRef></c:cat>\
    <c:val><c:numRef><c:numCache><c:pt><c:v>123</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser></c:chart></c:chartSpace>
    """
  static let diagram = """
    <dgm:dataModel \(OfficeFixture.namespaces)><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>計画</a:t></a:r></a:p></dgm:t></dgm:pt>\
    <dgm:pt><dgm:prSet phldr="1"/><dgm:t><a:p><a:r><a:t>[テキスト]</a:t></a:r></a:p></dgm:t></dgm:pt>\
    <dgm:pt><dgm:t><a:p><a:r><a:t>実行</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>
    """
}
