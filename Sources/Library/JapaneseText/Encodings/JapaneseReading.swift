/// How well bytes read as Japanese in CP932 or EUC-JP. Both are valid for many texts (every even run of half-width
/// katakana is valid EUC-JP), so each character adds what it says for the reading: kana and common kanji for, rare kanji
/// and impossible katakana against.
struct JapaneseReading {
  private(set) var errors = 0
  private(set) var score = 0
  private var previous: UInt16 = 0

  init(_ input: UnsafeBufferPointer<UInt8>, as encoding: TextEncoding) {
    var at = 0
    while at < input.count {
      let byte = input[at]
      if byte < 0x80 {
        previous = UInt16(byte)
        at += 1
        continue
      }
      let (unit, length) = encoding == .cp932 ? cp932Unit(input, at) : eucJPUnit(input, at)
      if let unit {
        score += length == 3 ? -2 : worth(unit)
        previous = unit
      } else {
        errors += 1
        previous = 0
      }
      at += length
    }
  }

  private func worth(_ unit: UInt16) -> Int {
    switch unit {
    case 0x3041...0x3093: 4
    case 0x30A1...0x30F6, 0x30FC: 4
    case 0x3000...0x3002, 0x300C...0x3011, 0xFF08, 0xFF09, 0xFF10...0xFF19: 4
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0x30FB, 0x301C, 0xFF5E: 3
    case 0x2010...0x203B, 0x2190...0x2193, 0x2225...0x2260, 0x25A0...0x266F: 3
    case 0x4E00...0x9FFF: CommonKanji.contains(unit) ? 5 : -2
    case 0xFF61...0xFF9F: worthOfHalfWidth(unit)
    case 0x2160...0x217F, 0x2460...0x2473, 0x3200...0x33FF, 0xF900...0xFAFF: 0
    case 0x80...0x9F, 0xE000...0xF8FF: -6
    case 0x370...0x4FF, 0x2500...0x257F: -1
    default: 1
    }
  }

  /// Two points at most for one byte, a little less than a common kanji gives, so that where both readings are
  /// possible throughout the kanji win, and otherwise what cannot stand there decides.
  private func worthOfHalfWidth(_ unit: UInt16) -> Int {
    let followsKana = (0xFF66...0xFF9F).contains(previous)
    switch unit {
    case 0xFF9E:  // ﾞ after ｳ ｶ…ﾄ ﾊ…ﾎ
      return previous == 0xFF73 || (0xFF76...0xFF84).contains(previous) || (0xFF8A...0xFF8E).contains(previous) ? 4 : -6
    case 0xFF9F: return (0xFF8A...0xFF8E).contains(previous) ? 4 : -6
    case 0xFF67...0xFF6F: return followsKana ? 1 : -4
    case 0xFF70: return followsKana ? 2 : -4
    case 0xFF66: return -1
    case 0xFF61...0xFF65: return previous == 0 ? -2 : 0
    case 0xFF91, 0xFF87, 0xFF8D, 0xFF95, 0xFF93: return 1
    default: return 2
    }
  }
}

/// Whether the bytes from 0x80 stand as accented letters and printers' signs stand in Western text.
struct LatinReading {
  private(set) var isPlausible = true

  init(_ input: UnsafeBufferPointer<UInt8>) {
    func isLetter(_ at: Int) -> Bool {
      input.indices.contains(at) && (0x61...0x7A).contains(input[at] | 0x20)
    }
    var at = 0
    while at < input.count {
      guard input[at] >= 0x80 else {
        at += 1
        continue
      }
      var end = at
      while end < input.count, input[end] >= 0x80 { end += 1 }
      let letters = input[at..<end].allSatisfy { $0 >= 0xC0 && $0 != 0xD7 && $0 != 0xF7 }
      let signs = input[at..<end].allSatisfy { latinSigns.contains($0) }
      if end - at > 2 || !(signs || letters && (isLetter(at - 1) || isLetter(end))) {
        isPlausible = false
        return
      }
      at = end
    }
  }
}

/// € … ‘ ’ “ ” • – — ™ nbsp £ § © « ® ° · »
private let latinSigns: Set<UInt8> = [
  0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xA0, 0xA3, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB7, 0xBB,
]
