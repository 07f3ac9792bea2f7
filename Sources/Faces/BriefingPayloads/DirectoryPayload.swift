package import BriefingLibrary

/// What a directory changes, or would change.
package struct DirectoryPayload: Payload {
  package struct ChangePayload: Payload {
    package let change, person, fullName: String
    package let roles: [AccountPayload.RolePayload]
  }

  package struct DoubtPayload: Payload {
    package let entry, why: String
  }

  package let dryRun: Bool
  package let changes: [ChangePayload]
  package let left: [DoubtPayload]
  package let unchanged, others: Int

  package init(_ changes: DirectoryChanges, isTrial: Bool) {
    dryRun = isTrial
    self.changes = changes.changes.map { change in
      ChangePayload(
        change: change.kind.rawValue, person: change.name, fullName: change.fullName,
        roles: change.roles.map { .init(role: $0.role, part: $0.part) })
    }
    left = changes.doubts.map { DoubtPayload(entry: $0.entry, why: $0.reason.word) }
    (unchanged, others) = (changes.unchanged, changes.others)
  }
}

extension DirectoryChanges.Doubt.Reason {
  fileprivate var word: String {
    switch self {
    case .name: "name"
    case .twice: "twice"
    case .fullName: "fullName"
    case .unit: "unit"
    case .disabled: "disabled"
    case .lastAdministrator: "lastAdministrator"
    }
  }
}
