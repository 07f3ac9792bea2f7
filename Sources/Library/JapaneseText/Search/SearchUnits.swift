/// A piece of folded text as searches compare it: one CJK character, one mark, or a whole word of another script.
struct SearchUnit {
  var kind: CharacterKind
  var range: Range<Int>
  /// The character, or the first one of a word.
  var scalar: UInt32
  /// White space stands before it.
  var isAfterSpace: Bool
}

/// Parts folded text into units, from the beginning to the end.
struct SearchUnits {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  @inline(__always)
  mutating func next() -> SearchUnit? {
    var isAfterSpace = false
    while at < bytes.count {
      let start = at
      let (scalar, length) = character()
      let kind = CharacterKind(scalar)
      at += length
      switch kind {
      case .space: isAfterSpace = true
      case .cjk, .mark:
        return SearchUnit(kind: kind, range: start..<at, scalar: scalar, isAfterSpace: isAfterSpace)
      case .word:
        skipWord()
        return SearchUnit(kind: .word, range: start..<at, scalar: scalar, isAfterSpace: isAfterSpace)
      }
    }
    return nil
  }

  private mutating func skipWord() {
    while at < bytes.count {
      let (scalar, length) = character()
      guard case .word = CharacterKind(scalar) else { return }
      at += length
    }
  }

  /// Folded text is well-formed; what is not counts as one mark for each byte.
  @inline(__always)
  private func character() -> (scalar: UInt32, length: Int) {
    let lead = bytes[at]
    if lead < 0x80 { return (UInt32(lead), 1) }
    if lead >= 0xE4, lead <= 0xE9, at + 2 < bytes.count {
      return (UInt32(lead & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F), 3)
    }
    return decodedScalar(bytes, at) ?? (0xFFFD, 1)
  }
}
