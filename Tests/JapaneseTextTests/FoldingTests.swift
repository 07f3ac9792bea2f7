import JapaneseText
import Testing

struct FoldingTests {
  private func text(_ scalars: [UInt32]) -> String {
    String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
  }

  @Test func everyCodePointFoldsAsPythonSays() {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for byte in Folding.fold(String(scalar)).bytes + [0x0A] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    #expect(hash == everyCodePointFolded)
  }

  @Test(arguments: foldingGolden)
  func foldsAsPythonSays(_ original: [UInt32], _ folded: [UInt32]) {
    #expect(Folding.fold(text(original)).text.unicodeScalars.map(\.value) == folded)
    // Folded twice is folded once.
    #expect(Folding.fold(text(folded)).text.unicodeScalars.map(\.value) == folded)
  }

  /// Swift's own comparison knows which kana and sound marks are one character.
  @Test func everyKanaComposesWithItsMarks() throws {
    let kana = (UInt32(0x3041)...0x30FF).compactMap(Unicode.Scalar.init).filter {
      !(0x3099...0x309C).contains($0.value)
    }
    for base in kana where base.value != 0x309F && base.value != 0x30FF {
      for mark in ["\u{3099}", "\u{309A}"] {
        let text = String(base) + mark
        let whole = kana.first { String($0) == text }
        let folded = Folding.fold(text).text
        #expect(folded.unicodeScalars.count == (whole == nil ? 2 : 1))
        #expect(folded == text)
      }
    }
  }

  @Test(arguments: [
    ["2025-03-01", "２０２５－０３－０１", "2025‐03‐01", "2025−03−01"], ["㈱青葉", "(株)青葉", "（株）青葉"],
    ["パソコン", "ﾊﾟｿｺﾝ", "ハ\u{309A}ソコン"], ["2月〜4月", "２月～４月", "2月~4月"], ["①", "1", "１"],
    ["café", "CAFE\u{301}", "ＣＡＦÉ"], ["A‖B", "a∥b"], ["―", "—"], ["\\500", "¥500", "￥５００"], ["令和", "㋿"],
    ["葛飾", "葛\u{E0101}飾"], ["が", "か\u{3099}"], ["…", "...", "⋯"],
    // PDFs hold radicals for the ideographs that they look like: U+2F00 to U+2FDF, and U+2E80 to U+2EFF.
    ["局長室", "局⾧室", "局⻑室"], ["青", "⻘"], ["西", "⻄"], ["食", "⻝"], ["黄", "⻩"], ["⺟", "母"],
  ])
  func foldsAlike(_ texts: [String]) {
    #expect(Set(texts.map { Folding.fold($0).bytes }).count == 1)
  }

  @Test(arguments: [
    ("高橋", "髙橋"), ("崎", "﨑"), ("か", "が"), ("ハ", "パ"), ("ー", "-"), ("ー", "—"), ("あ", "ア"), ("〇", "○"), ("и", "й"),
    ("サーバー", "サ－バ－"), ("1/2", "½"), ("1234", "1,234"), ("ケ", "ヶ"),
  ])
  func keepsApart(_ a: String, _ b: String) {
    #expect(Folding.fold(a).bytes != Folding.fold(b).bytes)
  }

  /// A part of the folded text and the part of the original that it marks.
  @Test(arguments: [
    ("第１２回ABC会議", "12回", "１２回"), ("第１２回ABC会議", "bc会", "BC会"), ("㈱青葉", "株", "㈱"), ("㈱青葉", "青", "青"),
    ("ｶﾞｲﾄﾞ表", "ガ", "ｶﾞ"), ("ｶﾞｲﾄﾞ表", "ド表", "ﾄﾞ表"), ("かか\u{3099}く", "がく", "か\u{3099}く"), ("かか\u{3099}く", "か", "か"),
    ("Cafe\u{301} x", "cafe", "Cafe\u{301}"), ("Cafe\u{301} x", "caf", "Caf"), ("Cafe\u{301} x", " x", " x"),
    ("a\u{200B}b", "a", "a\u{200B}"), ("\u{FEFF}abc", "ab", "ab"), ("㌔㍍", "メ", "㍍"), ("𠮷Ａ", "𠮷a", "𠮷Ａ"),
    ("葛\u{E0100}飾区", "葛飾", "葛\u{E0100}飾"), ("葛\u{E0100}飾区", "飾区", "飾区"), ("Ⅳ章", "v章", "Ⅳ章"), ("straße", "ss", "ß"),
  ])
  func marksTheOriginal(_ original: String, _ part: String, _ marked: String) throws {
    let folded = Folding.fold(original)
    let part = Array(part.utf8)
    let start = try #require(
      (0...folded.bytes.count - part.count).first { Array(folded.bytes[$0..<$0 + part.count]) == part })
    let range = folded.originalRange(of: start..<start + part.count)
    #expect(Array(original.utf8)[range] == Array(marked.utf8)[...])
  }

  @Test func rangesOutsideAreCutOff() {
    let folded = Folding.fold("ＡＢ")
    #expect(folded.originalRange(of: 0..<100) == 0..<6)
    #expect(folded.originalRange(of: -5..<1) == 0..<3)
    #expect(folded.originalRange(of: 50..<60) == 6..<6)
    #expect(folded.originalRange(of: 1..<1) == 3..<3)
    #expect(Folding.fold("").originalRange(of: 0..<9) == 0..<0)
    #expect(Folding.fold("\u{200B}").bytes == [])
  }

  @Test func malformedBytesBecomeReplacements() {
    let inputs: [[UInt8]] = [
      [0x80], [0xE3], [0xE3, 0x81], [0xE5, 0x80], [0xE5, 0x41, 0x80], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0xC0, 0x80],
      [0xFF],
      [0xF4, 0x90, 0x80, 0x80], [0x41, 0xCC],
    ]
    var folded = FoldedText()
    for input in inputs {
      input.withUnsafeBufferPointer { Folding.fold($0, into: &folded) }
      #expect(folded.text.utf8.elementsEqual(folded.bytes))
      #expect(folded.originalRange(of: 0..<folded.bytes.count) == 0..<input.count)
    }
  }

  @Test func everyRangeLiesInTheOriginalAndAscends() {
    let parts = [
      "a", "Ｂ", "ｶ", "ﾞ", "\u{301}", "\u{200B}", "漢", "か", "\u{3099}", "㈱", "😀", "\u{E0100}", "é", "\n", "한",
      "\u{11AB}",
    ]
    var state: UInt64 = 1
    for size in 0..<600 {
      let text = (0..<size % 12).map { _ -> String in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return parts[Int(state >> 33) % parts.count]
      }.joined()
      let folded = Folding.fold(text)
      #expect(String(decoding: folded.bytes, as: UTF8.self).utf8.count == folded.bytes.count)
      var before = 0..<0
      for place in 0..<folded.bytes.count {
        let range = folded.originalRange(of: place..<place + 1)
        #expect(!range.isEmpty && range.lowerBound >= before.lowerBound && range.upperBound >= before.upperBound)
        #expect(range.upperBound <= text.utf8.count)
        before = range
      }
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["\u{301}", "e\u{301}", "ﾞ", "\u{200B}", "か\u{3099}", "Ａ", "\u{E0100}"])
  func takesLinearTime(_ part: String) {
    #expect(Folding.fold(String(repeating: part, count: 300_000)).bytes.count <= 900_000)
  }
}
