public import BriefingDomain
internal import Foundation
internal import GRDB
internal import JapaneseText

/// A room as it was at one time, its key sealed. Names of the members lie in the database.
public struct RoomState: Codable, Hashable, Sendable {
  public let id: Room.ID
  public let name: String
  fileprivate let print: String
  fileprivate let sealed: Data?
}

extension StoreReader {
  public func state(of room: Room) throws -> RoomState? {
    try Row.fetchOne(
      database, sql: "SELECT id, name, screenKey, sealedScreenKey FROM room WHERE id = ?", arguments: [room.id]
    ).map { RoomState(id: try $0.value(0), name: try $0.value(1), print: try $0.value(2), sealed: try $0.optional(3)) }
  }

  /// Every room, in the order they were added.
  public func rooms() throws -> [Room] { try rooms("ORDER BY id", []) }

  /// The room of that name, under any spelling that folds to the same.
  public func room(_ name: String) throws -> Room? { try rooms("WHERE folded = ?", [Folding.key(name)]).first }

  /// Of every room, and as rooms are written in briefings.
  public func roomNames() throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT name FROM room UNION SELECT room FROM briefing WHERE room IS NOT NULL
        UNION SELECT ownRoom FROM briefingRecipient WHERE ownRoom IS NOT NULL
        """)
  }

  public func hasProjections(in room: Room) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM projection WHERE roomID = ?)", arguments: [room.id]) ?? false
  }

  public func room(_ id: Room.ID) throws -> Room? { try rooms("WHERE id = ?", [id]).first }

  private func rooms(_ condition: String, _ arguments: StatementArguments) throws -> [Room] {
    try Row.fetchAll(
      database, sql: "SELECT id, name, screenKey, sealedScreenKey FROM room \(condition)", arguments: arguments
    ).map { Room(id: try $0.value(0), name: try $0.value(1), screenKey: try key($0, print: 2, sealed: 3)?.text ?? "") }
  }
}

extension StoreWriter {
  /// - Throws: `StoreError.nameTaken`.
  public func addRoom(_ name: String, screenKey: AccessKey) throws -> Room {
    if let other = try room(name) { throw StoreError.nameTaken(name, by: other.name) }
    let (print, sealed) = try sealed(screenKey)
    try database.execute(
      sql: "INSERT INTO room (name, folded, screenKey, sealedScreenKey) VALUES (?, ?, ?, ?)",
      arguments: [name, Folding.key(name), print, sealed])
    return Room(id: Room.ID(database.lastInsertedRowID), name: name, screenKey: screenKey.text)
  }

  /// Its screen's address stays.
  ///
  /// - Throws: `StoreError.nameTaken`.
  public func rename(_ room: Room, to name: String) throws {
    if let other = try self.room(name), other.id != room.id { throw StoreError.nameTaken(name, by: other.name) }
    try database.execute(
      sql: "UPDATE room SET name = ?, folded = ? WHERE id = ?", arguments: [name, Folding.key(name), room.id])
  }

  /// Makes a room what it was, also one that is gone.
  ///
  /// - Throws: `StoreError.nameTaken`.
  public func restore(_ state: RoomState) throws {
    if let other = try room(state.name), other.id != state.id { throw StoreError.nameTaken(state.name, by: other.name) }
    try database.execute(
      sql: """
        INSERT INTO room (id, name, folded, screenKey, sealedScreenKey) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, folded = excluded.folded, screenKey = excluded.screenKey,
          sealedScreenKey = excluded.sealedScreenKey
        """, arguments: [state.id, state.name, Folding.key(state.name), state.print, state.sealed])
  }

  /// A room that nothing refers to.
  public func remove(_ room: Room) throws {
    try database.execute(sql: "DELETE FROM room WHERE id = ?", arguments: [room.id])
  }

  /// Gives its screen another address; the one before ends.
  public func renew(_ room: Room, screenKey: AccessKey) throws {
    try setKey(screenKey, of: room.id.rawValue, in: .room)
  }
}
