public import BriefingDomain
internal import Foundation
internal import GRDB
internal import JapaneseText

/// A briefing as one of its recipients hears it, for a calendar.
public struct HeardBriefing: Sendable {
  /// Without what is withheld of it.
  public let briefing: Briefing
  public let recipient: Recipient
  /// Whether they hear it at a time or in a room of their own.
  public let isOwn: Bool
  public let registeredAt: Instant
  public let revision: Int
}

extension StoreReader {
  /// Whose calendar an address with this key is of.
  public func feed(_ key: AccessKey) throws -> (feed: CalendarFeed, account: Account)? {
    guard let (feed, owner) = try feeds("print = ?", [KeySafe.print(of: key)]).first, let account = try account(owner)
    else { return nil }
    return (feed, account)
  }

  /// Those of somebody, the oldest first.
  public func feeds(of account: Account.ID) throws -> [CalendarFeed] {
    try feeds("accountID = ?", [account]).map(\.feed)
  }

  private func feeds(
    _ condition: String, _ arguments: StatementArguments
  ) throws -> [(feed: CalendarFeed, owner: Account.ID)] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT feed.id, print, sealedKey, addedAt, accountID, recipientID, unitID, roomID, room.name
        FROM feed LEFT JOIN room ON room.id = roomID WHERE \(condition) ORDER BY feed.id
        """, arguments: arguments)
    if rows.isEmpty { return [] }
    let (recipients, units) = (try names(of: Recipient.self), try names(of: OfficeUnit.self))
    // What has become part of another one goes on as that.
    let (mergedRecipients, mergedUnits) = (try merged(Recipient.self), try merged(OfficeUnit.self))
    return try rows.map { row in
      let (part, name): (CalendarFeed.Part, String?)
      if let id: Recipient.ID = try row.optional(5) {
        let now = mergedRecipients[id] ?? id
        (part, name) = (.recipient(now), recipients[now])
      } else if let id: OfficeUnit.ID = try row.optional(6) {
        let now = mergedUnits[id] ?? id
        (part, name) = (.unit(now), units[now])
      } else {
        (part, name) = (.room(try row.value(7)), try row.optional(8))
      }
      let feed = CalendarFeed(
        id: try row.value(0), part: part, name: name ?? "", key: try key(row, print: 1, sealed: 2),
        addedAt: try row.value(3))
      return (feed, try row.value(4))
    }
  }

  /// What takes place within some instants, or was cancelled there, in a part of the office: one row for each recipient of
  /// each briefing, in the order of time.
  public func heard(within instants: Range<Instant>, of feed: CalendarFeed) throws -> [HeardBriefing] {
    let (condition, wanted): (String, String)
    switch feed.part {
    // With all who hear it.
    case .recipient(let id):
      condition = """
        EXISTS (SELECT 1 FROM briefingRecipient AS addressed WHERE addressed.briefingID = briefing.id
          AND addressed.recipientID IN (SELECT value FROM json_each(?3)))
        """
      wanted = list(try group(of: id))
    case .unit(let id):
      (condition, wanted) = ("briefing.unitID IN (SELECT value FROM json_each(?3))", list(try group(of: id)))
    case .room:
      // Where something is withheld nobody is told.
      condition = "coalesce(ownRoom, room) IN (SELECT value FROM json_each(?3)) AND NOT (\(reach.ofWithheld))"
      let spellings = try roomNames().filter { Folding.key($0) == Folding.key(feed.name) }
      wanted = String(decoding: try JSONEncoder().encode(spellings), as: UTF8.self)
    }
    let heard = [
      "ownStartsAt IS NULL AND startsAt >= ?1 AND startsAt < ?2", "ownStartsAt >= ?1 AND ownStartsAt < ?2",
    ]
    let selects = heard.map {
      """
      SELECT \(Briefing.columnsAsHeard), recipient.id, recipient.name, ownStartsAt IS NOT NULL OR ownRoom IS NOT NULL,
        registeredAt, revision, \(reach.ofWithheld)
      FROM briefing
      JOIN unit ON unit.id = briefing.unitID
      JOIN briefingRecipient ON briefingRecipient.briefingID = briefing.id
      JOIN recipient ON recipient.id = briefingRecipient.recipientID
      WHERE \($0) AND \(reach.ofSubmissions) AND \(condition)
      """
    }
    let merged = try namesOfMergedRecipients()
    return try Row.fetchAll(
      database, sql: selects.joined(separator: " UNION ALL ") + " ORDER BY 6, 1, 16",
      arguments: [instants.lowerBound, instants.upperBound, wanted]
    ).map { row in
      let (briefing, id, isWithheld): (Briefing, Recipient.ID, Bool) = (
        try Briefing(row), try row.value(15), try row.value(20)
      )
      return HeardBriefing(
        briefing: isWithheld ? briefing.withheld : briefing,
        recipient: Recipient(id: id, name: try merged[id] ?? row.value(16)), isOwn: try row.value(17),
        registeredAt: try row.value(18), revision: try row.value(19))
    }
  }
}

extension StoreWriter {
  public func addFeed(of account: Account.ID, _ part: CalendarFeed.Part, at now: Instant) throws {
    let (print, sealed) = try sealed(AccessKey())
    let column: (name: String, id: Int64) =
      switch part {
      case .recipient(let id): ("recipientID", id.rawValue)
      case .unit(let id): ("unitID", id.rawValue)
      case .room(let id): ("roomID", id.rawValue)
      }
    try database.execute(
      sql: "INSERT INTO feed (accountID, \(column.name), print, sealedKey, addedAt) VALUES (?, ?, ?, ?, ?)",
      arguments: [account, column.id, print, sealed, now])
  }

  /// Nothing where it is somebody else's.
  ///
  /// - Returns: whether there was one.
  public func remove(_ feed: CalendarFeed.ID, of account: Account.ID) throws -> Bool {
    try database.execute(sql: "DELETE FROM feed WHERE id = ? AND accountID = ?", arguments: [feed, account])
    return database.changesCount == 1
  }

  func endFeeds(of account: Account.ID) throws {
    try database.execute(sql: "DELETE FROM feed WHERE accountID = ?", arguments: [account])
  }
}
