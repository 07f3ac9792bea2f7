internal import Foundation
internal import Logging
internal import ServiceLifecycle
internal import Synchronization

/// Ends the process a second after it was told to end, should anything keep it: a client that is not let go of, or
/// another program that holds the database. What is live is ended first, if the database lets it; otherwise the next
/// server closes it with what was recorded.
final class ShutdownWatchdog: Service, CustomStringConvertible {
  private let registry: RoomRegistry
  private let logger: Logger
  private let hasEnded = Mutex(false)

  init(registry: RoomRegistry, logger: Logger) {
    self.registry = registry
    self.logger = logger
  }

  let description = "watchdog"

  /// The server has ended by itself.
  func isOver() { hasEnded.withLock { $0 = true } }

  func run() async throws {
    do { try await gracefulShutdown() } catch { return }
    // Not of this service, which ends before: it is kept by nothing but its own sleep, and ends with the process.
    Task.detached { [self] in
      try? await Task.sleep(for: .milliseconds(700))
      if hasEnded.withLock({ $0 }) { return }
      logger.note(.shutdownStalled, .warning)
      // Not waited for: what keeps it is what keeps the server.
      Task { await registry.endAll() }
      try? await Task.sleep(for: .milliseconds(250))
      if !hasEnded.withLock({ $0 }) { _exit(EXIT_SUCCESS) }
    }
    await endFirst()
  }

  /// Ends what is live before the server lets go of its streams, so that everybody who looks on is told: the server ends
  /// when this returns. A database that is held by another program is not waited for longer than this.
  private func endFirst() async {
    let (over, continuation) = AsyncStream<Void>.makeStream()
    // Goes on when it is not waited for any more: the end may still be recorded.
    Task {
      await registry.endAll()
      continuation.finish()
    }
    let patience = Task {
      try? await Task.sleep(for: .milliseconds(300))
      continuation.finish()
    }
    for await _ in over {}
    patience.cancel()
    // The last event is on its way.
    try? await Task.sleep(for: .milliseconds(50))
  }
}
