internal import BriefingLibrary
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import ServiceLifecycle
internal import Synchronization

/// Tells the pages of the desk that are open that something has changed, and nothing of what: they ask for that themselves,
/// as their person may.
final class DeskChanges: Service {
  private let changes: LibraryChanges
  private let counts: ConnectionCounts
  private let listeners = Mutex(Listeners())

  private struct Listeners {
    var last = 0
    var all: [Int: AsyncStream<ByteBuffer>.Continuation] = [:]
  }

  init(_ library: Library, _ counts: ConnectionCounts) throws {
    changes = try library.changes()
    self.counts = counts
  }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var stamp: Int?
      var turn = 0
      while !Task.isCancelled {
        // A busy or full disk: the next look comes soon.
        let new = try? await self.changes.stamp()
        if new != nil, new != stamp {
          if stamp != nil { self.tell("event: changed\ndata:\n\n") }
          stamp = new
        } else if turn % 30 == 29 {
          // So that a line that is dead is noticed at both ends. A change says as much, and is not to give way to it.
          self.tell(":\n\n")
        }
        turn += 1
        do { try await Task.sleep(for: .milliseconds(500)) } catch { break }
      }
    }
    listeners.withLock { for listener in $0.all.values { listener.finish() } }
  }

  private func tell(_ event: String) {
    let event = ByteBuffer(string: event)
    listeners.withLock { for listener in $0.all.values { listener.yield(event) } }
  }

  /// The events of a page.
  func stream(_ desk: DeskRequest) throws -> Response {
    let (client, request) = (desk.context.client, desk.request)
    guard counts.hasPlace(client) else { throw RequestError.full }
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream", .init("X-Accel-Buffering")!: "no"],
      body: ResponseBody { writer in
        guard self.counts.listen(client) else { return try await writer.finish(nil) }
        defer { self.counts.leave(client) }
        // Two changes that nobody has read are one.
        let (events, listener) = AsyncStream.makeStream(of: ByteBuffer.self, bufferingPolicy: .bufferingNewest(1))
        let number = self.listeners.withLock { listeners in
          listeners.last += 1
          listeners.all[listeners.last] = listener
          return listeners.last
        }
        defer { self.listeners.withLock { _ = $0.all.removeValue(forKey: number) } }
        try await request.body.consumeWithInboundCloseHandler { _ in
          try await withGracefulShutdownHandler {
            try await writer.write(ByteBuffer(string: ":\n\n"))
            for await event in events { try await writer.write(event) }
          } onGracefulShutdown: {
            listener.finish()
          }
        } onInboundClosed: {
          listener.finish()
        }
        try await writer.finish(nil)
      })
  }
}
