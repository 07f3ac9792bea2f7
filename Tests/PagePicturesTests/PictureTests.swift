import BriefingDomain
import Foundation
import PagePictures
import Testing

@Suite struct PictureTests {
  @Test(arguments: [
    ("01", 9), ("02", 5), ("03", 2), ("04", 8), ("05", 1), ("06", 4), ("07", 4), ("08", 2), ("09", 1), ("10", 2), ("12", 2), ("11_避難所要領_v1", 1), ("11_避難所要領_v2", 2),
  ])
  func sampleDecks(_ deck: String, pages: Int) async throws {
    try await ShopFixture.open { fixture in
      let source = try ShopFixture.deck(deck)
      let start = ContinuousClock.now
      let document = try await fixture.shop.document(source)
      print(deck, "document", start.duration(to: .now), document.pages.count)
      #expect(document.pages.count == pages)
      for page in 1...document.pages.count {
        let path = try await fixture.shop.picture(source, page: page, width: .medium)
        try? FileManager.default.removeItem(atPath: "/tmp/look-\(deck)-p\(page).png")
        try? FileManager.default.copyItem(atPath: path, toPath: "/tmp/look-\(deck)-p\(page).png")
      }
      for width in PictureWidth.allCases {
        let start = ContinuousClock.now
        let path = try await fixture.shop.picture(source, page: 1, width: width)
        print(deck, width, start.duration(to: .now), path)
        try? FileManager.default.copyItem(atPath: path, toPath: "/tmp/look-\(deck)-\(width.rawValue).png")
      }
      print(try await fixture.shop.text(source, page: 1).prefix(60))
    }
  }
}
