public import BriefingDomain
internal import GRDB
public import JapaneseText

/// What to search for, and how.
public struct PageSearch: Sendable {

  public var query: PageQuery
  public var order: SearchOrder
  /// Old versions of materials too.
  public var includesOldVersions: Bool

  public init(_ query: PageQuery, order: SearchOrder = .newest, includesOldVersions: Bool = false) {
    self.query = query
    self.order = order
    self.includesOldVersions = includesOldVersions
  }
}

extension StoreReader {
  /// Calls `found` for each page that the query finds, in order, until it returns `false`.
  ///
  /// Pages are found as they are asked for: the first ones cost the same however many there are.
  public func search(_ search: PageSearch, _ found: (PageHit) throws -> Bool) throws {
    try pages(search) { page in try hits([page], of: search.query).allSatisfy(found) }
  }

  /// The ids of the pages that the query finds, in order: the first ones behind one of them.
  ///
  /// - Parameter page: the first ones of all when `nil`.
  public func pages(_ search: PageSearch, behind page: Int64? = nil, most: Int) throws -> [Int64] {
    var ids: [Int64] = []
    try pages(search, behind: page) { id in
      ids.append(id)
      return ids.count < most
    }
    return ids
  }

  /// Pages that a query has found.
  public func hits(_ pages: [Int64], of query: PageQuery) throws -> [PageHit] {
    let terms = Array(Set(query.wantedTerms))
    return try pages.compactMap { page in
      try pageText(page).map { try hit(page, $0.text, FoundPlaces(of: terms, in: SearchText($0.text))) }
    }
  }

  /// How many pages the query finds.
  public func count(_ search: PageSearch) throws -> Int {
    var count = 0
    let unordered = PageSearch(search.query, includesOldVersions: search.includesOldVersions)
    try pages(unordered) { _ in
      count += 1
      return true
    }
    return count
  }

  /// Calls `found` with the ids of the pages that the query finds, in order, until it returns `false`.
  ///
  /// - Parameter behind: only those that come after it.
  func pages(_ search: PageSearch, behind: Int64? = nil, _ found: (Int64) throws -> Bool) throws {
    // What every page has to pass, or must not, its plan has seen to.
    let (passed, failed) = search.rankedExpression == nil ? search.query.requiredFilters : ([], [])
    let open = search.query.filters.subtracting(passed).subtracting(failed)
    try candidates(search, behind: behind) { page, isSure in
      if isSure { return try found(page) }
      guard let (text, isCurrent) = try pageText(page), isCurrent || search.includesOldVersions else { return true }
      let admitting = passed.union(try open.filter { try admits($0, page) })
      return try search.query.isTrue(of: SearchText(text), admitting.contains) ? found(page) : true
    }
  }

  func lastPage() throws -> Int64? { try Int64.fetchOne(database, sql: "SELECT max(id) FROM page") }

  private func pageText(_ page: Int64) throws -> (text: String, isCurrent: Bool)? {
    try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT text, isCurrent FROM page JOIN version ON version.id = versionID WHERE page.id = ?"),
      arguments: [page]
    ).map { (try $0.value(0), try $0.value(1)) }
  }

  private func hit(_ page: Int64, _ text: String, _ places: FoundPlaces) throws -> PageHit {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT \(versionColumns), page.number, title, startsAt, dayOnly
          FROM page JOIN version ON version.id = versionID JOIN material ON material.id = materialID
          LEFT JOIN briefing ON briefing.id = briefingID
          WHERE page.id = ?
          """), arguments: [page])
    guard let row else { throw StoreError.damagedDatabase("page \(page)") }
    let startsAt: Instant? = try row.optional(19)
    let (version, number): (MaterialVersion, Int) = (try MaterialVersion(row), try row.value(17))
    let (printed, place) =
      version.format.hasOwnPages ? (number, 0) : try drawnPage(of: version.id, section: number, places)
    return PageHit(
      version: version, title: try row.optional(18),
      moment: try startsAt.map { Moment(instant: $0, dayOnly: try row.value(20)) }, page: printed,
      section: version.format.hasOwnPages
        ? nil : PageHit.Section(number: number, name: version.format == .xlsx ? HiddenText.sheetName(text) : nil),
      snippet: Snippet(text, places, at: place))
  }

  /// The page, as drawn, with the most of what was found in a section, the first of those; and the first place on it. Where
  /// nothing but filters was asked for, the section's first page.
  private func drawnPage(
    of version: MaterialVersion.ID, section: Int, _ found: FoundPlaces
  ) throws -> (page: Int?, place: Int) {
    if found.places.isEmpty { return (try firstDrawnPage(of: version, section: section), 0) }
    let pages = try drawnPages(of: version, section: section, at: found.places.map(\.range.lowerBound))
    var terms: [Int: Set<Int>] = [:]
    for (page, place) in zip(pages, found.places) { if let page { terms[page, default: []].insert(place.term) } }
    let most = terms.values.map(\.count).max()
    guard let place = pages.firstIndex(where: { $0.map { terms[$0]?.count == most } ?? false }) else { return (nil, 0) }
    return (pages[place], place)
  }

  /// Calls `body` with pages that may be found, in order, until it returns `false`; `isSure` where no look at the text
  /// is needed.
  private func candidates(
    _ search: PageSearch, behind: Int64?, _ body: (_ page: Int64, _ isSure: Bool) throws -> Bool
  ) throws {
    if let expression = search.rankedExpression {
      let pages = try Int64.fetchCursor(
        database, sql: "SELECT rowid FROM pageRuns WHERE pageRuns MATCH ? ORDER BY rank, rowid DESC",
        arguments: [expression])
      if let behind { while let page = try pages.next(), page != behind {} }
      while let page = try pages.next(), try body(page, false) {}
      return
    }
    let (plan, isExact) = SearchPlan.of(search.query)
    var stream = try plan.stream(self)
    if !search.includesOldVersions { stream = ExceptStream(stream, except: try VersionPages(superseded: self)) }
    var bound = behind.map { $0 > 0 ? $0 - 1 : 0 } ?? Int64.max
    while let page = try stream.next(atMost: bound), try body(page, isExact) { bound = page - 1 }
  }
}

extension PageSearch {
  /// What FTS5 ranks by, where the best are to come first and it can tell.
  fileprivate var rankedExpression: String? { order == .relevance ? query.rankedExpression : nil }
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
