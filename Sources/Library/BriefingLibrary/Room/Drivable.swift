public import BriefingDomain
internal import BriefingStore

/// What is on in a room, for those who may drive it whoever does now.
public struct DrivableProjection: Sendable {
  public let projection: ProjectionRun.ID
  public let briefing: Briefing.ID
  public let room: String
}

extension Visit {
  /// What is on that this person has put up, or anybody has where they answer for the whole office.
  ///
  /// - Throws: `StoreError`.
  public func drivable() async throws -> [DrivableProjection] { try await read(as: .project) { try drivable($0) } }

  /// - Parameter reader: limited or not; what counts is where this person may project.
  func drivable(_ reader: StoreReader) throws -> [DrivableProjection] {
    let reach = reach(.project)
    return try reader.openProjections().compactMap { run in
      guard run.startedAt != nil, reach.isWhole || run.askedBy == person.name,
        try reader.covers(run.briefing, within: reach), let room = try reader.room(run.room)
      else { return nil }
      return DrivableProjection(projection: run.id, briefing: run.briefing, room: room.name)
    }
  }
}
