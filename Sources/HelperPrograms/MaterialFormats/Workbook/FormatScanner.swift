/// Reads a format code from left to right.
struct FormatScanner {
  private let code: [Character]
  private var position = 0
  /// Whether another section follows, be it an empty one.
  private(set) var hasMore = true

  init(_ code: [Character]) {
    self.code = code
  }

  private var atEnd: Bool { position >= code.count }

  /// The tokens up to the next `;`, which is consumed.
  mutating func section() -> FormatSection {
    var section = FormatSection()
    while !atEnd {
      let character = code[position]
      position += 1
      if character == ";" { return section }
      scan(character, into: &section)
    }
    hasMore = false
    return section
  }

  private mutating func scan(_ character: Character, into section: inout FormatSection) {
    switch character {
    case "\"": section.tokens.append(.literal(upTo("\"")))
    case "\\", "!": section.tokens.append(.literal(next().map(String.init) ?? ""))
    // A space as wide as the next character, and a character that fills the cell: neither is text.
    case "_", "*": _ = next()
    case "[": bracket(upTo("]"), &section)
    case "0", "#", "?": section.tokens.append(.digit(character))
    case ".": point(&section)
    case ",": section.tokens.append(.comma)
    case "%": section.tokens.append(.percent)
    case "@": section.tokens.append(.text)
    case "y", "Y", "b", "B": section.tokens.append(.year(run(character)))
    case "m", "M": section.tokens.append(.month(run(character)))
    case "d", "D": section.tokens.append(.day(run(character)))
    case "h", "H": section.tokens.append(.hour(run(character)))
    case "s", "S": section.tokens.append(.second(run(character)))
    case "g", "G": if !general(&section) { section.tokens.append(.era(run(character))) }
    case "r", "R": section.tokens += run(character) == 1 ? [.eraYear(2)] : [.era(3), .eraYear(2)]
    case "e", "E": exponentOrEra(character, &section)
    case "a", "A": halfDayOrWeekday(character, &section)
    case "/": section.tokens.append(section.tokens.last?.isDigit == true ? fraction() : .literal("/"))
    default: section.tokens.append(.literal(String(character)))
    }
  }

  private mutating func next() -> Character? {
    guard !atEnd else { return nil }
    defer { position += 1 }
    return code[position]
  }

  private mutating func upTo(_ end: Character) -> String {
    let start = position
    while !atEnd, code[position] != end { position += 1 }
    defer { position += 1 }
    return String(code[start..<position])
  }

  /// How often the character that was just read stands there in all.
  private mutating func run(_ character: Character) -> Int {
    var count = 1
    while !atEnd, code[position].lowercased() == character.lowercased() {
      position += 1
      count += 1
    }
    return count
  }

  private mutating func accept(_ text: String) -> Bool {
    let wanted = Array(text)
    guard position + wanted.count <= code.count else { return false }
    guard zip(code[position...], wanted).allSatisfy({ $0.0.lowercased() == $0.1.lowercased() }) else { return false }
    position += wanted.count
    return true
  }

  private mutating func general(_ section: inout FormatSection) -> Bool {
    guard accept("eneral") || accept("/標準") else { return false }
    section.tokens.append(.general)
    return true
  }

  private mutating func exponentOrEra(_ character: Character, _ section: inout FormatSection) {
    if accept("+") {
      section.tokens.append(.exponent(plus: true))
    } else if section.tokens.last?.isDigit == true, accept("-") {
      section.tokens.append(.exponent(plus: false))
    } else {
      section.tokens.append(.eraYear(run(character)))
    }
  }

  private mutating func halfDayOrWeekday(_ character: Character, _ section: inout FormatSection) {
    let start = position - 1
    if accept("m/pm") || accept("/p") {
      section.tokens.append(.halfDay(String(code[start..<position])))
    } else {
      let count = run(character)
      section.tokens.append(count >= 3 ? .weekday(count) : .literal(String(repeating: character, count: count)))
    }
  }

  /// The denominator: places for one, or one that is given.
  private mutating func fraction() -> FormatSection.Token {
    let start = position
    while !atEnd, position < start + 5, "0123456789#?".contains(code[position]) { position += 1 }
    let text = String(code[start..<position])
    guard !text.isEmpty else { return .literal("/") }
    return .fraction(places: text.count, of: Int(text).flatMap { $0 > 0 ? $0 : nil })
  }

  private mutating func point(_ section: inout FormatSection) {
    let afterSeconds =
      section.tokens.last.map {
        switch $0 {
        case .second, .elapsed("s", _): true
        default: false
        }
      } ?? false
    var zeros = 0
    if afterSeconds {
      while !atEnd, code[position] == "0" {
        position += 1
        zeros += 1
      }
    }
    section.tokens.append(zeros > 0 ? .secondFraction(min(zeros, 3)) : .point)
  }

  /// Colours, conditions, currency signs with their locale, elapsed time.
  private func bracket(_ text: String, _ section: inout FormatSection) {
    guard let first = text.first else { return }
    if first == "$" {
      let parts = text.dropFirst().split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      if let sign = parts.first, !sign.isEmpty { section.tokens.append(.literal(String(sign))) }
      if parts.count > 1 { locale(parts[1].lowercased(), &section) }
    } else if let numerals = text.lowercased().hasPrefix("dbnum") ? Int(text.dropFirst(5)) : nil {
      section.numerals = JapaneseNumerals(rawValue: numerals)
    } else if "<>=".contains(first) {
      let sign = text.prefix { "<>=".contains($0) }
      if let limit = Double(text.dropFirst(sign.count)) {
        section.condition = FormatSection.Condition(sign: String(sign), limit: limit)
      }
    } else if "hms".contains(first.lowercased()), text.allSatisfy({ $0.lowercased() == first.lowercased() }) {
      section.tokens.append(.elapsed(Character(first.lowercased()), text.count))
    }
  }

  /// A language as a number or a name, with a calendar, a way of counting, or a format of the system.
  private func locale(_ text: String, _ section: inout FormatSection) {
    switch text {
    case "f800", "x-sysdate": section.systemCode = "yyyy\"年\"m\"月\"d\"日\""
    case "f400", "x-systime": section.systemCode = "h:mm:ss"
    default:
      section.writesFirstYear = text.contains("gannen")
      let name = text.prefix { $0 != "," }
      // The upper bits are for the calendar and the digits; the languages 0, 0x400 and 0x800 are the user's own.
      switch UInt32(name, radix: 16).map({ $0 & 0xFFFF }) {
      case 0x411: section.locale = .japanese
      case 0, 0x400, 0x800: section.locale = .own
      default: section.locale = name.hasPrefix("ja") ? .japanese : name.isEmpty ? .own : .other
      }
    }
  }
}
