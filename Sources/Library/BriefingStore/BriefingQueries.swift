public import BriefingDomain
internal import GRDB
internal import JapaneseText

/// What a new briefing is registered with.
public struct NewBriefing: Sendable {
  public var title: String
  public var unit: OfficeUnit
  public var presenter: String?
  public var slot: Slot
  public var room: String?
  public var plannedForm: SubmissionForm?
  public var recipients: [Recipient]
  public var isConfidential: Bool
  public var keeping: Keeping
  public var registeredAt: Instant
  public var registeredBy: String

  public init(
    title: String, unit: OfficeUnit, presenter: String? = nil, slot: Slot, room: String? = nil,
    plannedForm: SubmissionForm? = nil, recipients: [Recipient], isConfidential: Bool = false,
    keeping: Keeping = Keeping(),
    registeredAt: Instant, registeredBy: String
  ) {
    self.title = title
    self.unit = unit
    self.presenter = presenter
    self.slot = slot
    self.room = room
    self.plannedForm = plannedForm
    self.recipients = recipients
    self.isConfidential = isConfidential
    self.keeping = keeping
    self.registeredAt = registeredAt
    self.registeredBy = registeredBy
  }
}

extension NewBriefing {
  /// A new number where none is said. The title is folded by ``Folding/key(_:)``.
  static func batch(_ database: Database) -> RowBatch<(id: Briefing.ID?, briefing: NewBriefing, folded: String)> {
    RowBatch(
      database,
      """
      INSERT INTO briefing
        (id, title, foldedTitle, unitID, presenter, startsAt, dayOnly, endsAt, room, plannedForm, registeredAt,
          registeredBy, confidential, expiresAt, expiresBy, retention) VALUES
      """, columns: 16
    ) { binding, row in
      let briefing = row.briefing
      binding.add(row.id?.rawValue)
      binding.add(briefing.title)
      binding.add(row.folded)
      binding.add(briefing.unit.id.rawValue)
      binding.add(briefing.presenter)
      binding.add(briefing.slot.moment.instant.seconds)
      binding.add(briefing.slot.moment.dayOnly ? 1 : 0)
      binding.add(briefing.slot.end?.seconds)
      binding.add(briefing.room)
      binding.add(briefing.plannedForm?.rawValue)
      binding.add(briefing.registeredAt.seconds)
      binding.add(briefing.registeredBy)
      binding.add(briefing.isConfidential ? 1 : 0)
      binding.add(briefing.keeping.expiry?.seconds)
      binding.add(briefing.keeping.expiry.map { _ in briefing.registeredBy })
      binding.add(briefing.keeping.retention?.rawValue)
    }
  }
}

extension Recipient {
  /// Adds recipients to briefings; nothing for those who are some already.
  static func batch(_ database: Database) -> RowBatch<(briefing: Briefing.ID, recipient: Recipient.ID)> {
    RowBatch(
      database, "INSERT OR IGNORE INTO briefingRecipient (briefingID, recipientID) VALUES", columns: 2
    ) { binding, row in
      binding.add(row.briefing.rawValue)
      binding.add(row.recipient.rawValue)
    }
  }
}

extension Briefing {
  static let columns = """
    briefing.id, briefing.title, unit.id, unit.name, presenter, startsAt, briefing.dayOnly, room, cancelledAt,
    cancelReason, endsAt, plannedForm, confidential, expiresAt, retention
    """

  /// The same as a recipient hears it, whose own time and room stand before the briefing's; the end moves along.
  static let columnsAsHeard = """
    briefing.id, briefing.title, unit.id, unit.name, presenter, coalesce(ownStartsAt, startsAt),
    coalesce(ownDayOnly, briefing.dayOnly), coalesce(ownRoom, room), cancelledAt, cancelReason,
    CASE WHEN coalesce(ownDayOnly, 0) = 0 THEN endsAt + (coalesce(ownStartsAt, startsAt) - startsAt) END, plannedForm,
    confidential, expiresAt, retention
    """

  init(_ row: Row) throws {
    let cancelledAt: Instant? = try row.optional(8)
    let id: Briefing.ID = try row.value(0)
    let slot = Slot(moment: Moment(instant: try row.value(5), dayOnly: try row.value(6)), end: try row.optional(10))
    guard slot.isPossible else { throw StoreError.damagedDatabase("end of briefing \(id)") }
    self.init(
      id: id, title: try row.value(1), unit: OfficeUnit(id: try row.value(2), name: try row.value(3)),
      presenter: try row.optional(4),
      slot: slot, room: try row.optional(7), plannedForm: try row.optionalChoice(11),
      cancelReason: cancelledAt == nil ? nil : try row.optional(9) ?? "", isConfidential: try row.value(12),
      keeping: Keeping(expiry: try row.optional(13), retention: try row.optionalChoice(14)))
  }
}

extension StoreReader {
  public func briefing(_ id: Briefing.ID) throws -> Briefing? {
    try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT \(Briefing.columns) FROM briefing JOIN unit ON unit.id = unitID WHERE briefing.id = ?"),
      arguments: [id]
    ).map(Briefing.init)
  }

  public func briefings(_ ids: Set<Briefing.ID>) throws -> [Briefing.ID: Briefing] {
    let found = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT \(Briefing.columns) FROM briefing JOIN unit ON unit.id = unitID
          WHERE briefing.id IN (SELECT value FROM json_each(?))
          """), arguments: [list(ids)]
    ).map(Briefing.init)
    return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
  }

  /// Each with the number that it was registered for and the name of now, which differ where it has become part of
  /// another one.
  public func recipients(of briefing: Briefing.ID) throws -> [Recipient] {
    let merged = try namesOfMergedRecipients()
    return try Row.fetchAll(
      database,
      sql: """
        SELECT id, name FROM briefingRecipient JOIN recipient ON id = recipientID WHERE briefingID = ? ORDER BY id
        """, arguments: [briefing]
    ).map { row in
      let id: Recipient.ID = try row.value(0)
      return Recipient(id: id, name: try merged[id] ?? row.value(1))
    }
  }

  /// The number of the newest briefing within a reach, 0 without any.
  public func lastBriefing(within reach: Reach = .everything) throws -> Briefing.ID {
    try Briefing.ID.fetchOne(
      database, sql: "SELECT max(id) FROM briefing WHERE \(withMerged(reach).ofBriefings)") ?? 0
  }

  /// The newest briefings with their folded titles, to look for near copies among.
  public func newestTitles(limit: Int) throws -> [(id: Briefing.ID, title: String, folded: String)] {
    try Row.fetchAll(
      database,
      sql: "SELECT id, title, foldedTitle FROM briefing WHERE \(reach.ofBriefings) ORDER BY id DESC LIMIT ?",
      arguments: [limit]
    ).map { (try $0.value(0), try $0.value(1), try $0.value(2)) }
  }
}

extension StoreWriter {
  /// - Returns: the number that the briefing has from now on.
  public func insert(_ briefing: NewBriefing) throws -> Briefing.ID {
    var batch = NewBriefing.batch(database)
    batch.add((nil, briefing, Folding.key(briefing.title)))
    try batch.flush()
    let id = Briefing.ID(database.lastInsertedRowID)
    for recipient in briefing.recipients { try address(id, to: recipient) }
    return id
  }

  /// Adds a recipient to a briefing; nothing when it is one already.
  public func address(_ briefing: Briefing.ID, to recipient: Recipient) throws {
    if try addressee(recipient, of: briefing) != nil { return }
    var batch = Recipient.batch(database)
    batch.add((briefing, recipient.id))
    try batch.flush()
  }

  /// Corrects what was registered; entries in the ledger keep what they said.
  ///
  /// - Parameter person: who says it anew when it expires.
  public func amend(_ briefing: Briefing, by person: String) throws {
    try database.execute(
      sql: """
        UPDATE briefing SET title = ?, foldedTitle = ?, unitID = ?, presenter = ?, startsAt = ?, dayOnly = ?,
          endsAt = ?, room = ?, plannedForm = ?, confidential = ?, expiresAt = ?,
          expiresBy = CASE WHEN expiresAt IS ? THEN expiresBy ELSE ? END, retention = ?
        WHERE id = ?
        """,
      arguments: [
        briefing.title, Folding.key(briefing.title), briefing.unit.id, briefing.presenter, briefing.moment.instant,
        briefing.moment.dayOnly, briefing.slot.end, briefing.room, briefing.plannedForm?.rawValue,
        briefing.isConfidential, briefing.keeping.expiry, briefing.keeping.expiry,
        briefing.keeping.expiry.map { _ in person }, briefing.keeping.retention?.rawValue, briefing.id,
      ])
  }

  /// Gives a recipient of a briefing a time and a room of their own; `nil` for the briefing's.
  public func amend(_ briefing: Briefing, for recipient: Recipient, moment: Moment?, room: String?) throws {
    try database.execute(
      sql: """
        UPDATE briefingRecipient SET ownStartsAt = ?, ownDayOnly = ?, ownRoom = ?
        WHERE briefingID = ? AND recipientID = ?
        """, arguments: [moment?.instant, moment?.dayOnly, room, briefing.id, recipient.id])
  }

  /// A cancelled briefing waits for no submission; `nil` takes the cancelling back.
  public func cancel(_ briefing: Briefing.ID, at instant: Instant?, reason: String?) throws {
    try database.execute(
      sql: "UPDATE briefing SET cancelledAt = ?, cancelReason = ? WHERE id = ?",
      arguments: [instant, instant == nil ? nil : reason, briefing])
  }

  /// Cancels all of a range that are not.
  public func cancel(_ briefings: ClosedRange<Briefing.ID>, at instant: Instant, reason: String) throws {
    try database.execute(
      sql: "UPDATE briefing SET cancelledAt = ?, cancelReason = ? WHERE id BETWEEN ? AND ? AND cancelledAt IS NULL",
      arguments: [instant, reason, briefings.lowerBound, briefings.upperBound])
  }
}
