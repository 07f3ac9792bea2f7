internal import BriefingDomain
internal import Foundation
internal import GRDB

extension StoreReader {
  /// The key of a row with its print and its sealed form; `nil` where it cannot be told: in a copy that lies elsewhere
  /// than its secret.
  func key(_ row: Row, print: Int, sealed: Int) throws(StoreError) -> AccessKey? {
    guard let safe, let print: String = try row.optional(print), let sealed: Data = try row.optional(sealed) else {
      return nil
    }
    return safe.key(in: sealed, print: print)
  }

  /// Whether a key lies open, as an older utsusu kept it, or is sealed with a secret that is not here any more.
  func hasKeysToSeal() throws -> Bool {
    for table in KeyTable.all where try !keysToSeal(of: table).isEmpty { return true }
    return false
  }

  fileprivate func keysToSeal(of table: KeyTable) throws -> [(id: Int64, open: AccessKey?)] {
    try Row.fetchAll(
      database, sql: "SELECT id, \(table.print), \(table.sealed) FROM \(table.name) WHERE \(table.print) IS NOT NULL"
    ).compactMap { row in
      if try key(row, print: 1, sealed: 2) != nil { return nil }
      let isSealed = try row.optional(2) as Data? != nil
      return (try row.value(0), isSealed ? nil : AccessKey(try row.value(1) as String))
    }
  }
}

extension StoreWriter {
  /// Seals what lies open. What cannot be opened any more is made anew: a screen gets another address.
  func sealKeys() throws {
    for table in KeyTable.all {
      for (id, open) in try keysToSeal(of: table) { try setKey(open ?? AccessKey(), of: id, in: table) }
    }
  }

  /// - Throws: `StoreError.damagedDatabase` in a copy, which has no secret.
  func setKey(_ key: AccessKey, of id: Int64, in table: KeyTable) throws {
    let (print, sealed) = try sealed(key)
    try database.execute(
      sql: "UPDATE \(table.name) SET \(table.print) = ?, \(table.sealed) = ? WHERE id = ?",
      arguments: [print, sealed, id])
  }

  func sealed(_ key: AccessKey) throws -> (print: String, sealed: Data) {
    guard let safe else { throw StoreError.damagedDatabase("a copy has no keys") }
    return try safe.seal(key)
  }
}

/// A table with keys that are shown again.
struct KeyTable {
  let name, print, sealed: String

  static let room = KeyTable(name: "room", print: "screenKey", sealed: "sealedScreenKey")
  static let projection = KeyTable(name: "projection", print: "followKey", sealed: "sealedFollowKey")
  static let all = [room, projection]
}
