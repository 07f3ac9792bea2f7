internal import Synchronization

/// When a job's turn is.
enum Turn: Int, CaseIterable, Sendable {
  /// Somebody waits for it.
  case now
  /// Somebody waits for it, and it may take long: others need not wait for that as well.
  case long
  /// While nobody waits.
  case ahead
}

/// Jobs that wait for a worker, and workers that wait for a job. What is asked for goes before what is made ahead.
final class JobQueue<Request: Hashable & Sendable, Answer: Sendable>: Sendable {
  typealias Waiting = Job<Request, Answer>

  private struct Worker {
    let id: UInt64
    let last: Turn
    let continuation: CheckedContinuation<Waiting?, Never>
  }

  private struct State {
    /// By their turns.
    var jobs = Turn.allCases.map { _ in [Waiting]() }
    var workers: [Worker] = []
    var nextID: UInt64 = 0
    var isClosed = false

    mutating func take(upTo last: Turn) -> Waiting? {
      for turn in jobs.indices { jobs[turn].removeAll(where: \.isFinished) }
      guard let turn = jobs[...last.rawValue].firstIndex(where: { !$0.isEmpty }) else { return nil }
      return jobs[turn].removeFirst()
    }
  }

  private let state = Mutex(State())

  /// Has the request done.
  ///
  /// - Throws: what the worker says; `CancellationError`, also when the workers have gone.
  func ask(_ request: Request, _ turn: Turn) async throws -> Answer {
    let job = Waiting(request)
    return try await job.answer { add(job, turn) }
  }

  /// Puts a job in line, or back to the front of it.
  func add(_ job: Waiting, _ turn: Turn, first: Bool = false) {
    let worker = state.withLock { state -> Worker? in
      if state.isClosed { return nil }
      if let place = state.workers.firstIndex(where: { $0.last.rawValue >= turn.rawValue }) {
        return state.workers.remove(at: place)
      }
      state.jobs[turn.rawValue].insert(job, at: first ? 0 : state.jobs[turn.rawValue].endIndex)
      return nil
    }
    if let worker { return worker.continuation.resume(returning: job) }
    if state.withLock({ $0.isClosed }) { job.finish(.failure(CancellationError())) }
  }

  /// What was to be made ahead is asked for.
  func raise(_ request: Request, to turn: Turn = .now) {
    let job = state.withLock { state in
      let ahead = Turn.ahead.rawValue
      return state.jobs[ahead].firstIndex { $0.request == request }.map { state.jobs[ahead].remove(at: $0) }
    }
    if let job { add(job, turn) }
  }

  /// The next job for a worker.
  ///
  /// - Parameter last: whose turn is later is left to other workers.
  /// - Returns: `nil` when the worker was cancelled or is to rest.
  func next(upTo last: Turn) async -> Waiting? {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let found = state.withLock { state -> Waiting?? in
          if Task.isCancelled { return .some(nil) }
          if let job = state.take(upTo: last) { return job }
          state.workers.append(Worker(id: id, last: last, continuation: continuation))
          return nil
        }
        if let found { continuation.resume(returning: found) }
      }
    } onCancel: {
      dismiss { $0 == id }
    }
  }

  /// More of what is to be done now, without waiting for it.
  func more(atMost count: Int) -> [Waiting] {
    state.withLock { state in
      var jobs: [Waiting] = []
      while jobs.count < count, let job = state.take(upTo: .now) { jobs.append(job) }
      return jobs
    }
  }

  /// Workers that wait are told that there is nothing to do.
  func rest() { dismiss { _ in true } }

  /// Fails what waits and what is still to come.
  func close() {
    let jobs = state.withLock { state in
      defer { (state.isClosed, state.jobs) = (true, state.jobs.map { _ in [] }) }
      return state.jobs.flatMap { $0 }
    }
    for job in jobs { job.finish(.failure(CancellationError())) }
  }

  private func dismiss(_ which: (UInt64) -> Bool) {
    let gone = state.withLock { state in
      defer { state.workers.removeAll { which($0.id) } }
      return state.workers.filter { which($0.id) }
    }
    for worker in gone { worker.continuation.resume(returning: nil) }
  }
}
