internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingPayloads
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import ServiceLifecycle

/// What happens in a room: as a stream of events, or, where something on the way holds streams back, event by event to
/// whoever asks.
extension WatchingRoutes {
  func events(of page: RoomPage, _ request: Request, _ context: RoomContext) async throws -> Response {
    let parameters = request.uri.queryParameters
    let (name, console) = (parameters["as"].map(String.init), parameters["console"].map(String.init))
    guard [name, console].allSatisfy({ $0?.unicodeScalars.count ?? 1 <= ActBody.longestConsole }) else {
      throw RequestError.malformed
    }
    // Nobody would read a body, and so nobody would notice that the client has gone.
    guard !request.hasBody else { throw RequestError.bodyNotWanted }
    let key = context.parameters.get("key").flatMap { AccessKey($0) }?.hash
    let place = name.flatMap { name in key.map { PageLines.Place(page: page, key: $0, name: name) } }
    let door: Door
    do { door = try keyring.door(page, context) } catch {
      // The key has ended between two requests.
      if let place, let after = parameters["after"].flatMap({ Int($0) }), let word = lastWord(at: place, after: after) {
        return word
      }
      throw error
    }
    if let console { context.trace.note(["console": Trace.console(console)]) }
    if parameters["trial"] != nil { return try trial(context) }
    let guest = Guest(context.client, agent: request.headers[.userAgent])
    guard let number = parameters["after"] else {
      return try await stream(to: door, at: place, console, guest, request)
    }
    guard let place, let number = Int(number) else { throw RequestError.malformed("as and after are needed") }
    return try await answer(after: number, to: door, at: place, console, guest, request)
  }

  /// The office's zone, for those who have a clock: a hall that comes at once does not ask the library a thousand times.
  /// Where the library cannot say it, the room goes on all the same.
  private func zone(for door: Door) async -> String? {
    if case .follow = door.kind { return nil }
    let visit = try? await door.room.visit()
    return visit?.clock.zoneName ?? OfficeClock.usualZone
  }

  /// The first event of a line.
  private func served(_ admission: Admission, _ zone: String?) throws -> String {
    let served = ServedPayload(mark: web.mark, stream: admission.id, zone: zone)
    return "event: served\ndata: \(try served.json(.compact))\n\n"
  }

  private func stream(
    to door: Door, at place: PageLines.Place?, _ console: String?, _ guest: Guest, _ request: Request
  ) async throws -> Response {
    // Before places are counted: what the same page had opened is not to keep one.
    if let place { await lines.close(at: place) }
    guard await door.room.hasPlace(for: door.kind), counts.hasPlace(guest.client) else { throw RequestError.full }
    let zone = await zone(for: door)
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream", .init("X-Accel-Buffering")!: "no"],
      body: ResponseBody { writer in
        guard counts.listen(guest.client) else { return try await writer.finish(nil) }
        defer { counts.leave(guest.client) }
        guard let admission = await door.room.admit(door, console: console, guest: guest) else {
          return try await writer.finish(nil)
        }
        let line = PageLine(door.room, admission, client: guest.client, isAsked: false)
        if let place { await lines.add(line, at: place) }
        defer { if let place { lines.remove(line, at: place) } }
        // Whatever ends the stream, the place is free again; a client that has gone is noticed by its silence, not only
        // at the next event.
        do {
          let mark = ByteBuffer(string: try served(admission, zone))
          try await request.body.consumeWithInboundCloseHandler { _ in
            try await withGracefulShutdownHandler {
              try await writer.write(mark)
              for await event in admission.events { try await writer.write(event) }
            } onGracefulShutdown: {
              admission.close()
            }
          } onInboundClosed: {
            admission.close()
          }
        } catch {
          await door.room.leave(admission)
          throw error
        }
        await door.room.leave(admission)
        try await writer.finish(nil)
      })
  }

  /// What is new since the answer of that number: at once, or as soon as there is something. The comment that keeps
  /// streams alive is something as well.
  private func answer(
    after number: Int, to door: Door, at place: PageLines.Place, _ console: String?, _ guest: Guest,
    _ request: Request
  ) async throws -> Response {
    if let word = lastWord(at: place, after: number) { return word }
    let line: PageLine
    if let known = lines.ask(at: place) {
      line = known
    } else {
      line = try await begin(door, at: place, console, guest)
    }
    defer { lines.rest(line) }
    let mailbox = line.admission.events
    let answer = try await request.body.consumeWithInboundCloseHandler { _ in
      await withGracefulShutdownHandler {
        await line.next(after: number)
      } onGracefulShutdown: {
        mailbox.release()
      }
    } onInboundClosed: {
      mailbox.release()
    }
    switch answer {
    case .news(let event, 1): return .answer(1, event, try await served(line.admission, zone(for: door)))
    case .news(let event, let number): return .answer(number, event)
    case .nothing(let number): return .answer(number, ByteBuffer(string: ":\n\n"))
    case .missed:
      guard let all = await line.room.renew(line.admission) else { throw RequestError.noSuchKey }
      return .answer(line.count(all), all, try await served(line.admission, zone(for: door)))
    }
  }

  /// The line of a page that asks for the first time.
  private func begin(
    _ door: Door, at place: PageLines.Place, _ console: String?, _ guest: Guest
  ) async throws -> PageLine {
    await lines.close(at: place)
    guard await door.room.hasPlace(for: door.kind), counts.listen(guest.client) else { throw RequestError.full }
    guard let admission = await door.room.admit(door, console: console, guest: guest) else {
      counts.leave(guest.client)
      throw RequestError.full
    }
    let line = PageLine(door.room, admission, client: guest.client, isAsked: true)
    await lines.add(line, at: place)
    return line
  }

  private func lastWord(at place: PageLines.Place, after number: Int) -> Response? {
    guard let line = lines.ask(at: place) else { return nil }
    defer { lines.rest(line) }
    return line.lastWord(after: number).map { .answer($0.1, $0.0) }
  }

  /// Two comments, the second two seconds after the first: a page that gets the first before the second is sent may have
  /// a stream.
  private func trial(_ context: RoomContext) throws -> Response {
    let client = context.client
    guard counts.hasPlace(client) else { throw RequestError.full }
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream", .init("X-Accel-Buffering")!: "no"],
      body: ResponseBody { writer in
        if counts.listen(client) {
          defer { counts.leave(client) }
          try await writer.write(ByteBuffer(string: ":\n\n"))
          try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(2)) }
          try await writer.write(ByteBuffer(string: ":\n\n"))
        }
        try await writer.finish(nil)
      })
  }
}

extension Response {
  /// A whole answer to one who asks. No stream of events by its name: that is what is held back.
  fileprivate static func answer(_ number: Int, _ events: ByteBuffer, _ served: String = "") -> Response {
    var body = ByteBuffer(string: "event: answered\ndata: \(number)\n\n\(served)")
    body.writeImmutableBuffer(events)
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/plain; charset=utf-8", .contentLength: "\(body.readableBytes)",
        // Who watches for the end of a connection has read it to its end.
        .connection: "close",
      ], body: ResponseBody(byteBuffer: body))
  }
}
