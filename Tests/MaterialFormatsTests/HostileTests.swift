import BriefingDomain
import ForgedFiles
import Testing

@Suite struct HostileTests {
  private func document(_ xml: String) throws -> MaterialContent {
    try read(OfficeFixture(.word, main: xml).bytes(), name: "x.docx")
  }

  private static let names = OfficeFixture.namespaces

  @Test func entityBomb() throws {
    let entities = (1..<20).map { "<!ENTITY e\($0) \"\(String(repeating: "&e\($0 - 1);", count: 10))\">" }.joined()
    let content = try document(
      """
      <!DOCTYPE x [<!ENTITY e0 "笑">\(entities)]><w:document \(Self.names)><w:body><w:p><w:r><w:t>前&e19;後</w:t>\
      </w:r></w:p></w:body></w:document>
      """)
    #expect(content.reason == .damaged)
    #expect(content.pages.map(\.text) == ["前後"])
  }

  @Test func externalEntity() throws {
    let content = try document(
      """
      <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document \(Self.names)><w:body><w:p><w:r><w:t>\
      前&e;</w:t></w:r></w:p></w:body></w:document>
      """)
    #expect(content.reason == .damaged)
    #expect(content.pages.map(\.text) == ["前"])
  }

  @Test func zipBomb() throws {
    let filler = String(repeating: "<!--" + String(repeating: " ", count: 1 << 20) + "-->", count: 64)
    let content = try document("<w:document \(Self.names)><w:body>\(filler)</w:body></w:document>")
    #expect(content.reason == .tooLarge)
  }

  @Test func nesting() throws {
    let depth = 100_000
    let content = try document(
      "<w:document \(Self.names)><w:body>" + String(repeating: "<w:p>", count: depth)
        + String(repeating: "</w:p>", count: depth)
        + "</w:body></w:document>")
    #expect(content.reason == .tooLarge)
  }

  @Test func truncated() throws {
    let whole = try OfficeFixture(
      .word, main: "<w:document \(Self.names)><w:body><w:p><w:r><w:t>文</w:t></w:r></w:p></w:body></w:document>"
    ).bytes()
    for length in stride(from: 4, to: whole.count, by: 7) {
      #expect(try read(Array(whole[..<length]), name: "x.docx").reason != nil)
    }
  }

  /// Every byte of a small document changed in turn: a reason or a text, never an end of the process.
  @Test func changedBytes() throws {
    let whole = try OfficeFixture(
      .sheets,
      main: "<workbook \(OfficeFixture.sheetNamespace)><sheets><sheet name=\"S\" r:id=\"s1\"/></sheets></workbook>"
    ).bytes()
    for index in stride(from: 0, to: whole.count, by: 3) {
      var bytes = whole
      bytes[index] ^= 0x55
      _ = try read(bytes, name: "x.xlsx")
    }
  }

  @Test func unfinishedXMLKeepsItsText() throws {
    let content = try document(
      """
      <w:document \(Self.names)><w:body><w:p><w:r><w:t>読めた</w:t></w:r></w:p><w:p><w:r><w:t>途中
      """)
    #expect(content.reason == .damaged)
    #expect(content.pages.first?.text.hasPrefix("読めた") == true)
  }

  @Test func controlCharacters() throws {
    let plain = String(repeating: "紙", count: 100)
    let content = try read(
      Array("\(plain)\na\u{1B}[31mb\u{7F}c\u{85}d\r\ne\rf\u{FFFF}\u{2028}g\u{9B}h".utf8), name: "x.txt")
    #expect(content.pages.map(\.text) == ["\(plain)\na[31mbc\nd\ne\nf\ngh"])
  }

  @Test func circularStylesAndRelationships() throws {
    var fixture = OfficeFixture(
      .word,
      main: """
        <w:document \(Self.names)><w:body><w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>文</w:t></w:r></w:p>\
        </w:body></w:document>
        """)
    fixture.add(
      "s.xml",
      """
      <w:styles \(Self.names)><w:style w:styleId="A"><w:basedOn w:val="A"/></w:style><w:style w:styleId="C">\
      <w:rPr><w:vanish/></w:rPr></w:style></w:styles>
      """,
      id: "s", kind: "styles")
    fixture.add("../../../../etc/passwd", "<x/>", id: "z", kind: "footnotes")
    #expect(try read(fixture.bytes(), name: "x").pages.map(\.text) == ["文"])
  }
}
