/// Beyond so many words and phrases, a text was pasted and is looked for as one.
private let mostTerms = 1000
/// Beyond so many groups in one another, brackets are text.
private let deepest = 12

extension SearchQuery {
  /// Reads what a person typed. Every text is a query:
  ///
  /// - Words all have to match, `"…"` is one phrase, `-` or NOT before a word, phrase, filter or group excludes it, AND and
  ///   OR stand between two of them; AND, spoken or not, binds tighter than OR. `( … )` around several words groups them.
  /// - `to:`, `from:`, `room:`, `on:`, `form:`, `type:` with a value, in quotes where it has spaces, are filters. Full-width signs
  ///   do the same as their ASCII forms.
  /// - What has no such sense, such as a quote that stays open or an OR at the end, is a word to find.
  ///
  /// - Returns: `nil` when there is nothing to find: no character but white space.
  public init?(_ text: String) {
    var lexer = QueryLexer(text)
    let tokens = lexer.tokens().map(\.token)
    let query =
      tokens.count > mostTerms ? SearchTerm(text).map(SearchQuery.term) : SearchQuery.parsed(tokens)
    guard let query else { return nil }
    self = query
  }

  private struct Group {
    var alternatives: [[SearchQuery]] = []
    var current: [SearchQuery] = []
    /// What stands before the group.
    var isExcluded = false

    var query: SearchQuery? {
      let alternatives = (alternatives + [current]).filter { !$0.isEmpty }
      let parts = alternatives.map { $0.count == 1 ? $0[0] : SearchQuery.all($0) }
      return parts.count > 1 ? .any(parts) : parts.first
    }
  }

  private static func parsed(_ tokens: [QueryLexer.Token]) -> SearchQuery? {
    var groups = [Group()]
    var isExcluded = false
    var tooDeep = 0

    func add(_ query: SearchQuery?) {
      defer { isExcluded = false }
      guard let query else { return }
      groups[groups.count - 1].current.append(isExcluded ? .not(query) : query)
    }
    func addText(_ text: String) { add(SearchTerm(text).map(SearchQuery.term)) }
    func close() {
      guard let group = groups.popLast() else { return }
      isExcluded = group.isExcluded
      add(group.query)
    }

    for (index, token) in tokens.enumerated() {
      let isFollowed = index + 1 < tokens.count && tokens[index + 1].beginsOperand
      let isBetween = isFollowed && !isExcluded && !groups[groups.count - 1].current.isEmpty
      switch token {
      case .text(let text): addText(text)
      case .phrase(let text): add((SearchTerm(text) ?? SearchTerm("\"\(text)\"")).map(SearchQuery.term))
      case .filter(let field, let value): add(.filter(SearchFilter(field: field, value: value)))
      case .and: if !isBetween { addText("AND") }
      case .or:
        if isBetween {
          groups[groups.count - 1].alternatives.append(groups[groups.count - 1].current)
          groups[groups.count - 1].current = []
        } else {
          addText("OR")
        }
      case .not: if isFollowed { isExcluded.toggle() } else { addText("NOT") }
      case .minus(let typed): if isFollowed { isExcluded.toggle() } else { addText(typed) }
      case .open where groups.count > deepest: tooDeep += 1
      case .open:
        groups.append(Group(isExcluded: isExcluded))
        isExcluded = false
      case .close where tooDeep > 0: tooDeep -= 1
      case .close: if groups.count > 1 { close() }
      }
    }
    while groups.count > 1 { close() }
    return groups[0].query
  }
}

extension QueryLexer.Token {
  /// Whether something to find, or to exclude, begins here.
  fileprivate var beginsOperand: Bool {
    switch self {
    case .text, .phrase, .filter, .not, .minus, .open: true
    case .and, .or, .close: false
    }
  }
}
