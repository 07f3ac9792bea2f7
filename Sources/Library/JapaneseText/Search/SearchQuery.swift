/// What a person asks for, as the parser understood it.
public indirect enum SearchQuery: Hashable, Sendable {
  case term(SearchTerm)
  case filter(SearchFilter)
  case all([SearchQuery])
  case any([SearchQuery])
  case not(SearchQuery)
}

/// `to:局長` and the like: a field and what it should be, not yet looked up.
public struct SearchFilter: Hashable, Sendable {
  public enum Field: String, CaseIterable, Sendable {
    case to, from, on, form, type
  }

  public let field: Field
  public let value: String
  /// The filter as it was typed, to be found literally where its value means nothing.
  public let literal: SearchTerm
}
