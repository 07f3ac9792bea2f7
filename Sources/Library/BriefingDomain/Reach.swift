/// How far a permission goes: which briefings, and which of their submissions.
///
/// A briefing lies within it where its unit or one of its recipients does, and is then seen whole; a submission where the
/// unit or its own recipient does.
public enum Reach: Hashable, Sendable {
  /// All briefings, and what belongs to none.
  case everything
  case parts(units: Set<OfficeUnit.ID>, recipients: Set<Recipient.ID>)

  public static let nothing = Reach.parts(units: [], recipients: [])

  public init(_ part: Grant.Part) {
    self =
      switch part {
      case .office: .everything
      case .unit(let unit): .parts(units: [unit], recipients: [])
      case .recipient(let recipient): .parts(units: [], recipients: [recipient])
      }
  }

  public func union(_ other: Reach) -> Reach {
    guard case .parts(let units, let recipients) = self, case .parts(let others, let more) = other else {
      return .everything
    }
    return .parts(units: units.union(others), recipients: recipients.union(more))
  }

  public func covers(_ unit: OfficeUnit.ID) -> Bool {
    guard case .parts(let units, _) = self else { return true }
    return units.contains(unit)
  }

  public func covers(_ recipient: Recipient.ID) -> Bool {
    guard case .parts(_, let recipients) = self else { return true }
    return recipients.contains(recipient)
  }
}
