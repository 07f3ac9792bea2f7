import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// The areas of floors at the desk: measured, corrected, withdrawn, brought as a table, and taken back.
struct SpaceRouteTests {
  private static let all = [("desk", "420"), ("meeting", "60"), ("shelf", "80"), ("other", "35")]

  static func within(
    _ role: String = "reform-office", _ body: @escaping @Sendable (Browser, Hall) async throws -> Void
  ) async throws {
    let hall = try await Hall()
    _ = try await hall.visit.setUnit("危機管理課", bureau: nil, department: nil, floor: "3階", adoptedFrom: nil)
    try await hall.add("h.sato", [role])
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      #expect(try await browser.signIn().status == 303)
      try await body(browser, hall)
    }
  }

  /// A form as the page has it now, sent.
  static func post(
    _ browser: Browser, _ path: String, _ fields: [(String, String)]
  ) async throws -> Visitor.Answer {
    let act = path.split(separator: "/").last ?? ""
    let shown = try await browser.get("/" + (path.split(separator: "/").first ?? "")).text
    let form = fields.contains { $0.0 == "form" } ? [] : [("form", String(act))]
    return try await browser.post(
      path, [("token", try value("token", shown)), ("seen", try value("seen", shown))] + form + fields)
  }

  static func value(_ name: String, _ page: String) throws -> String {
    let fields = page.matches(of: #/name="([^"]+)" type="hidden" value="([^"]+)"/#)
    return String(try #require(fields.first { $0.1 == name }, "\(name)").2)
  }

  /// The texts of the cells of a table, by its rows.
  static func rows(_ page: String) -> [[String]] {
    page.matches(of: #/(?s)<tr[^>]*>(.*?)<\/tr>/#).map { row in
      row.1.matches(of: #/(?s)<t[dh][^>]*>(.*?)<\/t[dh]>/#).map {
        String($0.1).replacing(#/<[^>]*>/#, with: "").trimmingCharacters(in: .whitespacesAndNewlines)
      }
    }
  }

  /// The example of docs/space.md.
  @Test func measuredAndCompared() async throws {
    try await Self.within { browser, _ in
      let empty = try await browser.get("/space").text
      #expect(empty.contains("No floor is measured by 2026-11-25."))
      func measure(_ fields: [(String, String)]) async throws -> Visitor.Answer {
        try await Self.post(browser, "/space/measure", fields)
      }
      let first = [("floor", "3F"), ("day", "2025-03-01"), ("plusAlpha", "45")] + Self.all
      #expect(try await measure(first).headers[.location] == "/space?done=recorded")
      // The same again is no other measure.
      #expect(try await measure(first).headers[.location] == "/space?done=unchanged")
      let unset = try await browser.get("/space").text
      #expect(unset.contains("No base is set<") && !unset.contains("utsusu space"))
      let fourth = [("floor", "4F"), ("day", "2025-03-02"), ("plusAlpha", "30"), ("total", "500")]
      #expect(try await measure(fourth).status == 303)
      for (days, done) in [("", "unchanged"), ("2025-03", "saved"), ("2025-03", "unchanged")] {
        let answer = try await Self.post(browser, "/space/base", [("days", days)])
        #expect(answer.headers[.location] == "/space?done=\(done)", "\(days)")
      }
      let now = [("floor", "３階"), ("day", "2026-10-01"), ("plusAlpha", "49.95"), ("total", "640")]
      #expect(try await measure(now).status == 303)
      let page = try await browser.get("/space").text
      let rows = Self.rows(page)
      #expect(
        rows.contains([
          "3階", "base 2025-03-01", "420.00", "60.00", "45.00", "80.00", "35.00", "640.00", "7.0 %", "", "",
        ]))
      #expect(
        rows.contains(["now 2026-10-01", "–", "–", "49.95", "–", "590.05", "640.00", "7.8 %", "+11.0 %", "+0.8"]))
      #expect(rows.contains(["now –", "–", "–", "–", "–", "–", "–", "–", "", ""]))
      for sentence in [
        "Ratio: +11.0 % of the plus-alpha area in the base.",
        "Share of all area: 7.0 % of 640.00 m², now 7.8 % of 640.00 m²: +0.8 points.",
        "ratio +6.6 %", "ratio −33.4 %", "ratio +633.3 %",
        "You did last: ", #"value="2025-03-01..2025-03-31""#,
      ] { #expect(page.contains(sentence), "\(sentence)") }
      // As of a day before.
      #expect(try await browser.get("/space?on=2026-09-30").text.contains("No floor was measured both in the base"))
      let later = try await browser.get("/space?on=2027-01-01")
      #expect(later.status == 422 && later.text.contains("has not come") && later.text.contains(#"value="2027-01-01""#))
    }
  }

  /// What is refused stands in its form, as it was typed.
  @Test func whatIsRefused() async throws {
    try await Self.within { browser, hall in
      for (fields, sentence) in [
        ([("floor", "3F"), ("desk", "420<i>")], "is no area"),
        ([("floor", "3F"), ("desk", "420")], "plus-alpha space"),
        ([("floor", "3F"), ("plusAlpha", "45")], "Nothing is said of desks, meetings, shelves, other"),
        ([("floor", "3F"), ("plusAlpha", "45"), ("other", "1"), ("total", "46")], "leave other empty"),
        ([("floor", "3F"), ("plusAlpha", "45"), ("total", "40")], "The uses come to"),
        ([("floor", ""), ("plusAlpha", "45"), ("total", "90")], "must not be empty"),
        ([("floor", "3F"), ("plusAlpha", "45"), ("total", "90"), ("day", "いつか")], "いつか"),
        ([("floor", "3F"), ("plusAlpha", "45"), ("total", "90"), ("day", "2027-01-01")], "has not come"),
        ([("floor", "本庁舎<b>\u{7}"), ("plusAlpha", "45"), ("total", "90")], "control character"),
      ] {
        let answer = try await Self.post(browser, "/space/measure", fields)
        #expect(answer.status == 422 && answer.text.contains(sentence), "\(sentence)")
        for (_, value) in fields where !value.contains("<") { #expect(answer.text.contains("value=\"\(value)\"")) }
        #expect(!answer.text.contains("<i>") && !answer.text.contains("<b>") && !answer.text.contains("--"))
        // In its own form, and no other.
        let form = try #require(answer.text.range(of: #"id="measure""#)).upperBound
        let alert = try #require(answer.text.range(of: #"role="alert""#)).lowerBound
        #expect(alert > form && answer.text.components(separatedBy: #"role="alert""#).count == 2)
      }
      let base = try await Self.post(browser, "/space/base", [("days", "<そのうち>")])
      #expect(base.status == 422 && base.text.contains(#"value="&lt;そのうち&gt;""#))
      // What looks like a known floor is asked about.
      _ = try await hall.visit.setUnit("防災課", bureau: nil, department: nil, floor: "本庁舎東館3階", adoptedFrom: nil)
      let near = [("floor", "本庁舎東舘3階"), ("plusAlpha", "45"), ("total", "90")]
      let asked = try await Self.post(browser, "/space/measure", near)
      #expect(asked.status != 303 && asked.text.contains("tick the box below"))
      #expect(try await Self.post(browser, "/space/measure", near + [("new", "1")]).status == 303)
      // Nothing that no form of ours sends.
      let token = ("token", try await browser.token())
      for path in ["measure", "correct", "withdraw", "base", "undo"] {
        #expect(try await browser.post("/space/\(path)", [token]).status == 400, "\(path)")
      }
      #expect(try await browser.get("/space/floor?name=9F").status == 404)
      #expect(try await browser.get("/space/floor").status == 404)
    }
  }

  @Test func correctedWithdrawnAndTakenBack() async throws {
    try await Self.within { browser, hall in
      let floor = "/space/floor?name=3F"
      let first = [("floor", "3F"), ("day", "2025-03-01"), ("plusAlpha", "45")]
      _ = try await Self.post(browser, "/space/measure", first + [("desk", "420"), ("total", "640")])
      let page = try await browser.get(floor).text
      #expect(
        Self.rows(page).contains([
          "1", "2025-03-01", "420.00", "–", "45.00", "–", "175.00", "640.00", "2026-11-25", "h.sato", "",
        ]))
      // What is not told apart begins empty, as does other, which is what is left of the total.
      for (field, value) in [
        ("desk", "420.00"), ("plusAlpha", "45.00"), ("meeting", ""), ("other", ""), ("total", "640.00"),
      ] {
        let input = try #require(
          page.firstMatch(of: try Regex("<input id=\"correct-1-\(field)\"[^>]*value=\"([^\"]*)\"")))
        #expect(input[1].substring == Substring(value), "\(field)")
      }
      func change(_ act: String, _ fields: [(String, String)]) async throws -> Visitor.Answer {
        try await Self.post(
          browser, "/space/\(act)", [("form", "\(act)-1"), ("entry", "1"), ("floor", "3F")] + fields)
      }
      let nameless = try await change("correct", [("plusAlpha", "50"), ("total", "650"), ("reason", "")])
      #expect(
        nameless.status == 422 && nameless.text.contains(#"value="650""#) && nameless.text.contains("open=\"open\""))
      let corrected = try await change("correct", [("plusAlpha", "50"), ("total", "650"), ("reason", "読み違い")])
      #expect(corrected.headers[.location]?.hasPrefix("/space/floor?name=3") == true)
      #expect(try await browser.led(corrected).text.contains("Corrected."))
      let areas = try await hall.visit.spaceHistory(of: "3F").map(\.record.entry.areas)
      #expect(areas.map(\.plusAlpha) == [5000] && areas.map(\.total) == [65_000] && areas[0][.desk] == 42_000)
      #expect(try await change("withdraw", [("reason", "<b>階の誤り</b>")]).status == 303)
      let withdrawn = try await browser.get(floor).text
      #expect(withdrawn.contains("&lt;b&gt;階の誤り&lt;/b&gt;") && !withdrawn.contains("correct-1"))
      #expect(try await hall.visit.space().take.rows.isEmpty)
      let again = try await change("withdraw", [("reason", "階の誤り")])
      #expect(again.status != 303 && again.text.contains("Entry 1 is withdrawn. Record it anew."))
      // Taken back from the last on, each once.
      for rows in [1, 1, 0] {
        let shown = try await browser.get("/space").text
        let form = [("token", try Self.value("token", shown)), ("act", try Self.value("act", shown))]
        #expect(try await browser.post("/space/undo", form).headers[.location] == "/space?done=undone")
        #expect(try await browser.post("/space/undo", form).status != 303)
        #expect(try await hall.visit.space().take.rows.count == rows)
      }
    }
  }

  /// Two at once: who comes second is told.
  @Test func anotherComesFirst() async throws {
    try await Self.within { browser, hall in
      let said = [("floor", "3F"), ("plusAlpha", "45"), ("total", "640")]
      let page = try await browser.get("/space").text
      let form = [
        ("token", try Self.value("token", page)), ("seen", try Self.value("seen", page)), ("form", "measure"),
      ]
      let other = try await hall.visit.library.visit(by: Person("other"), at: hall.visit.clock.now)
      _ = try await other.noteSpace(of: "3F", on: nil, SaidAreas([.plusAlpha: "46"], total: "640"))
      let late = try await browser.post("/space/measure", form + said)
      #expect(late.status == 409 && late.text.contains("as 1: 640.00 m²"), "\(late.status)")
      let base = try await browser.post("/space/base", form + [("days", "2026-11")])
      #expect(base.status == 303)
      try await other.setSpaceBase(nil)
      let stale = try await browser.post("/space/base", form + [("days", "2026-10")])
      #expect(stale.status != 303 && stale.text.contains("other"))
    }
  }

  @Test func aTableIsLookedThroughAndTakenInOnce() async throws {
    try await Self.within { browser, hall in
      let token = ("token", try await browser.token())
      let table = "階,執務,会議,プラスα,書架,その他,備考\n3F,420,60,45,80,35,\n４階,300,,30,,,\n"
      // With what is wrong in it everything stays as it was typed, and nothing of the file.
      let refused = try await browser.upload(
        "/space/file", [token, ("form", "file"), ("rows-day", "2025-03-01"), ("columns", "階=階")], [("<i>.csv", table)])
      #expect(refused.status == 422 && refused.text.contains("&lt;i&gt;.csv") && refused.text.contains("meetings"))
      #expect(refused.text.contains(#"value="2025-03-01""#) && refused.text.contains(">階=階</textarea>"))
      #expect(hall.staged.isEmpty)
      for (fields, content, sentence) in [
        ([("rows-day", "")], "階,調査日,プラスα,合計\n3F,3/1,45,640\n", "or say it below"),
        ([("rows-day", "2025-03-01")], "階,プラスα（坪）,合計\n3F,45,640\n", "say below what the columns are called"),
        ([("rows-day", "2025-03-01"), ("columns", "広さ")], table, "one a line"),
        ([("rows-day", "2025-03-01"), ("year", "2020..2026")], table, "longer than a year"),
      ] {
        let answer = try await browser.upload("/space/file", [token, ("form", "file")] + fields, [("a.csv", content)])
        #expect(answer.status == 422 && answer.text.contains(sentence) && !answer.text.contains("--"), "\(sentence)")
      }
      #expect(try await browser.upload("/space/file", [token], []).text.contains("Choose a file."))
      let two = try await browser.upload("/space/file", [token], [("a.csv", table), ("b.csv", table + " ")])
      #expect(two.status == 422 && two.text.contains("Bring one file."))
      let right = table.replacingOccurrences(of: "４階,300,,30,,,", with: "４階,300,0,30,－,170,")
      let looked = try await browser.upload(
        "/space/file", [token, ("form", "file"), ("rows-day", "2025-03-01")], [("<i>.csv", right)])
      #expect(looked.status == 303)
      let page = try await browser.led(looked).text
      for word in [
        "Would be imported: 2 measures of floors. Nothing was written.", "New floors: ４階", "Columns not used: 備考",
        #"value="2025-03-01""#, "They would bring",
      ] { #expect(page.contains(word), "\(word)") }
      #expect(try await hall.visit.space().take.rows.isEmpty)
      let form = [token, ("batch", try Self.value("batch", page))]
      let taken = try await browser.post("/space/take", form)
      let done = try await browser.led(taken).text
      #expect(done.contains("Imported: 2 measures of floors") && done.contains("&lt;i&gt;.csv"))
      // Sent twice it is taken in once, and leads to the same page.
      #expect(try await browser.post("/space/take", form).headers[.location] == taken.headers[.location])
      #expect(try await hall.visit.space().take.rows.map(\.now?.areas.total) == [64_000, 50_000])
      // The same table again brings nothing, and is not offered.
      let same = try await browser.led(
        browser.upload("/space/file", [token, ("rows-day", "2025-03-01")], [("b.csv", right)])
      ).text
      #expect(same.contains("There already: 2") && !same.contains("/space/take"))
      let act = ("act", try Self.value("act", same))
      #expect(try await browser.post("/space/undo", [token, act]).headers[.location] == "/space?done=undone")
      #expect(try await hall.visit.space().take.rows.isEmpty)
      #expect(try await browser.post("/space/take", [token, ("batch", "gone")]).status == 409)
    }
  }
}
