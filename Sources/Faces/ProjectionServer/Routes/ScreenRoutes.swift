internal import Foundation
internal import Hummingbird

/// What only a screen may: say what it shows.
struct ScreenRoutes: Sendable {
  let keyring: Keyring
  let trusted: TrustedNames

  var routes: RouteCollection<RoomContext> {
    let routes = RouteCollection(context: RoomContext.self)
    routes.post("shown") { request, context in
      let (door, body) = try await keyring.door(.screen, readingJSONOf: request, trusted, context)
      guard let shown = try? JSONDecoder().decode(Shown.self, from: body) else {
        throw RequestError.malformed("line is missing")
      }
      // Where it is no news because the page has gone, or the screen's stream is away, it may be said again.
      return Response(status: await door.room.seen(shown.line, through: door) ? .noContent : .accepted)
    }
    return routes
  }

  private struct Shown: Decodable {
    let line: String
  }
}
