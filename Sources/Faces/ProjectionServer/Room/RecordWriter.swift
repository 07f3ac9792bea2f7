internal import BriefingDomain
internal import Synchronization

/// The record of what one projection has shown, on its way to the disk, in its order. The room does not wait for the disk:
/// who turns a page sees it at once, and the line follows within milliseconds. What cannot be written is tried again.
final class RecordWriter: Sendable {
  private struct State {
    /// What is not written yet.
    var pending: [RecordStep] = []
    /// There while something is written.
    var writing: Task<Void, Never>?
    var isPaused = false
    var hasFailed = false
  }

  private let state = Mutex(State())
  private let write: @Sendable ([RecordStep]) async throws -> Void
  private let noteFailure: @Sendable (any Error) -> Void

  /// - Parameter write: puts steps on the disk: all, or none where it throws.
  /// - Parameter noteFailure: hears what `write` throws.
  init(
    write: @escaping @Sendable ([RecordStep]) async throws -> Void, noteFailure: @escaping @Sendable (any Error) -> Void
  ) {
    self.write = write
    self.noteFailure = noteFailure
  }

  /// Whether the record could be written last.
  var isRecording: Bool { state.withLock { !$0.hasFailed } }

  func add(_ steps: [RecordStep]) {
    state.withLock { state in
      state.pending += steps
      goOn(&state)
    }
  }

  /// Writes no more until `resume`, for who writes the rest together with the end.
  ///
  /// - Returns: the rest, once nothing is being written any more.
  func pause() async -> [RecordStep] {
    stop()
    await state.withLock { $0.writing }?.value
    return state.withLock { $0.pending }
  }

  /// Begins nothing more, for a record that is closed.
  func stop() { state.withLock { $0.isPaused = true } }

  func resume() {
    state.withLock { state in
      state.isPaused = false
      goOn(&state)
    }
  }

  private func goOn(_ state: inout State) {
    guard !state.pending.isEmpty, state.writing == nil, !state.isPaused else { return }
    state.writing = Task { await writeAll() }
  }

  private func writeAll() async {
    while let steps = state.withLock({ Self.next(&$0) }) {
      do {
        try await write(steps)
        state.withLock { $0.hasFailed = false }
      } catch {
        // A full disk may have room again; the order stays.
        state.withLock { state in
          state.pending = steps + state.pending
          state.hasFailed = true
        }
        noteFailure(error)
        try? await Task.sleep(for: .milliseconds(200))
      }
    }
  }

  /// Takes all that waits; `nil` where there is nothing to write, and then nothing is being written.
  private static func next(_ state: inout State) -> [RecordStep]? {
    guard !state.pending.isEmpty, !state.isPaused else {
      state.writing = nil
      return nil
    }
    defer { state.pending = [] }
    return state.pending
  }
}
