/// Parts a query into words, phrases, filters and signs. Takes anything; one pass over the text.
struct QueryLexer {
  enum Token: Equatable {
    case text(String)
    case phrase(String)
    case filter(SearchFilter.Field, value: String)
    case and, or, not
    case minus(typed: String)
    case open
    case close
  }

  private let text: [Unicode.Scalar]
  /// Brackets that hold a group, each with its partner.
  private let partners: [Int: Int]
  private var at = 0

  init(_ query: String) {
    text = Array(query.unicodeScalars)
    partners = QueryLexer.groups(in: text)
  }

  /// Each with where it stands, in code points.
  mutating func tokens() -> [(token: Token, place: Range<Int>)] {
    var tokens: [(token: Token, place: Range<Int>)] = []
    while at < text.count {
      let start = at
      if isSpace(at) {
        at += 1
        continue
      }
      let token: Token
      if let partner = partners[at] {
        token = partner > at ? .open : .close
        at += 1
      } else if let end = closingQuote(at), end > at + 1 {
        token = .phrase(string(at + 1..<end))
        at = end + 1
      } else if isMinus(at), at + 1 < text.count, !isSpace(at + 1), !isMinus(at + 1), !closes(at + 1) {
        token = .minus(typed: string(at..<at + 1))
        at += 1
      } else {
        token = word()
      }
      tokens.append((token, start..<at))
    }
    return tokens
  }

  private mutating func word() -> Token {
    let start = at
    if let filter = filter() { return filter }
    while at < text.count, !isSpace(at), !closes(at) { at += 1 }
    // At a closing bracket of a group nothing was read; the caller takes such a bracket itself.
    let word = string(start..<at)
    switch word {
    case "AND", "ＡＮＤ": return .and
    case "OR", "ＯＲ": return .or
    case "NOT", "ＮＯＴ": return .not
    default: return .text(word)
    }
  }

  /// `name:value` with a name that is known and a value that is not empty.
  private mutating func filter() -> Token? {
    let start = at
    guard let colon = (start..<min(text.count, start + 6)).first(where: { text[$0] == ":" || text[$0] == "：" }),
      let field = SearchFilter.Field(rawValue: Folding.fold(string(start..<colon)).text)
    else { return nil }
    let begin = colon + 1
    if let end = closingQuote(begin), end > begin + 1 {
      at = end + 1
      return .filter(field, value: string(begin + 1..<end))
    }
    var end = begin
    while end < text.count, !isSpace(end), !closes(end) { end += 1 }
    guard end > begin else { return nil }
    at = end
    return .filter(field, value: string(begin..<end))
  }

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: text[range])
    return String(view)
  }

  private func closes(_ place: Int) -> Bool { partners[place].map { $0 < place } ?? false }
  private func isSpace(_ place: Int) -> Bool { QueryLexer.isSpace(text[place]) }
  private func isMinus(_ place: Int) -> Bool { text[place] == "-" || text[place] == "－" }
  private func closingQuote(_ place: Int) -> Int? { QueryLexer.closingQuote(in: text, place) }
}

extension QueryLexer {
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { CharacterKind(scalar.value) == .space }

  /// Where the quote closes that opens at a place; `nil` when none opens there or it stays open.
  private static func closingQuote(in text: [Unicode.Scalar], _ place: Int) -> Int? {
    guard place < text.count else { return nil }
    switch text[place] {
    case "\"", "＂": return text[(place + 1)...].firstIndex { $0 == "\"" || $0 == "＂" }
    case "“": return text[(place + 1)...].firstIndex(of: "”")
    default: return nil
    }
  }

  /// Brackets that hold a group: they begin and end words and have several words between them, so that 計画(案), (株)青葉
  /// and a bracket left open stay text.
  private static func groups(in text: [Unicode.Scalar]) -> [Int: Int] {
    var partners: [Int: Int] = [:]
    var opened: [(place: Int, beginsWord: Bool, spaces: Int)] = []
    var spaces = 0
    var beginsWord = true
    // Quotes that do not close are looked for once, not from each of them again.
    var unclosedFrom = Int.max
    var at = 0
    while at < text.count {
      let scalar = text[at]
      if beginsWord || at > 0 && (text[at - 1] == ":" || text[at - 1] == "："), at < unclosedFrom,
        scalar == "\"" || scalar == "＂" || scalar == "“"
      {
        if let end = closingQuote(in: text, at) {
          spaces += 1
          at = end + 1
          beginsWord = true
          continue
        }
        if scalar != "“" { unclosedFrom = at }
      }
      if isSpace(scalar) { spaces += 1 }
      if scalar == "(" {
        opened.append((at, beginsWord, spaces))
      } else if scalar == ")", let open = opened.popLast(), open.beginsWord, spaces > open.spaces,
        at + 1 == text.count || text[at + 1] == ")" || isSpace(text[at + 1])
      {
        partners[open.place] = at
        partners[at] = open.place
      }
      beginsWord = isSpace(scalar) || beginsWord && (scalar == "(" || scalar == "-" || scalar == "－")
      at += 1
    }
    return partners
  }
}
