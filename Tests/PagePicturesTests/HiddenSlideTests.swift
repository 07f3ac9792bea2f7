import BriefingDomain
import ForgedFiles
import PagePictures
import Testing

/// Hidden slides are drawn, so that the others have the numbers that they have for a search.
@Suite(.enabled(if: PictureMakerFixture.libreOffice != nil, "LibreOffice is not installed"))
struct HiddenSlideTests {
  @Test(arguments: ["pptx", "odp"]) func everySlideHasItsNumber(_ kind: String) async throws {
    let words = ["ONE", "TWO", "THREE", "FOUR", "FIVE"]
    let bytes = try kind == "odp" ? LinkingDocuments.deck(words, hidden: [1, 2]) : Self.deck(words, hidden: [1, 2])
    try await PictureMakerFixture.open { fixture in
      let deck = try fixture.file("a.\(kind)", bytes)
      let document = try await fixture.maker.document(deck)
      #expect(document.pages.count == 5)
      #expect(document.hidden == [2, 3])
      for (index, word) in words.enumerated() {
        let text = try await fixture.maker.text(deck, page: index + 1)
        #expect(text.contains(word))
      }
    }
  }

  @Test func nothingIsHiddenElsewhere() async throws {
    try await PictureMakerFixture.open { fixture in
      for name in ["01", "03"] {
        let document = try await fixture.maker.document(try PictureMakerFixture.deck(name))
        #expect(document.hidden.isEmpty)
      }
    }
  }

  /// - Parameter hidden: places in `words`.
  private static func deck(_ words: [String], hidden: Set<Int>) throws -> [UInt8] {
    let names = OfficeFixture.namespaces
    let list = words.indices.map { #"<p:sldId id="\#(256 + $0)" r:id="s\#($0)"/>"# }.joined()
    var file = OfficeFixture(
      .slides,
      main: """
        <p:presentation \(names)><p:sldIdLst>\(list)</p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>
        """)
    for (index, word) in words.enumerated() {
      file.add(
        "slide\(index).xml",
        """
        <p:sld \(names)\(hidden.contains(index) ? #" show="0""# : "")><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" \
        name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id="2" name="t"/><p:cNvSpPr \
        txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="600000"/></a:xfrm>\
        <a:prstGeom prst="rect"/></p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>\(word)</a:t></a:r></a:p></p:txBody></p:sp>\
        </p:spTree></p:cSld></p:sld>
        """, id: "s\(index)", kind: "slide")
    }
    return try file.bytes()
  }
}
