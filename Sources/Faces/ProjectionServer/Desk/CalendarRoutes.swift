internal import BriefingDomain
internal import BriefingLibrary
internal import BriefingWording
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The calendars that somebody subscribes to, by the keys in their addresses: calendar programs sign in nowhere.
struct CalendarRoutes: Sendable {
  let library: Library
  let now: @Sendable () -> PreciseInstant
  /// What others reach the server by.
  let base: @Sendable (RoomContext) -> String

  var routes: RouteCollection<RoomContext> {
    let routes = RouteCollection(context: RoomContext.self)
    routes.get("calendars/:calendar") { request, context in
      guard let name = context.parameters.get("calendar"), name.hasSuffix(Self.ending),
        let key = AccessKey(name.dropLast(Self.ending.count)), let (feed, account) = try await library.feed(key)
      else { throw RequestError.noSuchKey }
      let visit = try await library.visit(by: account.person, at: now().instant)
      // Whose roles let them see nothing any more is told as little as by a key of nobody's.
      guard visit.may(.look) else { throw RequestError.noSuchKey }
      let entries = try await visit.entries(of: feed)
      let asked = request.uri.queryParameters["lang"].flatMap { Language(rawValue: String($0)) }
      let calendar = Language.$current.withValue(asked ?? request.language) {
        CalendarText(feed, entries, visit.clock, server: base(context))
      }
      // Weak, since the text says when it was made.
      var headers: HTTPFields = [
        .eTag: "W/\"\(calendar.mark)\"", .cacheControl: "private, no-cache", .vary: "Accept-Language",
      ]
      if request.headers[.ifNoneMatch]?.contains(calendar.mark) ?? false {
        return Response(status: .notModified, headers: headers)
      }
      headers[.contentType] = "text/calendar; charset=utf-8"
      return Response(
        status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: calendar.text)))
    }
    return routes
  }

  private static let ending = ".ics"
}

/// What somebody does with their calendars, on their own page.
extension MyPageRoutes {
  var calendarRoutes: [DeskRoute] {
    [
      .act("me/calendars", for: .look) { desk in
        guard let choice = CalendarChoice(desk.form["of"]) else { throw RequestError.malformed("of is missing") }
        do { try await desk.visit.addFeed(choice, of: desk.visitor.account.id) } catch {
          guard let failure = Failure(atDesk: error) else { throw error }
          return try await page(desk, .refused(failure))
        }
        desk.note(.calendarAdded)
        return Response.to("/me", .calendarAdded)
      },
      .act("me/calendars/end", for: nil) { desk in
        guard let feed = CalendarFeed.ID(desk.form["calendar"]) else {
          throw RequestError.malformed("calendar is missing")
        }
        if try await desk.visit.library.endFeed(feed, of: desk.visitor.account.id) { desk.note(.calendarEnded) }
        return Response.to("/me", .calendarEnded)
      },
    ]
  }

  func calendars(_ desk: DeskRequest) async throws -> MyCalendars {
    MyCalendars(
      feeds: try await desk.visit.library.feeds(of: desk.visitor.account.id),
      choices: desk.visit.may(.look) ? try await desk.visit.boardChoices() : nil, server: base(desk.context))
  }
}
