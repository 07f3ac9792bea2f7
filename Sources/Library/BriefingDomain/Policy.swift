/// What a person may be allowed to do.
public enum Permission: String, Sendable, CaseIterable {
  /// Look at briefings, their pages, submissions, reports and settings.
  case look
  /// Register briefings and files, replace, amend and cancel them.
  case register
  /// Take materials away for good.
  case remove
  /// Record submissions in the ledger.
  case submit
  /// Bring a table of submissions into the ledger.
  case importLedger
  /// Have a briefing projected, and end it.
  case project
  /// Set what the office sets: recipients, units, rooms, the base period, the goal, the zone, factors.
  case configure
  /// Back up, verify and repair.
  case maintain
}

/// Who may do what. A `Visit` asks it before every act of a person; what the room's server notes for itself is not asked.
public struct Policy: Sendable {
  private let allows: @Sendable (Person, Permission) -> Bool

  public init(_ allows: @escaping @Sendable (Person, Permission) -> Bool) { self.allows = allows }

  /// Whoever reaches the home may do everything, as its files allow it.
  public static let everybody = Policy { _, _ in true }

  public func allows(_ person: Person, _ permission: Permission) -> Bool { allows(person, permission) }
}
