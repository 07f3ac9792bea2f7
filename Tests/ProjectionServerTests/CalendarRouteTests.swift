import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Testing

@testable import ProjectionServer

/// Calendars to subscribe to, as programs ask for them and as their owners have them on their page.
struct CalendarRouteTests {
  /// The address of the newest calendar on one's own page, without the server's.
  private static func path(_ browser: Browser) async throws -> String {
    let page = try await browser.get("/me").text
    let found = page.matches(of: #/value="https:\/\/room\.example\.jp(\/calendars\/[A-Za-z0-9_-]{43}\.ics\?lang=en)"/#)
    return String(try #require(found.last).1)
  }

  private static func signedIn(_ visitor: Visitor, _ name: String) async throws -> Browser {
    let browser = Browser(visitor)
    #expect(try await browser.signIn(name).status == 303)
    return browser
  }

  /// h.sato of the briefing's unit with a calendar of it.
  private static func subscribed(
    _ body: @escaping @Sendable (Hall, Visitor, Browser, _ path: String) async throws -> Void
  ) async throws {
    let hall = try await Hall { $0.publicAddress = "https://room.example.jp" }
    for (name, role) in [("k.kanri", "administrator"), ("h.sato", "staff=危機管理課"), ("b.kyoku", "reader=局長")] {
      try await hall.add(name, role)
    }
    try await hall.serving { visitor in
      let browser = try await signedIn(visitor, "h.sato")
      let token = ("token", try await browser.token())
      let answer = try await browser.post("/me/calendars", [token, ("of", "unit:危機管理課")])
      #expect(answer.status == 303 && answer.headers[.location] == "/me?done=calendar")
      try await body(hall, visitor, browser, try await path(browser))
    }
  }

  @Test func aProgramAsks() async throws {
    try await Self.subscribed { hall, visitor, _, path in
      // It has no cookie.
      let answer = try await visitor.get(path)
      #expect(answer.status == 200 && answer.headers[.contentType] == "text/calendar; charset=utf-8")
      #expect(answer.headers[.cacheControl] == "private, no-cache" && answer.headers[.setCookie] == nil)
      #expect(answer.headers[HTTPField.Name("Referrer-Policy")!] == "no-referrer")
      #expect(answer.text.hasPrefix("BEGIN:VCALENDAR\r\n") && answer.text.contains("SUMMARY:避難所の収容計画\r\n"))
      #expect(answer.text.contains("X-WR-CALNAME:Briefings: 危機管理課"))
      #expect(answer.text.contains("\r\nURL:https://room.example.jp/briefings/1\r\n"))
      #expect(try await visitor.get(path.replacing("lang=en", with: "lang=ja")).text.contains("X-WR-CALNAME:報告: "))

      let mark = try #require(answer.headers[.eTag])
      #expect(mark.hasPrefix("W/\""))
      for sent in [mark, "\"another\", \(mark)"] {
        let again = try await visitor.get(path, headers: [.ifNoneMatch: sent])
        #expect(again.status == 304 && again.text.isEmpty && again.headers[.eTag] == mark)
      }
      // An hour later nothing is new; then it is.
      hall.time.advance(3_600_000)
      #expect(try await visitor.get(path, headers: [.ifNoneMatch: mark]).status == 304)
      try await hall.visit.cancel(1, reason: "延期")
      let changed = try await visitor.get(path, headers: [.ifNoneMatch: mark])
      #expect(changed.status == 200 && changed.text.contains("STATUS:CANCELLED"))

      let head = try await visitor.client.executeRequest(uri: path, method: .head, headers: [:], body: nil)
      #expect(head.status == .ok && head.body.readableBytes == 0 && head.headers[.eTag] == changed.headers[.eTag])
      #expect(try await visitor.post(path, "").status == 404)
    }
  }

  /// A key that opens nothing and one that has ended are answered alike, and told in the log without the key.
  @Test func keysThatOpenNothing() async throws {
    try await Self.subscribed { hall, visitor, browser, path in
      let key = String(path.split(separator: "/")[1].prefix(43))
      let wrong = [
        "/calendars/\(AccessKey().text).ics", "/calendars/\(key)", "/calendars/\(key).ICS", "/calendars/x.ics",
      ]
      let refused = try await wrong.asyncMap { try await visitor.get($0) }
      #expect(refused.map(\.status) == [404, 404, 404, 404])
      #expect(hall.log.told("keyRefused").count == 4)
      #expect(hall.log.told("calendarAdded") == [["event": "calendarAdded", "person": 2, "from": "127.0.0.1"]])

      // Somebody else's page has none of it, and cannot end it.
      let other = try await Self.signedIn(visitor, "b.kyoku")
      #expect(try await !other.get("/me").text.contains("/calendars/"))
      let token = ("token", try await other.token())
      #expect(try await other.post("/me/calendars/end", [token, ("calendar", "1")]).status == 303)
      #expect(try await visitor.get(path).status == 200 && hall.log.told("calendarEnded").isEmpty)

      // A calendar that its owner has ended goes on being asked for: nobody is kept out for that.
      let own = ("token", try await browser.token())
      let ended = try await browser.post("/me/calendars/end", [own, ("calendar", "1")])
      #expect(ended.headers[.location] == "/me?done=calendar-ended")
      #expect(try await !browser.get("/me").text.contains("/calendars/"))
      for _ in 1...20 { #expect(try await visitor.get(path).text == refused[0].text) }
      _ = try await Self.signedIn(visitor, "h.sato")
      #expect(!hall.log.text.contains(key))
    }
  }

  @Test func endsWithItsOwner() async throws {
    try await Self.subscribed { hall, visitor, _, path in
      let visit = hall.visit
      _ = try await visit.amendAccount(
        "h.sato", adding: [#require(RoleExpression("administrator"))],
        removing: [#require(RoleExpression("staff=危機管理課"))])
      // Of briefings they see nothing any more.
      #expect(try await visitor.get(path).status == 404)
      _ = try await visit.amendAccount("h.sato", adding: [#require(RoleExpression("staff=危機管理課"))])
      #expect(try await visitor.get(path).status == 200)
      _ = try await visit.setAccount("h.sato", disabled: true)
      #expect(try await visitor.get(path).status == 404)
    }
  }

  /// What is refused says why on the page, and what no form sends is refused.
  @Test func forms() async throws {
    try await Self.subscribed { hall, visitor, browser, _ in
      let token = ("token", try await browser.token())
      let gone = try await browser.post("/me/calendars", [token, ("of", "room:9Z")])
      #expect(gone.status == 422 && gone.text.contains("role=\"alert\"") && gone.text.contains("9Z"))
      for of in ["", "unit", "floor:3"] {
        #expect(try await browser.post("/me/calendars", [token, ("of", of)]).status == 400, "\(of)")
      }
      #expect(try await browser.post("/me/calendars/end", [token, ("calendar", "x")]).status == 400)
      for _ in 1..<CalendarFeed.most { _ = try await browser.post("/me/calendars", [token, ("of", "recipient:局長")]) }
      let full = try await browser.post("/me/calendars", [token, ("of", "recipient:局長")])
      #expect(full.status == 422 && full.text.contains("End one first"))
      // Who looks at nothing is offered none.
      #expect(try await !Self.signedIn(visitor, "k.kanri").get("/me").text.contains("Calendars"))
    }
  }
}

extension [String] {
  fileprivate func asyncMap<Value>(_ body: (String) async throws -> Value) async rethrows -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await body(element)) }
    return values
  }
}
