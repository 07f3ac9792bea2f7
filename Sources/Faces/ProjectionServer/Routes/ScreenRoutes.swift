internal import Foundation
internal import Hummingbird

/// What only a screen may: say what it shows, and pass a key on that was pressed there.
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
    // A remote control that is plugged into the room's PC.
    routes.post("turn") { request, context in
      let (door, body) = try await keyring.door(.screen, readingJSONOf: request, trusted, context)
      guard let turn = try? JSONDecoder().decode(Turn.self, from: body) else {
        throw RequestError.malformed("onward is missing")
      }
      return Response(status: await door.room.turnAtScreen(onward: turn.onward, through: door) ? .noContent : .accepted)
    }
    return routes
  }

  private struct Turn: Decodable {
    let onward: Bool
  }

  private struct Shown: Decodable {
    let line: String
  }
}
