import JapaneseText
import Testing

struct TextEncodingTests {
  @Test(arguments: [
    (TextEncoding.utf8, [0xEF, 0xBB, 0xBF, 0x41] as [UInt8], "A"),
    (.utf8, [0x80, 0x41, 0xE3, 0x81, 0xE3, 0x81, 0x82], "\u{FFFD}A\u{FFFD}あ"),
    (.utf16LE, [0xFF, 0xFE, 0x42, 0x30, 0x3D, 0xD8, 0x41], "あ\u{FFFD}\u{FFFD}"),
    (.utf16BE, [0x30, 0x42, 0xD8, 0x42, 0xDF, 0xB7], "あ𠮷"),
    (.cp932, [0x87, 0x40, 0x87, 0x8A, 0xFB, 0xFC, 0xEE, 0xE0, 0xFA, 0xB1], "①㈱髙髙﨑"),
    (.cp932, [0x81, 0x60, 0x81, 0x7C, 0x5C, 0x7E, 0xB1], "～－\\~ｱ"),
    // A truncated pair, a trail that is ASCII (kept), bytes that lead nothing, a user-defined code.
    (.cp932, [0x82, 0x0A, 0x82], "\u{FFFD}\n\u{FFFD}"),
    (.cp932, [0x85, 0x41, 0xA0, 0xFD, 0xFF, 0xF0, 0x40], "\u{FFFD}A\u{FFFD}\u{FFFD}\u{FFFD}\u{E000}"),
    (.cp932, [0x82, 0xFF, 0x42], "\u{FFFD}B"),
    (.eucJP, [0xA4, 0xA2, 0x8E, 0xB1, 0x8F, 0xB0, 0xA1, 0xAD, 0xA1], "あｱ丂①"),
    (.eucJP, [0xA4, 0x41, 0x8F, 0xA1, 0x0A, 0x8F, 0xA4], "\u{FFFD}A\u{FFFD}\n\u{FFFD}"),
    (.iso2022JP, Array("\u{1B}$B$\"\u{1B}(BA\u{1B}(J\\\u{1B}(I1".utf8), "あA¥ｱ"),
    // Truncated and unknown escapes; a line end ends the two-byte state.
    (.iso2022JP, Array("\u{1B}$B$\"$\nA\u{1B}$".utf8), "あ\u{FFFD}\nA\u{FFFD}$"),
    (.iso2022JP, Array("\u{1B}(Zx\u{1B}".utf8), "\u{FFFD}(Zx\u{FFFD}"),
    (.windows1252, [0x63, 0xE9, 0x80, 0x81], "cé€\u{81}"),
  ])
  func decodes(_ encoding: TextEncoding, _ bytes: [UInt8], _ text: String) {
    #expect(Array(encoding.decode(bytes).unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test func encodesTheSignsOfOtherSystemsAsCP932sOwn() throws {
    let text = "−〜‖—¢£¬¥か\u{3099}は\u{309A}髙"
    let bytes = try TextEncoding.cp932.encode(text)
    #expect(TextEncoding.cp932.decode(bytes) == "－～∥―￠￡￢￥がぱ髙")
    #expect(bytes.suffix(2) == [0xFB, 0xFC])
  }

  @Test(arguments: [("あ𠮷い", "𠮷", 3), ("a\nb😀", "😀", 3), ("か\u{309A}", "\u{309A}", 3)])
  func namesWhatCannotBeEncoded(_ text: String, _ character: String, _ offset: Int) {
    #expect(throws: UnencodableText(character: Character(character), utf8Offset: offset, encoding: .cp932)) {
      try TextEncoding.cp932.encode(text)
    }
  }

  @Test(arguments: TextEncoding.allCases)
  func decodesAnythingWithoutTrouble(_ encoding: TextEncoding) {
    var state: UInt64 = 88_172_645_463_325_252
    for size in 0..<400 {
      let bytes = (0..<size).map { _ -> UInt8 in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt8(truncatingIfNeeded: state)
      }
      #expect(encoding.decode(bytes).utf8.count <= 3 * size + 3)
      _ = TextEncoding.detect(bytes, declared: encoding.rawValue)
    }
  }
}
