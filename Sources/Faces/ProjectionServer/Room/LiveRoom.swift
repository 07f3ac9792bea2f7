internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import Logging
internal import NIOCore

/// A room while the server runs: its screen, what is live in it, and everybody who looks on.
actor LiveRoom {
  let library: Library
  let pages: any PageSource
  let keyring: Keyring
  /// Somebody may set it.
  private let clock: @Sendable () -> PreciseInstant
  /// Milliseconds since whenever; nobody sets it.
  private let uptime: @Sendable () -> Int64
  /// The time that was given last, and the uptime then.
  private var latest = (instant: PreciseInstant(milliseconds: 0), uptime: Int64(0))
  /// Whether pages of other briefings may be searched and shown at all.
  let lends: Bool
  let logger: Logger
  let bounds: Bounds
  let life: KeyLife
  nonisolated let number: Room.ID
  /// Those who follow now, by their places in the audience.
  var guests: [Int: (guest: Guest, since: PreciseInstant)] = [:]

  private(set) var room: Room
  var live: LiveBriefing?
  var isEnding = false
  var audience = Audience()
  var preparations = Preparations()
  private(set) var currentRevision: Int64
  private var wasHeld = false
  var toldDrivers = BothPages(up: ToldStrokes(), beside: ToldStrokes())
  var toldOthers = BothPages(up: ToldStrokes(), beside: ToldStrokes())
  /// How many follow, as drivers know it.
  private var toldFollowers = 0

  init(
    _ room: Room, library: Library, pages: any PageSource, keyring: Keyring,
    clock: @escaping @Sendable () -> PreciseInstant, uptime: @escaping @Sendable () -> Int64,
    lends: Bool, bounds: Bounds, life: KeyLife, logger: Logger
  ) {
    self.room = room
    number = room.id
    self.bounds = bounds
    self.life = life
    self.library = library
    self.pages = pages
    self.keyring = keyring
    self.clock = clock
    self.uptime = uptime
    self.lends = lends
    self.logger = logger
    // So that a state is newer than one of a server that ran before.
    currentRevision = clock().milliseconds
  }

  /// The room as it is now: it may have another name, and its screen another address.
  func become(_ room: Room) {
    guard room != self.room else { return }
    if room.screenKey != self.room.screenKey {
      keyring.move(from: self.room.screenKey, to: room.screenKey)
      // What is on goes from the screens at the old address.
      let empty = StatePayload(revision: currentRevision + 1, serverTime: now(), room: room.name, live: nil)
      audience.dismiss(serverSentEvent("state", empty, id: empty.revision)) { $0 == .screen }
      logger.note(.screenRenewed, .info, ["room": .number(number)])
    }
    self.room = room
    publish()
  }

  /// The clock's time, until another briefing begins never before the time that was given last: where somebody puts the
  /// clock back, it goes on from there, since the time used and what lapses are not to stand still.
  func now() -> PreciseInstant {
    let uptime = uptime()
    latest = (max(latest.instant.advanced(by: uptime - latest.uptime), clock()), uptime)
    return latest.instant
  }

  /// A briefing goes live, at an instant that the room's clock gave.
  func begin(_ briefing: LiveBriefing) {
    live = briefing
    let nothing = BothPages(up: ToldStrokes(), beside: ToldStrokes())
    (toldDrivers, toldOthers) = (nothing, nothing)
    latest = (briefing.takenUpAt, uptime())
    live?.projection.screens(audience.count(of: .screen))
    countFollowers()
  }

  // MARK: Events

  /// Opens a stream of events; its first state comes at once. `nil` where the key has ended meanwhile, or the last place
  /// is taken.
  func admit(_ door: Door, console: String?, guest: Guest? = nil) -> Admission? {
    guard isOpen(door), hasPlace(for: door.kind) else { return nil }
    let view: Audience.View
    switch door.kind {
    case .screen: view = .screen
    case .follow: view = .follow
    case .drive(let seat):
      guard var briefing = live, briefing.projection.seats.contains(where: { $0.id == seat }) else { return nil }
      if let console {
        try? briefing.projection.arrive(DriverConsole(seat: seat, name: console), at: now())
        live = briefing
      }
      view = .drive(seat: seat, console: console)
    }
    let admission = audience.admit(view, first: event(for: view, opening: true, complete: true))
    switch view {
    case .screen:
      live?.projection.screens(audience.count(of: .screen))
      tellDrivers()
    case .follow:
      noteUse()
      guests[admission.id] = (guest ?? Guest(nil, agent: nil), now())
      countFollowers()
    // Others may learn that the token has been taken.
    case .drive:
      noteUse()
      publish()
    }
    return admission
  }

  /// All that there is, for somebody who has missed what came before. `nil` where they have been dismissed.
  func renew(_ admission: Admission) -> ByteBuffer? {
    guard let view = audience.view(of: admission.id) else { return nil }
    _ = admission.events.take()
    return event(for: view, complete: true)
  }

  /// Those who only look on leave connections free for who drives, and no key takes all of them.
  func hasPlace(for door: Door.Kind) -> Bool {
    switch door {
    case .follow: audience.count < bounds.viewers && audience.count(of: .follow) < bounds.followers
    case .screen: audience.count(of: .screen) < bounds.screens
    case .drive(let seat):
      audience.count { if case .drive(seat, _) = $0 { true } else { false } } < bounds.consoles
    }
  }

  func leave(_ admission: Admission) {
    if guests.removeValue(forKey: admission.id) != nil { noteUse() }
    let view = audience.leave(admission.id)
    if view == .follow { countFollowers() }
    if view == .screen { tellDrivers() }
    guard case .drive(let seat, let console?) = view else { return }
    noteUse()
    let before = live?.projection.sights
    live?.projection.leave(DriverConsole(seat: seat, name: console), at: now())
    if live?.projection.sights != before { publish() }
  }

  /// Sends the state as it is now to everybody, each in their view. What is the same for all is encoded once.
  func publish() {
    live?.openShownPage()
    if wasHeld { live?.projection.noteLapse(at: now()) }
    currentRevision += 1
    wasHeld = live?.projection.heldToken(at: now()) != nil
    let (drivers, others) = (strokesNews(forDrivers: true), strokesNews(forDrivers: false))
    let common = event(for: .follow) + others
    send { view in if case .drive = view { event(for: view) + drivers } else { common } }
    writeDown()
  }

  /// A screen says that it shows what a state called by that name.
  ///
  /// - Returns: whether that is so as far as is known here: it is what is on, and a screen is open.
  @discardableResult
  func seen(_ line: String, through door: Door) -> Bool {
    guard isOpen(door), audience.count(of: .screen) > 0, line == live?.line else { return false }
    if live?.projection.seen(at: now()) ?? false { tellDrivers() }
    return true
  }

  /// What the screens do is for those who drive to know, and for the record.
  func tellDrivers() {
    guard live != nil else { return }
    currentRevision += 1
    send { view in if case .drive = view { event(for: view) } else { nil } }
    writeDown()
  }

  /// - Parameter complete: with the strokes on the pages, and not what is new of them alone.
  func event(for view: Audience.View, opening: Bool = false, complete: Bool = false) -> ByteBuffer {
    let instant = now()
    if case .drive = view { toldFollowers = audience.count(of: .follow) }
    let state = StatePayload(
      revision: currentRevision, serverTime: instant, room: room.name,
      live: live.map { LivePayload($0, for: view, audience, at: instant) })
    let event = serverSentEvent("state", state, id: currentRevision, opening: opening)
    return complete ? event + allStrokes(for: view) : event
  }

  func serverSentEvent(_ name: String, _ payload: some Payload, id: Int64, opening: Bool = false) -> ByteBuffer {
    var buffer = ByteBuffer(string: "\(opening ? "retry: 1000\n\n" : "")event: \(name)\nid: \(id)\ndata: ")
    // A payload is made of texts, numbers and lists; nothing of it refuses to be written.
    if let json = try? payload.json(.compact) { buffer.writeString(json) }
    buffer.writeString("\n\n")
    return buffer
  }

  /// Once a second: a token may have lapsed; connections are kept alive. A hall that comes at once is counted at once.
  func tick(beats: Bool) {
    if beats { audience.beat(ByteBuffer(string: ":\n\n")) }
    if audience.count(of: .follow) != toldFollowers { tellDrivers() }
    if wasHeld, let live, live.projection.heldToken(at: now()) == nil { publish() }
  }

  // MARK: Pages

  func version(_ address: PageAddress, through door: Door) -> MaterialVersion? {
    isOpen(door) ? live?.version(address, through: door.kind) : nil
  }

  /// A version with those of its pages that may be seen through a door; `nil` where that is none.
  func pages(
    of material: Material.ID, _ number: Int, through door: Door
  ) -> (version: MaterialVersion, pages: [Int])? {
    guard isOpen(door), let live else { return nil }
    let addresses = (1...live.pages(of: material, number)).map {
      PageAddress(material: material, version: number, page: $0)
    }
    let seen = addresses.filter { live.version($0, through: door.kind) != nil }
    guard let first = seen.first, let version = live.version(first, through: door.kind) else { return nil }
    return (version, seen.map(\.page))
  }

  /// Whether a part of a page may be asked for by itself: by those who look on, while the room looks at a part of it.
  func isEnlarged(_ page: PageAddress, for door: Door) -> Bool {
    if case .drive = door.kind { return true }
    guard let live else { return false }
    return live.isOn(page) && live.projection.shown.zoom != nil
  }

  // MARK: What is live

  /// Whether what a key opened when a request came is open still.
  func isOpen(_ door: Door) -> Bool {
    guard let projection = door.projection else { return true }
    return projection == live?.id && (door.kind != .follow || door.edition == live?.followEdition)
  }

  var projectionID: ProjectionRun.ID? { live?.id }

  /// In the name of who drives.
  func visit(isWriting: Bool = false) async throws -> Visit {
    try await library.visit(
      drivingAs: live?.projection.driver ?? room.name, live.map { ($0.details.briefing.id, $0.askedBy) },
      isWriting: isWriting, at: now().instant)
  }

  func briefing(of door: Door) -> Briefing.ID? { isOpen(door) ? live?.details.briefing.id : nil }
  func followKey(of door: Door) -> AccessKey? { isOpen(door) ? live?.followKey : nil }
}

extension ByteBuffer {
  static func + (first: ByteBuffer, second: ByteBuffer?) -> ByteBuffer {
    guard var second else { return first }
    var both = first
    both.writeBuffer(&second)
    return both
  }
}

extension Projection {
  fileprivate var sights: [Sight] { [cursor, shown] }
}
