internal import NIOCore
internal import Synchronization

/// The events for one who looks on. It keeps one that has not been read yet, the newest: who is slow misses what is over,
/// and costs no more than that. One reads at a time.
final class Mailbox: AsyncSequence, Sendable {
  typealias Element = ByteBuffer

  private struct State {
    var unread: ByteBuffer?
    var isOver = false
    var reader: CheckedContinuation<ByteBuffer?, Never>?
  }

  private let state = Mutex(State())

  var isOver: Bool { state.withLock { $0.isOver } }

  /// - Returns: the event that has gone unread to make place.
  @discardableResult
  func put(_ event: ByteBuffer) -> ByteBuffer? {
    state.withLock { state in
      if state.isOver { return nil }
      if let reader = state.reader {
        state.reader = nil
        reader.resume(returning: event)
        return nil
      }
      defer { state.unread = event }
      return state.unread
    }
  }

  /// What has come is read still, and then no more.
  func finish() {
    state.withLock { state in
      state.isOver = true
      state.reader?.resume(returning: nil)
      state.reader = nil
    }
  }

  /// Lets go of whoever reads now, and nothing of what comes is lost by it.
  func release() {
    state.withLock { state in
      state.reader?.resume(returning: nil)
      state.reader = nil
    }
  }

  /// What has not been read yet, without waiting for it.
  func take() -> ByteBuffer? { state.withLock { $0.unread.take() } }

  /// Waits for an event.
  ///
  /// - Returns: `nil` at the end, and for a reader who is let go.
  func next() async -> ByteBuffer? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        state.withLock { state in
          if let event = state.unread.take() { return continuation.resume(returning: event) }
          if state.isOver || Task.isCancelled { return continuation.resume(returning: nil) }
          state.reader?.resume(returning: nil)
          state.reader = continuation
        }
      }
    } onCancel: {
      release()
    }
  }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate let mailbox: Mailbox
    mutating func next() async -> ByteBuffer? { await mailbox.next() }
  }

  func makeAsyncIterator() -> Iterator { Iterator(mailbox: self) }
}
