/// A briefing that is live in a room, is about to be, or was.
public struct ProjectionRun: Hashable, Sendable {
  public typealias ID = Identifier<ProjectionRun>

  public let id: ID
  public let room: Room.ID
  public let briefing: Briefing.ID
  /// Who drives, where a console does not say.
  public let driver: String
  public let minutes: Int?
  public let driveKeyHash: ContentHash
  /// `nil` once it is over.
  public let followKey: String?
  public let requestedAt: PreciseInstant
  /// `nil` until a server has taken it up.
  public let startedAt: PreciseInstant?
  /// What the room was called then; `nil` until it has been taken up.
  public let roomName: String?
  public let aliveAt: PreciseInstant?
  /// Whether the shell has asked for its end.
  public let isAskedToEnd: Bool
  public let endedAt: PreciseInstant?
  public let endedBy: ProjectionEnd?
  /// `nil` until it is over, and where that was not written down.
  public let presence: Presence?
  /// The most screens that were open at once; `nil` where that was not written down.
  public let screens: Int?
  /// How its record is written: 1 without, 2 with the word of the screens that they show a page.
  public let recordForm: Int
  /// The name of the account that has put it up; `nil` for who holds the home.
  public let askedBy: String?
  /// The most devices that followed at once; `nil` where that was not written down.
  public let followers: Int?
  /// Lines of the record that somebody followed; `nil` as above.
  public let followedLines: Int?

  public init(
    id: ID, room: Room.ID, briefing: Briefing.ID, driver: String, minutes: Int?, driveKeyHash: ContentHash,
    followKey: String?, requestedAt: PreciseInstant, startedAt: PreciseInstant?, roomName: String?,
    aliveAt: PreciseInstant?, isAskedToEnd: Bool,
    endedAt: PreciseInstant?, endedBy: ProjectionEnd?, presence: Presence?, screens: Int?, recordForm: Int,
    askedBy: String? = nil, followers: Int? = nil, followedLines: Int? = nil
  ) {
    self.id = id
    self.room = room
    self.briefing = briefing
    self.driver = driver
    self.minutes = minutes
    self.driveKeyHash = driveKeyHash
    self.followKey = followKey
    self.requestedAt = requestedAt
    self.startedAt = startedAt
    self.roomName = roomName
    self.aliveAt = aliveAt
    self.isAskedToEnd = isAskedToEnd
    self.endedAt = endedAt
    self.endedBy = endedBy
    self.presence = presence
    self.screens = screens
    self.recordForm = recordForm
    self.askedBy = askedBy
    self.followers = followers
    self.followedLines = followedLines
  }

  /// Whether the record has the screens' word, so that none means that no screen showed the page.
  public var asksScreens: Bool { recordForm >= 2 }
}

/// How much of what rooms showed was followed on people's own devices.
public struct FollowedPages: Hashable, Sendable {
  /// Projections whose followers were counted, and their lines: pages that a room had on.
  public var projections = 0
  public var lines = 0
  /// Lines that somebody followed while they were on.
  public var followed = 0

  public init(projections: Int = 0, lines: Int = 0, followed: Int = 0) {
    self.projections = projections
    self.lines = lines
    self.followed = followed
  }
}

/// How it is known who was present at a projection. The raw values are part of the JSON contract.
public enum Presence: String, Sendable, Codable {
  /// Somebody said who, be it nobody.
  case ticked
  /// Nobody said anything: it is taken to be all of the briefing's recipients.
  case assumed
}

/// Who or what ended a projection. The raw values are part of the JSON contract.
public enum ProjectionEnd: String, Sendable, Codable {
  case driver, shell, crash, shutdown
}
