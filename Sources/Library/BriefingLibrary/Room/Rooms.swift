public import BriefingDomain
internal import BriefingStore

/// A room and what is live in it.
public struct RoomStatus: Sendable {
  public let room: Room
  public let live: ProjectionRun?
  /// Of the briefing that is live.
  public let title: String?
}

extension Visit {
  /// Every room, in the order they were added.
  ///
  /// - Throws: `StoreError`.
  public func rooms() async throws -> [RoomStatus] {
    try require(.look)
    return try await library.rooms()
  }

  /// Adds a room, whose screen gets an address.
  ///
  /// - Throws: `LibraryError.unfitText`, `StoreError.nameTaken`.
  public func addRoom(_ name: String) async throws -> Room {
    let name = try OneLine(name, .room).value
    return try await write(as: .configure) { try $0.addRoom(name, screenKey: AccessKey()) }
  }

  /// Gives a room another name. The address of its screen stays.
  ///
  /// - Throws: `LibraryError`, `StoreError.nameTaken`.
  public func renameRoom(_ name: String, to newName: String) async throws {
    let newName = try OneLine(newName, .room).value
    try await write(as: .configure) { try $0.rename(try self.room(name, $0), to: newName) }
  }

  /// Gives its screen another address; the one before shows nothing any more.
  ///
  /// - Throws: `LibraryError.noSuchRoom`.
  public func renewScreen(of name: String) async throws -> Room {
    try await write(as: .configure) { writer in
      let room = try self.room(name, writer)
      try writer.renew(room, screenKey: AccessKey())
      return try self.room(name, writer)
    }
  }

  /// - Throws: `LibraryError.noSuchRoom`.
  func room(_ name: String, _ reader: StoreReader) throws -> Room {
    if let room = try reader.room(name) { return room }
    throw LibraryError.noSuchRoom(name, known: try reader.rooms().map(\.name))
  }
}
