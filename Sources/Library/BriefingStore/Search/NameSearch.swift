public import BriefingDomain
internal import GRDB
internal import JapaneseText

extension StoreReader {
  /// The briefings whose title, presenter, unit or file names the query finds, the newest first, and behind them the files
  /// without a briefing. The names of a material and of its briefing are looked through as one text is, all of them: there
  /// are far fewer than pages.
  ///
  /// - Parameter most: so many are given; all are counted.
  public func names(_ search: PageSearch, most: Int) throws -> (hits: [NameHit], count: Int) {
    let terms = search.query.wantedTerms
    guard !terms.isEmpty else { return ([], 0) }
    let filters = try Dictionary(uniqueKeysWithValues: search.query.filters.map { ($0, try passing($0, search)) })
    var found: [Named] = []
    var count = 0
    var last: Int64?
    var folded = FoldedText()
    let rows = try Row.fetchCursor(database, sql: namedRows(search, columns: Named.columns))
    while let row = try rows.next() {
      var text: String = try row.value(2)
      text.withUTF8 { Folding.fold($0, into: &folded) }
      let key = try row.optional(1) ?? ~(row.value(0) as Int64)
      guard search.query.isTrue(of: SearchText(folded: folded), { filters[$0]?.contains(key) ?? false }) else {
        continue
      }
      let named = try Named(row)
      if let briefing = named.briefing, briefing == last {
        if found.count == count { found[count - 1].add(named, terms) }
        continue
      }
      last = named.briefing
      count += 1
      if count <= most { found.append(named.finding(terms)) }
    }
    return (try found.map(hit), count)
  }

  private func hit(_ named: Named) throws -> NameHit {
    NameHit(
      briefing: try named.briefing.flatMap { try briefing(Briefing.ID($0)) },
      version: try named.version.flatMap { try version(MaterialVersion.ID($0)) }, fields: named.fields)
  }

  /// Which rows a filter lets through, by their version, or by the briefing: `~` makes it negative whatever a file has.
  private func passing(_ filter: PageFilter, _ search: PageSearch) throws -> Set<Int64> {
    let (condition, arguments) = filter.condition
    return try Int64.fetchSet(
      database, sql: namedRows(search, columns: "coalesce(version.id, ~briefing.id)", condition),
      arguments: StatementArguments(arguments + arguments))
  }

  /// One row for each material of a briefing, for a briefing without any, and for a file without a briefing.
  private func namedRows(_ search: PageSearch, columns: String, _ condition: String = "true") -> String {
    let version =
      "version.materialID = material.id" + (search.includesOldVersions ? "" : " AND isCurrent")
      + " AND removedAt IS NULL"
    return """
      SELECT * FROM (
        SELECT \(columns) FROM briefing JOIN unit ON unit.id = unitID
          LEFT JOIN material ON material.briefingID = briefing.id LEFT JOIN version ON \(version)
        WHERE \(condition) ORDER BY briefing.id DESC, version.id DESC)
      UNION ALL SELECT * FROM (
        SELECT \(columns) FROM material JOIN version ON \(version)
          LEFT JOIN briefing ON false LEFT JOIN unit ON false
        WHERE material.briefingID IS NULL AND \(condition) ORDER BY version.id DESC)
      """
  }
}

/// The names of a row.
private struct Named {
  /// Parts the names: no text that a person types or a file is called by has it.
  private static let sign: Unicode.Scalar = "\u{FFFF}"
  static let columns = """
    briefing.id, version.id,
    coalesce(title, '') || char(65535) || coalesce(fileName, '') || char(65535) || coalesce(presenter, '')
      || char(65535) || coalesce(unit.name, '')
    """

  let briefing, version: Int64?
  private let names: [Substring]
  private(set) var fields: [NameField] = []

  init(_ row: Row) throws {
    (briefing, version) = (try row.optional(0), try row.optional(1))
    names = try (row.value(2) as String).unicodeScalars.split(separator: Self.sign, omittingEmptySubsequences: false)
      .map(Substring.init)
  }

  /// With the names in which one of the terms stands.
  func finding(_ terms: [SearchTerm]) -> Named {
    var named = self
    named.fields = zip(NameField.allCases, names).filter { _, name in
      let text = SearchText(String(name))
      return terms.contains { $0.isFound(in: text) }
    }.map(\.0)
    return named
  }

  /// Another material of the same briefing: its file is named where its name was found first.
  mutating func add(_ other: Named, _ terms: [SearchTerm]) {
    guard !fields.contains(.file) else { return }
    let other = other.finding(terms)
    if other.fields.contains(.file) { self = other }
  }
}
