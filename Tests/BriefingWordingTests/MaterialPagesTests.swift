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
    let version = try Self.version(paper: paper)
    for (language, label) in [(Language.en, english), (.ja, japanese)] {
      #expect(Language.$current.withValue(language) { version.pagesLabel() } == label)
    }
  }

  private static func version(
    paper: String? = nil, _ reason: UnreadableReason? = nil, detail: String? = nil
  ) throws -> MaterialVersion {
    let hash = try #require(ContentHash([UInt8](repeating: 1, count: 32)))
    return MaterialVersion(
      id: 1, material: 1, briefing: 6, position: 1, number: 1, fileName: "解説書.docx", sha256: hash, byteCount: 1,
      format: .docx, pageCount: 3, reason: reason, detail: detail, registeredAt: 0,
      paper: paper.flatMap(PaperPages.init))
  }

  /// In the place of a picture stands why there is none, in lines that fit, and what a reader has said is no markup.
  @Test(arguments: Language.allCases) func pictureThatIsNone(_ language: Language) throws {
    try Language.$current.withValue(language) {
      for fault in PictureFault.allCases {
        let svg = MissingPicture.svg(try Self.version(), fault)
        let lines = svg.matches(of: #/<text [^>]*>([^<]*)<\/text>/#).map { String($0.1) }
        #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\"") && !lines.isEmpty, "\(svg)")
        // A line ends where a space was.
        #expect(lines.joined().filter { $0 != " " } == fault.sentence.filter { $0 != " " }, "\(fault)")
      }
      let damaged = try Self.version(.damaged)
      #expect(MissingPicture.svg(damaged, .cannotRead).contains(UnreadableReason.damaged.label.prefix(8)))
      let hostile = try Self.version(.unsupported, detail: "<script>&\u{1}")
      #expect(!MissingPicture.svg(hostile, .cannotRead).contains(#/<script|&[^a-z#]|\u{1}/#))
    }
  }
}
