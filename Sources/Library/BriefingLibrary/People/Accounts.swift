public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
internal import Foundation
internal import JapaneseText

/// Somebody who signs in, and what they may do, by the names of the parts of the office.
public struct NamedAccount: Sendable {
  public let account: Account
  /// In the order of the roles.
  public let roles: [NamedGrant]

  init(_ account: Account, _ reader: StoreReader) throws { self.init(account, try PartNames(reader)) }

  init(_ account: Account, _ names: PartNames) {
    self.account = account
    roles = names.grants(account.grants)
  }
}

/// What the parts of the office are called that roles are for.
struct PartNames {
  let units: [OfficeUnit.ID: String]
  let recipients: [Recipient.ID: String]

  init(_ reader: StoreReader) throws {
    (units, recipients) = (try reader.names(of: OfficeUnit.self), try reader.names(of: Recipient.self))
  }

  /// In the order of the roles.
  func grants(_ grants: Set<Grant>) -> [NamedGrant] {
    let order = { (grant: NamedGrant) in (Role.allCases.firstIndex(of: grant.role) ?? 0, grant.part ?? "") }
    return grants.map { grant in
      switch grant.part {
      case .office: NamedGrant(role: grant.role, part: nil)
      case .unit(let id): NamedGrant(role: grant.role, part: units[id] ?? "")
      case .recipient(let id): NamedGrant(role: grant.role, part: recipients[id] ?? "")
      }
    }.sorted { order($0) < order($1) }
  }
}

/// A role, and what it is for.
public struct NamedGrant: Hashable, Sendable {
  public let role: Role
  /// Of the unit or the recipient; `nil` for the whole office.
  public let part: String?

  package init(role: Role, part: String?) {
    self.role = role
    self.part = part
  }
}

/// An account with the key of the address under which its password can be set.
public struct AccountLink: Sendable {
  public let account: NamedAccount
  public let key: AccessKey
  public let until: Instant

  /// So long the address is good for, in seconds: a week.
  public static let life: Int64 = 7 * 86400
}

extension Visit {
  /// Everybody who may sign in or was kept from it, in the order in which they were added.
  ///
  /// - Throws: `StoreError`.
  public func accounts() async throws -> [NamedAccount] {
    try await read(as: .people) { reader in
      let names = try PartNames(reader)
      return try reader.accounts().map { NamedAccount($0, names) }
    }
  }

  /// Somebody who signs in, by their name or in any spelling of it.
  ///
  /// - Throws: `LibraryError.noSuchAccount`, `StoreError`.
  public func account(_ name: String) async throws -> NamedAccount {
    try await read(as: .people) { reader in try NamedAccount(account(name, reader), reader) }
  }

  /// The names of the units and recipients that a role can be for.
  ///
  /// - Throws: `StoreError`.
  public func partNames() async throws -> (units: [String], recipients: [String]) {
    try await read(as: .people) { reader in
      (
        (try reader.parties() as [(party: OfficeUnit, aliases: [String])]).map(\.party.name),
        (try reader.parties() as [(party: Recipient, aliases: [String])]).map(\.party.name)
      )
    }
  }

  /// Lets somebody sign in.
  ///
  /// - Parameter name: what they sign in by, and what records name them by.
  /// - Parameter fullName: what people call them; the name when `nil`.
  /// - Parameter roles: what they may do; see ``RoleExpression``.
  /// - Throws: `LibraryError.unfitAccountName`, `.unfitText`, `.unfitRole`, `.unknown`; `StoreError.nameTaken`.
  public func addAccount(_ name: String, fullName: String?, roles: [RoleExpression]) async throws -> AccountLink {
    let name = try AccountName(name).value
    let fullName = try OneLine(fullName ?? name, .fullName).value
    return try await act(.person, as: .people) { writer, undo in
      undo.subject = name
      let grants = Set(try roles.map { try grant($0, writer) })
      let account = try writer.addAccount(name, fullName: fullName, grants, at: clock.now, by: person.name)
      undo.note(.accountAdded(account.id))
      return try link(account, writer)
    }
  }

  /// Says what somebody is called and what they may do. They are signed out everywhere.
  ///
  /// - Parameter fullName: as before when `nil`.
  /// - Throws: `LibraryError.noSuchAccount`, `.unfitText`, `.unfitRole`, `.unknown`, `.withoutRole`,
  ///   `.lastAdministrator`; `StoreError`.
  public func amendAccount(
    _ name: String, fullName: String? = nil, adding: [RoleExpression] = [], removing: [RoleExpression] = []
  ) async throws -> NamedAccount {
    let fullName = try OneLine.optional(fullName, .fullName)
    return try await act(.person, as: .people) { writer, undo in
      let account = try account(name, writer)
      undo.subject = account.name
      let added = try adding.map { try grant($0, writer) }
      let removed = try removing.map { expression in
        let grant = try grant(expression, writer)
        guard account.grants.contains(grant) else { throw LibraryError.withoutRole(account.name, expression.text) }
        return grant
      }
      let grants = account.grants.subtracting(removed).union(added)
      guard grants != account.grants || fullName ?? account.fullName != account.fullName else {
        return try NamedAccount(account, writer)
      }
      try noting(account, writer, &undo)
      try writer.amend(account.id, fullName: fullName ?? account.fullName, grants)
      try refuseWithoutAdministrator(account, writer)
      return try NamedAccount(self.account(name, writer), writer)
    }
  }

  /// Keeps somebody from signing in, and signs them out everywhere, or lets them sign in again.
  ///
  /// - Throws: `LibraryError.noSuchAccount`, `.lastAdministrator`; `StoreError`.
  public func setAccount(_ name: String, disabled: Bool) async throws -> NamedAccount {
    try await act(.person, as: .people) { writer, undo in
      let account = try account(name, writer)
      undo.subject = account.name
      guard account.isDisabled != disabled else { return try NamedAccount(account, writer) }
      try noting(account, writer, &undo)
      try writer.disable(account.id, at: disabled ? clock.now : nil)
      try refuseWithoutAdministrator(account, writer)
      return try NamedAccount(self.account(name, writer), writer)
    }
  }

  /// Makes another address under which somebody can set a password, such as one who has forgotten theirs. What was set goes
  /// on being good until then.
  ///
  /// - Throws: `LibraryError.noSuchAccount`, `.accountDisabled`; `StoreError`.
  public func renewLink(of name: String) async throws -> AccountLink {
    try await write(as: .people) { writer in
      let account = try account(name, writer)
      if account.isDisabled { throw LibraryError.accountDisabled(account.name) }
      return try link(account, writer)
    }
  }

  /// Takes the second factor off somebody who has lost their device. They are signed out everywhere, and set up another one
  /// themselves. Nothing takes it back: what was lost is in other hands, maybe.
  ///
  /// - Throws: `LibraryError.noSuchAccount`; `StoreError`.
  public func resetSecondFactor(of name: String) async throws -> NamedAccount {
    try await write(as: .people) { writer in
      let account = try account(name, writer)
      if account.hasSecondFactor { try writer.removeSecondFactor(of: account.id) }
      return try NamedAccount(self.account(name, writer), writer)
    }
  }

  private func link(_ account: Account, _ writer: StoreWriter) throws -> AccountLink {
    let (key, until) = (AccessKey(), clock.now.advanced(by: AccountLink.life))
    try writer.setLink(key, of: account.id, until: until)
    return AccountLink(account: try NamedAccount(account, writer), key: key, until: until)
  }

  func noting(_ account: Account, _ writer: StoreWriter, _ undo: inout Reversal) throws {
    if let state = try writer.state(of: account.id) { undo.note(.account(state)) }
  }

  /// An office whose last administrator is kept out can be helped in the shell alone.
  private func refuseWithoutAdministrator(_ account: Account, _ reader: StoreReader) throws {
    guard account.mayManage, try !reader.accounts().contains(where: \.mayManage) else { return }
    throw LibraryError.lastAdministrator(account.name)
  }

  /// - Throws: `LibraryError.noSuchAccount`.
  private func account(_ name: String, _ reader: StoreReader) throws -> Account {
    if let account = try reader.account(name) { return account }
    let near = Likeness.nearest(to: name, among: try reader.accounts().flatMap { [$0.name, $0.fullName] })
    throw LibraryError.noSuchAccount(name, near: near)
  }

  func grant(_ expression: RoleExpression, _ reader: StoreReader) throws -> Grant {
    guard let part = expression.part else { return Grant(expression.role, for: .office) }
    switch expression.role {
    case .staff: return Grant(.staff, for: .unit((try party(part, reader) as OfficeUnit).id))
    case .secretary: return Grant(.secretary, for: .recipient(try recipient(part, reader).id))
    case .reader:
      let unit: OfficeUnit? = try reader.party(part)
      guard let recipient: Recipient = try reader.party(part) else {
        return Grant(.reader, for: .unit(try (unit ?? party(part, reader)).id))
      }
      // One name for both: it cannot be told which is meant.
      if unit != nil { throw LibraryError.unfitRole(expression.text) }
      return Grant(.reader, for: .recipient(recipient.id))
    case .reformOffice, .administrator: throw LibraryError.unfitRole(expression.text)
    }
  }
}

extension Account {
  var mayManage: Bool { !isDisabled && grants.contains(where: \.mayManage) }
}

extension Grant {
  var mayManage: Bool { Policy.permissions(of: role).contains(.people) }
}

/// What somebody signs in by: letters and numbers of any script, and `.`, `_` or `-` between them, in one width.
package struct AccountName {
  package let value: String
  static let longest = 64

  package init(_ text: String) throws(LibraryError) {
    let name = text.precomposedStringWithCompatibilityMapping
    let isFit = name.wholeMatch(of: #/[\p{L}\p{N}]+(?:[._-][\p{L}\p{N}]+)*/#.matchingSemantics(.unicodeScalar)) != nil
    guard isFit, name.unicodeScalars.count <= Self.longest else { throw .unfitAccountName(text) }
    value = name
  }
}

/// A role as a person writes it: `staff=防災課`, `秘書=局長`, `reader=all`, `administrator`.
public struct RoleExpression: Sendable {
  public let role: Role
  /// The name of a unit or a recipient; `nil` for the whole office.
  public let part: String?
  let text: String

  /// `nil` for what names no role, or does not say what a role is for that needs it.
  public init?(_ text: String) {
    let parts = text.precomposedStringWithCompatibilityMapping.split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false
    ).map { $0.trimmingCharacters(in: .whitespaces) }
    guard let role = Self.words[Folding.key(parts[0])] else { return nil }
    self.role = role
    self.text = text
    switch role {
    case .reformOffice, .administrator:
      guard parts.count == 1 else { return nil }
      part = nil
    case .staff, .secretary, .reader:
      // Nobody gets the whole office because a part was forgotten.
      guard parts.count == 2, !parts[1].isEmpty else { return nil }
      part = Self.wholeOffice.contains(Folding.key(parts[1])) ? nil : parts[1]
    }
  }

  private static let wholeOffice = ["all", "全庁"].map(Folding.key)
  private static let words = Dictionary(
    uniqueKeysWithValues: [
      ("staff", Role.staff), ("職員", .staff), ("secretary", .secretary), ("秘書", .secretary), ("reader", .reader),
      ("閲覧", .reader), ("reform-office", .reformOffice), ("改革担当", .reformOffice), ("administrator", .administrator),
      ("管理者", .administrator),
    ].map { (Folding.key($0.0), $0.1) })
}
