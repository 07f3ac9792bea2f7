/// A report (報告) as it is registered, without its materials and entries.
public struct Briefing: Hashable, Sendable {
  public typealias ID = Identifier<Briefing>

  public let id: ID
  public var title: String
  public var unit: OfficeUnit
  public var presenter: String?
  public var slot: Slot
  public var room: String?
  /// How it is meant to be handed over; no figure counts it.
  public var plannedForm: SubmissionForm?
  /// Why it did not take place; `nil` for one that stands.
  public let cancelReason: String?
  /// For its unit and its recipients only (取扱注意).
  public var isConfidential: Bool
  public var keeping: Keeping

  public init(
    id: ID, title: String, unit: OfficeUnit, presenter: String?, slot: Slot, room: String?,
    plannedForm: SubmissionForm?, cancelReason: String?, isConfidential: Bool = false,
    keeping: Keeping = Keeping()
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.presenter = presenter
    self.slot = slot
    self.room = room
    self.plannedForm = plannedForm
    self.cancelReason = cancelReason
    self.isConfidential = isConfidential
    self.keeping = keeping
  }
  public var moment: Moment { slot.moment }

  /// Stands where a title is not for who reads, and is no title of its own.
  public static let withheldTitle = "（取扱注意）"

  public var isWithheld: Bool { title == Self.withheldTitle }

  /// What is left for those who reach the office and not what is confidential.
  public var withheld: Briefing {
    Briefing(
      id: id, title: Self.withheldTitle, unit: unit, presenter: nil, slot: slot, room: nil, plannedForm: plannedForm,
      cancelReason: cancelReason.map { _ in "" }, isConfidential: isConfidential)
  }
}

/// When a briefing is: from a moment on, and until when where somebody has said it.
public struct Slot: Hashable, Sendable {
  public var moment: Moment
  public var end: Instant?

  public init(moment: Moment, end: Instant? = nil) {
    self.moment = moment
    self.end = end
  }

  /// What lasts longer, in seconds, is a slip in a day.
  public static let longest: Int64 = 86_400

  /// An end comes after a beginning whose time is known, and within a day.
  public var isPossible: Bool {
    guard let end else { return true }
    return !moment.dayOnly && moment.instant < end && end <= moment.instant.advanced(by: Self.longest)
  }

  /// The same for another beginning: the end moves along.
  public func moved(to moment: Moment) -> Slot {
    guard let end, !moment.dayOnly else { return Slot(moment: moment) }
    return Slot(moment: moment, end: moment.instant.advanced(by: end.seconds - self.moment.instant.seconds))
  }

  /// Its end; half an hour after the beginning where nobody has said one.
  public var takenUntil: Instant { end ?? moment.instant.advanced(by: 1800) }

  /// Whether both take some of the same time; never for one of which only the day is known.
  public func overlaps(_ other: Slot) -> Bool {
    !moment.dayOnly && !other.moment.dayOnly && moment.instant < other.takenUntil
      && other.moment.instant < takenUntil
  }
}
