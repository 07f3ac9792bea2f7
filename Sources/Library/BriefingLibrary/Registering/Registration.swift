public import BriefingDomain

/// What a person says of a briefing when registering it.
public struct Registration: Sendable {
  /// The first file's name without its ending when `nil`.
  public var title: String?
  public var recipients: [String]
  public var unit: String
  public var presenter: String?
  /// Now when `nil`.
  public var moment: Moment?
  public var end: Instant?
  public var room: String?
  /// How it is meant to be handed over.
  public var plannedForm: SubmissionForm?
  /// It is for its unit and its recipients only.
  public var isConfidential: Bool
  /// How long its materials are kept.
  public var keeping: Keeping
  /// The briefing that it is like on purpose, so that no near copy is looked for.
  public var like: Briefing.ID?
  /// The unit and the room are meant as they are, though they look like known ones.
  public var takesNewNames: Bool
  /// The day is meant as it is, though it is years away.
  public var takesFarDay: Bool

  public init(
    title: String?, recipients: [String], unit: String, presenter: String? = nil, moment: Moment? = nil,
    end: Instant? = nil, room: String? = nil, plannedForm: SubmissionForm? = nil, isConfidential: Bool = false,
    keeping: Keeping = Keeping(), takesNewNames: Bool = false, takesFarDay: Bool = false
  ) {
    self.title = title
    self.recipients = recipients
    self.unit = unit
    self.presenter = presenter
    self.moment = moment
    self.end = end
    self.room = room
    self.plannedForm = plannedForm
    self.isConfidential = isConfidential
    self.keeping = keeping
    self.takesNewNames = takesNewNames
    self.takesFarDay = takesFarDay
  }

  /// What another briefing says, at another time. A day alone keeps its time, and the end moves with the beginning.
  ///
  /// - Throws: `DateExpressionError`, `LibraryError.unfitEnd`.
  public init(
    like other: BriefingDetails, on when: String, until end: String? = nil, _ clock: OfficeClock
  ) throws {
    let briefing = other.briefing
    let slot = try clock.slot(when, until: end, correcting: briefing.slot)
    self.init(
      title: briefing.title, recipients: other.recipients.map(\.name), unit: briefing.unit.name,
      presenter: briefing.presenter, moment: slot.moment, end: slot.end, room: briefing.room,
      plannedForm: briefing.plannedForm, isConfidential: briefing.isConfidential,
      keeping: Keeping(retention: briefing.keeping.retention))
    like = briefing.id
  }

  /// More weeks on end than a year has: beyond it a number is a slip.
  public static let mostWeeks = 53
}

/// What was registered, for the person who waits for it.
public struct RegistrationReceipt: Sendable {
  public let briefing: Briefing
  public let recipients: [Recipient]
  public internal(set) var materials: [Registered]
  /// The unit was not known before.
  public let unitIsNew: Bool
  /// A briefing with nearly the same title, the nearest one.
  public let nearCopy: (id: Briefing.ID, title: String)?
  /// What stands in its way.
  public let collisions: [Collision]
  /// When its room is taken at that time by what this person may not see.
  public var taken: [TakenRoom] = []

  /// One file of those given, as it is registered now.
  public struct Registered: Sendable {
    public let version: MaterialVersion
    /// Where the same content was registered before: where it was taken away, or else the newest place.
    public let known: MaterialVersion?
    /// Slides that are hidden in the file, as far as they have text.
    public let hiddenSlides: Int
    /// Nothing was written, since the current version has this content.
    public let unchanged: Bool
    /// What the file says and its pages do not show, by page; `nil` where that cannot be told, or not before the file is
    /// drawn, as an Office document is.
    public internal(set) var unseen: [UnseenText]? = []
  }
}
