import BriefingDomain
import CZlib
import ForgedFiles
import HelperService
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

  /// Of a font of Type 3 poppler guesses the size by the width of m, here twice too large.
  @Test func wordsOfDrawnLettersAreParted() throws {
    let widths = ["250"] + Array(repeating: "500", count: 76) + ["1200"] + Array(repeating: "500", count: 13)
    let content = "BT /F 12 Tf 72 700 Td (The brown fox of November) Tj 0 -20 Td (Annual) Tj 150 0 Td (Report) Tj ET"
    let bytes = forgedPDF([
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[4 0 R]/Count 1>>",
      """
      <</Type/Font/Subtype/Type3/FontBBox[0 0 0 0]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 32/LastChar 122\
      /Widths[\(widths.joined(separator: " "))]/CharProcs<</m 6 0 R>>/Encoding<</Differences[109/m]>>/ToUnicode 7 0 R>>
      """, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents 5 0 R>>",
      "<</Length \(content.utf8.count)>>\nstream\n\(content)\nendstream",
      "<</Length 11>>\nstream\n1200 0 d0 f\nendstream", Self.ownCodes,
    ])
    #expect(
      try read(bytes, name: "a.pdf").pages.map(\.text) == ["The brown fox of November\nAnnual Report"])
  }

  /// Newer files have the dictionaries of their fonts deflated in object streams.
  @Test func fontsOfDrawnLettersAreNamedInTheBytes() throws {
    func mayHaveType3(_ bytes: [UInt8]) throws -> Bool {
      let file = try FixtureFile(bytes, name: "a.pdf")
      return try FontKinds.mayHaveType3(SourceFile(path: Array(file.path.utf8)))
    }
    func objects(_ text: String, filter: String = "") -> [UInt8] {
      var deflated = [UInt8](repeating: 0, count: text.utf8.count + 64)
      var count = UInt(deflated.count)
      #expect(compress(&deflated, &count, Array(text.utf8), UInt(text.utf8.count)) == Z_OK)
      return Array("1 0 obj <</Type/ObjStm/Filter/FlateDecode\(filter)>>stream\r\n".utf8) + deflated.prefix(Int(count))
    }
    let other = "<</Type/Font/Subtype/Type0>>"
    // Numbers that hardly shrink, so that it is read in more than one piece.
    let many = (0..<100_000).map { String(($0 &* 2_654_435_761) % 4_294_967_291) }.joined(separator: " ")
    #expect(try !mayHaveType3(Array(other.utf8)))
    #expect(try mayHaveType3(Array((many + "<</Type/Font/Subtype/Type3>>").utf8)))
    #expect(try !mayHaveType3(objects(other) + objects(many + other)))
    #expect(try mayHaveType3(objects(other) + objects(many + "<</Subtype/Type3>>" + other)))
    // What cannot be unpacked may have one: an encrypted file, or another filter.
    #expect(try mayHaveType3(objects(other, filter: "/DecodeParms<</Predictor 12>>")))
    #expect(try mayHaveType3(Array("<</Type/ObjStm>>stream\nnot deflated".utf8)))
    #expect(try mayHaveType3(Array("<</Type/ObjStm".utf8)))
  }

  /// Says that each code from blank to z is that of its character.
  private static let ownCodes: String = {
    let map = """
      /CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange
      1 beginbfrange <20> <7A> <0020> endbfrange endcmap end end
      """
    return "<</Length \(map.utf8.count)>>\nstream\n\(map)\nendstream"
  }()

  /// The gaps are taken where letters stand, in the order of what is parted.
  @Test func gapsAreThoseOfThePlaces() {
    let placed = "Annual Report  of 2026\n避 難所 令和 8 年"
    #expect(WordGaps.parted("AnnualReportof2026\n避難所令和8年", as: placed) == "Annual Report of 2026\n避難所令和8年")
    #expect(WordGaps.parted("of2026\nAnnualReport", as: placed) == "of 2026\nAnnual Report")
    #expect(WordGaps.parted("elsewhere", as: placed) == "elsewhere")
  }

  /// Lines from top to bottom, in a typeface for that or letter by letter, whatever order they are drawn in.
  @Test func verticalLines() throws {
    func hex(_ text: some StringProtocol) -> String {
      text.utf16.map { String(65536 + Int($0), radix: 16).dropFirst() }.joined()
    }
    let columns = ["避難所の運営は地域の", "住民が自ら行うものと", "する。令和年度の報告"]
    let set = columns.enumerated().reversed().map { index, column in
      "BT /V 20 Tf \(500 - 30 * index) 700 Td <\(hex(column))> Tj ET "
    }
    let letters = columns.enumerated().reversed().map { index, column in
      column.enumerated().map { place, letter in
        "BT /H 20 Tf \(500 - 30 * index) \(700 - 20 * place) Td <\(hex(String(letter)))> Tj ET "
      }.joined()
    }
    // Two digits upright in a column, and Latin letters on their side.
    let others =
      "BT /H 20 Tf 0.5 0 0 1 500 500 Tm <\(hex("12"))> Tj ET BT /H 20 Tf 0 -1 1 0 502 495 Tm <\(hex("DX"))> Tj ET "
    let heading = "BT /H 20 Tf 100 800 Td <\(hex("会議の資料"))> Tj ET "
    for (content, text) in [
      (set.joined(), columns.joined(separator: "\n")),
      (heading + letters.joined() + others, "会議の資料\n避難所の運営は地域の12DX\n住民が自ら行うものと\nする。令和年度の報告"),
    ] {
      let font = "/Type0/BaseFont/Ryumin-Light/DescendantFonts[6 0 R]/Encoding/UniJIS-UTF16"
      let bytes = forgedPDF([
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[4 0 R]/Count 1>>",
        "<</V<</Type/Font/Subtype\(font)-V>>/H<</Type/Font/Subtype\(font)-H>>>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font 3 0 R>>/Contents 5 0 R>>",
        "<</Length \(content.utf8.count)>>\nstream\n\(content)\nendstream",
        """
        <</Type/Font/Subtype/CIDFontType0/BaseFont/Ryumin-Light/DW 1000\
        /CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 6>>/FontDescriptor 7 0 R>>
        """,
        """
        <</Type/FontDescriptor/FontName/Ryumin-Light/Flags 4/FontBBox[0 -120 1000 880]/Ascent 880/Descent -120\
        /StemV 80/CapHeight 700/ItalicAngle 0>>
        """,
      ])
      let found = try read(bytes, name: "a.pdf").pages[0].text.replacing("︒", with: "。")
      #expect(found == text)
    }
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
