/// Who may do what, and how far. A `Visit` asks it before every act of a person; what the room's server notes for itself is
/// not asked.
public struct Policy: Sendable {
  private let reach: @Sendable (Person, Permission) -> Reach

  public init(_ reach: @escaping @Sendable (Person, Permission) -> Reach) { self.reach = reach }

  /// By the roles that a person has; whoever holds the home may do everything.
  public static let roles = Policy { person, permission in
    switch person.standing {
    case .holdsHome: .everything
    case .roles(let grants): reach(of: grants, permission)
    // What is shown to a room is somebody's who decided it: what is confidential goes no further than that.
    case .drives(let briefing, let grants) where permission == .look || permission == .project:
      (grants.map { reach(of: $0, permission) } ?? .office())
        .union(.parts(Reach.Parts(briefings: Set([briefing].compactMap(\.self)))))
    case .drives: .nothing
    }
  }

  /// `Reach.nothing` where the person may not do it.
  public func reach(of person: Person, for permission: Permission) -> Reach { reach(person, permission) }

  /// The table: what each role lets a person do. All of it goes as far as the role does, which for the reform office and for
  /// administrators is the whole office, without what is confidential.
  public static func permissions(of role: Role) -> Set<Permission> {
    switch role {
    case .staff: [.look, .register, .project, .audit]
    case .secretary: [.look, .submit, .project, .audit]
    case .reformOffice:
      [.look, .register, .remove, .submit, .importLedger, .project, .figures, .configure, .stock, .survey]
    case .administrator: [.people, .maintain, .audit]
    case .reader: [.look]
    }
  }

  private static func reach(of grants: Set<Grant>, _ permission: Permission) -> Reach {
    grants.reduce(.nothing) { $0.union(reach(of: $1, permission)) }
  }

  private static func reach(of grant: Grant, _ permission: Permission) -> Reach {
    guard permissions(of: grant.role).contains(permission) else { return .nothing }
    return switch grant.role {
    case .reformOffice, .administrator: .office()
    case .staff, .secretary, .reader: Reach(grant.part)
    }
  }
}
