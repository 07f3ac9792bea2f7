internal import BlockingThreads
package import BriefingDomain
internal import BriefingStore

// What the room's server asks and writes down of itself, whoever is in the room. No person does it, so that no policy is
// asked, and no other program can.

/// A briefing that is to be shown, with all that the room needs to know of it.
package struct ProjectionOrder: Sendable {
  package let projection: ProjectionRun
  package let room: Room
  package let details: BriefingDetails
}

/// A page of a library as a room shows it: its version, and the briefing that it is from.
package struct ProjectableVersion: Sendable {
  package let version: MaterialVersion
  /// The briefing's; `nil` for a file of an indexed archive.
  package let title: String?
  package let isConfidential: Bool

  package init(version: MaterialVersion, of briefing: Briefing?) {
    self.version = version
    (title, isConfidential) = (briefing?.title, briefing?.isConfidential ?? false)
  }
}

/// When a version's briefing is, and which version of the material is the newest.
package struct Lender: Sendable {
  package let moment: Moment?
  package let newestVersion: Int
}

extension Library {
  /// Projections that are live or asked for.
  ///
  /// - Throws: `StoreError`.
  package func projectionOrders() async throws -> [ProjectionOrder] {
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

  /// Somebody drives: they see no more than who put the briefing up, as that is by now, and the briefing itself.
  ///
  /// - Parameter live: the briefing, and the account that has put it up, if it was one.
  /// - Parameter isWriting: what is on is shown on, whatever has become of that account; what goes into the library goes
  ///   no further than it reaches by now, and in its name.
  /// - Throws: `StoreError`.
  package func visit(
    drivingAs name: String, _ live: (briefing: Briefing.ID, askedBy: String?)?, isWriting: Bool = false,
    at instant: Instant
  ) async throws -> Visit {
    var grants: Set<Grant>?
    if let asker = live?.askedBy {
      let account = try await store.read { try $0.account(asker) }
      grants = if case .roles(let grants)? = account?.person.standing { grants } else { [] }
    }
    let own = isWriting && grants != nil ? nil : live?.briefing
    let recorder = isWriting ? live?.askedBy ?? name : name
    return try await visit(by: Person(recorder, .drives(own, for: grants)), at: instant)
  }

  /// Takes a projection up that was asked for: it is live from now on.
  ///
  /// - Returns: `false` where it has been withdrawn, or another server was faster.
  /// - Throws: `StoreError`.
  package func takeUp(_ projection: ProjectionRun.ID, at instant: PreciseInstant) async throws -> Bool {
    try await store.write { try $0.takeUp(projection, at: instant) }
  }

  /// Takes a projection up that a server has left behind which is gone: what was on then ended when that server was last
  /// known to run.
  ///
  /// - Returns: where to go on, and a time that nothing in the record is later than; `nil` where it is over.
  /// - Throws: `StoreError`.
  package func resume(
    _ projection: ProjectionRun.ID, at instant: PreciseInstant
  ) async throws -> (Projection.Resumption, PreciseInstant)? {
    try await store.write { writer in
      guard let row = try writer.projection(projection), row.endedAt == nil, let startedAt = row.startedAt else {
        return nil
      }
      let record = try writer.record(of: projection)
      let last = try max(startedAt, row.aliveAt ?? startedAt, writer.lastRecorded(of: projection) ?? startedAt)
      try writer.endRecord(of: projection, at: last)
      let place = record.lastIndex { !$0.isBorrowed && !$0.isBeside }
      let beside = place.flatMap { record.dropFirst($0 + 1).first }.flatMap { $0.isBeside ? $0 : nil }
      return (
        Projection.Resumption(
          page: place.map { record[$0].address }, beside: beside?.address,
          // Between two pages there is no gap.
          isBlack: record.last.map { $0.until != nil } ?? false), max(instant, last)
      )
    }
  }

  /// Those who follow have another key from now on.
  ///
  /// - Throws: `StoreError`.
  package func renew(followKey: AccessKey, of projection: ProjectionRun.ID) async throws {
    try await store.write { try $0.renew(followKey: followKey, of: projection) }
  }

  /// Writes down what was shown, and what screens have said of it.
  ///
  /// - Throws: `StoreError`.
  package func record(_ steps: [RecordStep], of projection: ProjectionRun.ID) async throws {
    try await store.write { try $0.record(steps, of: projection) }
  }

  /// Whether nothing new would be noted of a version that was drawn on so many pages.
  ///
  /// - Throws: `StoreError`.
  package func knowsDrawn(_ version: MaterialVersion.ID, pages: Int) async throws -> Bool {
    try await store.read { try $0.knowsDrawn(version, pages: pages, withText: true) }
  }

  /// Notes how many pages a version has as it was drawn, the sheets of entries that follow from it, and on which of the
  /// pages its text stands.
  ///
  /// - Parameters:
  ///   - paper: pages of paper, where the wall has others.
  ///   - texts: what each page says, from the first; `nil` where nobody could read them.
  /// - Throws: `StoreError`.
  package func noteDrawn(
    _ version: MaterialVersion.ID, pages: Int, paper: Int? = nil, texts: [String]? = nil, at instant: Instant
  ) async throws {
    guard try await !store.read({ try $0.knowsDrawn(version, pages: pages, withText: texts != nil) }) else { return }
    var stretches: [DrawnStretch]?
    if let texts, let read = try await store.read({ try $0.version(version) }) {
      let sections = try await store.read { try $0.pages(of: version).map(\.text) }
      // It may take a second, in which Swift's own threads are needed.
      stretches = await Self.threads.run { TextOnPages.stretches(of: sections, read.format, drawn: texts) }
    }
    _ = try await store.write { [stretches] in
      try $0.noteDrawn(version, pages: pages, paper: paper, stretches, at: instant, by: "utsusu-room")
    }
  }

  /// Versions that have to be drawn before the sheets of what was handed over are known, the newest first.
  ///
  /// - Throws: `StoreError`.
  package func versionsToCount() async throws -> [MaterialVersion] {
    try await store.read { try $0.versionsToCount(most: 100) }
  }

  /// Notes that the server runs; what it has left open when it is gone ends at this time.
  ///
  /// - Throws: `StoreError`.
  package func noteAlive(_ projections: [ProjectionRun.ID], at instant: PreciseInstant) async throws {
    try await store.write { try $0.noteAlive(projections, at: instant) }
  }

  /// Every room, in the order they were added.
  package func rooms() async throws -> [RoomStatus] { try await store.read { try rooms($0) } }

  /// Who does not reach everything gets no address of a screen, which shows whatever is on in its room.
  func rooms(_ reader: StoreReader) throws -> [RoomStatus] {
    let open = try reader.openProjections()
    let briefings = try reader.briefings(reader.covered(Set(open.map(\.briefing))))
    return try reader.rooms().map { room in
      let live = open.first { $0.room == room.id && briefings[$0.briefing] != nil }
      return RoomStatus(
        room: reader.reach.isWhole ? room : Room(id: room.id, name: room.name, screenKey: ""), live: live,
        title: live.flatMap { briefings[$0.briefing]?.title })
    }
  }

  /// Where the file of a version is kept.
  package func path(of version: MaterialVersion) -> String { vault.path(of: version.sha256) }
}

extension ShownPage {
  fileprivate var address: PageAddress {
    PageAddress(material: version.material, version: version.number, page: page)
  }
}
