/// PDFs by hand. There is no table of where the objects lie: poppler looks for them.
enum HandmadePDF {
  /// - Parameter objects: from number 1, which must be the catalogue.
  static func make(_ objects: [String]) -> [UInt8] {
    let body = objects.enumerated().map { "\($0 + 1) 0 obj\n\($1)\nendobj\n" }.joined()
    return Array(("%PDF-1.4\n" + body + "trailer\n<</Root 1 0 R/Size \(objects.count + 1)>>\n%%EOF\n").utf8)
  }

  static func stream(_ content: String, _ entries: String = "") -> String {
    "<</Length \(content.utf8.count)\(entries)>>\nstream\n\(content)\nendstream"
  }

  /// A black square in the middle of each page.
  static func pages(_ count: Int, box: String = "0 0 160 90") -> [UInt8] {
    let kids = (0..<count).map { "\($0 + 4) 0 R" }.joined(separator: " ")
    return make(
      [
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count \(count)/Kids[\(kids)]>>",
        stream("60 25 40 40 re f"),
      ] + (0..<count).map { _ in "<</Type/Page/Parent 2 0 R/MediaBox[\(box)]/Contents 3 0 R>>" })
  }

  /// In a typeface that is not in the file.
  static func words(_ text: String) -> [UInt8] {
    make([
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 160 90]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
      stream("BT /F 30 Tf 10 30 Td (\(text)) Tj ET"), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ])
  }

  /// A page that draws ten forms that draw ten forms each, and so on.
  static func bomb() -> [UInt8] {
    let levels = 12
    let forms = (0..<levels).map { level in
      let entries = "/Type/XObject/Subtype/Form/BBox[0 0 160 90]/Resources<</XObject<</F \(level + 5) 0 R>>>>"
      return stream(level == levels - 1 ? "0 0 160 90 re f" : String(repeating: "/F Do ", count: 10), entries)
    }
    return make(
      [
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 160 90]/Contents \(levels + 4) 0 R/Resources<</XObject<</F 4 0 R>>>>>>",
      ] + forms + [stream("/F Do")])
  }

  /// A tree of pages that is its own branch, and a form that draws itself.
  static let loops: [[UInt8]] = [
    make(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 3/Kids[2 0 R 2 0 R]>>"]),
    make([
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 160 90]/Contents 5 0 R/Resources<</XObject<</F 4 0 R>>>>>>",
      stream("/F Do", "/Type/XObject/Subtype/Form/BBox[0 0 160 90]/Resources<</XObject<</F 4 0 R>>>>"), stream("/F Do"),
    ]),
  ]
}
