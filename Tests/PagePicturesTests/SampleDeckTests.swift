import BriefingDomain
import Foundation
import PagePictures
import Testing

/// Every kind of file that an office projects, from the samples.
@Suite struct SampleDeckTests {
  private static let decks: [(beginning: String, pages: Int, phrase: String)] = [
    ("01", 9, "洪水避難所の収容計画"), ("02", 5, "当初予算要求の見通し"), ("03", 2, "地震対応図上訓練"), ("04", 8, "庁舎レイアウト改革"),
    ("05", 1, "洪水避難所の夜間開設訓練"), ("06", 4, "洪水ハザードマップの見方"), ("07", 4, "危機管理対策会議"), ("08", 1, "収容人数"),
    ("09", 1, "アルファ化米"), ("10", 2, "停電"), ("11_避難所要領_v1", 1, "運営要領"), ("11_避難所要領_v2", 1, "運営要領"),
    ("12", 2, "職員参集訓練"),
  ]

  /// All at once, so that what LibreOffice converts goes through few calls.
  @Test(.enabled(if: PictureMakerFixture.libreOffice != nil, "LibreOffice is not installed"))
  func everyDeckHasItsPictures() async throws {
    try await PictureMakerFixture.open { fixture in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for deck in Self.decks {
          group.addTask {
            let source = try PictureMakerFixture.deck(deck.beginning)
            let document = try await fixture.maker.document(source)
            #expect(document.pages.count == deck.pages, "\(deck.beginning)")
            for page in 1...document.pages.count {
              let picture = try await fixture.picture(source, page: page, width: .medium)
              let shape = document.pages[page - 1]
              #expect(picture.width == 1280, "\(deck.beginning)")
              #expect(abs(picture.height - 1280 * shape.height / shape.width) <= 1, "\(deck.beginning)")
              #expect(picture.ink > 0.002, "\(deck.beginning) page \(page) is blank")
              if let look = ProcessInfo.processInfo.environment["LOOK"] {
                try FileManager.default.copyItem(
                  atPath: try await fixture.maker.picture(source, page: page, width: .medium),
                  toPath: look + "/\(deck.beginning)-p\(page).webp")
              }
            }
            let text = try await fixture.maker.text(source, page: 1).filter { !$0.isWhitespace }
            #expect(text.contains(deck.phrase), "\(deck.beginning): \(text.prefix(200))")
          }
        }
        try await group.waitForAll()
      }
    }
  }
}
