internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import NIOCore
internal import ServiceLifecycle
internal import Synchronization

/// The line of a page to its room: a stream of events, or requests that are answered one after the other, where something
/// on the way holds streams back.
final class PageLine: Sendable {
  let room: LiveRoom
  let admission: Admission
  /// Whose place it takes among the streams; of a stream, that is counted where it is sent.
  let client: NetworkAddress?
  /// Whether it is asked for, and no stream.
  let isAsked: Bool
  private let state: Mutex<State>

  private struct State {
    var answers = 0
    /// Requests that wait for their answer.
    var waiting = 1
    var restsSince: Int64 = 0
    /// What came last of all, and was answered last.
    var lastWord: ByteBuffer?
  }

  /// What one who asks is answered.
  enum Answer {
    /// With this number.
    case news(ByteBuffer, Int)
    /// None so far; the number of the last one.
    case nothing(Int)
    /// The one before did not arrive, or was another server's.
    case missed
  }

  /// One that asks has a request waiting from the first.
  init(_ room: LiveRoom, _ admission: Admission, client: NetworkAddress?, isAsked: Bool) {
    (self.room, self.admission, self.client, self.isAsked) = (room, admission, client, isAsked)
    state = Mutex(State())
  }

  /// Waits for what comes after the answer of that number.
  func next(after number: Int) async -> Answer {
    if state.withLock({ $0.answers }) != number { return .missed }
    guard let event = await admission.events.next() else { return .nothing(number) }
    return .news(event, count(event))
  }

  /// - Returns: the number of the answer that is given now.
  func count(_ event: ByteBuffer) -> Int {
    state.withLock { state in
      state.answers += 1
      if admission.events.isOver { state.lastWord = event }
      return state.answers
    }
  }

  /// Once all is over, what came last: to whoever does not have it yet.
  func lastWord(after number: Int) -> (ByteBuffer, Int)? {
    guard admission.events.isOver else { return nil }
    if let event = admission.events.take() { return (event, count(event)) }
    return state.withLock { state in
      state.answers == number ? nil : state.lastWord.map { ($0, state.answers) }
    }
  }

  fileprivate func ask() { state.withLock { $0.waiting += 1 } }

  fileprivate func rest(at uptime: Int64) {
    state.withLock { state in
      state.waiting -= 1
      state.restsSince = uptime
    }
  }

  fileprivate func isForsaken(at uptime: Int64) -> Bool {
    isAsked && state.withLock { $0.waiting == 0 && uptime - $0.restsSince > PageLines.grace }
  }
}

/// The lines of pages that have named themselves: each has one, and what it opened before is closed when it comes anew.
/// Who asks keeps their place between two requests.
final class PageLines: Service {
  /// A page: what opens it, and the name that it has made up.
  struct Place: Hashable {
    let page: RoomPage
    let key: ContentHash
    let name: String
  }

  /// So long, in milliseconds, may one who asks be away.
  static let grace: Int64 = 15_000

  private let lines = Mutex<[Place: PageLine]>([:])
  private let counts: ConnectionCounts
  private let uptime: @Sendable () -> Int64

  init(_ counts: ConnectionCounts, uptime: @escaping @Sendable () -> Int64) {
    self.counts = counts
    self.uptime = uptime
  }

  var count: Int { lines.withLock { $0.count } }

  /// The line by which a page asks; `nil` where it has none yet. It is kept until `rest`.
  func ask(at place: Place) -> PageLine? {
    lines.withLock { lines in
      guard let line = lines[place], line.isAsked else { return nil }
      line.ask()
      return line
    }
  }

  /// The answer has been given.
  func rest(_ line: PageLine) { line.rest(at: uptime()) }

  func add(_ line: PageLine, at place: Place) async {
    if let former = lines.withLock({ $0.updateValue(line, forKey: place) }) { await leave(former) }
  }

  /// Closes what a page has opened before.
  func close(at place: Place) async {
    if let former = lines.withLock({ $0.removeValue(forKey: place) }) { await leave(former) }
  }

  /// A stream has ended by itself.
  func remove(_ line: PageLine, at place: Place) {
    lines.withLock { if $0[place] === line { $0[place] = nil } }
  }

  /// Those who have not asked for long have gone.
  func tick() async {
    let uptime = uptime()
    let forsaken = lines.withLock { lines in
      let forsaken = lines.filter { $0.value.isForsaken(at: uptime) }
      for place in forsaken.keys { lines[place] = nil }
      return forsaken
    }
    for line in forsaken.values { await leave(line) }
  }

  private func leave(_ line: PageLine) async {
    line.admission.close()
    await line.room.leave(line.admission)
    if line.isAsked { counts.leave(line.client) }
  }

  func run() async throws {
    try? await cancelWhenGracefulShutdown {
      while true {
        try await Task.sleep(for: .seconds(1))
        await self.tick()
      }
    }
  }
}
