import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// The page of unrecorded submissions: what it shows, records, says and takes back.
struct InboxTests {
  /// 1 to 3 are over, for both recipients; the secretary is 局長's.
  private static func hall() async throws -> Hall {
    let hall = try await Hall()
    for (number, title) in ["<橋> の点検", "積雪"].enumerated() {
      _ = try await hall.register(title, [], at: Hall.start.instant.advanced(by: -3600 * Int64(number + 1)))
    }
    _ = try await hall.visit.amend(1, on: "2026-11-24 10:00", plannedForm: .digital)
    try await hall.add("h.sato", "secretary=局長")
    return hall
  }

  private static func rows(_ text: String) -> [String] { text.matches(of: #/id="row-([0-9-]+)"/#).map { String($0.1) } }

  private static func within(_ hall: Hall, _ body: @escaping @Sendable (Browser) async throws -> Void) async throws {
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      #expect(try await browser.signIn().status == 303)
      try await body(browser)
    }
  }

  @Test func whatItShows() async throws {
    let hall = try await Self.hall()
    try await Self.within(hall) { browser in
      let page = try await browser.get("/unrecorded")
      // The oldest first, under its day; no one else's rows.
      #expect(page.status == 200 && Self.rows(page.text) == ["1-1", "3-1", "2-1"])
      for word in [
        "2026-11-24 (Tue)", "2026-11-25 (Wed)", "&lt;橋&gt; の点検", #"data-proposal="digital""#, "/briefings/2",
      ] {
        #expect(page.text.contains(word), "\(word)")
      }
      // Of one recipient there is nothing to choose.
      #expect(!page.text.contains(#"id="to""#) && page.text.contains(#"<option value="1">危機管理課"#))
      for (query, rows) in [
        ("?unit=1", ["1-1", "3-1", "2-1"]), ("?unit=9", []), ("?to=2", []), ("?period=2026-10", []),
        ("?period=all", ["1-1", "3-1", "2-1"]),
        ("?period=x&to=%00&after=1.1", ["1-1", "3-1", "2-1"]),
        ("?after=\(Hall.start.instant.seconds - 7200).3-1", ["2-1"]),
      ] { #expect(try await Self.rows(browser.get("/unrecorded" + query).text) == rows, "\(query)") }
    }
  }

  /// However many rows there are, the statements are as many.
  @Test func recordedAndTakenBack() async throws {
    let hall = try await Self.hall()
    try await Self.within(hall) { browser in
      let token = try await browser.token()
      let answer = try await browser.post(
        "/unrecorded?unit=1",
        [
          ("token", token), ("form-1-1", "paper"), ("copies-1-1", "3"), ("reason-1-1", "図面が大判"),
          ("form-2-1", "projected"),
          ("form-3-1", ""), ("copies-2-1", "1"), ("reason-2-1", ""),
        ])
      let place = try #require(answer.headers[.location])
      #expect(answer.status == 303 && place.hasPrefix("/unrecorded?unit=1&recorded=2&act="))
      let page = try await browser.get(place).text
      #expect(page.contains("2 rows recorded.") && Self.rows(page) == ["3-1"])
      // What they were is a click away, as long as it is the last act.
      for number in 1...2 { #expect(page.contains("<a href=\"/briefings/\(number)\">\(number) "), "\(number)") }
      #expect(try await !browser.get(place.replacing("&act=", with: "&act=9")).text.contains("/briefings/1"))
      #expect(page.contains(#"<option value="図面が大判""#))
      let entries = try await hall.visit.details(of: 1).entries
      #expect(entries.map(\.content.handout.copies) == [3] && entries[0].content.reason == "図面が大判")
      #expect(entries[0].content.recordedBy == "h.sato")
      let act = String(try #require(page.firstMatch(of: #/name="act" type="hidden" value="([0-9]+)"/#)).1)
      #expect(page.contains(#"action="/unrecorded/undo?unit=1""#))
      let undone = try await browser.post("/unrecorded/undo?unit=1", [("token", token), ("act", act)])
      #expect(undone.headers[.location] == "/unrecorded?unit=1&undone=1")
      #expect(try await Self.rows(browser.get("/unrecorded?unit=1&undone=1").text) == ["1-1", "3-1", "2-1"])
      // The ledger has what was recorded, and that it was taken back.
      #expect(try await hall.visit.details(of: 1).entries.map(\.content.isWithdrawal) == [false, true])
      let again = try await browser.post("/unrecorded/undo?unit=1", [("token", token), ("act", act)])
      #expect(again.status == 422 && again.text.contains("cannot be taken back at once"))
      #expect(try await browser.post("/unrecorded/undo", [("token", token)]).status == 400)
    }
  }

  /// What somebody else has recorded meanwhile is said and stays; what is wrong is there again as it was typed.
  @Test func notAllOfIt() async throws {
    let hall = try await Self.hall()
    try await Self.within(hall) { browser in
      let token = try await browser.token()
      _ = try await hall.visit.submit(briefing: 2, to: ["局長"], form: .digital)
      let answer = try await browser.post(
        "/unrecorded",
        [
          ("token", token), ("form-1-1", "both"), ("copies-1-1", "なし"), ("reason-1-1", "<図面>"), ("form-2-1", "paper"),
          ("form-3-1", "projected"),
        ])
      #expect(answer.status == 422 && Self.rows(answer.text) == ["1-1"])
      for word in [
        "1 recorded, 2 not:", "tester has recorded it as digital", ##"href="#row-1-1""##, #"value="&lt;図面&gt;""#,
        #"<option value="both" selected="selected">"#, "/unrecorded/undo",
      ] { #expect(answer.text.contains(word), "\(word)") }
      #expect(try await hall.visit.details(of: 2).entries.count == 1)
      let none = try await browser.post(
        "/unrecorded", [("token", token), ("form-1-1", ""), ("form-x", "paper"), ("form-1-1x", "paper")])
      #expect(none.status == 422 && none.text.contains("Choose a form"))
    }
  }
}
