public import BriefingDomain
internal import BriefingStore

/// A room and what is live in it.
public struct RoomStatus: Sendable {
  public let room: Room
  public let live: ProjectionRun?
  /// Of the briefing that is live.
  public let title: String?
}

extension Library {
  /// Every room, in the order they were added.
  public func rooms() async throws -> [RoomStatus] {
    try await store.read { reader in
      try reader.rooms().map { room in
        let live = try reader.openProjection(in: room)
        return RoomStatus(room: room, live: live, title: try live.flatMap { try reader.briefing($0.briefing)?.title })
      }
    }
  }

  /// - Throws: `LibraryError.unfitText`, `StoreError.nameTaken`.
  public func addRoom(_ name: String) async throws -> Room {
    let name = try OneLine(name, .room).value
    return try await store.write { try $0.addRoom(name, screenKey: AccessKey()) }
  }

  /// Its screen's address stays.
  ///
  /// - Throws: `LibraryError`, `StoreError.nameTaken`.
  public func renameRoom(_ name: String, to newName: String) async throws {
    let newName = try OneLine(newName, .room).value
    try await store.write { try $0.rename(try self.room(name, $0), to: newName) }
  }

  /// Gives its screen another address; the one before shows nothing any more.
  ///
  /// - Throws: `LibraryError.noSuchRoom`.
  public func renewScreen(of name: String) async throws -> Room {
    try await store.write { writer in
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
