public import BriefingDomain
internal import BriefingStore
internal import JapaneseText

/// A room and what is live in it.
public struct RoomStatus: Sendable {
  public let room: Room
  public let live: ProjectionRun?
  /// Of the briefing that is live.
  public let title: String?
}

/// A room that briefings name and that is none.
public struct WrittenRoom: Hashable, Sendable {
  public let name: String
  /// How many name it.
  public let briefings: Int
}

extension Visit {
  /// Rooms that briefings of the last year and to come name and that nobody has added: the most often named first. Nothing can
  /// be put up there.
  ///
  /// - Throws: `StoreError`.
  public func roomsToAdd() async throws -> [WrittenRoom] {
    try await read(as: .configure) { reader in
      let known = Set(try reader.rooms().map { Folding.key($0.name) })
      // One that is written in two ways is one.
      let written = Dictionary(grouping: try reader.writtenRooms(since: clock.now.advanced(by: -366 * 86_400))) {
        Folding.key($0.name)
      }
      return written.filter { !known.contains($0.key) }.compactMap { _, ways in
        ways.max { ($0.briefings, $1.name) < ($1.briefings, $0.name) }.map { most in
          WrittenRoom(name: most.name, briefings: ways.reduce(0) { $0 + $1.briefings })
        }
      }.sorted { ($1.briefings, $0.name) < ($0.briefings, $1.name) }
    }
  }

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
