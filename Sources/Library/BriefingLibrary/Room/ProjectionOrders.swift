public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

// What the room's server asks the library for, and has it write down. Times are milliseconds since 1970.

/// A briefing that is to be shown, with all that the room needs to know of it.
public struct ProjectionOrder: Sendable {
  public let projection: ProjectionRun
  public let room: Room
  public let details: BriefingDetails
}

/// A page of a library as a room shows it: its version, and the briefing that it is from.
public struct ProjectableVersion: Sendable {
  public let version: MaterialVersion
  /// The briefing's; `nil` for a file of an indexed archive.
  public let title: String?

  public init(version: MaterialVersion, title: String?) {
    self.version = version
    self.title = title
  }
}

extension Library {
  /// Those that are live, or asked for.
  public func projectionOrders() async throws -> [ProjectionOrder] {
    try await store.read { reader in
      try reader.openProjections().compactMap { row in
        guard let room = try reader.room(row.room), let briefing = try reader.briefing(row.briefing) else { return nil }
        return ProjectionOrder(
          projection: row, room: room,
          details: BriefingDetails(
            briefing: briefing, recipients: try reader.recipients(of: row.briefing),
            versions: try reader.currentVersions(of: row.briefing), entries: []))
      }
    }
  }

  /// - Returns: `false` where it has been withdrawn, or another server was faster.
  public func takeUp(_ projection: Int64, at instant: Int64) async throws -> Bool {
    try await store.write { try $0.takeUp(projection, at: instant) }
  }

  public func record(_ steps: [RecordStep], of projection: Int64) async throws {
    try await store.write { try $0.record(steps, of: projection) }
  }

  public func noteAlive(_ projections: [Int64], at instant: Int64) async throws {
    try await store.write { try $0.noteAlive(projections, at: instant) }
  }

  /// Ends a projection: the record, and one entry in the ledger for each recipient who was present, in one transaction.
  ///
  /// - Parameter steps: what of the record is not written yet.
  /// - Parameter present: who was there; those whom the shell has named, or else all, when `nil`.
  /// - Returns: `nil` where it is over already.
  /// - Throws: `LibraryError`, `StoreError`.
  public func end(
    _ projection: Int64, by end: ProjectionEnd, at instant: Int64, steps: [RecordStep], present: [String]?,
    recordedBy: String
  ) async throws -> ProjectionReceipt? {
    try await store.write { writer in
      guard let row = try writer.projection(projection), row.endedAt == nil else { return nil }
      if let present {
        try writer.notePresent(try recipients(present, of: row.briefing, writer), at: projection)
      }
      try writer.record(steps, of: projection)
      return try close(
        projection, by: end, at: instant, nobodyPresent: present?.isEmpty ?? false, recordedBy: recordedBy, writer)
    }
  }

  /// Closes what a server has left open that is gone: what was never taken up is taken back, the rest ends when the
  /// server was last known to run.
  public func closeCutOff() async throws {
    try await store.write { writer in
      for row in try writer.openProjections() where try !writer.withdraw(row.id) {
        _ = try close(row.id, by: .crash, recordedBy: row.driver, writer)
      }
    }
  }

  /// - Parameter instant: the last that is known of it when `nil`.
  /// - Returns: `nil` where it is over already.
  func close(
    _ id: Int64, by end: ProjectionEnd, at instant: Int64? = nil, nobodyPresent: Bool = false, recordedBy: String,
    _ writer: StoreWriter
  ) throws -> ProjectionReceipt? {
    guard let row = try writer.projection(id), row.endedAt == nil,
      let briefing = try writer.briefing(row.briefing)
    else { return nil }
    let startedAt = row.startedAt ?? row.requestedAt
    let last = try max(startedAt, instant ?? row.aliveAt ?? startedAt, writer.lastRecorded(of: id) ?? startedAt)
    try writer.endRecord(of: id, at: last)
    let presence: Presence = try nobodyPresent || !writer.present(at: id).isEmpty ? .ticked : .assumed
    if presence == .assumed { try writer.notePresent(writer.recipients(of: briefing.id), at: id) }
    // What nobody saw is no submission.
    if briefing.cancelReason == nil, try writer.record(of: id).showTheBriefing {
      for recipient in try writer.present(at: id) {
        try writer.link(id, to: recordProjection(of: briefing, to: recipient, by: recordedBy, writer))
      }
    }
    try writer.end(id, by: end, at: last, presence)
    return try receipt(of: id, writer)
  }

  /// - Returns: the number of the entry that says it.
  private func recordProjection(
    of briefing: Briefing, to recipient: Party, by recorder: String, _ writer: StoreWriter
  ) throws -> Int64 {
    let pages = try min(writer.pageCount(of: briefing.id), Handout.most)
    let before = try writer.entryInForce(briefing: briefing.id, recipient: recipient)?.content
    let handout = try Handout.projected(pages: pages, after: before?.handout)
    // Why paper.
    let reason = handout.form.includesPaper ? before?.reason : nil
    return try record(handout, of: briefing, to: recipient, .projection, reason: reason, by: recorder, writer).number
  }

  /// A page that may be shown; `nil` where there is no such version.
  ///
  /// - Parameter number: the newest version when `nil`.
  public func exhibit(material: Int64, version number: Int?) async throws -> ProjectableVersion? {
    try await store.read { reader in
      guard let version = try reader.version(number, of: material) else { return nil }
      return ProjectableVersion(
        version: version, title: try version.briefing.flatMap { try reader.briefing($0)?.title })
    }
  }

  /// Where the file of a version is kept.
  public func path(of version: MaterialVersion) -> String { vault.path(of: version.sha256) }
}
