public import BriefingDomain
internal import BriefingLedger
internal import Foundation
internal import GRDB
internal import JapaneseText

/// What of an account can be taken back, as it was at one time. Names of the members lie in the database.
public struct AccountState: Codable, Hashable, Sendable {
  public let id: Account.ID
  fileprivate let fullName: String
  fileprivate let disabledAt: Int64?
  fileprivate let roles: [StoredRole]
}

/// A grant as its row has it.
private struct StoredRole: Codable, Hashable {
  let role: Role
  let unit, recipient: Int64?

  init(_ grant: Grant) {
    role = grant.role
    unit = if case .unit(let id) = grant.part { id.rawValue } else { nil }
    recipient = if case .recipient(let id) = grant.part { id.rawValue } else { nil }
  }

  init(_ row: Row) throws {
    (role, unit, recipient) = (try row.choice(1), try row.optional(2), try row.optional(3))
  }

  var grant: Grant {
    Grant(
      role,
      for: unit.map { .unit(OfficeUnit.ID($0)) } ?? recipient.map { .recipient(Recipient.ID($0)) } ?? .office)
  }
}

extension StoreReader {
  /// Everybody, in the order in which they were added.
  public func accounts() throws -> [Account] { try accounts("ORDER BY id", []) }

  /// Who signs in by a name, in any case and width.
  public func account(_ name: String) throws -> Account? {
    try account(like: name).flatMap { Folding.isOneName($0.name, name) ? $0 : nil }
  }

  /// The same where the name may be another one that readers take for it.
  func account(like name: String) throws -> Account? {
    try accounts("WHERE folded = ?", [Folding.key(name)]).first
  }

  public func accounts(addedBy name: String) throws -> Set<Account.ID> {
    let ids = try Int64.fetchAll(database, sql: "SELECT id FROM account WHERE addedBy = ?", arguments: [name])
    return Set(ids.map { Account.ID($0) })
  }

  public func account(_ id: Account.ID) throws -> Account? { try accounts("WHERE id = ?", [id]).first }

  /// Whether somebody has signed in or done anything: the office's directory lets people in without a password.
  public func hasWorked(_ account: Account) throws -> Bool {
    try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM session WHERE accountID = ?1) OR EXISTS (SELECT 1 FROM act WHERE doneBy = ?2)
          OR EXISTS (SELECT 1 FROM look WHERE person = ?2) OR EXISTS (SELECT 1 FROM projection WHERE askedBy = ?2)
        """, arguments: [account.id, account.name]) ?? true
  }

  /// Who may set a password under an address with this key, and has not.
  public func account(link key: AccessKey, at now: Instant) throws -> Account? {
    try accounts("WHERE linkHash = ? AND linkUntil > ? AND disabledAt IS NULL", [Data(key.hash.bytes), now]).first
  }

  public func hasAccounts() throws -> Bool {
    try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM account)") ?? false
  }

  /// As it was hashed; `nil` where none was set.
  public func password(of account: Account.ID) throws -> String? {
    try String.fetchOne(database, sql: "SELECT password FROM account WHERE id = ?", arguments: [account])
  }

  public func state(of account: Account.ID) throws -> AccountState? {
    try Row.fetchOne(database, sql: "SELECT fullName, disabledAt FROM account WHERE id = ?", arguments: [account]).map {
      AccountState(
        id: account, fullName: try $0.value(0), disabledAt: try $0.optional(1),
        roles: try roles([account])[account] ?? [])
    }
  }

  private func accounts(_ condition: String, _ arguments: StatementArguments) throws -> [Account] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT id, name, fullName, disabledAt, password IS NOT NULL,
          EXISTS (SELECT 1 FROM secondFactor WHERE accountID = account.id)
        FROM account \(condition)
        """, arguments: arguments)
    let roles = try roles(rows.map { try $0.value(0) })
    return try rows.map { row in
      let id: Account.ID = try row.value(0)
      return Account(
        id: id, name: try row.value(1), fullName: try row.value(2), grants: Set((roles[id] ?? []).map(\.grant)),
        isDisabled: try row.optional(3) as Int64? != nil, hasPassword: try row.value(4),
        hasSecondFactor: try row.value(5))
    }
  }

  private func roles(_ accounts: [Account.ID]) throws -> [Account.ID: [StoredRole]] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT accountID, role, unitID, recipientID FROM accountRole
        WHERE accountID IN (SELECT value FROM json_each(?)) ORDER BY rowid
        """, arguments: ["[\(accounts.map(\.description).joined(separator: ","))]"])
    var roles: [Account.ID: [StoredRole]] = [:]
    for row in rows { roles[try row.value(0), default: []].append(try StoredRole(row)) }
    return roles
  }
}

extension StoreWriter {
  /// - Throws: `StoreError.nameTaken`.
  public func addAccount(
    _ name: String, fullName: String, _ grants: Set<Grant>, at now: Instant, by person: String
  ) throws -> Account {
    if let other = try account(like: name) { throw StoreError.nameTaken(name, by: other.name) }
    try database.execute(
      sql: "INSERT INTO account (name, folded, fullName, addedAt, addedBy) VALUES (?, ?, ?, ?, ?)",
      arguments: [name, Folding.key(name), fullName, now, person])
    let id = Account.ID(database.lastInsertedRowID)
    try set(grants.map(StoredRole.init), of: id)
    return Account(
      id: id, name: name, fullName: fullName, grants: grants, isDisabled: false, hasPassword: false,
      hasSecondFactor: false)
  }

  /// Says what somebody is called and what they may do. Their sessions end: each begins with the roles that one has.
  public func amend(_ account: Account.ID, fullName: String, _ grants: Set<Grant>) throws {
    try database.execute(sql: "UPDATE account SET fullName = ? WHERE id = ?", arguments: [fullName, account])
    try set(grants.map(StoredRole.init), of: account)
    try endSessions(of: account)
  }

  /// Keeps somebody from signing in, from now on; `nil` lets them again. Whoever has an address for a password has it no
  /// more, and their calendars end.
  public func disable(_ account: Account.ID, at instant: Instant?) throws {
    try database.execute(
      sql: "UPDATE account SET disabledAt = ?, linkHash = NULL, linkUntil = NULL WHERE id = ?",
      arguments: [instant, account])
    if instant != nil { try endFeeds(of: account) }
    try endSessions(of: account)
  }

  /// Lets somebody set a password under an address with this key; the one before ends.
  public func setLink(_ key: AccessKey, of account: Account.ID, until instant: Instant) throws {
    try database.execute(
      sql: "UPDATE account SET linkHash = ?, linkUntil = ? WHERE id = ?",
      arguments: [Data(key.hash.bytes), instant, account])
  }

  /// Sets a password, as it was hashed. The address for it ends, and so does every session.
  public func setPassword(_ hashed: String, of account: Account.ID) throws {
    try database.execute(
      sql: "UPDATE account SET password = ?, linkHash = NULL, linkUntil = NULL WHERE id = ?",
      arguments: [hashed, account])
    try endSessions(of: account)
  }

  public func restore(_ state: AccountState) throws {
    try database.execute(
      sql: "UPDATE account SET fullName = ?, disabledAt = ? WHERE id = ?",
      arguments: [state.fullName, state.disabledAt, state.id])
    try set(state.roles, of: state.id)
    try endSessions(of: state.id)
    // As `disable` does.
    if state.disabledAt != nil {
      try database.execute(
        sql: "UPDATE account SET linkHash = NULL, linkUntil = NULL WHERE id = ?", arguments: [state.id])
      try endFeeds(of: state.id)
    }
  }

  /// One who never set a password.
  public func remove(_ account: Account) throws {
    try set([], of: account.id)
    try endSessions(of: account.id)
    try database.execute(sql: "DELETE FROM account WHERE id = ?", arguments: [account.id])
  }

  private func set(_ roles: [StoredRole], of account: Account.ID) throws {
    try database.execute(sql: "DELETE FROM accountRole WHERE accountID = ?", arguments: [account])
    for role in roles {
      try database.execute(
        sql: "INSERT INTO accountRole (accountID, role, unitID, recipientID) VALUES (?, ?, ?, ?)",
        arguments: [account, role.role.rawValue, role.unit, role.recipient])
    }
  }
}
