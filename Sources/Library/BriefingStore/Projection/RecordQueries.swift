public import BriefingDomain
public import BriefingLedger
internal import GRDB

extension StoreReader {
  /// What the room had on, in its order. Two lines of one time are two pages side by side, first the one that was up, then
  /// the one beside it.
  public func record(of projection: ProjectionRun.ID) throws -> [ShownPage] {
    try record(of: [projection])[projection] ?? []
  }

  /// The same of several, in as many questions as of one.
  public func record(of projections: Set<ProjectionRun.ID>) throws -> [ProjectionRun.ID: [ShownPage]] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT versionID, page, "from", until, driver, borrowed, seenFrom, projectionID
        FROM shown WHERE projectionID IN (SELECT value FROM json_each(?)) ORDER BY projectionID, position
        """, arguments: [list(projections)])
    let versions = try versions(Set(rows.map { try $0.value(0) }))
    let lenders = try briefings(Set(rows.filter { try $0.value(5) }.compactMap { try versions[$0.value(0)]?.briefing }))
    let covered = try covered(Set(lenders.values.filter(\.isConfidential).map(\.id)))
    var records: [ProjectionRun.ID: [ShownPage]] = [:]
    for row in rows {
      guard var version = versions[try row.value(0)] else { throw row.damage(0) }
      let (projection, isBorrowed): (ProjectionRun.ID, Bool) = (try row.value(7), try row.value(5))
      var lender = isBorrowed ? version.briefing.flatMap { lenders[$0] } : nil
      if let other = lender, other.isConfidential, !covered.contains(other.id) {
        (lender, version) = (other.withheld, version.withheld)
      }
      let (from, until): (PreciseInstant, PreciseInstant?) = (try row.value(2), try row.optional(3))
      let before = records[projection]?.last
      records[projection, default: []].append(
        ShownPage(
          version: version, page: try row.value(1), from: from, seenFrom: try row.optional(6), until: until,
          driver: try row.value(4), isBorrowed: isBorrowed,
          // What ends as it begins is two pages one after the other, within a millisecond.
          isBeside: before.map { !$0.isBeside && $0.from == from && $0.until == until && from != until } ?? false,
          lenderTitle: lender?.title))
    }
    return records
  }

  /// When the record was last written, `nil` for an empty one.
  public func lastRecorded(of projection: ProjectionRun.ID) throws -> PreciseInstant? {
    try PreciseInstant.fetchOne(
      database, sql: #"SELECT max(coalesce(until, seenFrom, "from")) FROM shown WHERE projectionID = ?"#,
      arguments: [projection])
  }

  /// Of the projections that began within some ranges and are over, as far as those who follow were counted.
  public func followedPages(within ranges: [Range<Instant>]) throws -> FollowedPages {
    try ranges.reduce(into: FollowedPages()) { sum, range in
      guard
        let row = try Row.fetchOne(
          database,
          sql: """
            SELECT count(*), coalesce(sum((SELECT count(*) FROM shown WHERE projectionID = projection.id)), 0),
              coalesce(sum(followedLines), 0)
            FROM projection WHERE followers IS NOT NULL AND startedAt >= ? AND startedAt < ? AND endedAt IS NOT NULL
            """, arguments: [PreciseInstant(range.lowerBound), PreciseInstant(range.upperBound)])
      else { return }
      sum.projections += try row.value(0)
      sum.lines += try row.value(1)
      sum.followed += try row.value(2)
    }
  }

  /// The entries of the ledger that have a projection's record as their evidence.
  public func entries(provedBy projection: ProjectionRun.ID) throws -> [LedgerEntry.ID] {
    try entries(provedBy: [projection])[projection] ?? []
  }

  /// The same of several, in one question.
  public func entries(provedBy projections: Set<ProjectionRun.ID>) throws -> [ProjectionRun.ID: [LedgerEntry.ID]] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT projectionID, seq FROM projectionEntry
        WHERE projectionID IN (SELECT value FROM json_each(?)) ORDER BY seq
        """, arguments: [list(projections)])
    var entries: [ProjectionRun.ID: [LedgerEntry.ID]] = [:]
    for row in rows { entries[try row.value(0), default: []].append(try row.value(1)) }
    return entries
  }
}

extension StoreWriter {
  /// Writes down what has happened in a room.
  ///
  /// - Throws: `StoreError.damagedDatabase` for a page of a version that there is none of.
  public func record(_ steps: [RecordStep], of projection: ProjectionRun.ID) throws {
    for step in steps {
      switch step {
      case .begins(let showing, let instant): try begin(showing, of: projection, at: instant)
      case .seen(let instant):
        try database.cachedStatement(
          sql: """
            UPDATE shown SET seenFrom = max("from", ?)
            WHERE projectionID = ? AND until IS NULL AND seenFrom IS NULL
            """
        ).execute(arguments: [instant, projection])
      case .ends(let instant): try endRecord(of: projection, at: instant)
      case .screens(let count):
        try database.execute(
          sql: "UPDATE projection SET screens = max(coalesce(screens, 0), ?) WHERE id = ?",
          arguments: [count, projection])
      case .followers(let count):
        try database.cachedStatement(
          sql: "UPDATE projection SET followers = max(coalesce(followers, 0), ?) WHERE id = ?"
        )
        .execute(arguments: [count, projection])
      case .followed(let lines):
        try database.cachedStatement(
          sql: "UPDATE projection SET followedLines = coalesce(followedLines, 0) + ? WHERE id = ?"
        ).execute(arguments: [lines, projection])
      }
    }
  }

  /// Ends what is open; its end does not come before its beginning, whatever a clock says.
  public func endRecord(of projection: ProjectionRun.ID, at instant: PreciseInstant) throws {
    try database.cachedStatement(
      sql: """
        UPDATE shown SET until = max("from", coalesce(seenFrom, "from"), ?) WHERE projectionID = ? AND until IS NULL
        """
    ).execute(arguments: [instant, projection])
  }

  private func begin(_ showing: Showing, of projection: ProjectionRun.ID, at instant: PreciseInstant) throws {
    try begin(showing.page, showing.isBorrowed, showing.driver, of: projection, at: instant)
    if let beside = showing.beside {
      try begin(beside.page, beside.isBorrowed, showing.driver, of: projection, at: instant)
    }
  }

  private func begin(
    _ page: PageAddress, _ isBorrowed: Bool, _ driver: String, of projection: ProjectionRun.ID,
    at instant: PreciseInstant
  ) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO shown (projectionID, position, versionID, page, "from", driver, borrowed)
        VALUES (?1, 1 + coalesce((SELECT max(position) FROM shown WHERE projectionID = ?1), 0),
          (SELECT id FROM version WHERE materialID = ?2 AND number = ?3), ?4, ?5, ?6, ?7)
        """
    ).execute(arguments: [
      projection, page.material, page.version, page.page, instant, driver, isBorrowed,
    ])
  }
}
