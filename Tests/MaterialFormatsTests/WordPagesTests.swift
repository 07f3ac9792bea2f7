import BriefingDomain
import ForgedFiles
import Testing

/// What a document says of its pages of paper is believed where its breaks and its length do not speak against it.
@Suite struct WordPagesTests {
  private static let ten = "<w:p><w:r><w:t>一二三四五六七八九十</w:t></w:r></w:p>"
  private static let printed = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>次の頁</w:t></w:r></w:p>"
  private static let set = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"

  private func count(_ body: String, says: (pages: Int, characters: Int)?) throws -> Int? {
    var fixture = OfficeFixture(
      .word, main: "<w:document \(OfficeFixture.namespaces)><w:body>\(body)</w:body></w:document>")
    if let says { fixture.say(pages: says.pages, characters: says.characters) }
    let content = try read(fixture.bytes(), name: "x.docx")
    #expect(content.reason == nil)
    return content.paperPages
  }

  @Test(
    arguments: [
      // Word printed it on three pages; a table that runs over a page leaves no break.
      (ten + printed + printed, 3, 16, 3), (ten + printed, 3, 13, 3), (ten + set + printed, 2, 13, 2),
      // One page, as long as it was when it was counted, with a number or two.
      (ten, 1, 10, 1), (ten, 1, 9, 1),
      // A 1 that stayed while the text grew, as the template of python-docx has it.
      (ten + set + set, 1, 10, nil), (ten, 1, 0, nil), (ten + ten, 1, 10, nil), (ten + printed, 1, 13, nil),
      // More breaks than pages, no break that Word has printed, text that came or went since.
      (ten + printed + printed, 2, 16, nil), (ten + set, 2, 10, nil), (ten, 4, 10, nil),
      (ten + ten + ten + printed, 2, 13, nil), (ten + printed, 2, 30, nil),
      // Soft breaks and breaks of a text box are none of a page's.
      (ten + "<w:p><w:r><w:br/><w:br w:type=\"column\"/></w:r></w:p>", 1, 10, 1),
    ] as [(String, Int, Int, Int?)])
  func countIsBelieved(_ body: String, _ pages: Int, _ characters: Int, _ expected: Int?) throws {
    #expect(try count(body, says: (pages, characters)) == expected)
  }

  @Test func nothingSaid() throws {
    #expect(try count(Self.ten + Self.printed, says: nil) == nil)
    #expect(try count(Self.ten, says: (-1, 10)) == nil)
    #expect(try count(Self.ten, says: (Int.max, 10)) == nil)
  }

  /// What is wrong with what a document says of itself is no flaw of the document.
  @Test func flawedProperties() throws {
    var fixture = OfficeFixture(
      .word, main: "<w:document \(OfficeFixture.namespaces)><w:body>\(Self.ten)</w:body></w:document>")
    fixture.say("<Properties><Pages>1</Characters>")
    let content = try read(fixture.bytes(), name: "x.docx")
    #expect(content.reason == nil && content.paperPages == nil)
  }
}
