internal import GRDB
public import JapaneseText

/// A query whose filters were looked up.
public indirect enum PageQuery: Hashable, Sendable {
  case term(SearchTerm)
  case filter(PageFilter)
  case all([PageQuery])
  case any([PageQuery])
  case not(PageQuery)
}

extension PageQuery {
  /// Every filter in the query.
  var filters: Set<PageFilter> {
    switch self {
    case .term: []
    case .filter(let filter): [filter]
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.filters) }
    case .not(let part): part.filters
    }
  }

  /// The terms that are not excluded.
  var wantedTerms: [SearchTerm] {
    switch self {
    case .term(let term): [term]
    case .filter, .not: []
    case .all(let parts), .any(let parts): parts.flatMap(\.wantedTerms)
    }
  }

  /// What the query says of one page, by looking at its text: what "found" means, whatever an index says.
  ///
  /// - Parameter passes: what a filter says of the page.
  func isTrue(of text: SearchText, _ passes: (PageFilter) -> Bool) -> Bool {
    switch self {
    case .term(let term): term.isFound(in: text)
    case .filter(let filter): passes(filter)
    case .all(let parts): parts.allSatisfy { $0.isTrue(of: text, passes) }
    case .any(let parts): parts.contains { $0.isTrue(of: text, passes) }
    case .not(let part): !part.isTrue(of: text, passes)
    }
  }
}
