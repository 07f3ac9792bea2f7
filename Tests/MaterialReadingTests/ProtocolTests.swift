import BriefingDomain
import HelperProtocol
import Testing

@Suite struct ProtocolTests {
  @Test(arguments: [
    ReaderResponse.ready, .format(.pptx), .page(Page(number: 3, text: "報告\n\t")), .end(nil, detail: nil),
    .end(.damaged, detail: "part 3"), .sheet(name: "記録", isHidden: true), .sheet(name: "", isHidden: false),
    .piece([0, 0xFF]), .notes("話すこと"), .paperPages(1), .paperPages(100_000),
  ])
  func roundTrip(_ response: ReaderResponse) throws {
    var decoder = FrameDecoder(largestPayload: 1000)
    for byte in response.encoded() { [byte].withUnsafeBytes { decoder.append($0) } }
    let frame = try #require(try decoder.next())
    #expect(try ReaderResponse(frame) == response)
    #expect(decoder.pending == 0)
  }

  @Test(arguments: [
    ReaderRequest.Wish.pages, .aloud, .sheets, .names, .filled([]), .events([]), .events([307, 805]),
    .filled([
      CellFilling(sheet: 0, cell: "B3", .number(-0.1)), CellFilling(sheet: 12, cell: "XFD1048576", .text("達成 \"&<")),
      CellFilling(sheet: 1, cell: "A1", .empty), CellFilling(sheet: 1, cell: "A2", .text("")),
    ]),
  ])
  func requests(_ wish: ReaderRequest.Wish) throws {
    let request = ReaderRequest(wish, path: Array("/tmp/\u{0}".utf8) + [0xFF], name: "報告.txt")
    var decoder = FrameDecoder(largestPayload: Frame.largestRequest)
    request.encoded().withUnsafeBytes { decoder.append($0) }
    let frame = try #require(try decoder.next())
    #expect(try ReaderRequest(frame) == request)
    #expect(throws: ProtocolViolation.self) { try ReaderRequest(Frame(kind: .request, payload: [9, 0, 0, 0, 65])) }
    let line = { (text: String) in
      Frame(kind: .fillRequest, payload: [0, 0, 0, 0, 0, 0, 0, 0] + Array(text.utf8))
    }
    #expect(try ReaderRequest(line("0\tA1\tn\t1")).wish == .filled([CellFilling(sheet: 0, cell: "A1", .number(1))]))
    for forged in ["0\tA1\tn\tinf", "-1\tA1\ts\t", "0\tA1\tx\t1", "0\tA1", "0\tA1\ts\ta\u{7}"] {
      #expect(throws: ProtocolViolation.self) { try ReaderRequest(line(forged)) }
    }
    for forged in ["", "-1", "307,805", "4294967296"].map({ "307\n\($0)x" }) {
      let frame = Frame(kind: .eventsRequest, payload: [0, 0, 0, 0, 0, 0, 0, 0] + Array(forged.utf8))
      #expect(throws: ProtocolViolation.self) { try ReaderRequest(frame) }
    }
    let more = Frame(kind: .request, payload: [0, 0, 0, 0, 0, 0, 0, 0, 65])
    #expect(throws: ProtocolViolation.self) { try ReaderRequest(more) }
    #expect(throws: ProtocolViolation.self) { try ReaderRequest(Frame(kind: .request, payload: [])) }
  }

  @Test(arguments: [[0x00], [0x50, 0xFF, 0xFF, 0xFF, 0xFF], [0x50, 0xE9, 0x03, 0, 0]] as [[UInt8]])
  func forgedFrames(_ bytes: [UInt8]) {
    var decoder = FrameDecoder(largestPayload: 1000)
    bytes.withUnsafeBytes { decoder.append($0) }
    #expect(throws: ProtocolViolation.self) { try decoder.next() }
  }

  @Test(arguments: [
    Frame(kind: .page, payload: [1, 0, 0]), Frame(kind: .page, payload: [1, 0, 0, 0, 0xFF]),
    Frame(kind: .page, payload: [1, 0, 0, 0, 0x1B]), Frame(kind: .page, payload: [1, 0, 0, 0, 0xC2, 0x9B]),
    Frame(kind: .page, payload: [1, 0, 0, 0, 0x0D]), Frame(kind: .format, payload: Array("exe".utf8)),
    Frame(kind: .end, payload: Array("damaged".utf8)), Frame(kind: .end, payload: Array("because\0".utf8)),
    Frame(kind: .end, payload: Array("damaged\0two\nlines".utf8)),
    Frame(kind: .end, payload: Array("damaged\0two\tcells".utf8)), Frame(kind: .ready, payload: [99]),
    Frame(kind: .request, payload: []), Frame(kind: .sheet, payload: []), Frame(kind: .sheet, payload: [2]),
    Frame(kind: .count, payload: []), Frame(kind: .count, payload: [0, 0, 0, 0]),
    Frame(kind: .count, payload: [1, 0, 0, 0, 0]), Frame(kind: .count, payload: [0xFF, 0xFF, 0xFF, 0xFF]),
    Frame(kind: .sheet, payload: [0, 0xFF]), Frame(kind: .sheetRequest, payload: []),
  ])
  func forgedResponses(_ frame: Frame) {
    #expect(throws: ProtocolViolation.self) { try ReaderResponse(frame) }
  }

  @Test(arguments: [
    ("a\r\nb\rc", "a\nb\nc"), ("\u{0}a\u{7}", "a"), ("a\u{2028}b\u{2029}", "a\nb\n"), ("ア\u{FFFE}\u{FFFF}", "ア"),
    ("\u{80}", ""),
  ])
  func cleaning(_ text: String, _ expected: String) {
    #expect(!PlainText.isClean(text))
    #expect(PlainText.cleaned(text) == expected)
    #expect(PlainText.isClean(expected))
  }

  @Test func prefixEndsBetweenCharacters() {
    #expect(PlainText.prefix("あい", bytes: 5) == "あ")
    #expect(PlainText.prefix("あい", bytes: 6) == "あい")
    #expect(PlainText.prefix("あい", bytes: 0).isEmpty)
  }
}
