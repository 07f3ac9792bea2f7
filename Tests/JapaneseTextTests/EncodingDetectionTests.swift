import JapaneseText
import Testing

struct EncodingDetectionTests {
  /// Short texts, as a CSV's first cells are; half-width katakana are the hard ones.
  static let texts = [
    "予算", "会議", "法", "年", "報告", "局長", "避難所", "第3回", "番号,件名\n1,避難所\n", "氏名,備考\r\n佐藤,有\r\n", "髙橋①㈱", "渡邉 様",
    "令和8年11月25日", "アルファ", "あ", "～", "データを投影する。", "札幌市", "横浜", "―", "災害対策本部,〇",
  ]

  @Test(arguments: texts)
  func tellsCP932FromEUC(_ text: String) throws {
    let cp932 = try TextEncoding.cp932.encode(text)
    let eucJP = eucBytes(cp932)
    #expect(TextEncoding.detect(cp932) == .cp932)
    #expect(TextEncoding.detect(eucJP) == .eucJP)
    #expect(TextEncoding.detect(Array(text.utf8)) == .utf8)
    #expect(TextEncoding.eucJP.decode(eucJP) == text)
    // A wrong declaration changes nothing.
    #expect(TextEncoding.detect(Array(text.utf8), declared: "Shift_JIS") == .utf8)
    #expect(TextEncoding.detect(cp932, declared: "utf-8") == .cp932)
    #expect(TextEncoding.detect(eucJP, declared: "windows-1252") == .eucJP)
  }

  @Test(arguments: [
    "ﾔﾏﾀﾞ ﾀﾛｳ", "ﾄｳｷｮｳ", "ﾃﾞｰﾀ", "ﾌﾟﾘﾝﾄ", "ｺﾋﾟｰ", "ﾃｽﾄ", "ｱｲｳｴｵ", "ｻｻｷ", "ｶﾄｳ", "ﾜﾀﾅﾍﾞ", "ﾔﾏﾀﾞ,ﾀﾛｳ\r\nｽｽﾞｷ,ﾊﾅｺ\r\n",
    "ｶﾅ,1\nﾆﾎﾝ,2\n", "ｾｲｷｭｳｼｮ", "ﾁｮｳｻ", "ﾆｭｳｻﾂ",
  ])
  func readsHalfWidthKatakanaAsCP932(_ text: String) throws {
    #expect(TextEncoding.detect(try TextEncoding.cp932.encode(text)) == .cp932)
  }

  @Test(
    arguments: [
      ([] as [UInt8], TextEncoding.utf8), (Array("ə".utf8), .utf8), (Array("é 年".utf8), .utf8),
      (Array("plain".utf8), .utf8), ([0xEF, 0xBB, 0xBF, 0xFF], .utf8),
      ([0xFF, 0xFE, 0x41], .utf16LE), ([0xFE, 0xFF], .utf16BE),
      ([0x41, 0, 0x42, 0], .utf16LE), ([0, 0x41, 0, 0x42], .utf16BE),
      ([0x1A, 0x4F, 0x70, 0x8B, 0x0A, 0], .utf16LE),
      ([0x88, 0x30, 0x8D, 0x30, 0x57, 0x30, 0x4F, 0x30], .utf16LE),
      ([0x30, 0x88, 0x30, 0x8D, 0x30, 0x57, 0x30, 0x4F], .utf16BE),
      (Array("a long line with one stray \0 in it".utf8), .utf8),
      (Array("\u{1B}$B$\"\u{1B}(B".utf8), .iso2022JP), (Array("\u{1B}[1mbold".utf8), .utf8), ([0x1B], .utf8),
      (Array("caf".utf8) + [0xE9] + Array(" cr".utf8) + [0xE8] + Array("me".utf8), .windows1252),
      (Array("It".utf8) + [0x92] + Array("s ".utf8) + [0x93] + Array("ok".utf8) + [0x94], .windows1252),
      // UTF-8 cut in the middle of its last character, and with one damaged place.
      (Array(Array("予算の報告です。次の".utf8).dropLast()), .utf8),
      (Array("予算の報告".utf8) + [0xFF] + Array("です。".utf8), .utf8),
    ] as [([UInt8], TextEncoding)])
  func detects(_ bytes: [UInt8], _ encoding: TextEncoding) {
    #expect(TextEncoding.detect(bytes) == encoding)
  }

  @Test func aDeclarationSettlesWhatTheContentLeavesOpen() {
    // ﾍｽ in CP932, 予 in EUC-JP; 0xB1B1 is 院's neighbour or ｱｱ.
    let bytes: [UInt8] = [0xB1, 0xB1]
    #expect(TextEncoding.detect(bytes, declared: "shift_jis") == .cp932)
    #expect(TextEncoding.detect(bytes, declared: " EUC-JP\n") == .eucJP)
    #expect(TextEncoding.detect([0xB1, 0xB1, 0xB1], declared: "euc-jp") == .cp932)
  }

  @Test(.timeLimit(.minutes(1)), arguments: [0x00, 0x1B, 0x82, 0x8F, 0xA4, 0xB1, 0xE3, 0xFF] as [UInt8])
  func takesLinearTime(_ byte: UInt8) {
    let bytes = [UInt8](repeating: byte, count: 2_000_000)
    #expect(TextEncoding.detect(bytes, declared: "euc-jp").decode(bytes).utf8.count <= 6_000_003)
  }

  /// The same text in EUC-JP, computed from CP932's rows and cells.
  private func eucBytes(_ cp932: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var rest = cp932[...]
    while let lead = rest.popFirst() {
      guard lead >= 0x80, let trail = rest.popFirst() else {
        out.append(lead)
        continue
      }
      // IBM's 髙 and 邉 have their copy in NEC's rows.
      let (l, t): (UInt8, UInt8) = lead == 0xFB && trail == 0xFC ? (0xEE, 0xE0) : (lead, trail)
      let pointer = (Int(l) - (l < 0xA0 ? 0x81 : 0xC1)) * 188 + Int(t) - (t < 0x7F ? 0x40 : 0x41)
      out += [UInt8(pointer / 94 + 0xA1), UInt8(pointer % 94 + 0xA1)]
    }
    return out
  }
}
