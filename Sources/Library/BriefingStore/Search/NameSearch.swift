public import BriefingDomain
internal import GRDB
internal import JapaneseText

extension StoreReader {
  /// The briefings whose title, presenter, unit or file names the query finds, the newest first, and behind them the files
  /// without a briefing. The names of a material and of its briefing are looked through as one text is.
  ///
  /// - Parameter most: so many are given.
  /// - Parameter counted: so many are counted, and no more looked for; all when `nil`.
  public func names(_ search: PageSearch, most: Int, counted: Int? = nil) throws -> (hits: [NameHit], count: Int) {
    let terms = search.query.wantedTerms
    guard !terms.isEmpty else { return ([], 0) }
    // What every one has to pass goes along with the question.
    let required = search.query.requiredFilters
    let filters = try Dictionary(
      uniqueKeysWithValues: search.query.filters.filter { !required.contains($0) }.map { ($0, try passing($0, search)) }
    )
    let passed = required.map(\.condition)
    var found: [Named] = []
    var count = 0
    var last: Int64?
    var folded = FoldedText()
    let (condition, arguments) = try mayBeNamed(search.query)
    let values = passed.flatMap(\.arguments)
    let rows = try SteppedRows(
      database.makeStatement(
        sql: namedRows(
          search, columns: Named.columns, (["true"] + passed.map(\.sql)).joined(separator: " AND "),
          briefings: condition)),
      StatementArguments(values) + arguments + StatementArguments(values))
    try rows.readWhile {
      Folding.fold(try rows.text(2), into: &folded)
      let briefing = try rows.optionalInteger(0)
      let key = try rows.optionalInteger(1) ?? ~(briefing ?? 0)
      guard
        search.query.isTrue(
          of: SearchText(folded: folded), { required.contains($0) || filters[$0]?.contains(key) ?? false })
      else { return true }
      if let briefing, briefing == last {
        if found.count == count { found[count - 1].add(try Named(rows), terms) }
        return true
      }
      if count == counted { return false }
      last = briefing
      count += 1
      if count <= most { found.append(try Named(rows).finding(terms)) }
      return true
    }
    let briefings = try briefings(Set(found.compactMap { $0.briefing.map { Briefing.ID($0) } }))
    let versions = try versions(Set(found.compactMap { $0.version.map { MaterialVersion.ID($0) } }))
    let hits = found.map { named in
      NameHit(
        briefing: named.briefing.flatMap { briefings[Briefing.ID($0)] },
        version: named.version.flatMap { versions[MaterialVersion.ID($0)] }, fields: named.fields)
    }
    return (hits, count)
  }

  /// SQL for what lets through every briefing without materials whose names the query may find, and its arguments: where
  /// all characters of a term stand in the title, or a unit has them in its name. Those with a presenter or with materials
  /// are far fewer than rows of a table that was imported, and all are looked at.
  private func mayBeNamed(_ query: PageQuery) throws -> (condition: String, arguments: StatementArguments) {
    let terms = query.wantedTerms
    // So many in one expression SQLite takes in any case.
    guard terms.count <= 32 else { return ("true", []) }
    let units = try (parties() as [(party: OfficeUnit, aliases: [String])]).map(\.party).filter { unit in
      let name = SearchText(unit.name)
      return terms.contains { $0.isFound(in: name) }
    }
    var arguments = StatementArguments()
    let title = query.condition { term in
      let characters = term.characters.prefix(8)
      arguments += StatementArguments(characters.map(String.init))
      return characters.isEmpty ? "true" : characters.map { _ in "instr(foldedTitle, ?)" }.joined(separator: " AND ")
    }
    return (
      """
      (\(title) OR presenter IS NOT NULL OR unitID IN (\(units.map { "\($0.id)" }.joined(separator: ",")))
        OR briefing.id IN (SELECT briefingID FROM material WHERE briefingID IS NOT NULL))
      """, arguments
    )
  }

  /// Which rows a filter lets through, by their version, or by the briefing: `~` makes it negative whatever a file has.
  private func passing(_ filter: PageFilter, _ search: PageSearch) throws -> Set<Int64> {
    let (condition, arguments) = filter.condition
    return try Int64.fetchSet(
      database, sql: namedRows(search, columns: "coalesce(version.id, ~briefing.id)", condition),
      arguments: StatementArguments(arguments + arguments))
  }

  /// One row for each material of a briefing, for a briefing without any, and for a file without a briefing.
  ///
  /// - Parameter condition: SQL for those that are wanted, with its parameters twice.
  /// - Parameter briefings: SQL for the briefings that are wanted.
  private func namedRows(
    _ search: PageSearch, columns: String, _ condition: String = "true", briefings: String = "true"
  ) -> String {
    let version =
      "version.materialID = material.id" + (search.includesOldVersions ? "" : " AND isCurrent")
      + " AND removedAt IS NULL"
    return """
      SELECT * FROM (
        SELECT \(columns) FROM briefing JOIN unit ON unit.id = unitID
          LEFT JOIN material ON material.briefingID = briefing.id LEFT JOIN version ON \(version)
        WHERE \(condition) AND \(briefings) ORDER BY briefing.id DESC, version.id DESC)
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

  init(_ rows: SteppedRows) throws {
    (briefing, version) = (try rows.optionalInteger(0), try rows.optionalInteger(1))
    names = String(decoding: try rows.text(2), as: UTF8.self).unicodeScalars
      .split(separator: Self.sign, omittingEmptySubsequences: false).map(Substring.init)
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

extension PageQuery {
  /// Those that all that it finds have to pass.
  fileprivate var requiredFilters: Set<PageFilter> {
    switch self {
    case .filter(let filter): [filter]
    case .all(let parts): parts.reduce(into: []) { $0.formUnion($1.requiredFilters) }
    case .term, .not, .any: []
    }
  }
}

extension Query {
  /// SQL for what lets through all that the query finds, from that of its terms; a filter lets through everything.
  fileprivate func condition(_ term: (SearchTerm) -> String) -> String {
    switch self {
    case .term(let wanted): "(\(term(wanted)))"
    case .filter, .not: "true"
    case .all(let parts): "(" + (["true"] + parts.map { $0.condition(term) }).joined(separator: " AND ") + ")"
    case .any(let parts): "(" + (["false"] + parts.map { $0.condition(term) }).joined(separator: " OR ") + ")"
    }
  }
}
