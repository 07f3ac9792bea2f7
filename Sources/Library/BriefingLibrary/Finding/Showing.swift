internal import BlockingThreads
public import BriefingDomain
public import BriefingLedger
internal import BriefingStore

/// A briefing with everything that belongs to it.
public struct BriefingDetails: Sendable {
  public let briefing: Briefing
  public let recipients: [Recipient]
  /// Every version, by material, the newest last.
  public let versions: [MaterialVersion]
  public let entries: [LedgerEntry]
  /// What was shown, the oldest first.
  public var projections: [ProjectionReport] = []
  /// What stands in its way.
  public var collisions: [Collision] = []
  /// By version, how many slides are hidden in its file, as far as they have text; none of other files.
  public var hiddenSlides: [MaterialVersion.ID: Int] = [:]
  /// By version, what its file says and its pages do not show; a version is missing that has to be drawn first, or of which
  /// it cannot be told.
  public var unseen: [MaterialVersion.ID: [UnseenText]] = [:]
  /// The versions that have to be drawn first.
  public var unseenOnceDrawn: Set<MaterialVersion.ID> = []
  /// One row for each recipient, with the briefing as they hear it.
  public var heard: [SubmissionStatus] = []

  /// Those who hear it at another time, or in another room.
  public var apart: [SubmissionStatus] { heard.filter { $0.briefing != briefing } }

  /// The versions of each material.
  public var materials: [[MaterialVersion]] {
    var materials: [[MaterialVersion]] = []
    for version in versions {
      if materials.last?.last?.material == version.material {
        materials[materials.count - 1].append(version)
      } else {
        materials.append([version])
      }
    }
    return materials
  }

  /// Whether one of the entries counts: it takes nothing back, and none that came later supersedes it.
  public func isInForce(_ entry: LedgerEntry) -> Bool {
    !entry.content.isWithdrawal && !entries.contains { $0.content.supersedes == entry.number }
  }

  /// Whether an entry that counts says another title, unit or time than the briefing now has.
  public var hasOutdatedEntries: Bool {
    entries.contains { entry in
      let content = entry.content
      let name = recipients.first { $0.id == content.recipient.id }?.name
      let heard = heard.first { $0.recipient == name }?.briefing ?? briefing
      return isInForce(entry)
        && (content.title != briefing.title || content.unit.id != briefing.unit.id || content.moment != heard.moment)
    }
  }
}

extension Visit {
  /// A briefing with its recipients, all versions of its materials, its entries in the ledger and what was shown of it.
  ///
  /// - Throws: `LibraryError.noSuchBriefing`, `StoreError`.
  public func details(of number: Briefing.ID) async throws -> BriefingDetails {
    var found = try await read { try details(of: number, $0) }
    let versions = found.versions
    (found.unseen, found.unseenOnceDrawn) = await Library.threads.run {
      (
        versions.reduce(into: [:]) { $0[$1.id] = library.knownUnseenTexts(of: $1) },
        Set(versions.filter(library.isToBeDrawnForUnseenTexts).map(\.id))
      )
    }
    return found
  }

  func details(of number: Briefing.ID, _ reader: StoreReader) throws -> BriefingDetails {
    let (versions, runs) = (try reader.versions(of: number), try reader.projections(of: number))
    let (ids, rooms) = (Set(runs.map(\.id)), try reader.rooms())
    let (present, records, entries) =
      (try reader.present(at: ids), try reader.record(of: ids), try reader.entries(provedBy: ids))
    return BriefingDetails(
      briefing: try briefing(number, reader), recipients: try reader.recipients(of: number),
      versions: versions, entries: try self.entries(of: number, reader),
      projections: runs.map { run in
        ProjectionReport(
          projection: run, room: run.roomName ?? rooms.first { $0.id == run.room }?.name ?? "",
          present: present[run.id] ?? [], lines: records[run.id] ?? [], entries: entries[run.id] ?? [])
      }, collisions: try collisions(of: number, reader), hiddenSlides: try reader.hiddenSlides(of: versions),
      heard: try reader.submissions(of: number))
  }

  /// A version whose pages this person may look at; `nil` where there is none, or it was taken away.
  ///
  /// - Throws: `StoreError`.
  package func visible(_ material: Material.ID, version number: Int) async throws -> MaterialVersion? {
    try await read { reader in
      guard let version = try reader.version(number, of: material), version.removal == nil,
        try reader.covers(version.briefing)
      else { return nil }
      return version
    }
  }

  /// Numbers and titles of the briefings that were registered last, the newest first.
  ///
  /// - Throws: `StoreError`.
  public func newestBriefings(_ limit: Int) async throws -> [(id: Briefing.ID, title: String)] {
    try await read { try $0.newestTitles(limit: limit).map { ($0.id, $0.title) } }
  }

  /// One row for each recipient of each briefing, in the order of time.
  ///
  /// - Throws: `LibraryError.unknown`, `.noSuchRoom`; `StoreError`.
  public func submissions(_ request: StatusRequest) async throws -> [SubmissionStatus] {
    try await read { try submissions(request, $0) }
  }
}

/// Which submissions are wanted.
public struct StatusRequest: Sendable {
  /// All of them when `nil`.
  public var instants: Range<Instant>?
  /// Everybody's when `nil`.
  public var recipient: String?
  /// Every unit's when `nil`.
  public var unit: String?
  /// In every room when `nil`.
  public var room: String?
  /// Only this form.
  public var form: SubmissionForm?
  /// Only those whose time has passed without a record (未確認).
  public var unrecorded: Bool

  public init(
    instants: Range<Instant>? = nil, recipient: String? = nil, unit: String? = nil, room: String? = nil,
    form: SubmissionForm? = nil, unrecorded: Bool = false
  ) {
    self.instants = instants
    self.recipient = recipient
    self.unit = unit
    self.room = room
    self.form = form
    self.unrecorded = unrecorded
  }
}

extension SubmissionStatus {
  public enum State: String, Sendable, Codable {
    case recorded
    /// Its time has passed and nobody has said how it went (未確認).
    case unrecorded
    /// Its time has not come.
    case scheduled
    case cancelled
  }

  public func state(by now: Instant) -> State {
    if handout != nil { return .recorded }
    if briefing.cancelReason != nil { return .cancelled }
    return briefing.moment.passesAt <= now ? .unrecorded : .scheduled
  }
}

extension Visit {
  /// Every entry of a briefing in the order of recording, with what became known of it later.
  private func entries(of briefing: Briefing.ID, _ reader: StoreReader) throws -> [LedgerEntry] {
    let entries = try reader.entries(of: briefing)
    let late = try reader.latePages(of: entries.filter { !$0.content.handout.knowsSheets }.map(\.number))
    return entries.map { entry in
      var entry = entry
      entry.latePages = late[entry.number]
      return entry
    }
  }
}
