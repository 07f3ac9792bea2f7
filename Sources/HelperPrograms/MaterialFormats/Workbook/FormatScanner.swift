/// Reads a format code from left to right.
struct FormatScanner {
  private let code: [Character]
  private var position = 0

  init(_ code: [Character]) {
    self.code = code
  }

  var atEnd: Bool { position >= code.count }

  /// The tokens up to the next `;`, which is consumed.
  mutating func section() -> FormatSection {
    var section = FormatSection()
    while !atEnd {
      let character = code[position]
      position += 1
      if character == ";" { break }
      scan(character, into: &section)
    }
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
    case "e", "E": exponentOrEra(character, &section)
    case "a", "A": halfDayOrWeekday(character, &section)
    case "/" where section.tokens.contains { if case .digit = $0 { true } else { false } }:
      section.tokens.append(.fraction)
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
    } else if section.tokens.last.map({ if case .digit = $0 { true } else { false } }) == true, accept("-") {
      section.tokens.append(.exponent(plus: false))
    } else {
      section.tokens.append(.eraYear(run(character)))
    }
  }

  private mutating func halfDayOrWeekday(_ character: Character, _ section: inout FormatSection) {
    if accept("m/pm") {
      section.tokens.append(.halfDay("AM/PM"))
    } else if accept("/p") {
      section.tokens.append(.halfDay("A/P"))
    } else {
      let count = run(character)
      section.tokens.append(count >= 3 ? .weekday(count) : .literal(String(repeating: character, count: count)))
    }
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
      if parts.count > 1, parts[1].lowercased().contains("gannen") { section.writesFirstYear = true }
    } else if "<>=".contains(first) {
      let sign = text.prefix { "<>=".contains($0) }
      if let limit = Double(text.dropFirst(sign.count)) {
        section.condition = FormatSection.Condition(sign: String(sign), limit: limit)
      }
    } else if "hms".contains(first.lowercased()), text.allSatisfy({ $0.lowercased() == first.lowercased() }) {
      section.tokens.append(.elapsed(Character(first.lowercased()), text.count))
    }
  }
}
