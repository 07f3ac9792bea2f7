import BriefingDomain
import ForgedFiles
import Testing

@Suite struct SniffingTests {
  private static let zeros = [UInt8](repeating: 0, count: 40)

  private struct Case: Sendable {
    let name: String
    let bytes: [UInt8]
    let format: MaterialFormat
    var reason: UnreadableReason?

    init(_ name: String, _ text: String, _ format: MaterialFormat, _ reason: UnreadableReason? = nil) {
      self.init(name, Array(text.utf8), format, reason)
    }

    init(_ name: String, _ bytes: [UInt8], _ format: MaterialFormat, _ reason: UnreadableReason? = nil) {
      (self.name, self.bytes, self.format, self.reason) = (name, bytes, format, reason)
    }
  }

  private static let cases: [Case] = [
    Case("a.txt", "本文", .text),
    Case("a.md", "# 題", .markdown),
    Case("a.CSV", "日付,件名", .csv),
    Case("a", "<!DOCTYPE html><p>本文", .html),
    Case("a.htm", "<p>本文", .html),
    Case("a.txt", "<p>本文", .text),
    Case("a.xls", "\n<!-- x --><Table border=1><tr><td>本文", .html),
    Case("a.doc", "<meta charset=utf-8><p>本文", .html),
    Case("a.xls", "<品名> 本文", .text),
    Case("a.pdf", "紙", .text),
    Case("a.docx", "紙", .text),
    Case("a.txt", "BM is how this text begins", .text),
    Case("a.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + zeros, .image, .image),
    Case("a.pdf", [0xFF, 0xD8, 0xFF, 0xE0] + zeros, .image, .image),
    Case("a", "<?xml version=\"1.0\"?><!-- x --><svg xmlns=\"http://www.w3.org/2000/svg\"/>", .image, .image),
    Case("a", "RIFF....WEBPVP8 ", .image, .image),
    Case("a.txt", "{\\rtf1 x}", .other, .unsupported),
    Case("a.txt", zeros, .other, .unsupported),
    Case("a.xdw", [0x60, 0x0E, 0x82, 0x03] + zeros, .other, .unsupported),
    Case("a.txt", "", .text, .noText),
    Case("a.csv", " \n\t", .csv, .noText),
    Case("a.txt", "x\n%PDF-1.4\n1 0 obj", .pdf, .damaged),
    Case("a.pdf", "%PDF-1.4", .pdf, .damaged),
    Case("a.txt", "A file that begins with %PDF-1.4 is a PDF.", .text),
    Case("a.docx", "PK\u{03}\u{04}........word/document.xml", .docx, .damaged),
  ]

  @Test(arguments: cases.indices)
  func byContent(_ index: Int) throws {
    let wanted = Self.cases[index]
    let content = try read(wanted.bytes, name: wanted.name)
    #expect(content.format == wanted.format, "\(wanted)")
    #expect(content.reason == wanted.reason, "\(wanted)")
  }

  /// As many as the room shows; they have no text.
  @Test func pagesOfPictures() throws {
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    #expect(try read(png, name: "a.png").pages == [Page(number: 1, text: "")])
    // Two pages of one row with one dot, and a thumbnail.
    func directory(_ tags: [(UInt8, UInt8)], next: UInt8) -> [UInt8] {
      [UInt8(tags.count), 0] + tags.flatMap { [$0, $1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0] } + [next, 0, 0, 0]
    }
    let size: [(UInt8, UInt8)] = [(0, 1), (1, 1)]
    let scan =
      [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0] + directory(size, next: 38)
      + directory([(254, 0)] + size, next: 80) + directory(size, next: 8)
    #expect(try read(scan, name: "a.tif").pages.map(\.number) == [1, 2])
  }

  @Test(arguments: [
    ("WordDocument", "a.doc", MaterialFormat.other, UnreadableReason.unsupported, "Word 97-2003"),
    ("DocumentText", "a.jtd", .other, .unsupported, "Ichitaro"),
    ("EncryptedPackage", "a.docx", .docx, .encrypted, "Office document with a password"),
    ("EncryptedPackage", "a.bin", .other, .encrypted, "Office document with a password"),
  ])
  func compound(
    _ stream: String, _ name: String, _ format: MaterialFormat, _ reason: UnreadableReason, _ detail: String
  ) throws {
    let content = try read(Self.compound(stream), name: name)
    #expect(content.format == format)
    #expect(content.reason == reason)
    #expect(content.detail == detail)
  }

  @Test func compoundThatBitesItsTail() throws {
    var bytes = Self.compound("X")
    bytes[512..<516] = [1, 0, 0, 0]
    bytes[516..<520] = [1, 0, 0, 0]
    #expect(try read(bytes, name: "a").reason == .unsupported)
    #expect(try read(Array(bytes[..<40]), name: "a").reason == .damaged)
  }

  /// Tables that programs write for Excel without saying that they are HTML.
  @Test func tablesNamedAsWorkbooks() throws {
    let table = "<table border=\"1\"><tr><th>施設</th><th>人数</th></tr><tr><td>汐見第一小</td><td>120</td></tr></table>\n"
    #expect(try read(Array(table.utf8), name: "a.xls").pages.map(\.text) == ["施設\t人数\n汐見第一小\t120"])
  }

  @Test func otherZips() throws {
    let odt = try zip([("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)), ("content.xml", [])])
    #expect(try read(odt, name: "a.docx").detail == "OpenDocument (text)")
    #expect(try read(zip([("a.txt", [65])]), name: "a.xlsx").reason == .unsupported)
  }

  /// Where the main part's root element says nothing, its content type does.
  @Test(arguments: [(OfficeFixture.Kind.word, MaterialFormat.docx), (.slides, .pptx), (.sheets, .xlsx)])
  func byContentType(_ kind: OfficeFixture.Kind, _ format: MaterialFormat) throws {
    #expect(try read(OfficeFixture(kind, main: "<unknown/>").bytes(), name: "a").format == format)
  }

  @Test func noFile() throws {
    #expect(try read(path: "/tmp", name: "tmp").reason == .damaged)
    #expect(try read(path: "/nowhere/at/all", name: "x").reason == .damaged)
    #expect(try read(path: "/dev/zero", name: "x").reason == .damaged)
  }

  /// A compound file with one stream of this name: header, one table sector, one directory sector.
  static func compound(_ stream: String) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: 512)
    header.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    header[30] = 9
    header[48] = 1
    for index in 76..<512 { header[index] = 0xFF }
    header.replaceSubrange(76..<80, with: [0, 0, 0, 0])
    var table = [UInt8](repeating: 0xFF, count: 512)
    table.replaceSubrange(4..<8, with: [0xFE, 0xFF, 0xFF, 0xFF])
    var directory = [UInt8](repeating: 0, count: 512)
    for (index, unit) in stream.utf16.enumerated() { directory[128 + 2 * index] = UInt8(unit & 0xFF) }
    directory[128 + 64] = UInt8(2 * (stream.utf16.count + 1))
    directory[128 + 66] = 2
    return header + table + directory
  }
}
