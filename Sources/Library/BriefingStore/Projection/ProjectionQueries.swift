public import BriefingDomain
public import BriefingLedger
internal import Foundation
internal import GRDB

/// What a projection is asked for with.
public struct NewProjection: Sendable {
  public var room: Room.ID
  public var briefing: Briefing.ID
  public var driver: String
  public var minutes: Int?
  public var driveKeyHash: ContentHash
  public var followKey: AccessKey
  public var requestedAt: PreciseInstant
  /// The name of an account.
  public var askedBy: String?

  public init(
    room: Room.ID, briefing: Briefing.ID, driver: String, minutes: Int?, driveKeyHash: ContentHash,
    followKey: AccessKey, requestedAt: PreciseInstant, askedBy: String?
  ) {
    self.room = room
    self.briefing = briefing
    self.driver = driver
    self.minutes = minutes
    self.driveKeyHash = driveKeyHash
    self.followKey = followKey
    self.requestedAt = requestedAt
    self.askedBy = askedBy
  }
}

private let projectionColumns = """
  id, roomID, briefingID, driver, minutes, driveKeyHash, followKey, requestedAt, startedAt, aliveAt,
  endAskedAt IS NOT NULL, endedAt, endedBy, roomName, presence, screens,
  sealedFollowKey, recordForm, askedBy, followers, followedLines
  """

extension ProjectionRun {
  init(_ row: Row, _ reader: StoreReader) throws {
    self.init(
      id: try row.value(0), room: try row.value(1), briefing: try row.value(2), driver: try row.value(3),
      minutes: try row.optional(4), driveKeyHash: try ContentHash(row, at: 5),
      followKey: try reader.key(row, print: 6, sealed: 16)?.text, requestedAt: try row.value(7),
      startedAt: try row.optional(8), roomName: try row.optional(13), aliveAt: try row.optional(9),
      isAskedToEnd: try row.value(10), endedAt: try row.optional(11), endedBy: try row.optionalChoice(12),
      presence: try row.optionalChoice(14), screens: try row.optional(15), recordForm: try row.value(17),
      askedBy: try row.optional(18), followers: try row.optional(19), followedLines: try row.optional(20))
  }
}

extension StoreReader {
  public func projection(_ id: ProjectionRun.ID) throws -> ProjectionRun? {
    try projections("WHERE id = ?", [id]).first
  }

  /// Those that have not ended: live, or asked for.
  public func openProjections() throws -> [ProjectionRun] {
    try projections("WHERE endedAt IS NULL ORDER BY id", [])
  }

  /// The one that is live in a room, or asked for.
  public func openProjection(in room: Room) throws -> ProjectionRun? {
    try projections("WHERE roomID = ? AND endedAt IS NULL", [room.id]).first
  }

  /// Those of a briefing that were taken up, the oldest first.
  public func projections(of briefing: Briefing.ID) throws -> [ProjectionRun] {
    try projections("WHERE briefingID = ? AND startedAt IS NOT NULL ORDER BY id", [briefing])
  }

  /// Who was ticked as present, or, once it is over, is taken to have been.
  public func present(at projection: ProjectionRun.ID) throws -> [Recipient] {
    try present(at: [projection])[projection] ?? []
  }

  /// The same of several, in one question.
  public func present(at projections: Set<ProjectionRun.ID>) throws -> [ProjectionRun.ID: [Recipient]] {
    let merged = try namesOfMergedRecipients()
    var present: [ProjectionRun.ID: [Recipient]] = [:]
    for row in try Row.fetchAll(
      database,
      sql: """
        SELECT projectionID, id, name FROM projectionPresent JOIN recipient ON id = recipientID
        WHERE projectionID IN (SELECT value FROM json_each(?)) ORDER BY id
        """, arguments: [list(projections)]
    ) {
      let (projection, id): (ProjectionRun.ID, Recipient.ID) = (try row.value(0), try row.value(1))
      let recipient = Recipient(id: id, name: try merged[id] ?? row.value(2))
      // Two who were there may have become one since.
      if !present[projection, default: []].contains(where: { $0.name == recipient.name }) {
        present[projection, default: []].append(recipient)
      }
    }
    return present
  }

  private func projections(_ condition: String, _ arguments: StatementArguments) throws -> [ProjectionRun] {
    try Row.fetchAll(database, sql: "SELECT \(projectionColumns) FROM projection \(condition)", arguments: arguments)
      .map { try ProjectionRun($0, self) }
  }
}

extension StoreWriter {
  /// - Returns: its id.
  public func insert(_ projection: NewProjection) throws -> ProjectionRun.ID {
    let (print, sealed) = try sealed(projection.followKey)
    try database.execute(
      sql: """
        INSERT INTO projection
          (roomID, briefingID, driver, minutes, driveKeyHash, followKey, sealedFollowKey, requestedAt, askedBy)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        projection.room, projection.briefing, projection.driver, projection.minutes,
        Data(projection.driveKeyHash.bytes), print, sealed, projection.requestedAt, projection.askedBy,
      ])
    return ProjectionRun.ID(database.lastInsertedRowID)
  }

  /// Takes away one that no server has taken up.
  ///
  /// - Returns: `false` where one has.
  public func withdraw(_ projection: ProjectionRun.ID) throws -> Bool {
    guard let row = try self.projection(projection), row.startedAt == nil else { return false }
    try database.execute(sql: "DELETE FROM projectionPresent WHERE projectionID = ?", arguments: [projection])
    try database.execute(sql: "DELETE FROM projection WHERE id = ?", arguments: [projection])
    return true
  }

  /// - Returns: `false` where there is none to take up: withdrawn, or taken up already.
  public func takeUp(_ projection: ProjectionRun.ID, at instant: PreciseInstant) throws -> Bool {
    try database.execute(
      sql: """
        UPDATE projection
        SET startedAt = ?1, aliveAt = ?1, screens = 0, recordForm = 2, followers = 0, followedLines = 0,
          roomName = (SELECT name FROM room WHERE id = roomID)
        WHERE id = ?2 AND startedAt IS NULL AND endedAt IS NULL
        """, arguments: [instant, projection])
    return database.changesCount == 1
  }

  /// Notes that the server runs; one of them may be over meanwhile.
  public func noteAlive(_ projections: [ProjectionRun.ID], at instant: PreciseInstant) throws {
    for id in projections {
      try database.execute(
        sql: "UPDATE projection SET aliveAt = ? WHERE id = ? AND endedAt IS NULL", arguments: [instant, id])
    }
  }

  /// Puts another key in the place of the one that those who follow had.
  public func renew(followKey: AccessKey, of projection: ProjectionRun.ID) throws {
    try setKey(followKey, of: projection.rawValue, in: .projection)
  }

  /// Asks the server for the end.
  ///
  /// - Parameter present: who was there; all where it is empty.
  public func askForEnd(of projection: ProjectionRun.ID, present: [Recipient], at instant: PreciseInstant) throws {
    try database.execute(
      sql: "UPDATE projection SET endAskedAt = ? WHERE id = ? AND endedAt IS NULL", arguments: [instant, projection])
    try notePresent(present, at: projection)
  }

  /// Puts these in the place of those who were ticked before.
  public func notePresent(_ present: [Recipient], at projection: ProjectionRun.ID) throws {
    try database.execute(sql: "DELETE FROM projectionPresent WHERE projectionID = ?", arguments: [projection])
    for party in present {
      try database.execute(sql: "INSERT INTO projectionPresent VALUES (?, ?)", arguments: [projection, party.id])
    }
  }

  /// Its keys end with it, and its record is sealed: nothing can be added to it.
  public func end(
    _ projection: ProjectionRun.ID, by end: ProjectionEnd, at instant: PreciseInstant, _ presence: Presence
  ) throws {
    try database.execute(
      sql: """
        UPDATE projection SET endedAt = ?, endedBy = ?, presence = ?, followKey = NULL, sealedFollowKey = NULL WHERE id = ?
        """,
      arguments: [instant, end.rawValue, presence.rawValue, projection])
    try seal(projection)
  }

  /// Says which entry of the ledger has this record as its evidence.
  public func link(_ projection: ProjectionRun.ID, to entry: LedgerEntry.ID) throws {
    try database.execute(
      sql: "INSERT OR IGNORE INTO projectionEntry VALUES (?, ?)", arguments: [projection, entry])
  }
}
