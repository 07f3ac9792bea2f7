import BriefingDomain
import ForgedFiles
import PagePictures
import Testing

/// Hidden slides are drawn, so that the others have the numbers that they have for a search.
@Suite(.enabled(if: PictureMakerFixture.libreOffice != nil, "LibreOffice is not installed"))
struct HiddenSlideTests {
  @Test(arguments: ["pptx", "odp"]) func everySlideHasItsNumber(_ kind: String) async throws {
    let words = ["ONE", "TWO", "THREE", "FOUR", "FIVE"]
    let bytes =
      try kind == "odp" ? LinkingDocuments.deck(words, hidden: [1, 2]) : OfficeFixture.deck(words, hidden: [1, 2])
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
}
