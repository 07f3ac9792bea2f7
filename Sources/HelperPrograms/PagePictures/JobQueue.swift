internal import Synchronization

/// Jobs that wait for a worker, and workers that wait for a job. What is asked for goes before what is made ahead.
final class JobQueue<Request: Hashable & Sendable, Answer: Sendable>: Sendable {
  typealias Waiting = Job<Request, Answer>

  private struct Worker {
    let id: UInt64
    let takesAhead: Bool
    let continuation: CheckedContinuation<Waiting?, Never>
  }

  private struct State {
    var urgent: [Waiting] = []
    var ahead: [Waiting] = []
    var workers: [Worker] = []
    var nextID: UInt64 = 0
    var isClosed = false

    mutating func take(aheadToo: Bool) -> Waiting? {
      urgent.removeAll(where: \.isFinished)
      ahead.removeAll(where: \.isFinished)
      if !urgent.isEmpty { return urgent.removeFirst() }
      return aheadToo && !ahead.isEmpty ? ahead.removeFirst() : nil
    }
  }

  private let state = Mutex(State())

  /// Has the request done.
  ///
  /// - Throws: what the worker says; `CancellationError`, also when the workers have gone.
  func ask(_ request: Request, ahead: Bool) async throws -> Answer {
    let job = Waiting(request)
    return try await job.answer { add(job, ahead: ahead) }
  }

  /// Puts a job in line, or back to the front of it.
  func add(_ job: Waiting, ahead: Bool, first: Bool = false) {
    let worker = state.withLock { state -> Worker? in
      if state.isClosed { return nil }
      if let place = state.workers.firstIndex(where: { $0.takesAhead || !ahead }) {
        return state.workers.remove(at: place)
      }
      if ahead { state.ahead.append(job) } else { state.urgent.insert(job, at: first ? 0 : state.urgent.endIndex) }
      return nil
    }
    if let worker { return worker.continuation.resume(returning: job) }
    if state.withLock({ $0.isClosed }) { job.finish(.failure(CancellationError())) }
  }

  /// What was to be made ahead is asked for now.
  func raise(_ request: Request) {
    let job = state.withLock { state in
      state.ahead.firstIndex { $0.request == request }.map { state.ahead.remove(at: $0) }
    }
    if let job { add(job, ahead: false) }
  }

  /// The next job for a worker.
  ///
  /// - Returns: `nil` when the worker was cancelled or is to rest.
  func next(aheadToo: Bool) async -> Waiting? {
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let found = state.withLock { state -> Waiting?? in
          if Task.isCancelled { return .some(nil) }
          if let job = state.take(aheadToo: aheadToo) { return job }
          state.workers.append(Worker(id: id, takesAhead: aheadToo, continuation: continuation))
          return nil
        }
        if let found { continuation.resume(returning: found) }
      }
    } onCancel: {
      dismiss { $0 == id }
    }
  }

  /// More of what waits, without waiting for it.
  func more(atMost count: Int) -> [Waiting] {
    state.withLock { state in
      var jobs: [Waiting] = []
      while jobs.count < count, let job = state.take(aheadToo: true) { jobs.append(job) }
      return jobs
    }
  }

  /// Workers that wait are told that there is nothing to do.
  func rest() { dismiss { _ in true } }

  /// Fails what waits and what is still to come.
  func close() {
    let jobs = state.withLock { state in
      defer { (state.isClosed, state.urgent, state.ahead) = (true, [], []) }
      return state.urgent + state.ahead
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
