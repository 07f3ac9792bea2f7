public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

/// A briefing that is to go live, with what opens its pages.
public struct ProjectionRequest: Sendable {
  public let projection: ProjectionRun.ID
  public let briefing: Briefing
  public let room: Room
  public let isNewRoom: Bool
  public let drive: AccessKey
  public let follow: AccessKey
  public let versions: [MaterialVersion]
  /// Other rooms in which it is on, or is about to be.
  public let alsoIn: [String]
}

extension Visit {
  /// Where briefings without a room are shown.
  public static let usualRoom = "会議室"

  /// Asks the server to make a briefing live in a room. In a home without rooms it is added.
  ///
  /// - Parameter roomName: the briefing's, or else the usual one, when `nil`.
  /// - Parameter driver: who drives; the presenter, or else who asks, when `nil`.
  /// - Parameter minutes: the time planned.
  /// - Throws: `LibraryError`, `StoreError`.
  public func project(
    _ number: Briefing.ID, room roomName: String?, driver: String?, minutes: Int?
  ) async throws -> ProjectionRequest {
    try await write(as: .project) { writer in
      let plan = try plan(number, room: roomName, driver: driver, minutes: minutes, writer)
      let known = try writer.rooms().isEmpty ? nil : plannedRoom(plan, writer)
      let name = try oneSpelling(ofRoom: plan.room, writer) ?? plan.room
      let room = try known ?? writer.addRoom(name, screenKey: AccessKey())
      if let open = try writer.openProjection(in: room) {
        throw LibraryError.roomBusy(
          room.name, briefing: try writer.covers(open.briefing) ? open.briefing : nil)
      }
      let others = try writer.openProjections().filter { $0.briefing == number }
      let (drive, follow) = (AccessKey(), AccessKey())
      let id = try writer.insert(
        NewProjection(
          room: room.id, briefing: number, driver: plan.driver, minutes: minutes, driveKeyHash: drive.hash,
          followKey: follow, requestedAt: PreciseInstant(clock.now),
          askedBy: person.standing == .holdsHome ? nil : person.name))
      try writer.note(.projected(id), by: person.name)
      return ProjectionRequest(
        projection: id, briefing: plan.briefing, room: room, isNewRoom: known == nil, drive: drive, follow: follow,
        versions: plan.versions, alsoIn: try others.map { try writer.room($0.room)?.name ?? "" })
    }
  }

  /// Whether a briefing could be projected, whatever is on in the room.
  ///
  /// - Throws: `LibraryError` as ``project(_:room:driver:minutes:)`` would.
  public func checkProjection(of number: Briefing.ID, room: String?, driver: String?, minutes: Int?) async throws {
    try await read(as: .project) { reader in
      let plan = try plan(number, room: room, driver: driver, minutes: minutes, reader)
      if try !reader.rooms().isEmpty { _ = try plannedRoom(plan, reader) }
    }
  }

  /// Asks the server to end what is on in the room that a briefing is to be projected in, once nothing else stands in
  /// its way: what is on goes on where its successor cannot.
  ///
  /// - Returns: the projection that is to end; `nil` where the room is idle.
  /// - Throws: `LibraryError` as ``project(_:room:driver:minutes:)`` would; nothing has ended then.
  public func makeWay(for number: Briefing.ID, room roomName: String?, driver: String?, minutes: Int?) async throws
    -> ProjectionRun.ID?
  {
    try await write(as: .project) { writer in
      let plan = try plan(number, room: roomName, driver: driver, minutes: minutes, writer)
      guard try !writer.rooms().isEmpty, let open = try writer.openProjection(in: plannedRoom(plan, writer)) else {
        return nil
      }
      guard try writer.covers(open.briefing) else { throw LibraryError.notAllowed(.project, person) }
      try writer.askForEnd(of: open.id, present: [], at: PreciseInstant(clock.now))
      return open.id
    }
  }

  /// A page that may be shown; `nil` where there is no such version, or it was taken away.
  ///
  /// - Parameter number: the newest version when `nil`.
  /// - Throws: `StoreError`.
  package func projectable(_ material: Material.ID, version number: Int?) async throws -> ProjectableVersion? {
    try await read(as: .project) { reader in
      guard let version = try reader.version(number, of: material), version.removal == nil,
        try reader.covers(version.briefing)
      else { return nil }
      return ProjectableVersion(version: version, of: try version.briefing.flatMap(reader.briefing))
    }
  }

  /// Whose a version is, as one wants to know before it is borrowed.
  package func lender(of version: MaterialVersion) async throws -> Lender {
    try await read(as: .project) { reader in
      Lender(
        moment: try version.briefing.flatMap { try reader.briefing($0)?.moment },
        newestVersion: try reader.version(nil, of: version.material)?.number ?? version.number)
    }
  }

  private struct Plan {
    let briefing: Briefing
    let room: String
    /// Whether somebody has said the room, for the briefing or now.
    let isRoomSaid: Bool
    let driver: String
    let versions: [MaterialVersion]
  }

  private func plan(
    _ number: Briefing.ID, room roomName: String?, driver: String?, minutes: Int?, _ reader: StoreReader
  ) throws -> Plan {
    let roomName = try OneLine.optional(roomName, .room)
    let driver = try OneLine.optional(driver, .driver)
    if let minutes, !(1...Projection.longest).contains(minutes) { throw LibraryError.unfitMinutes }
    let briefing = try self.briefing(number, as: .project, reader)
    guard briefing.cancelReason == nil else { throw LibraryError.cancelledBriefing(number) }
    let versions = try reader.currentVersions(of: number)
    guard !versions.isEmpty else { throw LibraryError.nothingToShow(briefing: number) }
    let said = roomName ?? briefing.room
    return Plan(
      briefing: briefing, room: said ?? Self.usualRoom, isRoomSaid: said != nil,
      driver: driver ?? String((briefing.presenter ?? person.name).unicodeScalars.prefix(DriverSeat.longestName)),
      versions: versions)
  }

  /// A slip must make no room, least of all one where nobody sits: it has to be there.
  private func plannedRoom(_ plan: Plan, _ reader: StoreReader) throws -> Room {
    if !plan.isRoomSaid, try reader.room(plan.room) == nil {
      throw LibraryError.whichRoom(known: try reader.rooms().map(\.name))
    }
    return try room(plan.room, reader)
  }

  /// A projection by its number; `nil` where there is none.
  ///
  /// - Throws: `StoreError`.
  public func projection(_ id: ProjectionRun.ID) async throws -> ProjectionRun? {
    try await read { reader in try reader.projection(id).flatMap { try reader.covers($0.briefing) ? $0 : nil } }
  }

  /// Waits until a server has taken a request up, as long as a person waits for an answer.
  ///
  /// - Throws: `LibraryError.notTakenUp`, with the request taken back; `StoreError`.
  public func waitUntilTakenUp(_ projection: ProjectionRun.ID) async throws {
    for _ in 0..<500 {
      if try await self.projection(projection)?.startedAt != nil { return }
      try await Task.sleep(for: .milliseconds(20))
    }
    // The server may have been as slow as this.
    if try await withdraw(projection) { throw LibraryError.notTakenUp }
  }

  /// Takes a request back that no server has taken up.
  ///
  /// - Returns: `false` where one has.
  /// - Throws: `StoreError`.
  public func withdraw(_ projection: ProjectionRun.ID) async throws -> Bool {
    try await write(as: .project) { writer in
      guard let row = try writer.projection(projection), try writer.covers(row.briefing) else { return false }
      return try writer.withdraw(projection)
    }
  }

  /// Asks the server to end what is live in a room; ends it at once where no server runs.
  ///
  /// - Parameter present: names of the briefing's recipients who were there; all of them when empty.
  /// - Returns: the projection.
  /// - Throws: `LibraryError`, `StoreError`.
  public func askForEnd(in roomName: String, present names: [String], serverRuns: Bool) async throws -> ProjectionRun.ID
  {
    try await write(as: .project) { writer in
      let room = try self.room(roomName, writer)
      guard let open = try writer.openProjection(in: room) else { throw LibraryError.roomIdle(room.name) }
      _ = try briefing(open.briefing, as: .project, writer)
      let present = try recipients(names, of: open.briefing, writer)
      try writer.askForEnd(of: open.id, present: present, at: PreciseInstant(clock.now))
      try writer.note(.projected(open.id), by: person.name)
      if !serverRuns { _ = try close(open.id, by: .shell, recordedBy: person.name, writer) }
      return open.id
    }
  }

  /// Recipients of a briefing by their names, each once, in the order of the briefing's.
  ///
  /// - Throws: `LibraryError.unknown`, `.notAddressed`.
  func recipients(_ names: [String], of briefing: Briefing.ID, _ reader: StoreReader) throws -> [Recipient] {
    let addressed = try reader.recipients(of: briefing)
    let named = try names.map { try recipient($0, reader) }
    if let stranger = named.first(where: { !addressed.map(\.name).contains($0.name) }) {
      throw LibraryError.notAddressed(briefing: briefing, to: stranger.name, but: addressed.map(\.name))
    }
    return addressed.filter { named.map(\.name).contains($0.name) }
  }
}
