internal import Dispatch
internal import Foundation

/// Ctrl-C, or a polite end by another program, while long work goes on that can be stopped in between.
enum Interruption {
  /// Waits for work, and cancels it when somebody wants it to end.
  static func cancelling<Value: Sendable>(_ work: Task<Value, any Error>) async throws -> Value {
    let queue = DispatchQueue(label: "interruption")
    let sources = [SIGINT, SIGTERM, SIGHUP].map { signal in
      let source = DispatchSource.makeSignalSource(signal: signal, queue: queue)
      source.setEventHandler { work.cancel() }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }
    return try await work.value
  }
}
