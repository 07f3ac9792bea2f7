internal import BriefingDomain
internal import BriefingStore
internal import Foundation
internal import JapaneseText

/// What a directory changes in who signs in and what they may do.
public struct DirectoryChanges: Sendable {
  public enum Kind: String, Sendable { case added, amended, disabled }

  public struct Change: Sendable {
    public let kind: Kind
    public let name, fullName: String
    /// From then on.
    public let roles: [NamedGrant]
  }

  /// Somebody of whom it does not say enough, or too much. They stay as they are.
  public struct Doubt: Equatable, Sendable {
    public enum Reason: Equatable, Sendable {
      /// What they sign in by is not there, there more than once, or no such name.
      case name([String])
      /// Others have the same.
      case twice(String)
      case fullName
      case unit([String])
      /// They were kept out here; the directory lets nobody in again.
      case disabled(String)
      case lastAdministrator(String)
    }

    /// As the directory, or utsusu, names them.
    public let entry: String
    public let reason: Reason
  }

  public fileprivate(set) var changes: [Change] = []
  public fileprivate(set) var doubts: [Doubt] = []
  public fileprivate(set) var unchanged = 0
  /// Who was added otherwise is not the directory's.
  public fileprivate(set) var others = 0
}

extension Visit {
  /// Takes over names, full names and roles from the office's directory. Whoever it has brought and does not have any more
  /// is kept out, and nobody is removed. Who was added otherwise stays as they are, whatever it says of them.
  ///
  /// - Parameter isTrial: says what would change, and changes nothing.
  /// - Throws: `LibraryError.unfitDirectory`, `.noSuchFile`, `.cannotRead`, `.unfitRole`, `.unknown`; `StoreError`.
  public func takeOver(_ settings: DirectorySettings, isTrial: Bool) async throws -> DirectoryChanges {
    let entries = try await DirectorySearch(settings: settings).entries()
    if isTrial {
      return try await read(as: .people) { reader in try TakingOver(settings, entries, self, reader).changes(reader) }
    }
    return try await act(.person, as: .people) { writer, undo in
      let plan = try TakingOver(settings, entries, self, writer)
      let changes = try plan.changes(writer)
      let names = changes.changes.map(\.name)
      undo.subject = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? ", … (\(names.count))" : "")
      for addition in plan.additions {
        let account = try writer.addAccount(
          addition.name, fullName: addition.fullName, addition.grants, at: clock.now, by: TakingOver.mark)
        undo.note(.accountAdded(account.id))
      }
      for (account, fullName, grants) in plan.amendments {
        try noting(account, writer, &undo)
        try writer.amend(account.id, fullName: fullName, grants)
      }
      for account in plan.removals {
        try noting(account, writer, &undo)
        try writer.disable(account.id, at: clock.now)
      }
      return changes
    }
  }
}

/// What is to be done, found out before any of it.
private struct TakingOver {
  /// Who has added those whom the directory has brought: no person's name has this sign.
  static let mark = "@directory"

  private struct Wanted {
    let name, fullName: String
    let grants: Set<Grant>
  }

  private(set) var additions: [(name: String, fullName: String, grants: Set<Grant>)] = []
  private(set) var amendments: [(account: Account, fullName: String, grants: Set<Grant>)] = []
  private(set) var removals: [Account] = []
  private var result = DirectoryChanges()

  init(
    _ settings: DirectorySettings, _ entries: [DirectoryEntry], _ visit: Visit, _ reader: StoreReader
  ) throws {
    let brought = try reader.accounts(addedBy: Self.mark)
    let accounts = try reader.accounts()
    var managers = Set(accounts.filter(\.mayManage).map(\.id))
    let byName = Dictionary(accounts.map { (Folding.key($0.name), $0) }) { first, _ in first }
    // Whoever it has in any way is not gone from it.
    let named = entries.flatMap { entry in Set(entry[settings.name].map(Folding.key)) }
    let times = Dictionary(named.map { ($0, 1) }, uniquingKeysWith: +)
    let grants = try GrantTable(settings, visit, reader)
    for entry in entries {
      do throws(Doubted) {
        let wanted = try Self.wanted(entry, settings, times, grants)
        guard let account = byName[Folding.key(wanted.name)] else {
          additions.append((wanted.name, wanted.fullName, wanted.grants))
          continue
        }
        // Alike for readers, and yet another person.
        guard Folding.isOneName(account.name, wanted.name) else { throw Doubted(reason: .twice(wanted.name)) }
        guard brought.contains(account.id) else {
          result.others += 1
          continue
        }
        if account.isDisabled { throw Doubted(reason: .disabled(account.name)) }
        guard account.grants != wanted.grants || account.fullName != wanted.fullName else {
          result.unchanged += 1
          continue
        }
        let stays = wanted.grants.contains { $0.mayManage }
        if !stays, managers == [account.id] { throw Doubted(reason: .lastAdministrator(account.name)) }
        if !stays { managers.remove(account.id) }
        amendments.append((account, wanted.fullName, wanted.grants))
      } catch { result.doubts.append(.init(entry: entry.name, reason: error.reason)) }
    }
    for account in accounts where brought.contains(account.id) && !account.isDisabled {
      guard times[Folding.key(account.name)] == nil else { continue }
      if managers == [account.id] {
        result.doubts.append(.init(entry: account.name, reason: .lastAdministrator(account.name)))
      } else {
        managers.remove(account.id)
        removals.append(account)
      }
    }
  }

  private struct Doubted: Error { let reason: DirectoryChanges.Doubt.Reason }

  private static func wanted(
    _ entry: DirectoryEntry, _ settings: DirectorySettings, _ times: [String: Int], _ table: GrantTable
  ) throws(Doubted) -> Wanted {
    let names = entry[settings.name]
    guard names.count == 1, let name = try? AccountName(names[0]).value else { throw Doubted(reason: .name(names)) }
    guard times[Folding.key(name)] == 1 else { throw Doubted(reason: .twice(name)) }
    guard let fullName = try? OneLine(entry[settings.fullName].first ?? name, .fullName).value else {
      throw Doubted(reason: .fullName)
    }
    let groups = Set(entry[settings.groups].map(DistinguishedName.plain))
    let units = entry[settings.unit]
    guard let grants = table.grants(of: groups, units) else { throw Doubted(reason: .unit(units)) }
    return Wanted(name: name, fullName: fullName, grants: grants)
  }

  func changes(_ reader: StoreReader) throws -> DirectoryChanges {
    let names = try PartNames(reader)
    var all = result
    func note(_ kind: DirectoryChanges.Kind, _ name: String, _ fullName: String, _ grants: Set<Grant>) {
      all.changes.append(
        .init(kind: kind, name: name, fullName: fullName, roles: names.grants(grants)))
    }
    for addition in additions { note(.added, addition.name, addition.fullName, addition.grants) }
    for (account, fullName, grants) in amendments { note(.amended, account.name, fullName, grants) }
    for account in removals { note(.disabled, account.name, account.fullName, account.grants) }
    return all
  }
}

/// What the rules of the settings give.
private struct GrantTable {
  private let fixed: [(grant: Grant, group: String?)]
  private let own: [DirectorySettings.Rule]
  private let units: [String: Grant.Part]

  /// - Throws: `LibraryError.unknown` and `.unfitRole` where a rule names what there is not.
  init(_ settings: DirectorySettings, _ visit: Visit, _ reader: StoreReader) throws {
    fixed = try settings.rules.filter { !$0.isOwn }.map { (try visit.grant($0.role, reader), $0.group) }
    own = settings.rules.filter(\.isOwn)
    let known = try reader.parties() as [(party: OfficeUnit, aliases: [String])]
    units = Dictionary(
      known.flatMap { unit in ([unit.party.name] + unit.aliases).map { (Folding.key($0), .unit(unit.party.id)) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// - Returns: `nil` where a role is for one's own unit, and that is not one that is known.
  func grants(of groups: Set<String>, _ names: [String]) -> Set<Grant>? {
    let has = { (group: String?) in group.map { groups.contains($0) } ?? true }
    var grants = Set(fixed.filter { has($0.group) }.map(\.grant))
    for rule in own where has(rule.group) {
      guard names.count == 1, let unit = units[Folding.key(names[0])] else { return nil }
      grants.insert(Grant(rule.role.role, for: unit))
    }
    return grants
  }
}
