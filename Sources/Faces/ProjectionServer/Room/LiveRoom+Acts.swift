internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingPayloads
internal import Logging

/// What a console asks for; what is not an act on the screen's state is beside it.
enum ConsoleRequest: Sendable {
  case act(ProjectionAct)
  case borrow(BorrowWish)
  case preview(BorrowWish)
  case beside(BesideWish)
  case handOver(to: String, library: Bool)
  case end(present: [String]?)
  case shutOut(follower: Int)
  case assign(AssignmentWish)
}

enum ConsoleAnswer: Sendable {
  case done(revision: Int64)
  /// A page is being made and not up yet.
  case preparing
  /// What would go up.
  case previewed(PreviewPayload)
  case handedOver(AccessKey)
  case noted(Assignment.ID)
  case ended(ProjectionReceipt)
}

/// Why there is no answer to a console.
enum ConsoleRefusal: Error {
  /// Nothing is live, or the key has ended.
  case gone
  case refused(ProjectionRefusal)
  case unavailable(PictureFault)
  /// What was found on that page is hidden in its file.
  case undrawn
  /// The material was not replaced, or what it replaced is gone.
  case noFormerVersion
  /// The end is being recorded; whoever asks again a moment later is answered, or it is over.
  case busy
  /// That stream has gone.
  case noSuchFollower
  /// Nobody asks so much in one briefing.
  case tooManyAssignments
}

extension LiveRoom {
  /// Does what a console asks.
  ///
  /// - Parameter stream: of the page that asks, if it says.
  /// - Parameter who: asks; for the log.
  /// - Throws: `ConsoleRefusal`; `LibraryError`, `StoreError` for an end that could not be recorded.
  func answer(
    _ request: ConsoleRequest, through door: Door, console: String, person: String?, stream: Int? = nil,
    who: Logger.Metadata = [:]
  ) async throws -> ConsoleAnswer {
    guard case .drive(let seat) = door.kind, isOpen(door) else { throw ConsoleRefusal.gone }
    if isEnding { throw ConsoleRefusal.busy }
    noteUse()
    let console = DriverConsole(seat: seat, name: console)
    switch request {
    // The last of what a hand sends may come after its stream has ended, or after the next has begun.
    case .act(let act) where act.isPointing && !hasHand(console, stream): break
    case .act(let act): try perform(act, console, person)
    case .borrow(let wish): return try await borrow(wish, console, person)
    case .preview(let wish): return try await preview(wish, console, person)
    case .beside(let wish): return try await putBeside(wish, console, person)
    case .handOver(let name, let library): return try handOver(to: name, library: library, console, person)
    case .assign(let wish): return try await note(wish, console, person)
    case .shutOut(let follower): return try await shutOut(follower, console, person)
    case .end(let present):
      try authorize(console, person)
      guard let receipt = try await end(by: .driver, present: present, who: who) else { throw ConsoleRefusal.gone }
      return .ended(receipt)
    }
    return .done(revision: currentRevision)
  }

  /// Goes to a page before anybody drives.
  ///
  /// - Returns: `false` for a page that there is none of, that is hidden, or of which nobody knows yet.
  func open(at page: Int, of material: Material.ID, through door: Door) -> Bool {
    guard isOpen(door),
      (try? change { projection, now throws(ProjectionRefusal) in
        try projection.open(at: page, of: material, at: now)
      }) != nil
    else { return false }
    publish()
    lookAhead()
    return true
  }

  func perform(_ act: ProjectionAct, _ console: DriverConsole, _ person: String?) throws {
    let (before, known) = (lead, live)
    try change { projection, now throws(ProjectionRefusal) in
      try projection.act(act, by: console, person: person, at: now)
    }
    if live?.goesTooFar(from: known) ?? false {
      live = known
      throw ConsoleRefusal.refused(.ofThisBriefingAlone)
    }
    // A hand that draws sends much.
    if act.isDrawing, lead == before { return publishStrokes() }
    if act == .takeBack { closeSeats() }
    if !act.isPointing, !act.isDrawing { live?.turns += 1 }
    publish()
    lookAhead()
  }

  /// Who drives, as everybody is told; an act may be the first of another hand.
  private var lead: [String?] {
    let holder = live?.projection.heldToken(at: now())?.holder
    return [holder.map { "\($0.seat) \($0.name)" }, live?.projection.driver, live?.line]
  }

  /// A key was pressed at a screen.
  ///
  /// - Returns: whether it turns the page: who drives may want that, and nobody else.
  func turnAtScreen(onward: Bool, through door: Door) -> Bool {
    let before = live
    guard isOpen(door), !isEnding, live?.projection.turnAtScreen(onward: onward, at: now()) == true else {
      return false
    }
    if live?.goesTooFar(from: before) ?? false {
      live = before
      return false
    }
    noteUse()
    live?.turns += 1
    publish()
    lookAhead()
    return true
  }

  private func hasHand(_ console: DriverConsole, _ stream: Int?) -> Bool {
    guard let stream else { return live?.projection.hasHand(console) ?? false }
    return stream == audience.newest(of: .drive(seat: console.seat, console: console.name))
  }

  private func handOver(
    to name: String, library: Bool, _ console: DriverConsole, _ person: String?
  ) throws -> ConsoleAnswer {
    if !library { try leaveUnseen(console, person) }
    try change { projection, now throws(ProjectionRefusal) in
      try projection.act(.handOver(to: name, library: library), by: console, person: person, at: now)
    }
    guard let key = openSeat() else { throw ConsoleRefusal.gone }
    return .handedOver(key)
  }

  /// Somebody who may drives anew, whoever does now; `nil` where it is over.
  func retake(_ id: ProjectionRun.ID, as name: String) -> AccessKey? {
    guard live?.id == id, !isEnding else { return nil }
    live?.projection.retake(as: name, at: now())
    noteUse()
    return openSeat()
  }

  /// A key for the last seat, of which everybody is told.
  private func openSeat() -> AccessKey? {
    guard let seat = live?.projection.seats.last?.id else { return nil }
    let key = AccessKey()
    live?.seatKeys[key.hash] = seat
    keyring.add(Door(kind: .drive(seat: seat), room: self, projection: live?.id), for: key.hash)
    publish()
    return key
  }

  /// What who drives has looked up behind a black or a frozen screen is not for a key that is for this briefing alone.
  private func leaveUnseen(_ console: DriverConsole, _ person: String?) throws(ConsoleRefusal) {
    guard let live, live.hasUnseen(live.projection.cursor) || live.hasUnseen(live.projection.shown) else { return }
    try change { projection, now throws(ProjectionRefusal) in
      try projection.act(.beside(nil), by: console, person: person, at: now)
      try projection.act(.goBack, by: console, person: person, at: now)
    }
    guard let live = self.live, live.hasUnseen(live.projection.shown) else { return }
    try change { projection, now throws(ProjectionRefusal) in
      try projection.act(.freeze(false), by: console, person: person, at: now)
    }
  }

  /// The keys of seats that were taken back end.
  private func closeSeats() {
    guard let briefing = live else { return }
    let seats = Set(briefing.projection.seats.map(\.id))
    let ended = briefing.seatKeys.filter { !seats.contains($0.value) }.map(\.key)
    keyring.remove(ended)
    for key in ended { live?.seatKeys[key] = nil }
    dismiss { if case .drive(let seat, _) = $0 { !seats.contains(seat) } else { false } }
  }

  /// Whether a console may do what lies outside the projection. It may be another's hand from now on.
  func authorize(_ console: DriverConsole, _ person: String?) throws(ConsoleRefusal) {
    let before = live?.line
    try change { projection, now throws(ProjectionRefusal) in
      try projection.authorize(console, person: person, at: now)
    }
    if live?.line != before { publish() }
  }

  func change(
    _ body: (inout Projection, PreciseInstant) throws(ProjectionRefusal) -> Void
  ) throws(ConsoleRefusal) {
    let next = try rehearse(body)
    live?.projection = next
  }

  /// What a change would bring, without making it.
  func rehearse(
    _ body: (inout Projection, PreciseInstant) throws(ProjectionRefusal) -> Void
  ) throws(ConsoleRefusal) -> Projection {
    guard var projection = live?.projection else { throw .gone }
    if isEnding { throw .busy }
    do { try body(&projection, now()) } catch { throw error == .noSuchSeat ? .gone : .refused(error) }
    return projection
  }
}

extension ProjectionAct {
  /// What mouse and finger do in passing.
  fileprivate var isPointing: Bool {
    switch self {
    case .pointer, .spotlight: true
    default: false
    }
  }

  fileprivate var isDrawing: Bool {
    switch self {
    case .stroke, .undoStroke, .eraseStrokes: true
    default: false
    }
  }
}
