/// Office documents, and what else is zipped, whose package is the weapon.
extension HostileFile {
  private static let sheet = OfficeFixture.sheetNamespace
  private static let names = OfficeFixture.namespaces
  private static let text = "<w:document \(names)><w:body><w:p><w:r><w:t>文</w:t></w:r></w:p></w:body></w:document>"
  /// 64 MiB that pack into a few KiB.
  private static let filler = String(repeating: "<!--" + String(repeating: " ", count: 1 << 20) + "-->", count: 64)

  private static func workbook(sheets: Int) -> String {
    let list = (1...sheets).map { "<sheet name=\"S\($0)\" sheetId=\"\($0)\" r:id=\"s1\"/>" }.joined()
    return "<workbook \(sheet)><sheets>\(list)</sheets></workbook>"
  }

  private static func workbook(sheets: Int = 1, _ data: String, strings: String? = nil) throws -> [UInt8] {
    var book = OfficeFixture(.sheets, main: workbook(sheets: sheets))
    book.add("s1.xml", "<worksheet \(sheet)><sheetData>\(data)</sheetData></worksheet>", id: "s1", kind: "worksheet")
    if let strings { book.add("t.xml", "<sst \(sheet)>\(strings)</sst>", id: "t", kind: "sharedStrings") }
    return try book.bytes()
  }

  private static func slides(_ slide: String) throws -> [UInt8] {
    let list = "<p:sldIdLst><p:sldId id=\"256\" r:id=\"s1\"/></p:sldIdLst>"
    var deck = OfficeFixture(.slides, main: "<p:presentation \(names)>\(list)</p:presentation>")
    deck.add(
      "s1.xml", "<p:sld \(names)><p:cSld><p:spTree>\(slide)</p:spTree></p:cSld></p:sld>", id: "s1", kind: "slide")
    // Slide, layout and notes that refer to each other.
    deck.refer(to: "s1.xml", id: "l", kind: "slideLayout", from: "s1.xml")
    deck.refer(to: "s1.xml", id: "n", kind: "notesSlide", from: "s1.xml")
    return try deck.bytes()
  }

  static func packages() throws -> [HostileFile] {
    let row = "<row><c t=\"inlineStr\"><is><t>\(String(repeating: "行", count: 50))</t></is></c></row>"
    var zipped = try zip([("zeros", [UInt8](repeating: 0, count: 32 << 20))])
    for level in 1...4 { zipped = try zip((1...8).map { ("level\(level)-\($0).zip", zipped) }) }
    var embedding = OfficeFixture(.word, main: text)
    embedding.refer(to: "main.xml", id: "self", kind: "footnotes")
    embedding.refer(to: "../odd/main.xml", id: "chunk", kind: "aFChunk")
    embedding.refer(to: "_rels/main.xml.rels", id: "rels", kind: "header")
    var outside = OfficeFixture(.word, main: text)
    for (number, target) in ["../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:1/"]
      .enumerated()
    {
      outside.refer(to: target, id: "o\(number)", kind: "footnotes")
    }
    let climbing = ["../../../../tmp/utsusu-escape", "/tmp/utsusu-escape", "..\\..\\utsusu-escape", "../../x", "a\nb"]
    let inner = try OfficeFixture(.word, main: text).bytes()
    return [
      HostileFile(
        "bomb.docx",
        try OfficeFixture(.word, main: "<w:document \(names)><w:body>\(filler)</w:body></w:document>").bytes(),
        "too-large"),
      HostileFile("bomb.xlsx", try workbook(filler), "too-large"),
      HostileFile("bomb.pptx", try slides(filler), "too-large"),
      HostileFile("strings.xlsx", try workbook(row, strings: filler), "too-large"),
      HostileFile("42.zip", zipped, "unsupported"),
      HostileFile("42.docx", try OfficeFixture(.word, main: text).bytes(prefix: [("word/e.zip", zipped)]), ""),
      HostileFile("matryoshka.docx", try OfficeFixture(.word, main: text).bytes(prefix: [("e/a.docx", inner)]), ""),
      HostileFile("recursive.docx", try embedding.bytes()),
      HostileFile("recursive.pptx", try slides(String(repeating: "<p:grpSp>", count: 100))),
      HostileFile("outside.docx", try outside.bytes(), "", "damaged"),
      HostileFile(
        "climbing.docx", try OfficeFixture(.word, main: text).bytes(prefix: climbing.map { ($0, Array(text.utf8)) }), ""
      ),
      HostileFile("climbing.zip", try zip(climbing.map { ($0, [65]) }), "unsupported"),
      HostileFile(
        "entries.docx", try OfficeFixture(.word, main: text).bytes(prefix: (0..<20_000).map { ("\($0)", []) }), ""),
      // One sheet of 1,000 rows, shown 500 times.
      HostileFile("sheets.xlsx", try workbook(sheets: 500, String(repeating: row, count: 1_000))),
      HostileFile(
        "cells.xlsx",
        try workbook(
          "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c><c r=\"ZZZZZZZZ99999999999\"><v>2</v></c></row>")),
      HostileFile(
        "numbers.xlsx",
        try workbook(
          ["1e999", "-1e999", "nan", String(repeating: "9", count: 10_000), "1e-400", "99999999999999999999"].map {
            "<row><c><v>\($0)</v></c><c t=\"s\"><v>\($0)</v></c><c t=\"d\"><v>\($0)</v></c></row>"
          }.joined(), strings: "<si><t>文</t></si>")),
    ]
  }
}
