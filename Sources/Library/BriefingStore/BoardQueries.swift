public import BriefingDomain
internal import GRDB

/// How much a day has in one room, as those hear it who are looked for.
public struct RoomDayCount: Sendable {
  /// Which of the days asked for, from 0.
  public let day: Int
  /// `nil` where nobody has said one.
  public let room: String?
  public let appointments: Int
  /// Those of them that are over and of which something is not recorded.
  public let unrecorded: Int
}

// What the day board asks for, in as many statements whatever the office holds.
extension StoreReader {
  /// Those who hear a briefing at its time, and those who do at their own: apart, so that each has its index.
  private static let heard = [
    (
      tables: "briefing JOIN briefingRecipient ON briefingRecipient.briefingID = briefing.id",
      condition: "ownStartsAt IS NULL", start: "startsAt"
    ),
    (
      tables: "briefingRecipient JOIN briefing ON briefing.id = briefingRecipient.briefingID",
      condition: "true", start: "ownStartsAt"
    ),
  ]

  /// What each day has, by room. What is cancelled does not count.
  ///
  /// - Parameter days: from the first instant of each to its last.
  /// - Parameter recipient: everybody's when `nil`.
  /// - Parameter units: every unit's when `nil`.
  /// - Parameter now: what was to be over by then and has no record is unrecorded.
  public func counts(
    of days: [Range<Instant>], recipient: Recipient? = nil, units: Set<OfficeUnit.ID>? = nil, now: Instant
  ) throws -> [RoomDayCount] {
    let list = days.map { "[\($0.lowerBound.seconds),\($0.upperBound.seconds)]" }.joined(separator: ",")
    let selects = Self.heard.map { tables, condition, start in
      """
      SELECT day.key AS place, CASE WHEN NOT (\(reach.ofWithheld)) THEN coalesce(ownRoom, room) END AS room,
        briefing.id || ' ' || coalesce(ownStartsAt, '') AS appointment,
        NOT isRecorded AND \(start) + coalesce(ownDayOnly, briefing.dayOnly) * 43200 <= ?2 AS isUnrecorded
      FROM json_each(?1) AS day CROSS JOIN \(tables) JOIN recipient ON recipient.id = briefingRecipient.recipientID
      WHERE \(condition) AND \(start) >= json_extract(day.value, '$[0]') AND \(start) < json_extract(day.value, '$[1]')
        AND cancelledAt IS NULL AND \(reach.ofSubmissions)
        AND (?3 IS NULL OR recipient.id IN (SELECT value FROM json_each(?3)))
        AND (?4 IS NULL OR briefing.unitID IN (SELECT value FROM json_each(?4)))
      """
    }
    return try Row.fetchAll(
      database,
      sql: """
        SELECT place, room, count(DISTINCT appointment), count(DISTINCT CASE WHEN isUnrecorded THEN appointment END)
        FROM (\(selects.joined(separator: " UNION ALL "))) GROUP BY place, room
        """,
      arguments: ["[\(list)]", now, try recipient.map { self.list(try group(of: $0.id)) }, units.map(self.list)]
    ).map {
      RoomDayCount(
        day: try $0.value(0), room: try $0.optional(1), appointments: try $0.value(2), unrecorded: try $0.value(3))
    }
  }

  /// What is shown of each briefing.
  public func currentVersions(of briefings: Set<Briefing.ID>) throws -> [MaterialVersion] {
    try versions(
      """
      WHERE briefingID IN (SELECT value FROM json_each(?)) AND isCurrent AND removedAt IS NULL
      ORDER BY briefingID, position
      """, [list(briefings)])
  }

  /// Presentations among some versions whose slides are all hidden.
  public func allHidden(_ versions: [MaterialVersion]) throws -> Set<MaterialVersion.ID> {
    try MaterialVersion.ID.fetchSet(
      database,
      sql: """
        SELECT id FROM version WHERE id IN (SELECT value FROM json_each(?1)) AND format = ?2 AND pageCount > 0
          AND (SELECT text LIKE ?3 FROM page WHERE versionID = version.id AND number = 1)
          AND pageCount = (SELECT count(*) FROM page WHERE versionID = version.id AND text LIKE ?3)
        """,
      arguments: [
        list(Set(versions.map(\.id))), MaterialFormat.pptx.rawValue, HiddenText.opening + "%" + HiddenText.closing,
      ])
  }

  /// Where the office's rooms are taken within some instants by what lies out of reach: when, and no more.
  public func roomsTakenOutOfReach(within instants: Range<Instant>) throws -> [TakenRoom] {
    // Who reaches the office has a row of each; of what is confidential that row has no room.
    if reach.isWhole { return [] }
    let selects = Self.heard.map { tables, condition, start in
      """
      SELECT coalesce(ownRoom, briefing.room) AS room, \(start) AS begins, endsAt + (\(start) - startsAt) AS ends FROM \(tables)
      WHERE \(condition) AND \(start) >= ?1 AND \(start) < ?2 AND EXISTS (SELECT 1 FROM room AS known WHERE known.name = coalesce(ownRoom, briefing.room))
        AND coalesce(ownDayOnly, dayOnly) = 0 AND cancelledAt IS NULL AND NOT \(reach.ofBriefings)
      """
    }
    return try Row.fetchAll(
      database, sql: selects.joined(separator: " UNION ") + " ORDER BY room, begins",
      arguments: [instants.lowerBound, instants.upperBound]
    ).map {
      TakenRoom(
        room: try $0.value(0),
        slot: Slot(moment: Moment(instant: try $0.value(1), dayOnly: false), end: try $0.optional(2)))
    }
  }

  /// What is on in rooms, of what lies within reach: the room's name and the briefing.
  public func liveBriefings() throws -> [Briefing.ID: String] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT briefingID, room.name FROM projection JOIN room ON room.id = roomID JOIN briefing ON briefing.id = briefingID
        WHERE endedAt IS NULL AND startedAt IS NOT NULL AND \(reach.ofBriefings)
        """)
    // In two rooms at once it is named by the one that it came to last.
    return try Dictionary(rows.map { (try $0.value(0), try $0.value(1)) }) { $1 }
  }

  /// As `json_each` reads them.
  func list(_ ids: Set<Identifier<some Any>>) -> String {
    "[\(ids.sorted().map(\.description).joined(separator: ","))]"
  }
}
