import BriefingDomain
import BriefingLibrary
import HTTPTypes
import Testing

@testable import ProjectionServer

/// The phases of floors at the desk, and who sees floors.
struct FloorRouteTests {
  @Test func phases() async throws {
    try await SpaceRouteTests.within { browser, hall in
      func phase(_ fields: [(String, String)]) async throws -> Visitor.Answer {
        try await SpaceRouteTests.post(browser, "/floors/phase", fields)
      }
      let step = [
        ("floor", "3F"), ("step", "modelFloor"), ("planned", "2026-04"), ("actual", "令和8年5月"), ("model", "1"),
      ]
      #expect(try await phase(step).headers[.location] == "/floors?done=saved")
      #expect(try await phase(step).headers[.location] == "/floors?done=unchanged")
      #expect(try await phase([("floor", "4F"), ("step", "rollOut"), ("planned", "2027-04")]).status == 303)
      let rows = SpaceRouteTests.rows(try await browser.get("/floors").text)
      #expect(rows.contains(["3階model", "planned", "–", "–", "–", "2026-04", "–", "–", "危機管理課"]))
      #expect(rows.contains(["real", "–", "–", "–", "2026-05now", "–", "–"]))
      #expect(rows.contains(["4F", "planned", "–", "–", "–", "–", "–", "2027-04", ""]))
      for (fields, sentence) in [
        ([("step", "rollOut"), ("actual", "2027-04")], "Write it as the planned one."),
        ([("step", "rollOut"), ("planned", "2027年度")], "is more than a month"),
        ([("step", "rollOut")], "Choose a phase"), ([("planned", "2027-04")], "Choose a phase"),
        ([("step", "<i>"), ("planned", "2027-04")], "Choose a phase"), ([], "Choose a phase"),
      ] {
        let answer = try await phase([("floor", "4F")] + fields)
        #expect(answer.status == 422 && answer.text.contains(sentence) && !answer.text.contains("--"), "\(sentence)")
        #expect(answer.text.contains(#"value="4F""#) && !answer.text.contains("<i>"))
      }
      #expect(try await phase([("floor", "4F"), ("step", "rollOut"), ("clear", "1")]).status == 303)
      #expect(try await hall.visit.floors().map(\.name) == ["3階"])
      let shown = try await browser.get("/floors").text
      let form = [
        ("token", try SpaceRouteTests.value("token", shown)), ("act", try SpaceRouteTests.value("act", shown)),
      ]
      #expect(try await browser.post("/floors/undo", form).headers[.location] == "/floors?done=undone")
      #expect(try await hall.visit.floors().map(\.name) == ["3階", "4F"])
      #expect(try await phase([("floor", "3F"), ("model", "0")]).status == 303)
      #expect(try await hall.visit.floors().first?.plan.isModel == false)
    }
  }

  /// Whoever may look sees both, and nothing to type into.
  @Test func readers() async throws {
    try await SpaceRouteTests.within("staff=危機管理課") { browser, hall in
      _ = try await hall.visit.noteSpace(of: "3F", on: nil, SaidAreas([.plusAlpha: "46"], total: "640"))
      for path in ["/space", "/space/floor?name=3F", "/floors"] {
        let page = try await browser.get(path).text
        #expect(
          !page.contains(#"action="/space/"#) && !page.contains(#"action="/floors"#) && !page.contains("/settings"))
        #expect(page.contains(#"href="/space""#) && page.contains(#"href="/floors""#))
      }
      #expect(try await browser.get("/space").text.contains("46.00"))
      #expect(try await browser.get("/me").text.contains(#"href="/space""#))
    }
    try await SpaceRouteTests.within { browser, _ in
      for path in ["/settings/figures", "/reports", "/effects"] {
        let page = try await browser.get(path).text
        #expect(page.contains(#"href="/floors""#), "\(path)")
      }
    }
  }
}
