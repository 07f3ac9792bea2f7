/// How far a permission goes: which briefings, and which of their submissions.
///
/// A briefing lies within it where its unit or one of its recipients does, and is then seen whole; a submission where the
/// unit or its own recipient does. A confidential briefing (取扱注意) lies within no reach for being the office's, but in a part
/// that is named.
public enum Reach: Hashable, Sendable {
  /// All briefings, and what belongs to none.
  case everything
  /// The same, but of what is confidential only some parts. Of the rest there are number, unit, time and form.
  case office(besides: Parts = Parts())
  case parts(Parts)

  /// What lies in one of these.
  public struct Parts: Hashable, Sendable {
    public var units: Set<OfficeUnit.ID>
    public var recipients: Set<Recipient.ID>
    public var briefings: Set<Briefing.ID>

    public init(
      units: Set<OfficeUnit.ID> = [], recipients: Set<Recipient.ID> = [], briefings: Set<Briefing.ID> = []
    ) {
      self.units = units
      self.recipients = recipients
      self.briefings = briefings
    }

    public func union(_ other: Parts) -> Parts {
      Parts(
        units: units.union(other.units), recipients: recipients.union(other.recipients),
        briefings: briefings.union(other.briefings))
    }
  }

  public static let nothing = Reach.parts(Parts())

  public init(_ part: Grant.Part) {
    self =
      switch part {
      case .office: .office()
      case .unit(let unit): .parts(Parts(units: [unit]))
      case .recipient(let recipient): .parts(Parts(recipients: [recipient]))
      }
  }

  /// The parts that are named; `nil` where none need to be.
  public var parts: Parts? {
    switch self {
    case .everything: nil
    case .office(let parts), .parts(let parts): parts
    }
  }

  /// Whether it goes as far as the office, and takes in what belongs to no briefing.
  public var isWhole: Bool {
    if case .parts = self { false } else { true }
  }

  public func union(_ other: Reach) -> Reach {
    guard let parts, let others = other.parts else { return .everything }
    let all = parts.union(others)
    return isWhole || other.isWhole ? .office(besides: all) : .parts(all)
  }

  /// Whether what belongs to a unit alone lies within it: a new briefing before it has recipients.
  public func covers(_ unit: OfficeUnit.ID) -> Bool { isWhole || parts?.units.contains(unit) ?? true }

  /// Whether a submission to a recipient lies within it, of a briefing that does.
  public func covers(_ unit: OfficeUnit.ID, _ recipient: Recipient.ID) -> Bool {
    covers(unit) || parts?.recipients.contains(recipient) ?? true
  }
}
