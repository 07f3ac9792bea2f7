public import BriefingDomain
internal import GRDB

/// A version of which a search has found pages.
public struct FoundVersion: Sendable {
  public let format: MaterialFormat
  /// `nil` for a file without a briefing.
  public let briefing: Briefing.ID?
  /// How many were found.
  public let pages: Int
}

/// By whom, for whom and when a briefing is; one for each recipient.
public struct Addressing: Sendable {
  public let briefing: Briefing.ID
  public let unit: OfficeUnit.ID
  public let recipient: Recipient.ID
  /// When this recipient hears it.
  public let startsAt: Instant
}

// What is told of many hits at once, in one question each.
extension StoreReader {
  /// Whose these pages are.
  public func versions(ofPages pages: [Int64]) throws -> [FoundVersion] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT format, briefingID, count(*) FROM page
          JOIN version ON version.id = versionID JOIN material ON material.id = materialID
          WHERE page.id IN (SELECT value FROM json_each(?)) GROUP BY version.id
          """), arguments: ["\(pages)"]
    ).map { row in
      FoundVersion(format: try row.choice(0), briefing: try row.optional(1), pages: try row.value(2))
    }
  }

  public func addressings(of briefings: Set<Briefing.ID>) throws -> [Addressing] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT briefingID, unitID, recipientID, coalesce(ownStartsAt, startsAt)
          FROM briefing JOIN briefingRecipient ON briefingID = briefing.id
          WHERE briefing.id IN (SELECT value FROM json_each(?)) ORDER BY briefingID, recipientID
          """), arguments: ["\(briefings.map(\.rawValue))"]
    ).map { row in
      Addressing(
        briefing: try row.value(0), unit: try row.value(1), recipient: try row.value(2), startsAt: try row.value(3))
    }
  }

  /// The recipients or units with their other names of whose briefings this reader sees any; all of them where it is not
  /// limited.
  public func seenParties<P: Party>() throws -> [(party: P, aliases: [String])] {
    let all: [(party: P, aliases: [String])] = try parties()
    if reach == .everything { return all }
    let column = P.kind == .unit ? "unitID" : "recipientID"
    let ids = try Identifier<P>.fetchSet(
      database,
      sql: """
        SELECT DISTINCT \(column) FROM briefing JOIN briefingRecipient ON briefingID = briefing.id
        WHERE \(reach.ofBriefings)
        """)
    let merged = try merged(P.self)
    let seen = Set(ids.map { merged[$0] ?? $0 })
    return all.filter { seen.contains($0.party.id) }
  }

  /// The office's rooms, and what else is written for one in the briefings that this reader sees.
  public func tellableRoomNames() throws -> [String] {
    if reach == .everything { return try roomNames() }
    return try Set(rooms().map(\.name) + seenRoomNames()).sorted()
  }

  /// The office's rooms, and what else is written for one in those of these briefings that are not longer ago.
  public func recentRoomNames(since instant: Instant) throws -> [String] {
    let written = try String.fetchAll(
      database,
      sql: """
        SELECT DISTINCT room FROM briefing WHERE startsAt >= ? AND room IS NOT NULL AND \(reach.ofBriefings)
        """, arguments: [instant])
    return Set(try rooms().map(\.name) + written).sorted()
  }

  /// Rooms as the briefings that this reader sees write them, each with how many do, from a day on.
  public func writtenRooms(since instant: Instant) throws -> [(name: String, briefings: Int)] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT written, count(DISTINCT briefingID) FROM (
          SELECT room AS written, id AS briefingID FROM briefing
          WHERE startsAt >= ?1 AND room IS NOT NULL AND cancelledAt IS NULL AND \(reach.ofBriefings)
          UNION ALL SELECT ownRoom, briefingID FROM briefingRecipient JOIN briefing ON briefing.id = briefingID
          WHERE coalesce(ownStartsAt, startsAt) >= ?1 AND ownRoom IS NOT NULL AND cancelledAt IS NULL
            AND \(reach.ofBriefings)
        ) GROUP BY written
        """, arguments: [instant]
    ).map { (try $0.value(0), try $0.value(1)) }
  }

  /// The rooms, as they are written, of the briefings that this reader sees; all of them where it is not limited.
  public func seenRoomNames() throws -> [String] {
    if reach == .everything { return try roomNames() }
    return try String.fetchAll(
      database,
      sql: """
        SELECT room FROM briefing WHERE room IS NOT NULL AND \(reach.ofBriefings)
        UNION SELECT ownRoom FROM briefingRecipient JOIN briefing ON briefing.id = briefingID
        WHERE ownRoom IS NOT NULL AND \(reach.ofBriefings)
        """)
  }
}
