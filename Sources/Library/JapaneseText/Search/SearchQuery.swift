/// What pages are searched for: terms, filters of some kind, and how they go together.
public indirect enum Query<Filter: Hashable & Sendable>: Hashable, Sendable {
  case term(SearchTerm)
  case filter(Filter)
  case all([Query])
  case any([Query])
  case not(Query)
}

/// What a person asks for, as the parser understood it.
public typealias SearchQuery = Query<SearchFilter>

/// `to:局長` and the like: a field and what it should be, not yet looked up.
public struct SearchFilter: Hashable, Sendable {
  public enum Field: String, CaseIterable, Sendable {
    case to, from, room, on, form, type
  }

  public let field: Field
  public let value: String

  public init(field: Field, value: String) {
    self.field = field
    self.value = value
  }
}

extension Query {
  /// The same query with something else in the place of each filter.
  public func replacingFilters<Other>(_ replacement: (Filter) throws -> Query<Other>) rethrows -> Query<Other> {
    switch self {
    case .term(let term): .term(term)
    case .filter(let filter): try replacement(filter)
    case .all(let parts): .all(try parts.map { try $0.replacingFilters(replacement) })
    case .any(let parts): .any(try parts.map { try $0.replacingFilters(replacement) })
    case .not(let part): .not(try part.replacingFilters(replacement))
    }
  }

  /// Every filter in the query.
  public var filters: Set<Filter> {
    switch self {
    case .term: []
    case .filter(let filter): [filter]
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.filters) }
    case .not(let part): part.filters
    }
  }

  /// The terms that are not excluded.
  public var wantedTerms: [SearchTerm] {
    switch self {
    case .term(let term): [term]
    case .filter, .not: []
    case .all(let parts), .any(let parts): parts.flatMap(\.wantedTerms)
    }
  }

  /// What the query says of one page, by looking at its text: what "found" means, whatever an index says.
  ///
  /// - Parameter passes: what a filter says of the page.
  public func isTrue(of text: SearchText, _ passes: (Filter) -> Bool) -> Bool {
    switch self {
    case .term(let term): term.isFound(in: text)
    case .filter(let filter): passes(filter)
    case .all(let parts): parts.allSatisfy { $0.isTrue(of: text, passes) }
    case .any(let parts): parts.contains { $0.isTrue(of: text, passes) }
    case .not(let part): !part.isTrue(of: text, passes)
    }
  }
}
