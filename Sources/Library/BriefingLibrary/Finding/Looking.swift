public import BriefingDomain
public import BriefingLedger
internal import BriefingStore
internal import PagePictures

/// A briefing as somebody looks at it who may do something with it.
public struct BriefingView: Sendable {
  public let details: BriefingDetails
  /// What this person may do with it; each thing that a role may do, not in general, but here.
  public let may: Set<Permission>
  /// For whom this person may record how it was handed over.
  public let recordable: Set<Recipient.ID>
  /// By version, how many pages it has as pictures; one is missing that has to be drawn first.
  public let pictured: [MaterialVersion.ID: Int]
  /// The versions that no picture can be made of, and why.
  public let unshowable: [MaterialVersion.ID: UnreadableReason]
  /// Where it could be put up.
  public let rooms: [String]
  /// What is on anywhere and this person may drive.
  public let drivable: [DrivableProjection]
  /// What this person did last, whatever it was about, and may take back.
  public let lastAct: ActSummary?
  /// Those that it was about, where they are several, as far as this person may look at them: the first ones of many.
  public let lastBriefings: [Briefing]
  /// Who has looked at it, where it is confidential and this person may see that; the last one first.
  public let looks: [Look]
  /// Whether there are verdicts of print logs to look at.
  public let hasPrintLogs: Bool
  /// What its recipients asked: first what is open, by the day by which it is due.
  public let assignments: [AssignmentDetails]
}

extension Visit {
  /// A briefing with all that belongs to it, and what this person may do with it.
  ///
  /// - Throws: `LibraryError.noSuchBriefing`, `StoreError`.
  public func view(of number: Briefing.ID) async throws -> BriefingView {
    let details = try await details(of: number)
    let lastAct = try await acts(limit: 1).first
    let lastBriefings = try await read { reader in try lastAct.map { try briefings(of: $0.act, reader) } ?? [] }
    let seesLooks = try await read { [audit = reach(.audit)] in
      try audit.isWhole || $0.covers(number, within: audit)
    }
    let looks = details.briefing.isConfidential && seesLooks ? try await looks(of: number) : []
    return try await read { reader in
      let permissions: [Permission] = [.register, .remove, .submit, .project]
      let may = try permissions.filter { try reader.covers(number, within: reach($0)) }
      let assignments = try [false, true].flatMap { try reader.assignments(done: $0, of: number, limit: 100) }
      let (pictured, rooms) = (try reader.picturedPages(of: number), try reader.rooms().map(\.name))
      let drivable = try may.contains(.project) ? self.drivable(reader) : []
      try reader.limit(to: reach(.submit))
      let recordable = details.recipients.map(\.id).filter { reader.covers(details.briefing.unit.id, $0) }
      return BriefingView(
        details: details, may: Set(may), recordable: Set(recordable), pictured: pictured,
        unshowable: details.versions.reduce(into: [:]) { $0[$1.id] = library.obstacle(to: $1) }, rooms: rooms,
        drivable: drivable, lastAct: lastAct, lastBriefings: lastBriefings, looks: looks,
        hasPrintLogs: try reader.hasPrintLogs(), assignments: assignments)
    }
  }

  /// The briefings that the last act of this person was about, where they are several.
  ///
  /// - Parameter act: which it is to be; of another one nothing is said.
  /// - Throws: `StoreError`.
  public func briefings(ofLast act: Act.ID) async throws -> [Briefing] {
    guard let last = try await acts(limit: 1).first?.act, last.id == act else { return [] }
    return try await read { try briefings(of: last, $0) }
  }

  /// The briefings that an act was about, where they are several: as many as a page can list, in the order of time.
  private func briefings(of act: Act, _ reader: StoreReader) throws -> [Briefing] {
    let most = 100
    let steps = try Reversal(act).steps
    var numbers = Set(
      steps.lazy.compactMap { step -> Briefing.ID? in
        switch step {
        case .registered(let briefing), .ordered(let briefing, _): briefing
        case .changed(let state): state.briefing
        default: nil
        }
      }.prefix(most))
    for case .entries(let first, let last) in steps where numbers.count < most && first <= last {
      numbers.formUnion(try reader.briefings(ofEntries: first...last, limit: most - numbers.count))
    }
    guard numbers.count > 1 else { return [] }
    return try reader.briefings(reader.covered(numbers)).values.sorted {
      ($0.moment.instant.seconds, $0.id) < ($1.moment.instant.seconds, $1.id)
    }
  }

  /// Whether this person may look at a briefing of that number.
  ///
  /// - Throws: `StoreError`.
  public func isThere(_ number: Briefing.ID) async throws -> Bool {
    try await read { try $0.briefing(number) != nil && $0.covers(number) }
  }

  /// One version of a briefing's material, also one that was taken away, and the briefing's title.
  ///
  /// - Parameter position: of the material in the briefing, from 1.
  /// - Throws: `LibraryError.noSuchBriefing`, `.noSuchMaterial`; `StoreError`.
  public func version(_ number: Int, of position: Int, in briefing: Briefing.ID) async throws
    -> (version: MaterialVersion, title: String)
  {
    try await read { reader in
      let title = try self.briefing(briefing, reader).title
      let versions = try reader.versions(of: briefing)
      guard let found = versions.first(where: { $0.position == position && $0.number == number }) else {
        throw LibraryError.noSuchMaterial(
          briefing: briefing, materials: versions.filter { $0.removal == nil }.map(\.choice).distinct)
      }
      return (found, title)
    }
  }
}

/// What may be chosen for a briefing that somebody registers or corrects.
public struct BriefingChoices: Sendable {
  public let recipients: [String]
  /// Those that they may register for.
  public let units: [String]
  /// Whether they may name another unit, a new one too.
  public let isUnitFree: Bool
  public let rooms: [String]
}

extension Visit {
  /// - Throws: `LibraryError.notAllowed`, `StoreError`.
  public func choices() async throws -> BriefingChoices {
    try await read(as: .register) { reader in
      let recipients: [(party: Recipient, aliases: [String])] = try reader.parties()
      let units: [(party: OfficeUnit, aliases: [String])] = try reader.parties()
      return BriefingChoices(
        recipients: recipients.map(\.party.name),
        units: units.map(\.party).filter { reader.reach.covers($0.id) }.map(\.name),
        isUnitFree: reader.reach.isWhole, rooms: try reader.recentRoomNames(since: clock.now.advanced(by: -92 * 86_400))
      )
    }
  }
}

extension Library {
  /// Why no picture can be made of a version, as far as that is known without trying.
  func obstacle(to version: MaterialVersion) -> UnreadableReason? {
    version.reason == .encrypted ? .encrypted : pictureSource(of: version).obstacle?.reason
  }
}

extension [String] {
  fileprivate var distinct: [String] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}

extension BriefingDetails {
  /// By version, the pages that were shown in a room, as far as its screens were asked by their word.
  public var shownPages: [MaterialVersion.ID: Set<Int>] {
    var shown: [MaterialVersion.ID: Set<Int>] = [:]
    for report in projections {
      for line in report.lines where line.seenFrom != nil || !report.projection.asksScreens {
        shown[line.version.id, default: []].insert(line.page)
      }
    }
    return shown
  }

  /// The entry that counts for one of the recipients.
  public func entryInForce(for recipient: Recipient) -> LedgerEntry? {
    entries.last { $0.content.recipient.id == recipient.id && isInForce($0) }
  }
}
