public import BriefingDomain
internal import BriefingLedger
internal import GRDB
public import JapaneseText

/// A query whose filters were looked up.
public typealias PageQuery = Query<PageFilter>

/// What the briefing or the file of a page has to be.
public enum PageFilter: Hashable, Sendable {
  /// A material of this briefing.
  case briefing(Briefing.ID)
  /// Addressed to one of these recipients.
  case recipients([Recipient.ID])
  case units([OfficeUnit.ID])
  /// Registered for one of these rooms, each as it was written.
  case rooms([String])
  /// Held at one of these instants, for everybody or for a recipient with a time of their own.
  case held(Range<Instant>)
  /// Submitted to anybody in one of these forms, by the entry in force.
  case forms([SubmissionForm])
  case formats([MaterialFormat])
  /// What a reader is limited to.
  case within(Reach)
  /// What is confidential, and lies without it.
  case withheld(Reach)
}

extension PageQuery {
  /// Those that all that it finds have to pass, and those that nothing that it finds passes.
  var requiredFilters: (passed: Set<PageFilter>, failed: Set<PageFilter>) {
    switch self {
    case .filter(let filter): return ([filter], [])
    case .not(.filter(let filter)): return ([], [filter])
    case .all(let parts):
      let all = parts.map(\.requiredFilters)
      return (all.reduce(into: []) { $0.formUnion($1.passed) }, all.reduce(into: []) { $0.formUnion($1.failed) })
    case .term, .not, .any: return ([], [])
    }
  }
}

extension PageFilter {
  /// SQL that is true of a row of `version`, `material` and, where there is one, `briefing`.
  var condition: (sql: String, arguments: [any DatabaseValueConvertible]) {
    switch self {
    case .briefing(let id): ("briefing.id = ?", [id])
    case .recipients(let ids):
      (Self.hasRecipient("recipientID IN (\(marks(ids)))"), ids)
    case .units(let ids): ("unitID IN (\(marks(ids)))", ids)
    case .rooms(let names): ("room IN (\(marks(names)))", names)
    case .held(let instants):
      (
        """
        (startsAt >= ? AND startsAt < ? OR \(Self.hasRecipient("ownStartsAt >= ? AND ownStartsAt < ?")))
        """, [instants.lowerBound, instants.upperBound, instants.lowerBound, instants.upperBound]
      )
    case .forms(let forms):
      (
        """
        EXISTS (SELECT 1 FROM ledger WHERE ledger.briefingID = briefing.id AND form IN (\(marks(forms)))
          AND \(LedgerEntry.isInForce()))
        """, forms.map(\.rawValue)
      )
    case .formats(let formats): ("format IN (\(marks(formats)))", formats.map(\.rawValue))
    case .within(let reach): (reach.ofBriefings, [])
    case .withheld(let reach): (reach.ofWithheld, [])
    }
  }

  /// Asked of one briefing after the other: a list of all that a recipient is told would be made anew for each question.
  private static func hasRecipient(_ condition: String) -> String {
    "EXISTS (SELECT 1 FROM briefingRecipient WHERE briefingRecipient.briefingID = briefing.id AND \(condition))"
  }

  /// Whether it lets all versions of a briefing through, or none.
  var isOfBriefings: Bool { if case .formats = self { false } else { true } }

  private func marks(_ values: [some Any]) -> String { values.map { _ in "?" }.joined(separator: ", ") }
}

extension PageFilter {
  /// SQL for the numbers of the briefings that it lets through, where an index has them.
  fileprivate var briefings: (sql: String, arguments: [any DatabaseValueConvertible])? {
    switch self {
    case .briefing(let id): ("SELECT ? AS id", [id])
    case .recipients(let ids): (Self.addressed(marks(ids)), ids)
    case .units(let ids): ("SELECT id FROM briefing WHERE unitID IN (\(marks(ids)))", ids)
    case .held(let instants):
      (
        """
        SELECT id FROM briefing WHERE startsAt >= ? AND startsAt < ?
        UNION ALL SELECT briefingID FROM briefingRecipient WHERE ownStartsAt >= ? AND ownStartsAt < ?
        """, [instants.lowerBound, instants.upperBound, instants.lowerBound, instants.upperBound]
      )
    case .within(.parts(let parts)):
      (
        """
        SELECT id FROM briefing WHERE unitID IN (\(marks(Array(parts.units))))
        UNION ALL SELECT id FROM briefing WHERE id IN (\(marks(Array(parts.briefings))))
        UNION ALL \(Self.addressed(marks(Array(parts.recipients))))
        """, Array(parts.units) + Array(parts.briefings) + Array(parts.recipients)
      )
    case .withheld(let reach): ("SELECT id FROM briefing WHERE \(reach.ofWithheld)", [])
    case .rooms, .forms, .formats, .within: nil
    }
  }

  private static func addressed(_ marks: String) -> String {
    "SELECT briefingID AS id FROM briefingRecipient WHERE recipientID IN (\(marks))"
  }
}

extension StoreReader {
  /// The pages of the versions that all of the filters let through.
  ///
  /// Those of few briefings are looked up at once, by these. Of many there is always one near, and they are looked for as
  /// they are asked for.
  ///
  /// - Parameter filters: of briefings; or one of versions alone.
  func pages(_ filters: [PageFilter]) throws -> any PageStream {
    if let few = try fewBriefings(filters) { return RangeStream(few) }
    let conditions = filters.map(\.condition)
    return try VersionPages(
      self, (["1"] + conditions.map(\.sql)).joined(separator: " AND "), conditions.flatMap(\.arguments))
  }

  private static let few = 1_000
  /// So many are looked at one by one, to see whether they are few.
  private static let some = 20_000

  /// The pages of the briefings that the filters let through; `nil` where these are many, or would take long to find.
  private func fewBriefings(_ filters: [PageFilter]) throws -> [ClosedRange<Int64>]? {
    let counted = try filters.compactMap { filter in
      try filter.briefings.map { (filter: filter, briefings: $0, count: try count($0.sql, $0.arguments)) }
    }
    guard let narrowest = counted.min(by: { $0.count < $1.count }), narrowest.count <= Self.some else { return nil }
    let others = filters.filter { $0 != narrowest.filter }.map(\.condition)
    let few = try Int64.fetchAll(
      database,
      sql: """
        SELECT DISTINCT briefing.id FROM (\(narrowest.briefings.sql)) AS known CROSS JOIN briefing USING (id)
        WHERE \((["1"] + others.map(\.sql)).joined(separator: " AND ")) LIMIT \(Self.few + 1)
        """, arguments: StatementArguments(narrowest.briefings.arguments + others.flatMap(\.arguments)))
    return few.count <= Self.few ? try pages(ofBriefings: few) : nil
  }

  /// The briefings that one of the filters lets through, the newest first; `nil` where each of them lets more than `most`
  /// through, or an index does not tell which.
  func briefings(_ filters: Set<PageFilter>, most: Int) throws -> [Int64]? {
    for (sql, arguments) in filters.compactMap(\.briefings) {
      let ids = try Int64.fetchAll(
        database, sql: "SELECT id FROM (\(sql)) LIMIT \(most + 1)", arguments: StatementArguments(arguments))
      if ids.count <= most { return Set(ids).sorted(by: >) }
    }
    return nil
  }

  /// Up to one more than are looked at one by one.
  private func count(_ briefings: String, _ arguments: [any DatabaseValueConvertible]) throws -> Int {
    try Int.fetchOne(
      database, sql: "SELECT count(*) FROM (SELECT * FROM (\(briefings)) LIMIT \(Self.some + 1))",
      arguments: StatementArguments(arguments)) ?? 0
  }

  /// Whether a filter lets a page through.
  func admits(_ filter: PageFilter, _ page: Int64) throws -> Bool {
    let (condition, arguments) = filter.condition
    return try Bool.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT \(condition) FROM page JOIN version ON version.id = versionID JOIN material ON material.id = materialID
          LEFT JOIN briefing ON briefing.id = briefingID WHERE page.id = ?
          """), arguments: StatementArguments(arguments + [page])) ?? false
  }

  /// As descending ranges. The pages of a version were inserted in a row, so that its ids are one range and no page needs
  /// to be read.
  private func pages(ofBriefings briefings: [Int64]) throws -> [ClosedRange<Int64>] {
    let rows = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT firstPageID, firstPageID + pageCount - 1 FROM material JOIN version ON version.materialID = material.id
          WHERE briefingID IN (SELECT value FROM json_each(?)) AND pageCount > 0 ORDER BY firstPageID DESC
          """), arguments: ["\(briefings)"])
    var ranges: [ClosedRange<Int64>] = []
    // A version that is said to have more pages than there are, or those of another one, has none of them.
    var most = try lastPage() ?? 0
    while let row = try rows.next() {
      let first: Int64 = try row.value(0)
      let last: Int64 = min(try row.value(1), most)
      guard first >= 1, first <= last else { continue }
      most = first - 1
      ranges.append(first...last)
    }
    return ranges
  }
}
