/// Folds one text, writing long stretches that keep their length as they come.
struct FoldingWriter {
  let input: UnsafeBufferPointer<UInt8>
  var output: [UInt8]
  var folded: FoldedText
  private let table = FoldingTable.shared
  /// The last stretch is of text that kept its length.
  private var isPlain = false

  init(input: UnsafeBufferPointer<UInt8>, output: [UInt8], folded: FoldedText) {
    self.input = input
    self.output = output
    self.folded = folded
    self.output.reserveCapacity(input.count)
  }

  mutating func run() {
    var at = 0
    while at < input.count {
      let start = at
      // ASCII (but for capitals), E4…E9, all of which are ideographs that fold to themselves, and kana.
      while at < input.count {
        let byte = input[at]
        if byte < 0x80 {
          if byte >= 0x41 && byte <= 0x5A { break }
          at += 1
        } else if byte >= 0xE4, byte <= 0xE9, at + 2 < input.count, input[at + 1] & 0xC0 == 0x80,
          input[at + 2] & 0xC0 == 0x80
        {
          at += 3
        } else if byte == 0xE3, isPlainKana(at) {
          at += 3
        } else {
          break
        }
      }
      if at > start { copy(start..<at) }
      guard at < input.count else { return }
      let byte = input[at]
      if byte < 0x80 {
        beginPlain(at)
        output.append(byte | 0x20)
        at += 1
      } else {
        at += other(at)
      }
    }
  }

  /// U+3040 to U+3096 and U+30A1 to U+30FE, without the sound marks between them and the ligatures at the ends.
  @inline(__always) private func isPlainKana(_ at: Int) -> Bool {
    guard at + 2 < input.count, input[at + 2] & 0xC0 == 0x80 else { return false }
    switch input[at + 1] {
    case 0x81: return true
    case 0x82: return input[at + 2] <= 0x96 || input[at + 2] >= 0xA1
    case 0x83: return input[at + 2] <= 0xBE
    default: return false
    }
  }

  mutating func finish() -> FoldedText {
    folded.bytes = output
    folded.end(original: input.count)
    return folded
  }

  @inline(__always) private mutating func beginPlain(_ original: Int) {
    if !isPlain {
      folded.begin(folded: output.count, original: original, isUnit: false)
      isPlain = true
    }
  }

  private mutating func copy(_ range: Range<Int>) {
    beginPlain(range.lowerBound)
    output.append(contentsOf: UnsafeBufferPointer(rebasing: input[range]))
  }

  private mutating func beginUnit(_ original: Int) {
    folded.begin(folded: output.count, original: original, isUnit: true)
    isPlain = false
  }

  /// A character that is not ASCII; answers how many bytes it has.
  private mutating func other(_ at: Int) -> Int {
    guard let (scalar, length) = decodedScalar(input, at) else {
      beginUnit(at)
      output += [0xEF, 0xBF, 0xBD]
      return 1
    }
    let cell = table.cell(scalar)
    if cell == 0 {
      copy(at..<at + length)
    } else if cell == FoldingTable.sign {
      sign(scalar, at, length)
    } else {
      replace(cell, at)
    }
    return length
  }

  private mutating func replace(_ cell: UInt32, _ at: Int) {
    let (offset, count) = FoldingTable.replacement(cell)
    if count == 0 { return join(nil) }
    if cell & FoldingTable.sign != 0,
      let (first, length) = table.pool.withUnsafeBufferPointer({ decodedScalar($0, offset) }),
      joinLast(first)
    {
      output.append(contentsOf: table.pool[offset + length..<offset + count])
      return
    }
    beginUnit(at)
    output.append(contentsOf: table.pool[offset..<offset + count])
  }

  private mutating func sign(_ scalar: UInt32, _ at: Int, _ length: Int) {
    if !joinLast(scalar) { copy(at..<at + length) }
  }

  /// Joins a sign with the character before it, or drops it there; `false` when it stands for itself.
  private mutating func joinLast(_ sign: UInt32) -> Bool {
    guard let (start, last) = lastCharacter() else { return false }
    if (0x300...0x36F).contains(sign), isLatin(last) {
      join(nil)
      return true
    }
    guard let whole = table.composed(last, sign) else { return false }
    join((start, whole))
    return true
  }

  /// Makes what is read now a part of the last folded character, which becomes `whole` if given.
  private mutating func join(_ change: (start: Int, whole: UInt32)?) {
    guard let start = change?.start ?? lastCharacter()?.start else { return }
    folded.extendLastCharacter(from: start)
    isPlain = false
    guard let whole = change?.whole else { return }
    output.removeSubrange(start...)
    appendUTF8(whole, to: &output)
  }

  private func lastCharacter() -> (start: Int, scalar: UInt32)? {
    var start = output.count - 1
    while start > 0, output[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= 0 else { return nil }
    return output.withUnsafeBufferPointer { decodedScalar($0, start) }.map { (start, $0.scalar) }
  }
}

/// The letters whose accents are dropped: Latin script, folded.
private func isLatin(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x61...0x7A, 0xDF...0xF6, 0xF8...0x2AF, 0x1D00...0x1D25, 0x1D6B...0x1D77, 0x1D79...0x1D9A, 0x1E00...0x1EFF,
    0x2C60...0x2C7F, 0xA722...0xA787, 0xA78B...0xA7FF, 0xAB30...0xAB5A, 0xAB60...0xAB64:
    true
  default: false
  }
}

/// The well-formed character at a place; `nil` when the bytes there are none.
@inline(__always)
func decodedScalar(_ input: UnsafeBufferPointer<UInt8>, _ at: Int) -> (scalar: UInt32, length: Int)? {
  func tail(_ offset: Int) -> UInt32? {
    guard at + offset < input.count, input[at + offset] & 0xC0 == 0x80 else { return nil }
    return UInt32(input[at + offset] & 0x3F)
  }
  guard at < input.count else { return nil }
  let lead = UInt32(input[at])
  switch lead {
  case 0..<0x80: return (lead, 1)
  case 0xC2...0xDF:
    guard let a = tail(1) else { return nil }
    return ((lead & 0x1F) << 6 | a, 2)
  case 0xE0...0xEF:
    guard let a = tail(1), let b = tail(2) else { return nil }
    let scalar = (lead & 0x0F) << 12 | a << 6 | b
    return scalar >= 0x800 && !(0xD800...0xDFFF).contains(scalar) ? (scalar, 3) : nil
  case 0xF0...0xF4:
    guard let a = tail(1), let b = tail(2), let c = tail(3) else { return nil }
    let scalar = (lead & 0x07) << 18 | a << 12 | b << 6 | c
    return (0x10000...0x10FFFF).contains(scalar) ? (scalar, 4) : nil
  default: return nil
  }
}
