/// A calendar that somebody subscribes to: what of a recipient, a unit or a room they may see.
public struct CalendarFeed: Hashable, Sendable {
  public typealias ID = Identifier<CalendarFeed>

  /// What it is narrowed to.
  public enum Part: Hashable, Sendable {
    case recipient(Recipient.ID)
    case unit(OfficeUnit.ID)
    case room(Room.ID)
  }

  public let id: ID
  public let part: Part
  /// Of the recipient, the unit or the room.
  public let name: String
  /// Of its address; `nil` where it was sealed with a secret that is not here any more.
  public let key: AccessKey?
  public let addedAt: Instant

  public init(id: ID, part: Part, name: String, key: AccessKey?, addedAt: Instant) {
    self.id = id
    self.part = part
    self.name = name
    self.key = key
    self.addedAt = addedAt
  }

  /// So far back and ahead it reaches, in seconds: a quarter of a year, and a little more than a year.
  public static let past: Int64 = 92 * 86_400
  public static let future: Int64 = 400 * 86_400
  /// Nobody needs more of them.
  public static let most = 50
}

/// What a calendar has at one time.
public struct CalendarEntry: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    /// A briefing as these recipients hear it.
    case briefing(Briefing, recipients: [String])
    /// A room is taken, by what the reader may not see.
    case taken(room: String)
  }

  /// The same as long as there is the entry, whatever is changed of it, and no other one's.
  public let identity: String
  /// How often it was changed.
  public let revision: Int
  public let slot: Slot
  public let content: Content

  public init(identity: String, revision: Int, slot: Slot, content: Content) {
    self.identity = identity
    self.revision = revision
    self.slot = slot
    self.content = content
  }
}
