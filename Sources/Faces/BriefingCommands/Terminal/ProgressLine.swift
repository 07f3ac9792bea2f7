internal import BriefingWording
internal import JapaneseText
import Synchronization

/// One line on the terminal that says how far long work has come; nothing where nobody watches.
final class ProgressLine: Sendable {
  private let lastShown = Mutex(ContinuousClock.Instant?.none)
  private let isShown = Output.talksToTerminal

  func show(_ text: @autoclosure () -> String) {
    guard isShown else { return }
    let due = lastShown.withLock { last in
      let now = ContinuousClock.now
      if let last, now - last < .milliseconds(100) { return false }
      last = now
      return true
    }
    if due { Output.whisper("\r\u{1B}[K" + fitted(text().safe, columns: Output.columns - 1)) }
  }

  /// Says what is waited for where something takes longer.
  func announcing<Value: Sendable>(
    _ text: String, after time: Duration, _ body: () async throws -> Value
  ) async rethrows -> Value {
    let notice = Task {
      try await Task.sleep(for: time)
      show(text)
    }
    defer { notice.cancel() }
    return try await body()
  }

  /// Takes the line away, before anything else is said.
  func end() {
    if isShown, lastShown.withLock({ $0 != nil }) { Output.whisper("\r\u{1B}[K") }
  }
}
