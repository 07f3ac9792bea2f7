internal import Foundation
internal import Synchronization

/// Threads for work that keeps its thread waiting: copying, flushing, hashing, opening a database.
///
/// Swift's own threads are as many as the machine has cores, and never more. Two files that are flushed to a slow disk
/// would hold up a server of two cores altogether. Here such work waits only for its own kind. Queues of Dispatch are no
/// way out: on Linux the concurrent ones share their threads with Swift's.
///
/// Work here may wait for a disk, but not for other work of the same threads, for whose turn it would wait in vain: locks
/// are asked for again and again (`FolderLock`), and what is awaited leaves the thread to others.
public final class BlockingThreads: TaskExecutor {
  private struct State {
    var jobs: [UnownedJob] = []
    /// Those that there are, and those of them that do something.
    var threads = 0
    var busy = 0
  }

  /// What Linux shows of a thread in `top`; 15 bytes at most.
  private static let name = "utsusu-blocking"

  private let state = Mutex(State())
  private let arrivals = DispatchSemaphore(value: 0)
  private let most: Int

  /// - Parameter most: how many threads there are at most. They start when they are needed, and stay.
  public init(most: Int) { self.most = most }

  /// Does work on these threads, with all that it awaits unless that has an executor of its own; then it goes on where it
  /// came from.
  public func run<Value, Failure>(_ work: () async throws(Failure) -> Value) async throws(Failure) -> Value {
    try await withTaskExecutorPreference(self, operation: work)
  }

  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let isShort = state.withLock { state in
      state.jobs.append(job)
      guard state.jobs.count > state.threads - state.busy, state.threads < most else { return false }
      state.threads += 1
      return true
    }
    if isShort { Thread.detachNewThread { self.work() } }
    arrivals.signal()
  }

  private func work() {
    // Foundation does not know a thread yet that has only just begun, and its writing of files costs more than the thread.
    let comm = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
    write(comm, Self.name, Self.name.utf8.count)
    close(comm)
    while true {
      arrivals.wait()
      let job = state.withLock { state in
        state.busy += 1
        return state.jobs.removeFirst()
      }
      job.runSynchronously(on: asUnownedTaskExecutor())
      state.withLock { $0.busy -= 1 }
    }
  }
}
