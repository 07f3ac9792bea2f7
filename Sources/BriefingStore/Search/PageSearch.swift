internal import GRDB
public import JapaneseText

/// What to search for, and how.
public struct PageSearch: Sendable {
  public enum Order: String, Sendable, CaseIterable {
    /// The latest registered version first; the pages of one in their order.
    case newest
    /// By BM25 over the words and phrases; single characters and marks do not weigh.
    case relevance
  }

  public var query: PageQuery
  public var order: Order
  /// Old versions of materials too.
  public var includesOldVersions: Bool

  public init(_ query: PageQuery, order: Order = .newest, includesOldVersions: Bool = false) {
    self.query = query
    self.order = order
    self.includesOldVersions = includesOldVersions
  }
}

/// A page that a search found, with where it stands.
public struct PageHit: Sendable {
  public let version: MaterialVersion
  /// The briefing's; `nil` for a material without one.
  public let title: String?
  public let moment: Moment?
  public let page: Int
  public let snippet: Snippet
}

extension StoreReader {
  /// Calls `found` for each page that the query finds, in order, until it returns `false`.
  ///
  /// Pages are found as they are asked for: the first ones cost the same however many there are.
  public func search(_ search: PageSearch, _ found: (PageHit) throws -> Bool) throws {
    let filters = try pagesOfFilters(search.query)
    let terms = Array(Set(search.query.wantedTerms))
    try candidates(search, filters) { page, isSure in
      guard let row = try hitRow(page) else { return true }
      let original: String = try row.value(1)
      let text = SearchText(original)
      guard try isSure || search.admits(page, text, isCurrent: try row.value(5), filters),
        let version = try version(try row.value(0))
      else { return true }
      let startsAt: Int64? = try row.optional(3)
      return try found(
        PageHit(
          version: version, title: try row.optional(2),
          moment: try startsAt.map { Moment(instant: $0, dayOnly: try row.value(4)) }, page: try row.value(6),
          snippet: Snippet(original, text, terms)))
    }
  }

  /// How many pages the query finds.
  public func count(_ search: PageSearch) throws -> Int {
    let filters = try pagesOfFilters(search.query)
    let unordered = PageSearch(search.query, includesOldVersions: search.includesOldVersions)
    var count = 0
    try candidates(unordered, filters) { page, isSure in
      if isSure {
        count += 1
      } else if let row = try hitRow(page),
        search.admits(page, SearchText(try row.value(1)), isCurrent: try row.value(5), filters)
      {
        count += 1
      }
      return true
    }
    return count
  }

  func lastPage() throws -> Int64? { try Int64.fetchOne(database, sql: "SELECT max(id) FROM page") }

  private func pagesOfFilters(_ query: PageQuery) throws -> [PageFilter: [ClosedRange<Int64>]] {
    try Dictionary(uniqueKeysWithValues: query.filters.map { ($0, try pages($0)) })
  }

  private func hitRow(_ page: Int64) throws -> Row? {
    try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT versionID, text, title, startsAt, dayOnly, isCurrent, page.number
          FROM page JOIN version ON version.id = versionID JOIN material ON material.id = materialID
          LEFT JOIN briefing ON briefing.id = briefingID
          WHERE page.id = ?
          """), arguments: [page])
  }

  /// Calls `body` with pages that may be found, in order, until it returns `false`; `isSure` where no look at the text
  /// is needed.
  private func candidates(
    _ search: PageSearch, _ filters: [PageFilter: [ClosedRange<Int64>]],
    _ body: (_ page: Int64, _ isSure: Bool) throws -> Bool
  ) throws {
    if search.order == .relevance, let expression = search.query.rankedExpression {
      let pages = try Int64.fetchCursor(
        database, sql: "SELECT rowid FROM pageRuns WHERE pageRuns MATCH ? ORDER BY rank, rowid DESC",
        arguments: [expression])
      while let page = try pages.next(), try body(page, false) {}
      return
    }
    let (plan, isExact) = SearchPlan.of(search.query)
    var stream = try plan.stream(self, filters)
    if !search.includesOldVersions { stream = ExceptStream(stream, except: try SupersededPages(database)) }
    var bound = Int64.max
    while let page = try stream.next(atMost: bound), try body(page, isExact) { bound = page - 1 }
  }
}

extension PageSearch {
  fileprivate func admits(
    _ page: Int64, _ text: SearchText, isCurrent: Bool, _ filters: [PageFilter: [ClosedRange<Int64>]]
  ) -> Bool {
    guard isCurrent || includesOldVersions else { return false }
    return query.isTrue(of: text) { filter in filters[filter]?.contains(page: page) ?? false }
  }
}

extension [ClosedRange<Int64>] {
  /// Of descending ranges without overlaps.
  fileprivate func contains(page: Int64) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].lowerBound > page { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].contains(page)
  }
}

extension PageQuery {
  /// An FTS5 expression over run tokens that every page has which the query finds; `nil` where run tokens say nothing.
  fileprivate var rankedExpression: String? {
    switch self {
    case .term(let term): SearchPlan(term.indexNeed.need).runs
    case .filter, .not: nil
    case .all(let parts):
      joined(parts.compactMap(\.rankedExpression), " AND ")
    case .any(let parts):
      parts.allSatisfy { $0.rankedExpression != nil } ? joined(parts.compactMap(\.rankedExpression), " OR ") : nil
    }
  }

  private func joined(_ expressions: [String], _ sign: String) -> String? {
    expressions.isEmpty ? nil : "(" + expressions.prefix(64).joined(separator: sign) + ")"
  }
}

extension SearchPlan {
  fileprivate var runs: String? {
    switch self {
    case .match(.runs, let expression): expression
    case .every(let plans): plans.lazy.compactMap(\.runs).first
    default: nil
    }
  }
}
