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
    // What every one has to pass, or must not, goes along with the question.
    let (required, excluded) = search.query.requiredFilters
    let filters = try Dictionary(
      uniqueKeysWithValues: search.query.filters.subtracting(required).subtracting(excluded)
        .map { ($0, try passing($0, search)) })
    let conditions = required.map(\.condition) + excluded.map(\.lackOf)
    let question = try database.makeStatement(
      sql: namedRows(
        search, columns: Named.columns, (["true"] + conditions.map(\.sql)).joined(separator: " AND "),
        areListed: true))
    let values = conditions.flatMap(\.arguments)
    var found: [Named] = []
    var count = 0
    var last: Int64?
    var isAtEnd = false
    var folded = FoldedText()
    let candidates = try nameCandidates(search.query, required)
    var bound = Int64.max
    // A few at first: those that are asked for are often among them.
    var batch = 64
    while !isAtEnd {
      var listed: [Int64] = []
      while listed.count < batch, let next = try candidates.next(atMost: bound) {
        listed.append(next)
        bound = next - 1
      }
      guard !listed.isEmpty else { break }
      batch = min(batch * 4, 4096)
      let list = "\(listed)"
      let rows = try SteppedRows(
        question, StatementArguments([list] + values) + StatementArguments([list] + values))
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
        if count == counted {
          isAtEnd = true
          return false
        }
        last = briefing
        count += 1
        if count <= most { found.append(try Named(rows).finding(terms)) }
        return true
      }
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

  /// What the query may find, and more. Where a filter lets few briefings through and the index finds more than these, they
  /// are read without it: of one unit is one of dozens that it finds.
  private func nameCandidates(_ query: PageQuery, _ required: Set<PageFilter>) throws -> any PageStream {
    func found() throws -> any PageStream { try EitherStream([nameStream(query), namesNotIndexed()]) }
    guard let few = try briefings(required, most: 4096)?.map({ $0 + NameIndex.ofBriefings }) else { return try found() }
    let (some, these) = (try found(), Set(few))
    var (common, seen, bound) = ([Int64](), 0, Int64.max)
    while let next = try some.next(atMost: bound) {
      seen += 1
      if seen > few.count { return RangeStream(few.map { $0...$0 }) }
      if these.contains(next) { common.append(next) }
      bound = next - 1
    }
    return RangeStream(common.map { $0...$0 })
  }

  /// What of the index of names the query may find, and more.
  private func nameStream(_ query: PageQuery) throws -> any PageStream {
    switch query {
    case .term(let term):
      // Those, too, that have become another one: their briefings are still called by their name.
      let units = try names(of: OfficeUnit.self).filter { term.isFound(in: SearchText($0.value)) }.keys.sorted()
      let named = try SearchPlan(term.indexNeed.need).nameStream(self)
      return units.isEmpty ? named : EitherStream([named, try briefingsNamed(of: units)])
    case .all(let parts):
      let streams = try parts.filter(\.isTold).map(nameStream)
      return try streams.isEmpty ? everyName() : EveryStream(streams)
    case .any(let parts): return EitherStream(try parts.map(nameStream))
    case .filter, .not: return try everyName()
    }
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
  /// - Parameter areListed: whether a list of numbers of the index of names goes before these parameters, each time.
  private func namedRows(
    _ search: PageSearch, columns: String, _ condition: String, areListed: Bool = false
  ) -> String {
    let version =
      "version.materialID = material.id" + (search.includesOldVersions ? "" : " AND isCurrent")
      + " AND removedAt IS NULL"
    // From the list on, whatever order is wanted: SQLite would rather read all in that order.
    func listed(_ table: String, less offset: Int64 = 0) -> String {
      areListed ? "json_each(?) AS listed CROSS JOIN \(table) ON \(table).id = listed.value - \(offset)" : table
    }
    return """
      SELECT * FROM (
        SELECT \(columns) FROM \(listed("briefing", less: NameIndex.ofBriefings)) JOIN unit ON unit.id = unitID
          LEFT JOIN material ON material.briefingID = briefing.id LEFT JOIN version ON \(version)
        WHERE \(condition) ORDER BY briefing.id DESC, version.id DESC)
      UNION ALL SELECT * FROM (
        SELECT \(columns) FROM \(listed("version")) JOIN material ON \(version)
          LEFT JOIN briefing ON briefing.id = NULL LEFT JOIN unit ON unit.id = NULL
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
  /// Whether the index of names tells what it finds from other names.
  fileprivate var isTold: Bool {
    switch self {
    case .term: true
    case .filter, .not: false
    case .all(let parts): parts.contains(where: \.isTold)
    case .any(let parts): parts.allSatisfy(\.isTold)
    }
  }
}

extension PageFilter {
  /// SQL that is true of what it does not let through, be it that there is no briefing.
  fileprivate var lackOf: (sql: String, arguments: [any DatabaseValueConvertible]) {
    ("coalesce(\(condition.sql), false) = false", condition.arguments)
  }
}

extension SearchPlan {
  /// What of the index of names it finds, whatever a filter of pages says.
  fileprivate func nameStream(_ reader: StoreReader) throws -> any PageStream {
    switch self {
    case .match(let table, let expression): try MatchStream(reader.database, table.ofNames, expression)
    case .every(let plans): EveryStream(try plans.map { try $0.nameStream(reader) })
    case .either(let plans): EitherStream(try plans.map { try $0.nameStream(reader) })
    case .pages, .except, .everyPage: try reader.everyName()
    }
  }
}
