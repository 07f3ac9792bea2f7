internal import BriefingDomain
internal import BriefingLibrary

/// A briefing that is live in a room: what is on, and the files that it is made of.
struct LiveBriefing {
  let id: ProjectionRun.ID
  var details: BriefingDetails
  /// The account that has put it up, if it was one.
  let askedBy: String?
  let startedAt: PreciseInstant
  /// By this server.
  let takenUpAt: PreciseInstant
  let record: RecordWriter
  private(set) var followKey: AccessKey?
  /// How often the followers' key has been renewed.
  private(set) var followEdition = 0
  /// When somebody last drove or followed; milliseconds since 1970.
  var lastUse: PreciseInstant
  var projection: Projection
  /// Every version that has been part of it; a replaced one may be on still.
  var shownVersions: [VersionAddress: ShownVersion] = [:]
  /// The page that was visible last.
  private var lastSeen: PageAddress?
  /// What stood beside a page under another server, until it does again.
  var besideToResume: PageAddress?
  /// That page.
  let pageToResume: PageAddress?
  /// How often the driver has done something, pointing apart.
  var turns = 0
  /// What was noted at its consoles: whoever has heard no answer asks again.
  var noted: [AssignmentWish: Task<Assignment.ID, any Error>] = [:]
  /// Which seat each key drives from.
  var seatKeys: [ContentHash: Int]

  struct VersionAddress: Hashable {
    let material: Material.ID
    let version: Int

    init(material: Material.ID, version: Int) {
      self.material = material
      self.version = version
    }

    init(of material: ProjectedMaterial) { self.init(material: material.id, version: material.version) }
    init(of version: MaterialVersion) { self.init(material: version.material, version: version.number) }
  }

  struct ShownVersion {
    let projectable: ProjectableVersion
    var pages = 0
    /// Of a borrowed material the room sees those pages that went up, and no others; so of hidden slides.
    var openPages: Set<Int>?
    /// Why a newer version did not take its place.
    var replacementFault: PictureFault?
    /// Those that say what they do not show, as far as that is known.
    var unseenPages: [Int] = []
  }

  /// - Parameter resumption: where it goes on that was live under another server.
  init(
    _ order: ProjectionOrder, takenUpAt instant: PreciseInstant, resuming resumption: Projection.Resumption?,
    lends: Bool, record: RecordWriter
  ) {
    let row = order.projection
    (id, askedBy) = (row.id, row.askedBy)
    details = order.details
    startedAt = resumption == nil ? instant : row.startedAt ?? instant
    takenUpAt = instant
    self.record = record
    lastUse = instant
    (pageToResume, besideToResume) = (resumption?.page, resumption?.beside)
    followKey = row.followKey.flatMap { AccessKey($0) }
    seatKeys = [row.driveKeyHash: 0]
    projection = Projection(
      materials: details.versions.map { ProjectedMaterial(id: $0.material, version: $0.number) }, driver: row.driver,
      minutes: row.minutes, mayBorrow: lends, resuming: resumption)
    for version in details.versions {
      shownVersions[VersionAddress(of: version)] = ShownVersion(
        projectable: ProjectableVersion(version: version, of: details.briefing))
    }
  }

  mutating func renewFollow(_ key: AccessKey) {
    followKey = key
    followEdition += 1
  }

  /// A page that may be seen through a door; `nil` for every other.
  func version(_ address: PageAddress, through door: Door.Kind) -> MaterialVersion? {
    let place = VersionAddress(material: address.material, version: address.version)
    guard let shown = shownVersions[place], (1...max(1, shown.pages)).contains(address.page) else { return nil }
    if case .drive(let seat) = door {
      return isWithin(address, limitOf: seat) ? shown.projectable.version : nil
    }
    // Before its pages are counted nobody knows which of them are hidden.
    guard shown.pages > 0 else { return nil }
    // What has been replaced was not to be seen any more; the page of it that is on stays until the driver turns.
    let isInForce = projection.materials.contains { VersionAddress(of: $0) == place }
    guard isOpen(address), isInForce || isOn(address) else { return nil }
    return shown.projectable.version
  }

  /// At least 1, as long as nobody knows how many there are.
  func pages(of material: Material.ID, _ version: Int) -> Int {
    max(1, shownVersions[VersionAddress(material: material, version: version)]?.pages ?? 1)
  }

  /// Whether the room has seen a page, or may at any time because it is the briefing's own and not hidden.
  func isOpen(_ page: PageAddress) -> Bool {
    let shown = shownVersions[VersionAddress(material: page.material, version: page.version)]
    return shown?.openPages?.contains(page.page) ?? true
  }

  /// Whether a page may be seen from a seat: where that is for this briefing alone, those pages of other briefings that
  /// have been up, and no others.
  private func isWithin(_ page: PageAddress, limitOf seat: Int) -> Bool {
    projection.mayBorrow(from: seat) || isOpen(page) || !isBorrowed(page)
  }

  private func isBorrowed(_ page: PageAddress) -> Bool {
    projection.materials.contains { $0.id == page.material && $0.isBorrowed }
  }

  /// Whether a page that is before the driver is of another briefing and has never been up.
  func hasUnseen(_ sight: Sight) -> Bool {
    [sight.page, sight.beside].compactMap(\.self).contains { isBorrowed($0) && !isOpen($0) }
  }

  /// Whether who drives has come to pages that are not for that key.
  func goesTooFar(from before: LiveBriefing?) -> Bool {
    guard let seat = projection.seats.last, !seat.mayBorrow, hasUnseen(projection.cursor) else { return false }
    let here = before?.projection.cursor
    return here?.page != projection.cursor.page || here?.beside != projection.cursor.beside
  }

  /// Whether the room has a page before it.
  func isOn(_ page: PageAddress) -> Bool { page == projection.shown.page || page == projection.shown.beside }

  /// What is on, under a name that comes only once; `nil` while nothing is.
  var line: String? { projection.line.map { "\(id).\(takenUpAt.milliseconds).\($0)" } }

  /// What the room looks at; behind a black screen that is what it saw last, and not what the driver looks for meanwhile.
  var seen: PageAddress? { projection.shown.page.flatMap { isOpen($0) ? $0 : lastSeen } }

  /// And what stands beside it.
  var seenBeside: PageAddress? {
    guard seen == projection.shown.page else { return nil }
    return projection.shown.beside.flatMap { isOpen($0) ? $0 : nil }
  }

  /// Notes that what is on may be seen by the room.
  mutating func openShownPage() {
    guard let page = projection.shown.page, !projection.isBlack else { return }
    for page in [page, projection.shown.beside].compactMap(\.self) {
      shownVersions[VersionAddress(material: page.material, version: page.version)]?.openPages?.insert(page.page)
    }
    lastSeen = page
  }
}
