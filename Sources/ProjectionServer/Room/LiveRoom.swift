internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingStore
internal import Foundation
internal import Logging
internal import NIOCore

/// A room while the server runs: its screen, what is live in it, and everybody who looks on.
actor LiveRoom {
  let library: Library
  let pages: any PageSource
  let keyring: Keyring
  /// Milliseconds since 1970.
  let now: @Sendable () -> Int64
  let logger: Logger

  private(set) var room: Room
  var live: LiveBriefing?
  var isEnding = false
  var audience = Audience()
  /// Of the record, what is not written yet.
  var pending: [RecordStep] = []
  var writing: Task<Void, Never>?
  /// Pictures that are being made, of materials that are not on yet.
  var preparations: [LiveBriefing.VersionAddress: Task<Void, Never>] = [:]
  private(set) var currentRevision: Int64
  private var wasHeld = false
  private let encoder = JSONEncoder()

  init(
    _ room: Room, library: Library, pages: any PageSource, keyring: Keyring, now: @escaping @Sendable () -> Int64,
    logger: Logger
  ) {
    self.room = room
    self.library = library
    self.pages = pages
    self.keyring = keyring
    self.now = now
    self.logger = logger
    // So that a state is newer than one of a server that ran before.
    currentRevision = now()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  func rename(_ room: Room) {
    guard room != self.room else { return }
    self.room = room
    publish()
  }

  // MARK: Events

  /// Opens a stream of events; its first state comes at once. `nil` where the key has ended meanwhile.
  func admit(_ door: Door.Kind, console: String?) -> Admission? {
    let view: Audience.View
    switch door {
    case .screen: view = .screen
    case .follow:
      guard live != nil else { return nil }
      view = .follow
    case .drive(let seat):
      guard var briefing = live, briefing.projection.seats.contains(where: { $0.id == seat }) else { return nil }
      if let console {
        try? briefing.projection.arrive(DriverConsole(seat: seat, name: console), at: now())
        live = briefing
      }
      view = .drive(seat: seat, console: console)
    }
    let admission = audience.admit(view, first: event(for: view, opening: true))
    // Others may learn that the token has been taken.
    if case .drive = view { publish() }
    return admission
  }

  func leave(_ admission: Admission) {
    guard case .drive(let seat, let console?) = audience.leave(admission.id) else { return }
    let before = live?.projection.sights
    live?.projection.leave(DriverConsole(seat: seat, name: console), at: now())
    if live?.projection.sights != before { publish() }
  }

  /// Sends the state as it is now to everybody, each in their view. What is the same for all is encoded once.
  func publish() {
    live?.openShownPage()
    currentRevision += 1
    wasHeld = live?.projection.heldToken(at: now()) != nil
    let common = event(for: .follow)
    audience.send { view in if case .drive = view { event(for: view) } else { common } }
    writeDown()
  }

  func event(for view: Audience.View, opening: Bool = false) -> ByteBuffer {
    let instant = now()
    let state = RoomState(
      revision: currentRevision, serverTime: instant, room: room.name,
      live: OrNull(live.map { RoomState.Live($0, for: view, at: instant) }))
    return serverSentEvent("state", state, id: currentRevision, opening: opening)
  }

  func serverSentEvent(_ name: String, _ value: some Encodable, id: Int64, opening: Bool = false) -> ByteBuffer {
    var buffer = ByteBuffer(string: "\(opening ? "retry: 1000\n\n" : "")event: \(name)\nid: \(id)\ndata: ")
    // Numbers that JSON cannot write do not occur in a state.
    if let data = try? encoder.encode(value) { buffer.writeBytes(data) }
    buffer.writeString("\n\n")
    return buffer
  }

  /// Once a second: a token may have lapsed; connections are kept alive.
  func tick(beats: Bool) {
    if beats { audience.beat(ByteBuffer(string: ":\n\n")) }
    if wasHeld, let live, live.projection.heldToken(at: now()) == nil { publish() }
  }

  // MARK: Pages

  func version(_ address: PageAddress, through door: Door.Kind) -> MaterialVersion? {
    live?.version(address, through: door)
  }

  var projectionID: Int64? { live?.id }
  var briefingID: Int64? { live?.dossier.briefing.id }
  var followKey: AccessKey? { live?.followKey }
}

extension Projection {
  fileprivate var sights: [Sight] { [cursor, shown] }
}
