internal import BriefingDomain
internal import BriefingLibrary
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import PagePictures

/// The pages of a room, what happens in it, and the pictures: for the screen, the driver and those who follow alike.
struct WatchingRoutes: Sendable {
  let keyring: Keyring
  let library: Library
  let now: @Sendable () -> PreciseInstant
  let web: WebPages
  let pages: any PageSource
  let pictures: PictureCache
  let counts: ConnectionCounts
  let lines: PageLines

  func routes(_ place: RoomPage) -> RouteCollection<RoomContext> {
    let routes = RouteCollection(context: RoomContext.self)
    routes.get("/") { request, context in
      _ = try keyring.door(place, context)
      return web.page(place, for: request)
    }
    routes.get("events") { request, context in
      try await events(of: place, request, context)
    }
    routes.get("pages/:material/:version/:page/text") { _, context in
      let (version, address) = try await version(keyring.door(place, context), context)
      let text: String
      do throws(PictureFault) { text = try await pages.textAloud(of: version, page: address.page) } catch {
        throw RequestError(status: .serviceUnavailable, code: error.rawValue)
      }
      // The room may have gone on while it was read.
      _ = try await self.version(keyring.door(place, context), context)
      return Response.text(text)
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
    guard let mark = await door.room.mark(of: address) else { throw RequestError.noSuchPlace }
    return try await pictures.response(of: version, page: address.page, part: part, mark: mark, context)
  }

  private func version(_ door: Door, _ context: RoomContext) async throws -> (MaterialVersion, PageAddress) {
    guard let address = PageAddress(named: context), let found = await door.room.version(address, through: door) else {
      throw RequestError.noSuchPlace
    }
    return (found, address)
  }
}
