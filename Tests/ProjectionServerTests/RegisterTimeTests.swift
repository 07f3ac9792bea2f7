import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// When briefings are registered for: now, week by week, as another one was; and the way back from there.
struct RegisterTimeTests {
  private static let fields = [
    ("title", ""), ("unit", "危機管理課"), ("on", "12/1 10:00-10:30"), ("to-局長", "1"), ("room", "3A"), ("plan", "projected"),
  ]

  private func served(
    _ body: @escaping @Sendable (Hall, Browser, _ token: [(String, String)]) async throws -> Void
  ) async throws {
    let hall = try await Hall()
    try await hall.add("h.sato", "staff=危機管理課")
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      #expect(try await browser.signIn().status == 303)
      try await body(hall, browser, [("token", try await browser.token())])
    }
  }

  private static func fields(_ said: [String: String]) -> [(String, String)] {
    fields.map { ($0.0, said[$0.0] ?? $0.1) } + said.filter { name, _ in !fields.contains { $0.0 == name } }
  }

  /// Every week: its days are told before anything is registered.
  @Test func weekly() async throws {
    try await served { hall, browser, token in
      func fields(_ weeks: String) -> [(String, String)] {
        token + Self.fields(["on": "12/1 10:00", "title": "定例", "weeks": weeks])
      }
      for weeks in ["0", "54", "-1", "毎週", "99999999999999999999"] {
        let answer = try await browser.check(fields(weeks), [])
        #expect(answer.status == 422 && answer.text.contains("value=\"\(weeks)\""), "\(weeks)")
      }
      let check = try await browser.check(fields("３"), [])
      #expect(check.text.contains("Week 2: 2026-12-08 (Tue) 10:00") && check.text.contains("Week 3: 2026-12-15 (Tue)"))
      #expect(!check.text.contains("Week 4"))
      #expect(try await hall.visit.newestBriefings(9).count == 1)
      #expect(try await browser.post("/register", fields("３") + [("batch", "")]).status == 303)
      #expect(try await hall.visit.newestBriefings(9).count == 4)
    }
  }

  /// A day on which it does not take place is left out, and those that were registered together are listed.
  @Test func withoutADay() async throws {
    try await served { hall, browser, token in
      let left = try #require(Day(2026, 12, 8))
      let fields =
        token + Self.fields(["on": "12/1 10:00", "title": "定例", "weeks": "3", "without-\(left.number)": "1"])
      let check = try await browser.check(fields, [])
      #expect(check.text.contains(#"name="without-\#(left.number)" value="1" checked="checked""#))
      #expect(check.text.contains(#"name="without-\#(left.number + 7)" value="1""#))
      // What is no day of it leaves nothing out.
      let odd = [("without-x", "1"), ("without-99999999999999999999", "1"), ("without-\(left.number - 7)", "1")]
      let done = try await browser.post("/register", fields + odd)
      #expect(done.headers[.location] == "/briefings/2?done=registered")
      #expect(try await hall.visit.newestBriefings(9).count == 3)
      let last = try await hall.visit.details(of: 3).briefing.moment
      #expect(hall.visit.clock.local(last.instant).day == Day(2026, 12, 15))
      let page = try await browser.get("/briefings/2").text
      #expect(page.contains("You registered these together") && page.contains("2026-12-15 (Tue) 10:00"))
      #expect(try await !browser.get("/briefings/1").text.contains("You registered these together"))
      // Of another one's page the last act says its briefings, too.
      #expect(try await browser.get("/briefings/1").text.contains("2026-12-15 (Tue) 10:00"))
    }
  }

  /// An empty day is now, which is said beside the field and before anything is registered.
  @Test func now() async throws {
    try await served { _, browser, token in
      let page = try await browser.get("/register").text
      #expect(page.contains(#"placeholder="now""#) && page.contains("now where nothing stands here"))
      let check = try await browser.check(token + Self.fields(["on": "", "title": "急な報告"]), [])
      #expect(check.status == 200 && check.text.contains("(no day was typed: now)"))
      #expect(try await !browser.check(token + Self.fields(["title": "急な報告"]), []).text.contains("no day was typed"))
      #expect(try await !browser.get("/briefings/1/amend").text.contains("placeholder"))
    }
  }

  /// What is checked has an address of its own: a browser comes back to it, and finds what was typed, or what became of it.
  @Test func theWayBack() async throws {
    try await served { hall, browser, token in
      let fields = token + Self.fields(["title": "急な報告", "presenter": "佐藤花子"])
      let asked = try await browser.post("/register/check", fields + [("batch", "")])
      let place = try #require(asked.headers[.location])
      #expect(asked.status == 303 && place.hasPrefix("/register?batch="))
      for _ in 0..<2 { #expect(try await browser.get(place).text.contains(#"value="佐藤花子""#)) }
      let batch = ("batch", String(place.dropFirst("/register?batch=".count)))
      // Sent twice it is registered once, without a file, too.
      for _ in 0..<2 {
        #expect(
          try await browser.post("/register", fields + [batch]).headers[.location] == "/briefings/2?done=registered")
      }
      #expect(try await hall.visit.newestBriefings(9).count == 2)
      let back = try await browser.get(place)
      #expect(back.status == 200 && back.text.contains(#"href="/briefings/2""#) && !back.text.contains("佐藤花子"))
      // It is nobody else's, and goes with the time.
      try await hall.add("k.koho", "staff=危機管理課")
      let again = try #require(try await browser.post("/register/check", fields).headers[.location])
      let other = Browser(browser.visitor)
      _ = try await other.signIn("k.koho")
      for answer in [try await other.get(again), try await other.get(place)] {
        #expect(answer.status == 422 && answer.text.contains("Type it once more") && !answer.text.contains("佐藤花子"))
      }
      // Files that went with a server are missed, and all else that was typed is there.
      let gone = try await browser.check(fields + [("batch", "gone")], [])
      #expect(gone.status == 422 && gone.text.contains("not here any more") && gone.text.contains("佐藤花子"))
      // Who has brought none misses none.
      let none = try await browser.check(fields + [("batch", "gone"), ("brought", "0")], [])
      #expect(none.status == 200 && none.text.contains("佐藤花子"))
      let done = try await browser.post("/register", fields + [("batch", "gone"), ("brought", "0")])
      #expect(done.headers[.location] == "/briefings/3?done=registered")
    }
  }

  @Test func likeAnother() async throws {
    try await served { hall, browser, token in
      _ = try await hall.visit.amend(1, presenter: "佐藤", on: "11/25 10:00-10:30", room: "3A")
      let page = try await browser.get("/register?like=1").text
      #expect(page.contains(#"value="避難所の収容計画""#) && page.contains(#"value="佐藤""#))
      let done = try await browser.post(
        "/register",
        token + [
          ("like", "1"), ("title", "避難所の収容計画"), ("unit", "危機管理課"), ("on", "12/2"), ("to-局長", "1"), ("batch", ""),
        ])
      #expect(done.headers[.location] == "/briefings/2?done=registered")
      let slot = try await hall.visit.details(of: 2).briefing.slot
      #expect(hall.visit.clock.iso(slot.moment) == "2026-12-02T10:00+09:00" && slot.end != nil)
    }
  }
}
