internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingPayloads
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import ServiceLifecycle

/// The pages of a room, what happens in it, and the pictures: for the screen, the driver and those who follow alike.
struct WatchingRoutes: Sendable {
  let keyring: Keyring
  let library: Library
  let now: @Sendable () -> PreciseInstant
  let web: WebPages
  let pages: any PageSource
  let pictures: PictureCache
  let counts: ConnectionCounts

  func routes(_ place: RoomPage) -> RouteCollection<RoomContext> {
    let routes = RouteCollection(context: RoomContext.self)
    routes.get("/") { request, context in
      _ = try keyring.door(place, context)
      return web.page(place, for: request)
    }
    routes.get("events") { request, context in
      try await events(request, keyring.door(place, context), context)
    }
    routes.get("pages/:material/:version/:page/text") { _, context in
      let (version, address) = try await version(keyring.door(place, context), context)
      do throws(PictureFault) { return Response.text(try await pages.textAloud(of: version, page: address.page)) } catch
      {
        throw RequestError(status: .serviceUnavailable, code: error.rawValue)
      }
    }
    routes.get("pages/:material/:version/:page/:width") { _, context in
      try await picture(of: .whole, keyring.door(place, context), context)
    }
    routes.get("pages/:material/:version/:page/part/:part/:width") { _, context in
      let numbers = context.parameters.get("part")?.split(separator: "-", omittingEmptySubsequences: false)
      guard let numbers = numbers?.map({ Int($0) }), numbers.count == 4, let x = numbers[0], let y = numbers[1],
        let width = numbers[2], let height = numbers[3],
        let part = PagePart(x: x, y: y, width: width, height: height), part != .whole
      else { throw RequestError.noSuchPlace }
      return try await picture(of: part, keyring.door(place, context), context)
    }
    return routes
  }

  private func picture(of part: PagePart, _ door: Door, _ context: RoomContext) async throws -> Response {
    let (version, address) = try await version(door, context)
    if part != .whole {
      // The room may have gone on while this was asked: there is nothing to be had then, and nothing is wrong.
      guard await door.room.isEnlarged(address, for: door) else { return Response(status: .noContent) }
    }
    return try await pictures.response(of: version, page: address.page, part: part, context)
  }

  private func version(_ door: Door, _ context: RoomContext) async throws -> (MaterialVersion, PageAddress) {
    guard let address = PageAddress(named: context), let found = await door.room.version(address, through: door) else {
      throw RequestError.noSuchPlace
    }
    return (found, address)
  }

  /// The office's zone, for those who have a clock: a hall that comes at once does not ask the library a thousand times.
  /// Where the library cannot say it, the room goes on all the same.
  private func zone(for door: Door) async -> String? {
    if case .follow = door.kind { return nil }
    let visit = try? await library.visit(by: await door.room.driver, at: now().instant)
    return visit?.clock.zoneName ?? OfficeClock.usualZone
  }

  private func events(_ request: Request, _ door: Door, _ context: RoomContext) async throws -> Response {
    let console = request.uri.queryParameters["console"].map(String.init)
    guard console?.unicodeScalars.count ?? 1 <= ActBody.longestConsole else { throw RequestError.malformed }
    // Nobody would read a body, and so nobody would notice that the client has gone.
    guard !request.hasBody else { throw RequestError.bodyNotWanted }
    if let console { context.trace.note(["console": Trace.console(console)]) }
    guard await door.room.hasPlace(for: door.kind), counts.hasPlace(context.client) else { throw RequestError.full }
    let zone = await zone(for: door)
    let guest = Guest(context.client, agent: request.headers[.userAgent])
    return Response(
      status: .ok, headers: [.contentType: "text/event-stream", .init("X-Accel-Buffering")!: "no"],
      body: ResponseBody { writer in
        guard counts.listen(guest.client) else { return try await writer.finish(nil) }
        defer { counts.leave(guest.client) }
        guard let admission = await door.room.admit(door, console: console, guest: guest) else {
          return try await writer.finish(nil)
        }
        let served = ServedPayload(mark: web.mark, stream: admission.id, zone: zone)
        let mark = ByteBuffer(string: "event: served\ndata: \(try served.json(.compact))\n\n")
        // Whatever ends the stream, the place is free again; a client that has gone is noticed by its silence, not only
        // at the next event.
        do {
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
}
