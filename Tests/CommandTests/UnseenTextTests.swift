import ForgedFiles
import Foundation
import Testing

/// What the pages of a PDF do not show is said before the file is handed over.
struct UnseenTextTests {
  /// Each page has a name in sight, and the words `Secret 42` drawn in a way of its own.
  private static let pages: [(content: String, unseen: [String])] = [
    ("BT /F 20 Tf 10 30 Td (Secret 42) Tj ET", []),
    // Blacked out by a box that is no higher than the letters.
    ("BT /F 20 Tf 10 30 Td (Secret 42) Tj ET 0 g 8 29 120 17 re f", ["Secret 42"]),
    // A box over one of the words.
    ("BT /F 20 Tf 10 30 Td (Secret 42) Tj ET 0.5 g 8 25 68 25 re f", ["Secret"]),
    // In the colour of the paper, and the same on a dark ground.
    ("1 g BT /F 20 Tf 10 30 Td (Secret 42) Tj ET", ["Secret 42"]),
    ("0 0 0.6 rg 0 20 200 40 re f 1 g BT /F 20 Tf 10 30 Td (Secret 42) Tj ET", []),
    // Cut off at the edge of its place.
    ("q 0 0 5 100 re W n BT /F 20 Tf 10 30 Td (Secret 42) Tj ET Q", ["Secret 42"]),
    // The text of a scan, invisible on its own picture, and such a text on blank paper.
    (
      (0..<30).map { "\(10 + $0 * 4) 28 2 20 re f" }.joined(separator: " ")
        + " BT 3 Tr /F 20 Tf 10 30 Td (Secret 42) Tj ET", []
    ),
    ("BT 3 Tr /F 20 Tf 10 30 Td (Secret 42) Tj ET", ["Secret 42"]),
    // Under a photograph, and the same above it, beside it, and on one that lets it through.
    ("BT /F 20 Tf 10 30 Td (Secret 42) Tj ET \(photograph("5 20", "120 35"))", ["Secret 42"]),
    ("\(photograph("5 20", "120 35")) BT /F 20 Tf 10 30 Td (Secret 42) Tj ET", []),
    ("BT /F 20 Tf 10 30 Td (Secret 42) Tj ET \(photograph("5 5", "120 27"))", []),
    ("BT /F 20 Tf 10 30 Td (Secret 42) Tj ET q /S gs \(photograph("5 20", "120 35")) Q", []),
    // A photograph over one of the words.
    ("BT /F 20 Tf 10 30 Td (Secret 42) Tj ET \(photograph("5 20", "68 35"))", ["Secret"]),
    // Outlined letters, and letters on a pattern of many boxes.
    ("BT 1 Tr /F 20 Tf 10 30 Td (Secret 42) Tj ET 0 Tr \(photograph("5 20", "120 35"))", ["Secret 42"]),
    (
      "BT /F 20 Tf 10 30 Td (Secret 42) Tj ET "
        + (0..<40).map { "\($0 % 2) g \(8 + $0 * 3) 25 3 25 re f" }.joined(separator: " "), ["Secret 42"]
    ),
    // The text of a scan, invisible on its photograph, and below it.
    ("\(photograph("5 20", "120 35")) BT 3 Tr /F 20 Tf 10 30 Td (Secret 42) Tj ET", []),
    (
      "BT /F 8 Tf 10 40 Td (Secret 42 Secret 42 Secret 42) Tj 0 -10 Td (Secret 42 Secret 42) Tj ET "
        + photograph("5 20", "180 35"), []
    ),
    // A sign that is drawn over another one hides nothing; nor do two letters make words.
    ("BT /F 20 Tf 10 30 Td (Secret 42) Tj ET 1 g BT /F 20 Tf 10 60 Td (ab) Tj ET 0 g", []),
  ]

  /// Draws an image of grey pixels, of which each differs from those beside it.
  private static func photograph(_ corner: String, _ size: String) -> String {
    let pixels = (0..<1024).map { String(($0 * 7919 + $0 / 32 * 104_729) % 200 + 28, radix: 16) }
    let sides = size.split(separator: " ")
    return "q \(sides[0]) 0 0 \(sides[1]) \(corner) cm BI /W 32 /H 32 /CS /G /BPC 8 /F /AHx ID \(pixels.joined())> EI Q"
  }

  private func pdf(in program: Program) throws -> String {
    let kids = Self.pages.indices.map { "\(4 + $0 * 2) 0 R" }.joined(separator: " ")
    var objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count \(Self.pages.count)/Kids[\(kids)]>>",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for (number, page) in Self.pages.enumerated() {
      let content = page.content + " 0 g BT 0 Tr /F 20 Tf 10 70 Td (In sight) Tj ET"
      objects.append(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents \(5 + number * 2) 0 R/Resources<</Font<</F 3 0 R>>/ExtGState<</S<</ca 0.5>>>>>>>>"
      )
      objects.append("<</Length \(content.utf8.count)>>\nstream\n\(content)\nendstream")
    }
    let file = program.folder.appending(path: "名簿.pdf")
    try Data(forgedPDF(objects)).write(to: file)
    return file.path
  }

  @Test func isSaidPageByPage() throws {
    let program = try Program(language: "ja")
    let path = try pdf(in: program)
    let receipt = try program.run("register", path, "--title", "名簿", "--to", "局長", "--from", "危機管理課", "--json").json
    let material = try #require((receipt["materials"] as? [[String: Any]])?.first)
    let unseen = try #require(material["unseen"] as? [[String: Any]])
    var found: [Int: [String]] = [:]
    for page in unseen { found[try #require(page["page"] as? Int)] = page["texts"] as? [String] }
    for (number, page) in Self.pages.enumerated() {
      #expect(found[number + 1] ?? [] == page.unseen, "page \(number + 1)")
    }

    let said = try program.run("register", path, "--replaces", "1").stdout
    #expect(
      said.contains(
        """
            絵に見えない文字があります。ファイルを受け取った人には読めます:
              2 ページ: 「Secret 42」（8 字）
              3 ページ: 「Secret」（6 字）
        """), "\(said)")
  }

  /// A sticky note opens with a click, for whoever has the file. What is drawn on the page is seen, and so is what a mark
  /// marks; the second page is one without text.
  @Test func notesOfReaders() throws {
    let program = try Program(language: "en")
    let content = "BT /F 20 Tf 10 30 Td (In sight) Tj ET"
    func note(_ kind: String, _ text: String) -> String {
      "<</Type/Annot/Subtype/\(kind)/Rect[10 60 30 80]/QuadPoints[10 80 30 80 10 60 30 60]/Contents(\(text))>>"
    }
    let annotations = [
      note("Text", "Ask 42"), note("Highlight", "Insight"), note("Underline", "Why so"), note("FreeText", "In a box"),
      note("Text", " "),
    ]
    let objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 2/Kids[4 0 R 6 0 R]>>",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 5 0 R/Resources<</Font<</F 3 0 R>>>>"
        + "/Annots[\(annotations.joined())]>>", "<</Length \(content.utf8.count)>>\nstream\n\(content)\nendstream",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Annots[\(note("Text", "Scan"))]>>",
    ]
    let file = program.folder.appending(path: "note.pdf")
    try Data(forgedPDF(objects)).write(to: file)
    let said = try program.run("register", file.path, "--title", "名簿", "--to", "局長", "--from", "危機管理課").stdout
    #expect(
      said.contains(
        """
              page 1: “［注釈：Ask 42］” and more (20 characters)
              page 2: “［注釈：Scan］” (9 characters)
        """), "\(said)")
  }

  /// A file is registered all the same, and nobody takes it for one that was looked at.
  @Test func isNotPassedOverInSilence() throws {
    let program = try Program(language: "en")
    let path = try pdf(in: program)
    program.environment["UTSUSU_PAINTER"] = "/nowhere"
    let receipt = try program.run("register", path, "--title", "名簿", "--to", "局長", "--from", "危機管理課")
    #expect(receipt.status == 0)
    #expect(
      receipt.stdout.contains("    could not be checked for text that no page shows; utsusu doctor"),
      "\(receipt.stdout)")
  }
}
