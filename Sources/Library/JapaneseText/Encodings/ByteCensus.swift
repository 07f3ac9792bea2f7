/// What counting the bytes alone says.
struct ByteCensus {
  /// Zero bytes at even and at odd places.
  private(set) var zeros = (even: 0, odd: 0)
  /// Bytes from 0x80.
  private(set) var high = 0
  private(set) var hasEscape = false

  var isSevenBit: Bool { high == 0 }

  init(_ input: UnsafeBufferPointer<UInt8>) {
    for at in input.indices {
      let byte = input[at]
      if byte >= 0x80 {
        high += 1
      } else if byte == 0 {
        if at % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
      } else if byte == 0x1B {
        hasEscape = true
      }
    }
  }
}

/// How many characters beyond ASCII are well-formed UTF-8, and how many places are not.
struct UTF8Census {
  private(set) var characters = 0
  private(set) var errors = 0
  /// Of the characters, those of scripts that offices do not write: U+0180 to U+037F and U+0700 to U+07FF. One or two
  /// kanji in EUC-JP are well-formed UTF-8 of these, 年 and 法 for instance.
  private(set) var foreign = 0

  init(_ input: UnsafeBufferPointer<UInt8>) {
    var at = 0
    while at < input.count {
      let lead = input[at]
      if lead < 0x80 {
        at += 1
        continue
      }
      let (length, second): (Int, ClosedRange<UInt8>) =
        switch lead {
        case 0xC2...0xDF: (2, 0x80...0xBF)
        case 0xE0: (3, 0xA0...0xBF)
        case 0xED: (3, 0x80...0x9F)
        case 0xE1...0xEF: (3, 0x80...0xBF)
        case 0xF0: (4, 0x90...0xBF)
        case 0xF4: (4, 0x80...0x8F)
        case 0xF1...0xF3: (4, 0x80...0xBF)
        default: (1, 0x80...0xBF)
        }
      var taken = 1
      while taken < length, at + taken < input.count,
        (taken == 1 ? second : 0x80...0xBF).contains(input[at + taken])
      {
        taken += 1
      }
      if length > 1, taken == length {
        characters += 1
        if (0xC6...0xCD).contains(lead) || (0xDC...0xDF).contains(lead) { foreign += 1 }
      } else {
        errors += 1
      }
      at += taken
    }
  }
}

/// Reads pairs of bytes as UTF-16 to see whether they are text.
struct WideReading {
  private(set) var units = 0
  private(set) var kana = 0
  private(set) var isText: Bool

  init(_ input: UnsafeBufferPointer<UInt8>, lowFirst: Bool) {
    isText = input.count >= 2 && input.count % 2 == 0
    var afterHigh = false
    var at = 0
    while isText, at + 1 < input.count {
      let unit = UInt16(input[at + (lowFirst ? 1 : 0)]) << 8 | UInt16(input[at + (lowFirst ? 0 : 1)])
      units += 1
      if afterHigh != (0xDC00...0xDFFF).contains(unit) { isText = false }
      afterHigh = (0xD800...0xDBFF).contains(unit)
      switch unit {
      case 0x3001...0x30FF: kana += 1
      case 0x09, 0x0A, 0x0C, 0x0D, 0x1B, 0x20...0x7E, 0xA0...0x2FFF, 0x3000, 0x3100...0xDFFF, 0xF900...0xFFFD: break
      default: isText = false
      }
      at += 2
    }
    if afterHigh { isText = false }
  }
}
