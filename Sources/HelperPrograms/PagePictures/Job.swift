internal import Synchronization

/// Something asked for, that one of several workers will do.
final class Job<Request: Hashable & Sendable, Answer: Sendable>: Sendable {
  private enum State {
    case new
    case awaited(CheckedContinuation<Answer, any Error>)
    case finished(Result<Answer, any Error>)
  }

  let request: Request
  private let state = Mutex(State.new)

  init(_ request: Request) {
    self.request = request
  }

  var isFinished: Bool {
    state.withLock { state in
      if case .finished = state { true } else { false }
    }
  }

  /// The first word counts; what comes later, such as the answer to a request that was cancelled, is dropped.
  func finish(_ result: Result<Answer, any Error>) {
    let continuation = state.withLock { state -> CheckedContinuation<Answer, any Error>? in
      switch state {
      case .new: state = .finished(result)
      case .finished: return nil
      case .awaited(let continuation):
        state = .finished(result)
        return continuation
      }
      return nil
    }
    continuation?.resume(with: result)
  }

  /// Waits for the end, which `start` brings about sooner or later.
  func answer(_ start: () -> Void) async throws -> Answer {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let result = state.withLock { state -> Result<Answer, any Error>? in
          if case .finished(let result) = state { return result }
          state = .awaited(continuation)
          return nil
        }
        if let result { return continuation.resume(with: result) }
        start()
      }
    } onCancel: {
      finish(.failure(CancellationError()))
    }
  }
}
