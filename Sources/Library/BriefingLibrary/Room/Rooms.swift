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
    try await read { try library.rooms($0) }
  }

  /// The room of that name, in any spelling.
  ///
  /// - Throws: `StoreError`.
  public func room(named name: String) async throws -> RoomStatus? {
    let room = try await read { try $0.room(name) }
    return try await rooms().first { $0.room.id == room?.id }
  }

  /// Adds a room, whose screen gets an address.
  ///
  /// - Parameter takesNewName: it is meant as it is, though it looks like a known one.
  /// - Throws: `LibraryError.unfitText`, `.looksKnown`; `StoreError.nameTaken`.
  public func addRoom(_ name: String, takesNewName: Bool = false) async throws -> Room {
    let name = try OneLine(name, .room).value
    return try await act(.room, as: .configure) { writer, undo in
      undo.subject = name
      if !takesNewName { try refuseSlips(room: name, writer) }
      let room = try writer.addRoom(name, screenKey: AccessKey())
      undo.note(.roomAdded(room.id))
      return room
    }
  }

  /// Gives a room another name. The address of its screen stays.
  ///
  /// - Throws: `LibraryError`, `StoreError.nameTaken`.
  public func renameRoom(_ name: String, to newName: String) async throws {
    let newName = try OneLine(newName, .room).value
    try await act(.room, as: .configure) { writer, undo in
      try writer.rename(try noting(name, writer, &undo), to: newName)
    }
  }

  /// Gives its screen another address; the one before shows nothing any more.
  ///
  /// - Throws: `LibraryError.noSuchRoom`.
  public func renewScreen(of name: String) async throws -> Room {
    try await act(.room, as: .configure) { writer, undo in
      try writer.renew(try noting(name, writer, &undo), screenKey: AccessKey())
      return try self.room(name, writer)
    }
  }

  /// Takes a room away that no record needs; its screen's address ends.
  ///
  /// - Throws: `LibraryError.noSuchRoom`, `.roomHasRecords`.
  public func removeRoom(_ name: String) async throws -> Room {
    try await act(.room, as: .configure) { writer, undo in
      let room = try noting(name, writer, &undo)
      guard try !writer.hasProjections(in: room) else { throw LibraryError.roomHasRecords(room.name) }
      try writer.remove(room)
      return room
    }
  }

  /// A room that is about to be changed: what it is is noted.
  private func noting(_ name: String, _ writer: StoreWriter, _ undo: inout Reversal) throws -> Room {
    let room = try self.room(name, writer)
    undo.subject = room.name
    if let state = try writer.state(of: room) { undo.note(.room(state)) }
    return room
  }

  /// - Throws: `LibraryError.noSuchRoom` with the nearest names, or all of a few.
  func room(_ name: String, _ reader: StoreReader) throws -> Room {
    if let room = try reader.room(name) { return room }
    let known = try reader.rooms().map(\.name)
    let near = Likeness.nearest(to: name, among: known, atLeast: 0.3)
    throw LibraryError.noSuchRoom(name, known: near.isEmpty && known.count <= 8 ? known : near)
  }
}
