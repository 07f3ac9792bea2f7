public import BriefingDomain
internal import GRDB

extension AssignmentDetails {
  fileprivate static let select = """
    SELECT assignment.id, assignment.briefingID, assignment.text, owner, due, notedAt, notedBy, projectionID, shownAt,
      versionID, assignment.page, doneAt, doneBy, briefing.title, unit.id, unit.name, projection.startedAt
    FROM assignment
    JOIN briefing ON briefing.id = assignment.briefingID
    JOIN unit ON unit.id = briefing.unitID
    LEFT JOIN projection ON projection.id = projectionID
    """

  /// - Parameter versions: those that the reader may be told of.
  fileprivate init(_ row: Row, _ versions: [MaterialVersion.ID: MaterialVersion]) throws {
    let due: Int? = try row.optional(4)
    let projection: ProjectionRun.ID? = try row.optional(7)
    let version = try (row.optional(9) as MaterialVersion.ID?).flatMap { versions[$0] }
    let page = try version.map { PageAddress(material: $0.material, version: $0.number, page: try row.value(10)) }
    let doneAt: Instant? = try row.optional(11)
    let assignment = Assignment(
      id: try row.value(0), briefing: try row.value(1), text: try row.value(2), owner: try row.optional(3),
      due: due.flatMap { Day(number: $0) }, notedAt: try row.value(5), notedBy: try row.value(6),
      place: try projection.map { Assignment.Place(projection: $0, at: try row.value(8), page: page) },
      done: try doneAt.map { Assignment.Done(at: $0, by: try row.value(12)) })
    self.init(
      assignment: assignment, title: try row.value(13),
      unit: OfficeUnit(id: try row.value(14), name: try row.value(15)), version: version,
      startedAt: try row.optional(16))
  }
}

extension StoreReader {
  public func assignment(_ id: Assignment.ID) throws -> AssignmentDetails? {
    try assignments("WHERE assignment.id = ?", [id]).first
  }

  /// What is open, by the day by which it is due; or what is done, the latest first.
  ///
  /// - Parameter briefing: every one's when `nil`.
  public func assignments(
    done: Bool, of briefing: Briefing.ID? = nil, limit: Int, offset: Int = 0
  ) throws -> [AssignmentDetails] {
    try assignments(
      """
      WHERE doneAt IS \(done ? "NOT " : "")NULL AND (?1 IS NULL OR assignment.briefingID = ?1) AND \(reach.ofBriefings)
      ORDER BY \(done ? "doneAt DESC, assignment.id DESC" : "due IS NULL, due, assignment.id") LIMIT ?2 OFFSET ?3
      """, [briefing, limit, offset])
  }

  /// What is open of earlier briefings of the same unit for one of the same recipients, for each of some briefings.
  public func openAssignments(for briefings: [Briefing.ID]) throws -> [Briefing.ID: [AssignmentDetails]] {
    let (units, recipients) = (try merged(OfficeUnit.self), try merged(Recipient.self))
    func audience(_ list: String) throws -> Set<Recipient.ID> {
      try Set(
        list.split(separator: ",").map { word in
          guard let id = Recipient.ID(String(word)) else { throw StoreError.damagedDatabase("recipients") }
          return recipients[id] ?? id
        })
    }
    let named = "(SELECT group_concat(recipientID) FROM briefingRecipient WHERE briefingID = briefing.id)"
    let open = try Row.fetchAll(
      database,
      sql: """
        SELECT assignment.id, unitID, startsAt, coalesce(\(named), '') FROM assignment
        JOIN briefing ON briefing.id = assignment.briefingID
        WHERE doneAt IS NULL AND \(reach.ofBriefings) ORDER BY due IS NULL, due, assignment.id
        """
    ).map { row in
      let unit: OfficeUnit.ID = try row.value(1)
      return (
        id: try row.value(0) as Assignment.ID, unit: units[unit] ?? unit, startsAt: try row.value(2) as Int64,
        audience: try audience(row.value(3))
      )
    }
    guard !open.isEmpty else { return [:] }
    var wanted: [Briefing.ID: [Assignment.ID]] = [:]
    for row in try Row.fetchAll(
      database,
      sql: """
        SELECT id, unitID, startsAt, coalesce(\(named), '') FROM briefing
        WHERE id IN (SELECT value FROM json_each(?)) AND \(reach.ofBriefings)
        """, arguments: ["\(briefings.map(\.rawValue))"])
    {
      let (unit, startsAt): (OfficeUnit.ID, Int64) = (try row.value(1), try row.value(2))
      let audience = try audience(row.value(3))
      let found = open.filter {
        $0.unit == units[unit] ?? unit && $0.startsAt < startsAt && !$0.audience.isDisjoint(with: audience)
      }
      if !found.isEmpty { wanted[try row.value(0)] = found.map(\.id) }
    }
    let ids = Set(wanted.values.joined()).map(\.rawValue)
    let details = Dictionary(
      uniqueKeysWithValues: try assignments(
        "WHERE assignment.id IN (SELECT value FROM json_each(?))", ["\(ids)"]
      ).map { ($0.assignment.id, $0) })
    return wanted.mapValues { $0.compactMap { details[$0] } }
  }

  private func assignments(_ rest: String, _ arguments: StatementArguments) throws -> [AssignmentDetails] {
    let rows = try Row.fetchAll(database, sql: "\(AssignmentDetails.select) \(rest)", arguments: arguments)
    // A page may have been borrowed, of a briefing that is not for all who look at this one; of a file of no briefing it is
    // for those of the whole office.
    let versions = try versions(
      """
      LEFT JOIN briefing ON briefing.id = briefingID
      WHERE version.id IN (SELECT value FROM json_each(?)) AND coalesce(\(reach.ofBriefings), \(reach.isWhole))
      """, ["\(try rows.compactMap { try $0.optional(9) as Int64? })"])
    let known = Dictionary(uniqueKeysWithValues: versions.map { ($0.id, $0) })
    return try rows.map { try AssignmentDetails($0, known) }
  }
}

extension StoreWriter {
  /// - Returns: the number that it has from now on.
  public func insert(
    assignment text: String, of briefing: Briefing.ID, owner: String?, due: Day?, at instant: Instant,
    by person: String,
    _ place: Assignment.Place?
  ) throws -> Assignment.ID {
    try database.execute(
      sql: """
        INSERT INTO assignment
          (briefingID, text, owner, due, notedAt, notedBy, projectionID, shownAt, versionID, page)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,
          (SELECT id FROM version WHERE materialID = ?9 AND number = ?10),
          (SELECT ?11 FROM version WHERE materialID = ?9 AND number = ?10))
        """,
      arguments: [
        briefing, text, owner, due?.number, instant, person, place?.projection, place?.at, place?.page?.material,
        place?.page?.version, place?.page?.page,
      ])
    return Assignment.ID(database.lastInsertedRowID)
  }

  /// - Parameter done: `nil` opens it again.
  public func set(_ assignment: Assignment.ID, done: Assignment.Done?) throws {
    try database.execute(
      sql: "UPDATE assignment SET doneAt = ?, doneBy = ? WHERE id = ?", arguments: [done?.at, done?.by, assignment])
  }

  public func delete(_ assignment: Assignment.ID) throws {
    try database.execute(sql: "DELETE FROM assignment WHERE id = ?", arguments: [assignment])
  }
}
