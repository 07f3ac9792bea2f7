extension TextEncoding {
  /// The encoding that `bytes` are most likely in.
  ///
  /// The content decides: a byte order mark, ISO-2022-JP's escapes, UTF-16's pattern of bytes, valid UTF-8; then EUC-JP
  /// and CP932 are both read and the one that reads more like Japanese is taken, Windows-1252 where neither does. The
  /// declaration (see `init(label:)`) settles only what the content leaves open, and only an encoding that the bytes
  /// are valid in. Never fails; the time is linear in the bytes, of which all are looked at for validity.
  public static func detect(_ bytes: [UInt8], declared: String? = nil) -> TextEncoding {
    bytes.withUnsafeBufferPointer { input in
      for encoding in [TextEncoding.utf8, .utf16LE, .utf16BE]
      where ByteOrderMark.length(in: input, of: encoding) > 0 {
        return encoding
      }
      let census = ByteCensus(input)
      if let wide = wideByZeros(input, census) { return wide }
      if census.isSevenBit { return census.hasEscape && isISO2022JP(input) ? .iso2022JP : .utf8 }
      let declared = declared.flatMap(TextEncoding.init(label:))
      return byContent(input, census, declared)
    }
  }

  private static func byContent(
    _ input: UnsafeBufferPointer<UInt8>, _ census: ByteCensus, _ declared: TextEncoding?
  ) -> TextEncoding {
    let utf8 = UTF8Census(input)
    let mayBeKanji = utf8.foreign == utf8.characters && utf8.foreign <= 8 && declared != .utf8
    if utf8.errors == 0, !mayBeKanji { return .utf8 }

    let cp932 = JapaneseReading(input, as: .cp932)
    let eucJP = JapaneseReading(input, as: .eucJP)
    if cp932.errors > 0, eucJP.errors > 0 {
      if utf8.errors == 0 { return .utf8 }
      if let wide = wideByKana(input) { return wide }
      // A UTF-8 file with a few damaged bytes is still UTF-8. The others' double bytes are seldom valid in it.
      if utf8.characters > 4 * utf8.errors { return .utf8 }
      if cp932.errors * 20 > census.high, eucJP.errors * 20 > census.high { return .windows1252 }
    }
    if LatinReading(input).isPlausible, cp932.errors > 0 || cp932.score <= 0, eucJP.errors > 0 || eucJP.score <= 0 {
      return .windows1252
    }
    if cp932.errors == 0, eucJP.errors == 0, let declared, declared == .cp932 || declared == .eucJP {
      let (said, other) = declared == .cp932 ? (cp932, eucJP) : (eucJP, cp932)
      // Half a point a byte is less than one common kanji: the content does not say, the declaration may.
      return said.score + max(6, census.high / 2) >= other.score ? declared : (declared == .cp932 ? .eucJP : .cp932)
    }
    return eucJP.score - 30 * eucJP.errors > cp932.score - 30 * cp932.errors ? .eucJP : .cp932
  }

  /// UTF-16 without a mark: zero bytes, on one side of the pairs only, and pairs that are all text.
  private static func wideByZeros(_ input: UnsafeBufferPointer<UInt8>, _ census: ByteCensus) -> TextEncoding? {
    let zeros = census.zeros
    guard input.count >= 2, (zeros.even == 0) != (zeros.odd == 0) else { return nil }
    let encoding: TextEncoding = zeros.odd > 0 ? .utf16LE : .utf16BE
    // Seven-bit text with a stray zero is not UTF-16, ASCII written as UTF-16 is half zeros.
    if census.isSevenBit, max(zeros.even, zeros.odd) * 5 < input.count { return nil }
    return WideReading(input, lowFirst: encoding == .utf16LE).isText ? encoding : nil
  }

  /// UTF-16 without any zero byte, so without ASCII: a fifth of the units kana or Japanese punctuation, the rest kanji.
  private static func wideByKana(_ input: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    for encoding in [TextEncoding.utf16LE, .utf16BE] {
      let reading = WideReading(input, lowFirst: encoding == .utf16LE)
      if reading.isText, reading.kana * 5 >= reading.units { return encoding }
    }
    return nil
  }

  private static func isISO2022JP(_ input: UnsafeBufferPointer<UInt8>) -> Bool {
    for at in input.indices where input[at] == 0x1B {
      switch escape(input, at) {
      case (0x24, 0x40, _), (0x24, 0x42, _), (0x24, 0x28, 0x44), (0x28, 0x49, _), (0x28, 0x4A, _): return true
      default: continue
      }
    }
    return false
  }
}
