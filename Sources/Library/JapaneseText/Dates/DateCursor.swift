/// Reads the parts of a date from folded UTF-8. Nothing here fails loudly: what is not there answers `nil` or `false`
/// and leaves the place as it was.
struct DateCursor {
  let bytes: UnsafeBufferPointer<UInt8>
  var at: Int

  var isAtEnd: Bool { at >= bytes.count }

  /// The byte `offset` further, 0 beyond either end.
  @inline(__always) func peek(_ offset: Int = 0) -> UInt8 {
    let place = at + offset
    return place >= 0 && place < bytes.count ? bytes[place] : 0
  }

  mutating func accept(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard at + count <= bytes.count else { return false }
    for i in 0..<count where bytes[at + i] != text.utf8Start[i] { return false }
    at += count
    return true
  }

  mutating func acceptAny(_ texts: [StaticString]) -> Bool {
    for text in texts where accept(text) { return true }
    return false
  }

  /// One of `- / .`, and which.
  mutating func separator() -> UInt8? {
    let byte = peek()
    guard byte == 0x2D || byte == 0x2E || byte == 0x2F else { return nil }
    at += 1
    return byte
  }

  mutating func accept(byte: UInt8) -> Bool {
    guard !isAtEnd, peek() == byte else { return false }
    at += 1
    return true
  }

  /// White space and line ends. At most 16 bytes: layout spreads a date over a line, not over a page, and a text of
  /// nothing but `令和` and spaces still takes linear time.
  mutating func skipSpace() {
    var left = 16
    while left > 0, !isAtEnd {
      let byte = peek()
      if byte == 0x20 || byte >= 0x09 && byte <= 0x0D {
        at += 1
        left -= 1
      } else if byte == 0xE3, peek(1) == 0x80, peek(2) == 0x80 {
        at += 3
        left -= 3
      } else {
        return
      }
    }
  }

  /// A decimal number of at most `digits` digits. A longer run of digits is none.
  mutating func number(upTo digits: Int) -> (value: Int, digits: Int)? {
    var value = 0
    var count = 0
    while isDigit(peek(count)) {
      guard count < digits else { return nil }
      value = value * 10 + Int(peek(count) - 0x30)
      count += 1
    }
    guard count > 0 else { return nil }
    at += count
    return (value, count)
  }

  /// A number written in kanji, 二十五 or 二〇二五, below 10,000; `digits` is 4 for one written by place like the latter.
  mutating func kanjiNumber() -> (value: Int, digits: Int)? {
    let start = at
    var total = 0
    var pending = 0
    var placed = 0
    var lastUnit = 10_000
    while let sign = kanjiSign() {
      if sign < 10 {
        guard placed < 4 else { return fail(at: start) }
        pending = pending * 10 + sign
        placed += 1
      } else {
        guard sign < lastUnit, placed <= 1 else { return fail(at: start) }
        total += (placed == 0 ? 1 : pending) * sign
        (pending, placed, lastUnit) = (0, 0, sign)
      }
    }
    guard at > start, lastUnit == 10_000 || placed <= 1 else { return fail(at: start) }
    return (total + pending, lastUnit == 10_000 ? placed : 0)
  }

  private mutating func fail(at start: Int) -> (value: Int, digits: Int)? {
    at = start
    return nil
  }

  /// 0 to 9 for 〇 to 九, 10, 100 or 1,000 for the units.
  mutating func kanjiSign() -> Int? {
    guard peek() >= 0xE3 else { return nil }
    let value: Int
    switch UInt32(peek()) << 16 | UInt32(peek(1)) << 8 | UInt32(peek(2)) {
    case 0xE38087: value = 0
    case 0xE4B880: value = 1
    case 0xE4BA8C: value = 2
    case 0xE4B889: value = 3
    case 0xE59B9B: value = 4
    case 0xE4BA94: value = 5
    case 0xE585AD: value = 6
    case 0xE4B883: value = 7
    case 0xE585AB: value = 8
    case 0xE4B99D: value = 9
    case 0xE58D81: value = 10
    case 0xE799BE: value = 100
    case 0xE58D83: value = 1000
    default: return nil
    }
    at += 3
    return value
  }

  /// A number in digits, at most `upTo` of them, or in kanji.
  mutating func anyNumber(upTo digits: Int) -> Int? {
    if let number = number(upTo: digits) { return number.value }
    let start = at
    guard let number = kanjiNumber() else { return nil }
    if number.digits > digits {
      at = start
      return nil
    }
    return number.value
  }

  /// 令和 and the others by name.
  mutating func eraName() -> Era? {
    if accept("令和") { return .reiwa }
    if accept("平成") { return .heisei }
    if accept("昭和") { return .showa }
    if accept("大正") { return .taisho }
    if accept("明治") { return .meiji }
    return nil
  }

  /// The letter of an era, in either case, or the first character of its name, with a digit or 元 after it.
  mutating func eraLetter() -> Era? {
    let start = at
    for (name, era) in eraInitials where accept(name) {
      if isDigit(peek()) || peek() == 0xE5 && peek(1) == 0x85 && peek(2) == 0x83 { return era }
      at = start
      return nil
    }
    let era: Era
    switch peek() | 0x20 {
    case 0x72: era = .reiwa
    case 0x68: era = .heisei
    case 0x73: era = .showa
    case 0x74: era = .taisho
    case 0x6D: era = .meiji
    default: return nil
    }
    guard isDigit(peek(1)) || peek(1) == 0xE5 && peek(2) == 0x85 && peek(3) == 0x83 else { return nil }
    at += 1
    return era
  }

  /// The year of an era: 元, or a number of two digits.
  mutating func eraYear() -> Int? { accept("元") ? 1 : anyNumber(upTo: 2) }
}

private let eraInitials: [(name: StaticString, era: Era)] = [
  ("令", .reiwa), ("平", .heisei), ("昭", .showa), ("大", .taisho), ("明", .meiji),
]

@inline(__always) func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

@inline(__always) func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
