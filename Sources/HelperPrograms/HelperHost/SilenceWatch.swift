import Synchronization

/// The clock on a helper that is reading a file. Idle helpers are not timed: the consumer may take as long as it likes
/// between two files.
final class SilenceWatch: Sendable {
  private struct State {
    var started: ContinuousClock.Instant?
    var heard: ContinuousClock.Instant
    var expired = false
  }

  private let limits: ReadingLimits
  private let state = Mutex(State(heard: .now))

  init(limits: ReadingLimits) {
    self.limits = limits
  }

  /// Whether the limit was passed since the watch began.
  var expired: Bool { state.withLock { $0.expired } }

  func begin() {
    state.withLock { $0 = State(started: .now, heard: .now) }
  }

  func heardSomething() {
    state.withLock { $0.heard = .now }
  }

  func end() {
    state.withLock { $0.started = nil }
  }

  /// Looks now and then until the limit is passed, then calls `kill` and returns; returns as well when cancelled.
  func guardHelper(kill: @Sendable () -> Void) async {
    let tick = max(.milliseconds(5), min(.seconds(1), min(limits.silence, limits.total) / 10))
    while (try? await Task.sleep(for: tick)) != nil {
      let late = state.withLock { state in
        guard let started = state.started else { return false }
        state.expired = started.duration(to: .now) > limits.total || state.heard.duration(to: .now) > limits.silence
        return state.expired
      }
      if late { return kill() }
    }
  }
}
