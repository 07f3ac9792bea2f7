import BriefingDomain
import ForgedFiles
import Foundation
import HelperHost
import PagePictures
import Testing

@Suite struct OfficeTests {
  private static let zip: [UInt8] = [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 40)

  @Test func missingLibreOfficeIsSaid() async throws {
    #expect(try LibreOffice.find(environment: ["PATH": "/nowhere"]) == nil)
    #expect(try LibreOffice.find(environment: ["UTSUSU_SOFFICE": "/nowhere", "PATH": "/usr/bin"]) == nil)
    #expect(PictureError.gettingLibreOffice.contains("libreoffice-impress-nogui"))
    try await PictureMakerFixture.open(libreOffice: nil) { fixture in
      await #expect(throws: PictureError.noLibreOffice) {
        try await fixture.picture(try PictureMakerFixture.deck("01"))
      }
    }
  }

  @Test func encryptedIsSaidAtOnce() async throws {
    try await PictureMakerFixture.open(libreOffice: LibreOffice(program: "/nowhere", cell: "/nowhere")) { fixture in
      let source = try fixture.file("a.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
      let error = await #expect(throws: PictureError.self) { try await fixture.picture(source) }
      #expect(error == .cannotRead(.encrypted, detail: "Office document with a password"))
    }
  }

  /// The first go alone, one for each lane; what comes meanwhile goes in one call; nothing goes twice.
  @Test func severalInOneCall() async throws {
    let fake = try FakePrograms()
    try fake.put(HandmadePDF.pages(1), as: "a.pdf")
    let office = try fake.office("sleep 0.5; for f; do make \"$f\"; done")
    try await PictureMakerFixture.open(libreOffice: office) { fixture in
      try await Self.convertAll(["a", "b", "c", "d", "e", "f", "g", "h", "a", "b"], fixture)
      #expect(fake.log.count <= 6)
      #expect(fake.log.compactMap(Int.init).reduce(0, +) == 8)
    }
  }

  /// However many that take long: what is small goes its own way, and what nobody waits for goes last.
  @Test func longOnesKeepNoSmallOneWaiting() async throws {
    let fake = try FakePrograms()
    try fake.put(HandmadePDF.pages(1), as: "a.pdf")
    let office = try fake.office("for f; do if grep -q long \"$f\"; then exec sleep 60; fi; make \"$f\"; done")
    try await PictureMakerFixture.open(libreOffice: office) { fixture in
      let long = Self.zip + Array("long".utf8) + [UInt8](repeating: 0, count: 200_000)
      let waits = try (0..<4).map { number in
        let source = try fixture.file("long\(number).docx", long)
        return Task { try await fixture.maker.document(source) }
      }
      while fake.log.count < 2 { try await Task.sleep(for: .milliseconds(20)) }
      try await Self.convertAll(["a", "b"], fixture)
      // Both lanes that take long ones are full; two of these wait.
      #expect(fake.log.count <= 4)
      for wait in waits { wait.cancel() }
    }
  }

  /// A file that fails is not tried again for each who asks.
  @Test func aFailureIsRemembered() async throws {
    let fake = try FakePrograms()
    let office = try fake.office("exit 3")
    try await PictureMakerFixture.open(libreOffice: office) { fixture in
      let source = try fixture.file("a.docx", Self.zip)
      for _ in 0..<3 {
        await #expect(throws: PictureError.crashed(detail: "LibreOffice ended with 3")) {
          try await fixture.maker.document(source)
        }
      }
      #expect(fake.log == ["1"])
      await #expect(throws: PictureError.crashed(detail: "LibreOffice ended with 3")) {
        try await fixture.maker.prepare(source)
      }
      #expect(fake.log == ["1"])
    }
  }

  /// What is drawn ahead is drawn at once when somebody asks for it.
  @Test func whatIsPreparedCanBeAskedFor() async throws {
    let fake = try FakePrograms()
    try fake.put(HandmadePDF.pages(2), as: "a.pdf")
    let office = try fake.office("sleep 0.3; for f; do make \"$f\"; done")
    try await PictureMakerFixture.open(libreOffice: office) { fixture in
      let sources = try ["a", "b", "c"].map { try fixture.file($0 + ".docx", Self.zip) }
      // One lane draws ahead: the first is on its way there, the others wait.
      let prepared = sources.map { source in Task { try await fixture.maker.prepare(source) } }
      while fake.log.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
      #expect(try await fixture.maker.document(sources[2]).pages.count == 2)
      for task in prepared { #expect(try await task.value == 2) }
      #expect(fake.log == ["1", "1", "1"])
    }
  }

  /// One over which LibreOffice crashes is found out, and the others have their PDF.
  @Test(arguments: ["kill -11 $$", "exit 0", "exec sleep 60", "half \"$f\"; exec sleep 60"])
  func oneThatCrashes(_ end: String) async throws {
    let fake = try FakePrograms()
    try fake.put(HandmadePDF.pages(1), as: "a.pdf")
    let office = try fake.office(
      "sleep 0.3; for f; do if grep -q bad \"$f\"; then \(end); fi; make \"$f\"; done")
    try await PictureMakerFixture.open(libreOffice: office, limits: PictureLimits(converting: .seconds(2))) { fixture in
      let bad = try fixture.file("bad.docx", Self.zip + Array("bad".utf8))
      async let error = #expect(throws: PictureError.self) { try await fixture.maker.document(bad) }
      try await Self.convertAll(["a", "b"], fixture)
      let expected: PictureError =
        switch end {
        case "exit 0": .cannotRead(.damaged, detail: "LibreOffice cannot open it")
        case "kill -11 $$": .crashed(detail: "LibreOffice was ended by signal 11")
        default: .timedOut
        }
      #expect(await error == expected)
    }
  }

  private static func convertAll(_ names: [String], _ fixture: PictureMakerFixture) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for name in names {
        let source = try fixture.file(name + ".docx", zip)
        group.addTask {
          let document = try await fixture.maker.document(source)
          #expect(document.pages.count == 1)
        }
      }
      try await group.waitForAll()
    }
  }

  /// LibreOffice itself: an old format, a date as in Japan, and something that only claims to be a deck.
  @Test(.enabled(if: PictureMakerFixture.libreOffice != nil, "LibreOffice is not installed"))
  func conversions() async throws {
    try await PictureMakerFixture.open { fixture in
      let rtf = try fixture.file("a.rtf", #"{\rtf1\ansi\uc0 \u36991\u38627 of 84\par}"#.utf8)
      #expect(try await fixture.maker.text(rtf, page: 1).contains("避難"))
      #expect(try await fixture.picture(rtf).ink > 0)
      let workbook = try fixture.file("a.xlsx", try #require(Data(base64Encoded: TinyWorkbook.base64)))
      #expect(try await fixture.maker.text(workbook, page: 1).contains("2026/11/05"))
      let rubbish = try fixture.file("b.pptx", Self.zip)
      let error = await #expect(throws: PictureError.self) { try await fixture.picture(rubbish) }
      guard case .cannotRead(.damaged, _) = error else { return #expect(Bool(false), "\(String(describing: error))") }
    }
  }

  /// Formats of which LibreOffice shows the bare number, if nobody helps.
  @Test(.enabled(if: PictureMakerFixture.libreOffice != nil, "LibreOffice is not installed"))
  func daysInJapaneseFormats() async throws {
    let formats = [
      #"[$]ggge"年"m"月"d"日";@"#, #"[$-ja-JP-x-gannen]ggge"年"m"月"d"日";@"#, #"[$-ja-JP]ge\.m\.d;@"#,
      #"[$-ja-JP-x-gannen,80]ggge"年"m"月"d"日";@"#,
    ]
    let codes = formats.enumerated().map { index, format in
      #"<numFmt numFmtId="\#(200 + index)" formatCode="\#(format.replacing("\"", with: "&quot;"))"/>"#
    }
    let styles = formats.indices.map { #"<xf numFmtId="\#(200 + $0)" applyNumberFormat="1"/>"# }
    let rows = formats.indices.map { #"<row><c s="\#($0)"><v>46331</v></c><c s="\#($0)"><v>43600</v></c></row>"# }
    let namespace = OfficeFixture.sheetNamespace
    var book = OfficeFixture(
      .sheets, main: #"<workbook \#(namespace)><sheets><sheet name="一" r:id="rId1"/></sheets></workbook>"#)
    book.add(
      "sheet1.xml",
      #"<worksheet \#(namespace)><cols><col min="1" max="2" width="30"/></cols><sheetData>\#(rows.joined())</sheetData></worksheet>"#,
      id: "rId1", kind: "worksheet")
    book.add(
      "styles.xml",
      "<styleSheet \(namespace)><numFmts>\(codes.joined())</numFmts><cellXfs>\(styles.joined())</cellXfs></styleSheet>",
      id: "rId2", kind: "styles")
    let bytes = try book.bytes()
    try await PictureMakerFixture.open { fixture in
      let text = try await fixture.maker.text(try fixture.file("c.xlsx", bytes), page: 1)
      let expected = [
        "令和8年11月5日", "令和1年5月15日", "令和8年11月5日", "令和元年5月15日", "R8.11.5", "R1.5.15", "令和8年11月5日", "令和元年5月15日",
      ]
      #expect(text.split(whereSeparator: \.isWhitespace).map(String.init).sorted() == expected.sorted())
    }
  }

  /// The content tells what a file is, whatever it is called.
  @Test(
    .enabled(if: PictureMakerFixture.libreOffice != nil, "LibreOffice is not installed"),
    arguments: [
      ("a.doc", #"{\rtf1\ansi\uc0 \u36991\u38627\par}"#),
      (
        "b.doc",
        #"<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>"#
          + "<w:p><w:r><w:t>避難</w:t></w:r></w:p></w:body></w:wordDocument>"
      ),
      (
        "c.xls",
        #"<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" "#
          + #"xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table><Row><Cell><Data "#
          + #"ss:Type="String">避難</Data></Cell></Row></Table></Worksheet></Workbook>"#
      ),
    ])
  func filesUnderOtherNames(_ name: String, _ content: String) async throws {
    try await PictureMakerFixture.open { fixture in
      let file = try fixture.file(name, content.utf8)
      #expect(try await fixture.maker.text(file, page: 1).contains("避難"))
    }
  }

  /// A link to a place in the deck itself, which has no address to be seen from: so it was not exported.
  @Test(.enabled(if: PictureMakerFixture.libreOffice != nil, "LibreOffice is not installed"))
  func deckWithLinksIntoItself() async throws {
    try await PictureMakerFixture.open { fixture in
      let deck = try fixture.file("a.pptx", try LinkingDocuments.deckLinking(to: "#_ftn1"))
      #expect(try await fixture.maker.text(deck, page: 1).contains("HERE"))
    }
  }

  /// What was deleted while changes were recorded is not for the chief's eyes; what was put in its place is.
  @Test(.enabled(if: PictureMakerFixture.libreOffice != nil, "LibreOffice is not installed"))
  func recordedChangesAreAccepted() async throws {
    try await PictureMakerFixture.open { fixture in
      let manual = try await fixture.maker.text(try PictureMakerFixture.deck("11_避難所要領_v2"), page: 1)
      #expect(manual.contains("開設したときは直ちに防災情報システムで"))
      #expect(!manual.contains("速やかに電話で"))
      let rtf =
        #"{\rtf1\ansi{\*\revtbl{Unknown;}{A;}}Kept {\deleted\revauthdel1 gone }{\revised\revauth1 new }end\par}"#
      let letter = try await fixture.maker.text(try fixture.file("b.rtf", rtf.utf8), page: 1)
      #expect(letter.contains("Kept new end"))
    }
  }

  /// A document that asks not to be changed is changed all the same: it is a copy.
  @Test(
    .enabled(if: PictureMakerFixture.libreOffice != nil, "LibreOffice is not installed"),
    arguments: [
      #"<w:writeProtection w:recommended="1"/>"#, #"<w:documentProtection w:edit="readOnly" w:enforcement="1"/>"#,
      #"<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>"#, "<w:trackRevisions/>",
    ])
  func changesOfProtectedDocuments(_ protection: String) async throws {
    var file = OfficeFixture(
      .word,
      main: """
        <w:document \(OfficeFixture.namespaces)><w:body><w:p><w:r><w:t xml:space="preserve">Kept </w:t></w:r><w:del \
        w:id="1" w:author="A"><w:r><w:delText xml:space="preserve">gone </w:delText></w:r></w:del><w:ins w:id="2" \
        w:author="A"><w:r><w:t xml:space="preserve">new </w:t></w:r></w:ins><w:r><w:t>end</w:t></w:r></w:p></w:body>\
        </w:document>
        """)
    file.add(
      "settings.xml", "<w:settings \(OfficeFixture.namespaces)>\(protection)</w:settings>", id: "s", kind: "settings")
    let bytes = try file.bytes()
    try await PictureMakerFixture.open { fixture in
      let letter = try await fixture.maker.text(try fixture.file("a.docx", bytes), page: 1)
      #expect(letter.contains("Kept new end"))
    }
  }
}
