/// What a folded character is to a search.
enum CharacterKind {
  /// White space and control characters.
  case space
  /// Letters, digits and their signs in scripts that part words with spaces.
  case word
  /// Ideographs, kana, hangul, their iteration and length marks, and private characters (外字).
  case cjk
  /// Punctuation and symbols.
  case mark

  /// Fixed tables for what offices write, so that an index does not depend on the Unicode version of the system.
  @inline(__always)
  init(_ scalar: UInt32) {
    if scalar < 0x80 {
      self = asciiKinds[Int(scalar)]
    } else if scalar >= 0x4E00, scalar <= 0x9FFF {
      self = .cjk
    } else if scalar >= 0x3000, scalar <= 0x30FF {
      self = CharacterKind(kanaBlock: scalar)
    } else {
      self = CharacterKind(other: scalar)
    }
  }

  /// U+3000 to U+30FF: marks but for 々 〆 〇, the kana repeat marks and the kana themselves.
  private init(kanaBlock scalar: UInt32) {
    switch scalar {
    case 0x3000: self = .space
    case 0x3005...0x3007, 0x3021...0x3029, 0x3031...0x3035, 0x3038...0x303C, 0x3041...0x309F, 0x30A1...0x30FA,
      0x30FC...0x30FF:
      self = .cjk
    default: self = .mark
    }
  }

  private init(other scalar: UInt32) {
    switch scalar {
    case 0x80...0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F: self = .space
    case 0xAA, 0xB5, 0xBA: self = .word
    case 0xA1...0xBF, 0xD7, 0xF7: self = .mark
    case 0xC0...0x36F: self = .word
    case 0x1100...0x11FF, 0x2E80...0x2FDF, 0x3100...0x318F, 0x31A0...0x31FF, 0x3400...0x4DBF, 0xA960...0xA97F,
      0xAC00...0xD7FF, 0xE000...0xFAFF, 0x16FE0...0x16FFF, 0x1AFF0...0x1B16F, 0x20000...0x3FFFF, 0xF0000...0x10FFFF:
      self = .cjk
    case 0x2010...0x2BFF, 0x2E00...0x2E7F, 0x2FE0...0x2FFF, 0x3190...0x319F, 0x3200...0x33FF, 0x4DC0...0x4DFF,
      0xFE00...0xFE6F, 0xFFF0...0xFFFF, 0x1F000...0x1FAFF:
      self = .mark
    default: self = CharacterKind(Unicode.Scalar(scalar)?.properties.generalCategory ?? .unassigned)
    }
  }

  private init(_ category: Unicode.GeneralCategory) {
    switch category {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      self = .word
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: self = .space
    default: self = .mark
    }
  }
}

private let asciiKinds: [CharacterKind] = (0..<0x80).map { value in
  switch value {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: .word
  case 0...0x20, 0x7F: .space
  default: .mark
  }
}
