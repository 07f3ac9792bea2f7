internal import BriefingDomain
internal import BriefingLibrary
internal import Logging
internal import Synchronization

/// Tells of refusals, and not without end: of each kind and client the first ten of a minute, then how many more there
/// were. Whoever knocks all night does not fill the disk.
final class RefusalLog: Sendable {
  private let logger: Logger
  private let now: @Sendable () -> PreciseInstant
  private let state = Mutex(State())

  private static let mostOfAMinute = 10
  /// So many clients are told apart in a minute; the others are one.
  private static let mostClients = 1000

  private struct Source: Hashable {
    let occurrence: Occurrence
    let client: NetworkAddress?
  }

  private struct State {
    var minute: Int64 = 0
    var counts: [Source: Int] = [:]
  }

  init(_ logger: Logger, now: @escaping @Sendable () -> PreciseInstant) {
    self.logger = logger
    self.now = now
  }

  func note(_ occurrence: Occurrence, from client: NetworkAddress?, _ metadata: Logger.Metadata = [:]) {
    tick()
    let isTold = state.withLock { state in
      let own = Source(occurrence: occurrence, client: client?.neighbourhood)
      let source =
        state.counts[own] != nil || state.counts.count < Self.mostClients
        ? own : Source(occurrence: occurrence, client: nil)
      state.counts[source, default: 0] += 1
      return state.counts[source, default: 0] <= Self.mostOfAMinute
    }
    guard isTold else { return }
    var metadata = metadata
    if let client { metadata["from"] = "\(client)" }
    logger.note(occurrence, .notice, metadata)
  }

  /// Tells what a minute that is over has left untold.
  func tick() {
    let minute = now().milliseconds / 60_000
    let untold = state.withLock { state -> [Source: Int] in
      guard state.minute != minute else { return [:] }
      defer { state = State(minute: minute) }
      return state.counts.filter { $0.value > Self.mostOfAMinute }
    }
    for (source, count) in untold {
      var metadata: Logger.Metadata = [
        "of": "\(source.occurrence.rawValue)", "count": .number(count - Self.mostOfAMinute),
      ]
      if let client = source.client { metadata["from"] = "\(client)" }
      logger.note(.refusalsCounted, .notice, metadata)
    }
  }
}
