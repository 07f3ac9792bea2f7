public import BriefingDomain
public import BriefingStore

// What the room's server asks the library for, and has it write down. Times are milliseconds since 1970.

/// A briefing that is to be shown, with all that the room needs to know of it.
public struct Engagement: Sendable {
  public let projection: ProjectionRow
  public let room: Room
  public let dossier: BriefingDossier
}

/// A page of a library as a room shows it: its version, and the briefing that it is from.
public struct Exhibit: Sendable {
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
  public func engagements() async throws -> [Engagement] {
    try await store.read { reader in
      try reader.openProjections().compactMap { row in
        guard let room = try reader.room(row.room), let briefing = try reader.briefing(row.briefing) else { return nil }
        return Engagement(
          projection: row, room: room,
          dossier: BriefingDossier(
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
  /// - Throws: `LibraryError`, `StoreError`.
  public func end(
    _ projection: Int64, by end: ProjectionEnd, at instant: Int64, steps: [RecordStep], present: [String]?,
    recordedBy: String
  ) async throws -> [SubmissionReceipt] {
    try await store.write { writer in
      if let present, let row = try writer.projection(projection) {
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
  func close(
    _ id: Int64, by end: ProjectionEnd, at instant: Int64? = nil, nobodyPresent: Bool = false, recordedBy: String,
    _ writer: StoreWriter
  ) throws -> [SubmissionReceipt] {
    guard let row = try writer.projection(id), row.endedAt == nil,
      let briefing = try writer.briefing(row.briefing)
    else { return [] }
    let startedAt = row.startedAt ?? row.requestedAt
    let last = max(startedAt, try instant ?? max(row.aliveAt ?? startedAt, writer.lastRecorded(of: id) ?? startedAt))
    try writer.endRecord(of: id, at: last)
    try writer.end(id, by: end, at: last)
    // What nobody saw is no submission.
    guard !nobodyPresent, try writer.hasShown(id) else { return [] }
    let ticked = try writer.present(at: id)
    let handout = try Handout(form: .projected, copies: 0, pages: min(writer.pageCount(of: briefing.id), Handout.most))
    return try (ticked.isEmpty ? writer.recipients(of: briefing.id) : ticked).map { recipient in
      let receipt = try record(handout, of: briefing, to: recipient, .projection, by: recordedBy, writer)
      try writer.link(id, to: receipt.number)
      return receipt
    }
  }

  /// A page that may be shown; `nil` where there is no such version.
  ///
  /// - Parameter number: the newest version when `nil`.
  public func exhibit(material: Int64, version number: Int?) async throws -> Exhibit? {
    try await store.read { reader in
      guard let version = try reader.version(number, of: material) else { return nil }
      return Exhibit(version: version, title: try version.briefing.flatMap { try reader.briefing($0)?.title })
    }
  }

  /// Where the file of a version is kept.
  public func path(of version: MaterialVersion) -> String { vault.path(of: version.sha256) }
}
