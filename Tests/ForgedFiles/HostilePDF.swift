/// PDFs that go round in circles, or promise more than there is.
extension HostileFile {
  private static let catalogue = "<</Type/Catalog/Pages 2 0 R>>"
  private static let pages = "<</Type/Pages/Kids[3 0 R]/Count 1>>"
  private static let font = "<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
  private static let words = "BT /F 12 Tf 72 700 Td (text) Tj ET"

  private static func stream(_ dictionary: String, _ content: String) -> String {
    "<<\(dictionary)/Length \(content.utf8.count)>>\nstream\n\(content)\nendstream"
  }

  private static func page(_ resources: String = font, more: String = "") -> String {
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources\(resources)/Contents 4 0 R\(more)>>"
  }

  private static func file(_ name: String, _ objects: [String], _ reasons: String...) -> HostileFile {
    HostileFile(name, forgedPDF(objects), reasons)
  }

  private static func form(_ next: Int, _ content: String) -> String {
    stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X \(next) 0 R>>>>", content)
  }

  /// Draws of forms that draw the next: ten to the tenth.
  public static var drawingBomb: HostileFile {
    let tenfold = String(repeating: "/X Do ", count: 10)
    let objects =
      [catalogue, pages, page("<</XObject<</X 5 0 R>>>>"), stream("", tenfold)]
      + (6...15).map { form($0, tenfold) } + [stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "")]
    return file("drawings.pdf", objects, "timed-out")
  }

  /// A content stream whose rows are said to have 260 MB, of which poppler holds four.
  private static var memoryBomb: HostileFile {
    let length = UInt8(words.utf8.count + 1)
    // A deflated stream of one block as it is, whose first byte is the row's predictor.
    let bytes = [0x78, 0x01, 0x01, length, 0, ~length, 0xFF, 0] + Array(words.utf8)
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let parameters = "/Filter[/ASCIIHexDecode/FlateDecode]/DecodeParms[null<</Predictor 15/Columns 260000000>>]"
    return file("memory.pdf", [catalogue, pages, page(), stream(parameters, digits + ">")], "damaged")
  }

  static var portableDocuments: [HostileFile] {
    let whole = String(decoding: forgedPDF([catalogue, pages, page(), stream("", words)]), as: UTF8.self)
    let table = whole.firstRange(of: "xref\n").map { whole[..<$0.lowerBound].utf8.count } ?? 0
    func replaced(_ name: String, _ old: String, _ new: String) -> HostileFile {
      HostileFile(name, whole.replacing(old, with: new))
    }
    let nested = String(repeating: "[", count: 100_000)
    return [
      drawingBomb,
      memoryBomb,
      file("kids.pdf", [catalogue, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]),
      file(
        "cycle.pdf",
        [
          catalogue, "<</Type/Pages/Kids[3 0 R]/Count 9/Parent 3 0 R>>",
          "<</Type/Pages/Kids[2 0 R]/Count 9/Parent 2 0 R>>",
        ]),
      file("count.pdf", [catalogue, "<</Type/Pages/Kids[3 0 R]/Count 2147483647>>", page(), stream("", words)]),
      file("negative.pdf", [catalogue, "<</Type/Pages/Kids[3 0 R]/Count -5>>", page(), stream("", words)]),
      file(
        "self.pdf", [catalogue, pages, page("<</XObject<</X 5 0 R>>>>"), stream("", "/X Do"), form(5, "/X Do /X Do")]),
      file(
        "pair.pdf",
        [
          catalogue, pages, page("<</XObject<</X 5 0 R>>>>"), stream("", "/X Do"), form(6, "/X Do /X Do"),
          form(5, "/X Do /X Do"),
        ]),
      file("length.pdf", [catalogue, pages, page(), "<</Length 4 0 R>>\nstream\n\(words)\nendstream"]),
      file(
        "filters.pdf",
        [catalogue, pages, page(), stream("/Filter[\(String(repeating: "/FlateDecode ", count: 10_000))]", words)]),
      file(
        "predictor.pdf",
        [
          catalogue, pages, page(),
          stream("/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 2147483647/Colors 9>>", "x"),
        ]),
      file(
        "picture.pdf",
        [
          catalogue, pages, page("<</XObject<</X 5 0 R>>>>"), stream("", "/X Do"),
          stream("/Type/XObject/Subtype/Image/Width 20000/Height 20000/BitsPerComponent 8/ColorSpace/DeviceRGB", "x"),
        ]),
      file("nested.pdf", [catalogue, pages, page(), stream("", nested), "\(nested)"]),
      file(
        "dictionaries.pdf",
        [catalogue, pages, page(more: "/A " + String(repeating: "<</A ", count: 50_000)), stream("", words)]),
      file(
        "contents.pdf",
        [
          catalogue, pages,
          page().replacing("/Contents 4 0 R", with: "/Contents[\(String(repeating: "4 0 R ", count: 20_000))]"),
          stream("", words),
        ]),
      file(
        "objects.pdf", [catalogue, pages, page(), stream("/Type/ObjStm/N 1000000/First 10/Extends 4 0 R", "5 0 6 0")]),
      file(
        "glyphs.pdf",
        [
          catalogue, pages,
          page(
            "<</Font<</F<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 4 0 R>>"
              + "/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[9]>>>>>>"),
          stream("", "BT /F 1 Tf (aaaa) Tj ET"),
        ]),
      file(
        "encrypt.pdf", [catalogue, pages, page(), stream("", words), "<</Filter/Standard/V 99/R 99/O(x)/U(x)/P 0>>"]),
      replaced("prev.pdf", "/Root 1 0 R", "/Root 1 0 R/Prev \(table)/XRefStm \(table)"),
      replaced("size.pdf", "/Size 5", "/Size 2147483647"),
      replaced("xref.pdf", "0 5\n", "0 2147483647\n"),
      replaced("root.pdf", "/Root 1 0 R", "/Root 4 0 R"),
      replaced("startxref.pdf", "startxref\n", "startxref\n-"),
    ]
  }
}
