/// A question or an instruction that a recipient had for a briefing, and that is to be dealt with (宿題).
public struct Assignment: Hashable, Sendable {
  public typealias ID = Identifier<Assignment>

  public let id: ID
  public let briefing: Briefing.ID
  public let text: String
  /// Who deals with it, a unit or a person, as it was written.
  public let owner: String?
  public let due: Day?
  public let notedAt: Instant
  public let notedBy: String
  /// Where it was noted in a room; `nil` for one that was noted elsewhere.
  public let place: Place?
  /// `nil` while it is open.
  public let done: Done?

  public init(
    id: ID, briefing: Briefing.ID, text: String, owner: String?, due: Day?, notedAt: Instant, notedBy: String,
    place: Place?, done: Done?
  ) {
    self.id = id
    self.briefing = briefing
    self.text = text
    self.owner = owner
    self.due = due
    self.notedAt = notedAt
    self.notedBy = notedBy
    self.place = place
    self.done = done
  }

  /// What was on, and when.
  public struct Place: Hashable, Sendable {
    public let projection: ProjectionRun.ID
    public let at: PreciseInstant
    /// `nil` while nothing was on.
    public let page: PageAddress?

    public init(projection: ProjectionRun.ID, at instant: PreciseInstant, page: PageAddress?) {
      self.projection = projection
      at = instant
      self.page = page
    }
  }

  public struct Done: Hashable, Sendable {
    public let at: Instant
    public let by: String

    public init(at instant: Instant, by person: String) {
      at = instant
      by = person
    }
  }
}

/// An assignment with what people know it by.
public struct AssignmentDetails: Sendable {
  public let assignment: Assignment
  /// Of its briefing.
  public let title: String
  public let unit: OfficeUnit
  /// Whose page was on; `nil` as well for what was borrowed from a briefing that who asks may not look at.
  public let version: MaterialVersion?
  /// When what was on began.
  public let startedAt: PreciseInstant?

  public init(
    assignment: Assignment, title: String, unit: OfficeUnit, version: MaterialVersion?, startedAt: PreciseInstant?
  ) {
    self.assignment = assignment
    self.title = title
    self.unit = unit
    self.version = version
    self.startedAt = startedAt
  }
}
