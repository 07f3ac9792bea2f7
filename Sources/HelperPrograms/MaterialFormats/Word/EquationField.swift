/// What an EQ field of Word shows, which has no result beside its instruction (ECMA-376 part 1, 17.16.5.18): a character in
/// a ring (囲い文字, `\o\ac(○,秘)`), several in the place of one (組文字, `\o(\s\up 6(公),\s\do 2(印))`), reading marks (ルビ,
/// with `\* jc`), fractions.
struct EquationField {
  private var rest: Substring
  private var isRuby = false
  private static let deepest = 32

  /// `nil` for another field.
  static func text(_ instruction: String) -> String? {
    let trimmed = instruction.drop { $0.isWhitespace }
    guard trimmed.prefix(2).lowercased() == "eq", trimmed.dropFirst(2).first?.isLetter != true else { return nil }
    var field = EquationField(rest: trimmed.dropFirst(2))
    return field.part(depth: 0).text
  }

  private init(rest: Substring) { self.rest = rest }

  /// As far as the next separator, or the end of what is in brackets.
  private mutating func part(depth: Int) -> (text: String, isLast: Bool) {
    var text = ""
    // What the brackets that come are of.
    var command = ""
    while let sign = rest.popFirst() {
      switch sign {
      case "\\":
        guard let next = rest.popFirst() else { break }
        if next == "*" {
          option()
        } else if next.isLetter {
          command = next.lowercased() + word { $0.isLetter && $0.isASCII }.lowercased()
          _ = word { $0.isWhitespace || $0.isNumber || $0 == "-" }
        } else {
          text.append(next)
        }
      case "(":
        guard depth < Self.deepest else { return (text, true) }
        text += brackets(command, depth)
        command = ""
      case ",", ";": if depth > 0 { return (text, false) } else { text.append(sign) }
      case ")": if depth > 0 { return (text, true) } else { text.append(sign) }
      case _ where sign.isWhitespace && depth == 0: break
      default: text.append(sign)
      }
    }
    return (text, true)
  }

  private mutating func brackets(_ command: String, _ depth: Int) -> String {
    var parts: [String] = []
    while true {
      let (text, isLast) = part(depth: depth + 1)
      parts.append(text)
      if isLast { break }
    }
    if command == "f" { return parts.joined(separator: "/") }
    // Reading marks are left out, as those of today's Word are.
    if isRuby, depth == 0, let base = parts.last { return base }
    let rings: Set = ["○", "◯", "△", "□", "◇"]
    return parts.count > 1 ? parts.filter { !rings.contains($0) }.joined() : parts.joined()
  }

  /// What stands behind `\*`.
  private mutating func option() {
    _ = word { $0.isWhitespace }
    if rest.first == "\"" {
      rest.removeFirst()
      _ = word { $0 != "\"" }
      _ = rest.popFirst()
    } else {
      isRuby = word { $0.isLetter || $0.isNumber }.lowercased().hasPrefix("jc") || isRuby
    }
  }

  private mutating func word(_ isIn: (Character) -> Bool) -> String {
    let word = rest.prefix(while: isIn)
    rest = rest[word.endIndex...]
    return String(word)
  }
}
