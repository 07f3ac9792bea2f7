import BriefingDomain
import InstantLiterals
import Testing

@testable import BriefingWording

/// Receipts count pages of paper, and say who has counted them.
struct MaterialPagesTests {
  @Test(
    arguments: [
      ("9 file", "9 pages", "9ページ"), ("1 file", "1 page", "1ページ"),
      ("38 author", "38 pages as the author's program counts", "38ページ（作成ソフトの数え）"),
      ("21 drawn", "21 pages as drawn here", "21ページ（utsusu の描画）"), (nil, "pages unknown", "ページ数不明"),
    ] as [(String?, String, String)])
  func ofAVersion(_ paper: String?, _ english: String, _ japanese: String) throws {
    let hash = try #require(ContentHash([UInt8](repeating: 1, count: 32)))
    let version = MaterialVersion(
      id: 1, material: 1, briefing: 6, position: 1, number: 1, fileName: "解説書.docx", sha256: hash, byteCount: 1,
      format: .docx, pageCount: 3, reason: nil, detail: nil, registeredAt: 0, paper: paper.flatMap(PaperPages.init))
    for (language, label) in [(Language.en, english), (.ja, japanese)] {
      #expect(Language.$current.withValue(language) { version.pagesLabel() } == label)
    }
  }
}
