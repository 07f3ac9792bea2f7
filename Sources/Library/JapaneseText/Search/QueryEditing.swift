/// Puts filters into what a person has typed, and takes them out; the rest of the text stays as it is.
///
/// A text is a new query only where the parser reads it as what is meant, whatever quotes and brackets stand in it.
public enum QueryEditing {
  /// - Returns: `nil` where no text says that.
  public static func text(_ text: String, adding filter: SearchFilter) -> String? {
    let (text, words) = (text.trimmed, written(filter))
    guard let query = SearchQuery(text) else { return words.first { SearchQuery($0) == .filter(filter) } }
    let parts = query.parts
    let candidates = words.flatMap { word in
      ["\(text) \(word)", "\(word) \(text)", "(\(text)) \(word)"].map { $0.trimmed }
    }
    return candidates.first { candidate in
      guard case .all(let found)? = SearchQuery(candidate) else { return false }
      return found == parts + [.filter(filter)] || found == [.filter(filter)] + parts
    }
  }

  /// - Parameter filter: one that every hit has to pass, or that none may.
  /// - Returns: `nil` where no text says that; an empty one where nothing else was asked for.
  public static func text(_ text: String, without filter: SearchFilter) -> String? {
    let wanted = (SearchQuery(text)?.parts ?? []).filter { $0 != .filter(filter) && $0 != .not(.filter(filter)) }
    var lexer = QueryLexer(text)
    let tokens = lexer.tokens()
    guard let index = tokens.firstIndex(where: { $0.token == .filter(filter.field, value: filter.value) }) else {
      return nil
    }
    let before = index > 0 ? tokens[index - 1] : tokens[index]
    let start: Int
    switch before.token {
    case .minus, .not: start = before.place.lowerBound
    default: start = tokens[index].place.lowerBound
    }
    let scalars = Array(text.unicodeScalars)
    let ends = [scalars[..<start], scalars[tokens[index].place.upperBound...]].map { part in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: part)
      return String(view).trimmed
    }
    let rest = ends.filter { !$0.isEmpty }.joined(separator: " ")
    return (SearchQuery(rest)?.parts ?? []) == wanted ? rest : nil
  }

  /// What a filter is written as, plain where that will do.
  private static func written(_ filter: SearchFilter) -> [String] {
    let name = filter.field.rawValue
    let isPlain = filter.value.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" || $0 == "." || $0 == "ー"
    }
    return (isPlain ? ["\(name):\(filter.value)"] : []) + ["\(name):\"\(filter.value)\"", "\(name):“\(filter.value)”"]
  }
}

extension SearchQuery {
  /// What all has to be true of a page.
  fileprivate var parts: [SearchQuery] { if case .all(let parts) = self { parts } else { [self] } }

  /// The filters that every hit has to pass, or that none may, in the order in which they were typed.
  public var filtersOfAll: [(filter: SearchFilter, isExcluded: Bool)] {
    parts.compactMap { part in
      switch part {
      case .filter(let filter): (filter, false)
      case .not(.filter(let filter)): (filter, true)
      default: nil
      }
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    let isSpace = { (scalar: Unicode.Scalar) in CharacterKind(scalar.value) == .space }
    let rest = unicodeScalars.drop(while: isSpace)
    guard let last = rest.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(rest[...last])
  }
}
