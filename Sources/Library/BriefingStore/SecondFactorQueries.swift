public import BriefingDomain
internal import Foundation
internal import GRDB

/// What an app computes somebody's codes from.
public struct SecondFactor: Sendable {
  /// `nil` where it cannot be opened: it was sealed with a secret that is not here any more.
  public let secret: [UInt8]?
  /// The half minute of the last code that was taken.
  public let step: Int64
}

extension StoreReader {
  /// `nil` where they have none.
  public func secondFactor(of account: Account.ID) throws -> SecondFactor? {
    try Row.fetchOne(database, sql: "SELECT sealed, step FROM secondFactor WHERE accountID = ?", arguments: [account])
      .map { row in
        SecondFactor(
          secret: safe?.unseal(try row.value(0), for: account.factorPlace).map { Array($0) }, step: try row.value(1))
      }
  }

  /// How many codes are left that stand in for one of the app.
  public func recoveryCodes(of account: Account.ID) throws -> Int {
    try Int.fetchOne(
      database, sql: "SELECT count(*) FROM recoveryCode WHERE accountID = ?", arguments: [account]) ?? 0
  }

  /// What somebody may set up in a session; `nil` in a copy, which has no sessions.
  public func factorOffer(inSession key: AccessKey) -> [UInt8]? { safe?.offer(inSession: key) }
}

extension StoreWriter {
  /// Sets up a second factor, where there is none. All sessions but one end: they began without it.
  ///
  /// - Parameter kept: the session that goes on.
  public func setSecondFactor(
    _ factor: [UInt8], step: Int64, recovery: [ContentHash], of account: Account.ID, but kept: Session.ID
  ) throws {
    guard let safe else { throw StoreError.damagedDatabase("a copy has no second factors") }
    try database.execute(
      sql: "INSERT INTO secondFactor (accountID, sealed, step) VALUES (?, ?, ?)",
      arguments: [account, try safe.seal(Data(factor), for: account.factorPlace), step])
    try setRecoveryCodes(recovery, of: account)
    try endSessions(of: account, but: kept)
  }

  /// The codes that stand in for one of the app, in place of those of before.
  public func setRecoveryCodes(_ codes: [ContentHash], of account: Account.ID) throws {
    try database.execute(sql: "DELETE FROM recoveryCode WHERE accountID = ?", arguments: [account])
    for code in codes {
      try database.execute(
        sql: "INSERT INTO recoveryCode (hash, accountID) VALUES (?, ?)", arguments: [Data(code.bytes), account])
    }
  }

  /// A code was taken: neither it nor an older one is good any more.
  public func takeCode(ofStep step: Int64, of account: Account.ID) throws {
    try database.execute(sql: "UPDATE secondFactor SET step = ? WHERE accountID = ?", arguments: [step, account])
  }

  /// - Returns: whether it was one, and was not taken before.
  public func takeRecoveryCode(_ code: ContentHash, of account: Account.ID) throws -> Bool {
    try database.execute(
      sql: "DELETE FROM recoveryCode WHERE hash = ? AND accountID = ?", arguments: [Data(code.bytes), account])
    return database.changesCount == 1
  }

  /// Takes the second factor off, with the codes that stand in for it. All sessions end.
  public func removeSecondFactor(of account: Account.ID) throws {
    try setRecoveryCodes([], of: account)
    try database.execute(sql: "DELETE FROM secondFactor WHERE accountID = ?", arguments: [account])
    try endSessions(of: account)
  }
}

extension Account.ID {
  /// A secret that somebody copies into another one's row cannot be opened there.
  fileprivate var factorPlace: String { "second factor \(self)" }
}
