import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// What the shell sets is set in a browser, too, by who has seen how it was.
struct SettingRouteTests {
  private func served(
    _ body: @escaping @Sendable (_ change: Change, Browser, Hall) async throws -> Void
  ) async throws {
    let hall = try await Hall()
    try await hall.add("h.sato", "reform-office")
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      _ = try await browser.signIn()
      let token = try await browser.token()
      try await body(
        { name, form in
          let page = try await browser.get("/settings/figures").text
          let seen = String(try #require(page.firstMatch(of: #/name="seen" type="hidden" value="(\d+)"/#)).1)
          return try await browser.post("/settings/\(name)", [("token", token), ("seen", seen)] + form)
        }, browser, hall)
    }
  }

  typealias Change = @Sendable (_ name: String, _ form: [(String, String)]) async throws -> Visitor.Answer

  @Test func whatFiguresStandOn() async throws {
    try await served { change, browser, hall in
      for (name, form) in [
        ("base", [("base", "2026-02..2026-04")]), ("goal", [("goal", "60")]), ("log", [("log", "令和8年2月")]),
        ("without", [("without", "2026-08")]), ("zone", [("zone", "Europe/Berlin")]),
        ("factor", [("name", "用紙代"), ("value", "0.5"), ("unit", "円"), ("source", "契約単価")]),
      ] {
        #expect(try await change(name, form).headers[.location] == "/settings/figures?done=saved", "\(name)")
      }
      let settings = try await hall.visit.settings()
      #expect(settings.base == Period(iso: "2026-02..2026-04") && settings.goal == 0.6)
      #expect(settings.logFrom == Month(2026, 2) && settings.monthsWithoutReport.map(\.description) == ["2026-08"])
      #expect(try await hall.visit.factors().map(\.perSheet) == [0.5...0.5])
      let history = try await browser.get("/settings/history").text
      #expect(history.contains("2026-02..2026-04") && history.contains("h.sato") && history.contains("Europe/Berlin"))
      #expect(settings.zone == "Europe/Berlin")
      #expect(try await change("without", [("remove", "2026-08")]).status == 303)
      #expect(try await change("factor/remove", [("name", "用紙代")]).status == 303)
      #expect(try await hall.visit.settings().monthsWithoutReport.isEmpty)
      #expect(try await hall.visit.factors().isEmpty)
      for (name, form) in [
        ("base", [("base", "来世紀")]), ("goal", [("goal", "120")]), ("goal", [("goal", "")]),
        ("log", [("log", "2999-01")]), ("zone", [("zone", "Asia/Tokio")]),
        ("without", [("without", "2026-11")]),
        ("factor", [("name", "x"), ("value", "y"), ("unit", "円"), ("source", "z")]),
        ("factor", [("name", "x"), ("value", "5..4"), ("source", "z"), ("kind", "co2")]),
        ("factor", [("name", "x"), ("value", "4"), ("source", "z"), ("dated", "2999"), ("kind", "co2")]),
      ] {
        let answer = try await change(name, form)
        #expect(answer.status == 422 && answer.text.contains("role=\"alert\""), "\(form)")
        // What was typed stays.
        if !form[0].1.isEmpty { #expect(answer.text.contains("value=\"\(form[0].1)\""), "\(form)") }
      }
    }
  }

  /// A range, its kind and the date of its source; what is refused keeps the kind, too.
  @Test func factorsWithARange() async throws {
    try await served { change, browser, hall in
      let form = [("name", "CO2"), ("kind", "co2"), ("unit", ""), ("source", "LCA")]
      #expect(try await change("factor", form + [("value", "１．８６〜８．６"), ("dated", "令和5年")]).status == 303)
      let factor = try #require(try await hall.visit.factors().first)
      #expect(factor.perSheet == 1.86...8.6 && factor.unit == "g" && factor.dated == "2023" && factor.kind == .co2)
      let page = try await browser.get("/settings/figures").text
      #expect(page.contains("CO2: 1.86–8.6 g") && page.contains("CO₂; LCA, 2023"))
      let refused = try await change("factor", form + [("value", "2000"), ("dated", "")])
      #expect(refused.status == 422 && refused.text.contains(#"<option value="co2" selected="selected">"#))
      #expect(try await browser.get("/settings/history").text.contains("1.86–8.6 g (CO₂; LCA, 2023)"))
    }
  }

  @Test func namesAndMerging() async throws {
    try await served { change, browser, hall in
      #expect(try await change("unit/add", [("name", "防災課")]).status == 303)
      #expect(try await change("unit/rename", [("name", "防災課"), ("newName", "防災企画課")]).status == 303)
      #expect(try await change("unit/alias", [("name", "防災企画課"), ("alias", "防企")]).status == 303)
      #expect(
        try await change("unit/place", [("name", "防災企画課"), ("bureau", "危機管理局"), ("adopted", "2026-10")]).status == 303)
      let unit = try #require(try await hall.visit.named("防企", OfficeUnit.self))
      #expect(unit.party.name == "防災企画課" && Set(unit.aliases) == ["防災課", "防企"])
      #expect(unit.place?.bureau == "危機管理局" && unit.place?.adoptedFrom == Month(2026, 10))
      let page = try await browser.get("/settings/units/\(unit.party.id)").text
      #expect(page.contains("防災企画課") && page.contains("value=\"危機管理局\""))
      #expect(try await change("unit/unalias", [("name", "防災企画課"), ("alias", "防企")]).status == 303)
      #expect(try await change("unit/merge", [("name", "防災企画課"), ("into", "危機管理課")]).status == 303)
      #expect(try await hall.visit.named("防災企画課", OfficeUnit.self)?.party.name == "危機管理課")
      // Taken back as the last act, and no other.
      let state = try await browser.get("/settings/units").text
      let act = try #require(state.firstMatch(of: #/name="act" type="hidden" value="(\d+)"/#)).1
      let token = try await browser.token()
      func undo(_ act: String) async throws -> Visitor.Answer {
        try await browser.post("/settings/undo", [("token", token), ("act", act), ("place", "/settings/units")])
      }
      #expect(try await undo("1").status == 409)
      #expect(try await undo(String(act)).status == 303)
      #expect(try await hall.visit.named("防災企画課", OfficeUnit.self)?.party.name == "防災企画課")
      // Both stand in the history, with their time.
      #expect(try await change("unit/merge", [("name", "防災企画課"), ("into", "危機管理課")]).status == 303)
      let history = try await browser.get("/settings/history").text
      #expect(history.contains("<td data-label=\"To\">taken back</td>"))
      #expect(history.contains("<td data-label=\"From\">防災企画課</td><td data-label=\"To\">危機管理課</td>"))
      #expect(history.contains(try Regex(#"<td>2026-\d\d-\d\d \(\w+\) \d\d:\d\d, h.sato</td>"#)))
      // A slip is refused until it is meant.
      let slip = try await change("unit/add", [("name", "危機管理諜")])
      #expect(slip.status == 404 && slip.text.contains("value=\"危機管理諜\""))
      #expect(try await change("recipient/add", [("name", "副市長")]).status == 303)
      #expect(try await change("recipient/remove", [("name", "副市長")]).status == 303)
      #expect(try await change("recipient/remove", [("name", "局長")]).status == 409)
      #expect(try await browser.get("/settings/units/999").status == 404)
    }
  }

  @Test func rooms() async throws {
    try await served { change, browser, hall in
      #expect(try await change("room/add", [("name", "3A")]).status == 303)
      let key = try await hall.visit.room(named: "3A")?.room.screenKey
      #expect(try await change("room/rename", [("name", "3A"), ("newName", "4B")]).status == 303)
      let unasked = try await change("room/renew", [("name", "4B")])
      #expect(unasked.status == 422 && unasked.text.contains("Tick that"))
      #expect(unasked.text.contains("/screen/\(try #require(key))\""))
      #expect(try await hall.visit.room(named: "4B")?.room.screenKey == key)
      let renewed = try await change("room/renew", [("name", "4B"), ("sure", "1")])
      #expect(renewed.headers[.location] == "/settings/rooms?done=screen#room-1")
      let now = try #require(try await hall.visit.room(named: "4B")?.room.screenKey)
      let page = try await browser.get("/settings/rooms?done=screen").text
      #expect(now != key && page.contains("/screen/\(now)\"") && page.contains("has a new address"))
      #expect(try await change("room/remove", [("name", "4B")]).status == 303)
      #expect(try await hall.visit.rooms().isEmpty)
    }
  }

  /// What briefings name for a room, and is none, is listed with how often, and becomes one in one act.
  @Test func roomsThatAreOnlyWritten() async throws {
    try await served { change, browser, hall in
      let secret = try await hall.register("人事案", [])
      _ = try await hall.visit.amend(secret, room: "秘密室", confidential: true)
      #expect(try await !browser.get("/settings/rooms").text.contains("no room here"))
      _ = try await hall.visit.amend(1, room: "８階会議室")
      let other = try await hall.register("別の報告", [])
      _ = try await hall.visit.amend(other, room: "8階会議室", takesNewNames: true)
      _ = try await hall.visit.amend(other, for: ["局長"], room: "3A", takesNewNames: true)
      let page = try await browser.get("/settings/rooms").text
      #expect(page.contains(": 2 briefings") && page.contains(": 1 briefing<") && page.contains(#"value="3A""#))
      #expect(!page.contains("秘密室"))
      let name = try #require(try await hall.visit.roomsToAdd().first).name
      #expect(try await change("room/add", [("name", name), ("new", "1")]).status == 303)
      #expect(try await hall.visit.rooms().map(\.room.name) == [name])
      #expect(try await !browser.get("/settings/rooms").text.contains(": 2 briefings"))
    }
  }

  /// Two of the reform office at once: the second one is told what the first has set.
  @Test func twoAtOnce() async throws {
    try await served { _, browser, hall in
      let token = try await browser.token()
      let page = try await browser.get("/settings/figures").text
      let seen = String(try #require(page.firstMatch(of: #/name="seen" type="hidden" value="(\d+)"/#)).1)
      try await hall.visit.setGoal(0.4)
      let refused = try await browser.post("/settings/goal", [("token", token), ("seen", seen), ("goal", "60")])
      #expect(refused.status == 409 && refused.text.contains("tester"))
      #expect(try await hall.visit.settings().goal == 0.4)
      // Another setting is not in its way.
      let other = try await browser.post("/settings/log", [("token", token), ("seen", seen), ("log", "2026-02")])
      #expect(other.status == 303)
      #expect(try await browser.post("/settings/goal", [("token", token), ("goal", "60")]).status == 400)
    }
  }
}
