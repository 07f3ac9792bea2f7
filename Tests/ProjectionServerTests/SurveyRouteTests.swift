import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import Logging
import Testing

@testable import ProjectionServer

/// The form that people answer without a name, the waves at the desk, and the board of effects.
struct SurveyRouteTests {
  private static let code = ("code", "みどりのもり")

  /// h.sato with a role, and a wave that takes answers.
  private static func hall(_ role: String) async throws -> Hall {
    let hall = try await Hall { $0.logger.logLevel = .debug }
    let visit = hall.visit
    _ = try await visit.setUnit("危機<管理>課", bureau: nil, department: nil, floor: "3階", adoptedFrom: nil)
    for (key, scale) in [("overall", SurveyScale(answers: 5, best: .last)), ("opinion", nil)] {
      try await visit.addSurveyQuestion(
        SurveyQuestion(try #require(SurveyQuestion.Key(key)), "<b>\(key)</b>", topic: .overall, scale: scale))
    }
    try await visit.addSurveyWave(SurveyWave("改革前", .before, try visit.clock.days(of: "2026-10"), asked: 8))
    try await visit.openSurveyWave("改革前")
    try await hall.add("h.sato", [role])
    return hall
  }

  @Test func answering() async throws {
    let hall = try await Self.hall("reader=局長")
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      // Nobody signs in.
      #expect(try await browser.get("/survey").headers[.location] == "/survey/1")
      let page = try await browser.get("/survey/1")
      #expect(page.status == 200 && page.text.contains("&lt;b&gt;overall&lt;/b&gt;"))
      #expect(page.text.contains("危機&lt;管理&gt;課") && !page.text.contains("<b>"))
      let unit = try #require(page.text.firstMatch(of: #/<option value="([0-9]+)">危機/#)).1
      let answers = [("unit", String(unit)), ("q-overall", "4"), ("q-opinion", "<i>よい</i>"), Self.code]
      let sent = try await browser.post("/survey/1", answers)
      #expect(sent.status == 303 && sent.headers[.location] == "/survey/thanks" && sent.headers[.setCookie] == nil)
      // What was typed stays where it is refused.
      let again = try await browser.post("/survey/1", answers)
      #expect(again.status == 409 && again.text.contains("&lt;i&gt;よい&lt;/i&gt;"))
      #expect(again.text.contains(#"value="4" checked="checked""#))
      for (fields, status) in [
        ([("q-overall", "4"), ("code", "あおい")], 422), ([Self.code], 422),
        ([("q-overall", "6"), ("code", "あおいそらと")], 422),
        ([("q-overall", "many"), ("code", "あおいそらと")], 422),
        ([("unit", "99"), ("q-overall", "1"), ("code", "あおいそらと")], 404),
        ([("unit", "課"), ("q-overall", "1"), ("code", "あおいそらと")], 404),
      ] { #expect(try await browser.post("/survey/1", fields).status == status, "\(fields)") }
      let foreign: HTTPFields = [.init("Sec-Fetch-Site")!: "cross-site"]
      #expect(try await browser.post("/survey/1", [("q-overall", "1"), ("code", "あおいそらと")], foreign).status == 403)
      for path in ["/survey/2", "/survey/x", "/survey/-1"] { #expect(try await browser.get(path).status == 404) }
    }
    // Nor is it told where it came from.
    let told = hall.log.told("answered").filter { ($0["route"] as? String)?.hasPrefix("/survey/") ?? false }
    #expect(told.count > 5 && told.allSatisfy { $0["from"] == nil })
    #expect(try await hall.visit.surveyWave(named: "1").sheets == nil)
    for answer in 1...5 {
      let sheet = AnswerSheet(answers: [try #require(SurveyQuestion.Key("overall")): answer])
      _ = try await hall.visit.addSheets([sheet], to: "1")
    }
    let result = try await hall.visit.closeSurveyWave("1").result
    // The six, and one who wrote.
    #expect(result.sheets.first == 6 && result.texts.map(\.count) == [nil])
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      #expect(try await browser.post("/survey/1", [("q-overall", "1"), ("code", "あおいそらと")]).status == 404)
      #expect(try await browser.get("/survey").status == 200)
    }
  }

  @Test(arguments: [("reform-office", true), ("staff=危機<管理>課", false)])
  func theWavesAtTheDesk(_ role: String, _ keeps: Bool) async throws {
    let hall = try await Self.hall(role)
    for answer in 1...5 {
      let sheet = AnswerSheet(answers: [try #require(SurveyQuestion.Key("overall")): answer])
      _ = try await hall.visit.addSheets([sheet], to: "1")
    }
    try await hall.visit.addSurveyWave(SurveyWave("改革後", .after, try hall.visit.clock.days(of: "2026-11")))
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      #expect(try await browser.signIn().status == 303)
      let token = ("token", try await browser.token())
      let page = try await browser.get("/surveys").text
      #expect(page.contains("answered 5 / 8") && page.contains("/survey/1"))
      // Whoever has reports finds them there, whoever has none in the menu.
      let menu = try await browser.get("/board").text
      #expect(menu.contains(#"href="/surveys""#) == !keeps && page.contains("/effects") == keeps)
      #expect(try await browser.get("/surveys/1").text.contains("/surveys/1/close") == keeps)
      #expect(try await browser.get("/surveys/2").text.contains("/surveys/2/open") == keeps)
      #expect(try await browser.get("/effects?period=2026-10").status == (keeps ? 200 : 403))
      let wall = try await browser.get("/effects/board.md?period=2026-10")
      #expect(wall.status == (keeps ? 200 : 403) && wall.text.hasPrefix("# Effects") == keeps)
      // The board, its four figures and the roll-out.
      if keeps { #expect(wall.text.split(separator: "\u{0C}").count == 6 && wall.text.contains("| Documents | ")) }
      #expect(try await browser.get("/effects/table.xlsx?period=2026-10").status == (keeps ? 200 : 403))
      // Not by a slip.
      let unsure = try await browser.post("/surveys/1/close", [token])
      #expect(unsure.status == (keeps ? 422 : 403) && unsure.text.contains("Nothing is closed yet") == keeps)
      #expect(try await hall.visit.surveyWave(named: "1").record.wave.state == .open)
      #expect(try await browser.post("/surveys/1/close", [token, ("sure", "1")]).status == (keeps ? 303 : 403))
      #expect(try await browser.post("/surveys/2/open", [token]).status == (keeps ? 303 : 403))
      #expect(try await hall.visit.surveyWave(named: "1").record.wave.state == (keeps ? .closed : .open))
      #expect(try await hall.visit.surveyWave(named: "2").record.wave.state == (keeps ? .open : .planned))
      guard keeps else { return }
      let closed = try await browser.get("/surveys/1").text
      #expect(closed.contains("40.0 %") && !closed.contains("/surveys/1/close"))
      #expect(try await browser.post("/surveys/1/close", [token, ("sure", "1")]).status == 409)
      #expect(try await browser.post("/surveys/9/close", [token, ("sure", "1")]).status == 404)
    }
  }
}
