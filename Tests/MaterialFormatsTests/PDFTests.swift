import BriefingDomain
import ForgedFiles
import Testing

@testable import MaterialFormats

@Suite struct PDFTests {
  /// A PDF with these content streams, one a page, in Helvetica.
  static func document(_ contents: [String]) -> [UInt8] {
    let kids = contents.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ")
    var objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[\(kids)]/Count \(contents.count)>>",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for (index, content) in contents.enumerated() {
      objects.append(
        """
        <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents \(5 + 2 * index) 0 R>>
        """)
      objects.append("<</Length \(content.utf8.count)>>\nstream\n\(content)\nendstream")
    }
    return forgedPDF(objects)
  }

  private static func line(_ text: String, x: Double = 72, y: Int = 700) -> String {
    "BT /F 12 Tf \(x) \(y) Td (\(text)) Tj ET "
  }

  @Test func pages() throws {
    let content = try read(Self.document([Self.line("One"), "", Self.line("Three")]), name: "a.txt")
    #expect(content.format == .pdf)
    #expect(content.reason == nil)
    #expect(content.pages.map(\.text) == ["One", "", "Three"])
  }

  @Test func orderIsThatOfTheContent() throws {
    // Two cells side by side, each of two lines: the left one is read to its end first.
    let cells =
      Self.line("left 1") + Self.line("left 2", y: 686) + Self.line("right 1", x: 300)
      + Self.line("right 2", x: 300, y: 686)
    #expect(try read(Self.document([cells]), name: "a.pdf").pages.map(\.text) == ["left 1\nleft 2\nright 1\nright 2"])
  }

  @Test func boldByPrintingTwiceIsReadOnce() throws {
    let title = "Budget outlook for the coming fiscal year"
    let twice = Self.line(title) + Self.line(title, x: 72.3) + Self.line("Body", y: 650)
    #expect(try read(Self.document([twice]), name: "a.pdf").pages.map(\.text) == [title + "\n\nBody"])
  }

  @Test func repeatedLinesAreKept() throws {
    let lines = Self.line("unchanged") + Self.line("unchanged", y: 686) + Self.line("unchanged", y: 672)
    #expect(try read(Self.document([lines]), name: "a.pdf").pages.map(\.text) == ["unchanged\nunchanged\nunchanged"])
  }

  /// What is not read is said, beside the pages that are.
  @Test func somethingIsLeftOut() throws {
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents 5 0 R>>"
    func document(_ catalogue: String, _ text: String) -> [UInt8] {
      let line = Self.line(text)
      return forgedPDF([
        "<</Type/Catalog/Pages 2 0 R\(catalogue)>>", "<</Type/Pages/Kids[4 0 R]/Count 1>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", page,
        "<</Length \(line.utf8.count)>>\nstream\n\(line)\nendstream", "<</Type/Filespec/F(a.txt)/EF<</F 7 0 R>>>>",
        "<</Type/EmbeddedFile/Length 1>>\nstream\na\nendstream",
      ])
    }
    let files = "/Collection<</View/D>>/Names<</EmbeddedFiles<</Names[(a)6 0 R]>>>>"
    let cases = [
      (files, "Cover", "attached files"), ("/AcroForm<</Fields[]/XFA()>>", "Please wait...", "XFA form"),
      ("", "Plain", nil),
    ]
    for (catalogue, text, detail) in cases {
      let content = try read(document(catalogue, text), name: "a.pdf")
      #expect(content.pages.map(\.text) == [text])
      #expect(content.reason == (detail == nil ? nil : .unsupported) && content.detail == detail)
    }
  }

  @Test func noTextAndDamage() throws {
    #expect(try read(Self.document([""]), name: "a.pdf").reason == .noText)
    #expect(try read(Self.document([]), name: "a.pdf").reason == .damaged)
    let whole = Self.document([Self.line("One"), Self.line("Two")])
    for length in stride(from: 8, to: whole.count, by: 37) { _ = try read(Array(whole[..<length]), name: "a.pdf") }
  }

  @Test(arguments: [
    ("予予算算のの", 3), ("outline\noutline", 7), ("予算概要予算概要", 4), ("○\n○\n○", 0), ("........ 1111", 0), ("", 0),
  ])
  func signsOfOverprint(_ text: String, _ doubled: Int) {
    #expect(Overprint.doubledCharacters(text) == doubled)
  }
}
