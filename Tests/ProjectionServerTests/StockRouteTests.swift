import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// The stock-take at the desk: said, corrected, withdrawn, brought as a table, and taken back.
struct StockRouteTests {
  private static func say(_ browser: Browser, _ fields: [(String, String)]) async throws -> Visitor.Answer {
    try await SpaceRouteTests.post(browser, "/stock/say", fields)
  }

  /// The example of docs/stock.md.
  @Test func saidAndCompared() async throws {
    try await SpaceRouteTests.within { browser, hall in
      #expect(try await browser.get("/stock").text.contains("Nothing is measured by 2026-11-25."))
      for (kind, place, amount, day) in [
        ("measured", "3F書庫", "20", "2025-03-10"), ("measured", "4F倉庫", "6.5", "2025-03-10"),
        ("discarded", "3F書庫", "7.5", "2026-05-01"), ("archived", "3F書庫", "2", "2026-06-01"),
        ("scanned", "３Ｆ 書庫", "120cm", "2026-07-01"), ("measured", "3F書庫", "8fm", "2026-10-01"),
      ] {
        let unit = place == "4F倉庫" ? "" : "危機管理課"
        let answer = try await Self.say(
          browser, [("kind", kind), ("place", place), ("unit", unit), ("amount", amount), ("day", day)])
        #expect(answer.headers[.location] == "/stock?done=recorded", "\(kind)")
      }
      let shelves = [("kind", "shelves"), ("place", "3F書庫"), ("amount", "4"), ("area", "0.45"), ("day", "2026-08-01")]
      #expect(try await Self.say(browser, shelves).status == 303)
      #expect(try await SpaceRouteTests.post(browser, "/stock/base", [("days", "2025-03")]).status == 303)
      #expect(try await SpaceRouteTests.post(browser, "/stock/goal", [("share", "50")]).status == 303)
      let page = try await browser.get("/stock").text
      let rows = SpaceRouteTests.rows(page)
      #expect(rows.contains(["3F書庫", "危機管理課", "20.00", "8.00", "2026-10-01", "60.0 %", "10.70", "1.30"]))
      #expect(rows.contains(["4F倉庫", "", "6.50", "–", "2025-03-10", "", "", ""]))
      #expect(rows.contains(["Total", "1", "20.00", "8.00", "60.0 %", "7.50", "2.00", "1.20", "1.30"]))
      for sentence in [
        "Reduction 60.0 %: 1 − 8.00 fm by 2026-11-25 ÷ 20.00 fm in the base", "Goal 50.0 %: open.",
        "Bounds of all with a base: 45.3 % – 69.8 %.", "area freed 1.80 m²", #"name="share" type="text""#,
        #"value="50""#,
      ] { #expect(page.contains(sentence), "\(sentence)") }
      #expect(!page.contains("utsusu stock"))
      for done in ["saved", "unchanged"] {
        let answer = try await SpaceRouteTests.post(browser, "/stock/goal", [("share", "")])
        #expect(answer.headers[.location] == "/stock?done=\(done)")
      }
      #expect(try await hall.visit.stock().take.goal == nil)
    }
  }

  @Test func whatIsRefused() async throws {
    try await SpaceRouteTests.within { browser, hall in
      let measured = [("kind", "measured"), ("place", "3F書庫"), ("day", "2026-10-01")]
      #expect(try await Self.say(browser, measured + [("amount", "20")]).status == 303)
      for (fields, sentence) in [
        (measured + [("amount", "21")], "as 1: 20.00 fm. If that is wrong, correct it on the page of the place."),
        ([("kind", "measured"), ("place", "5F"), ("amount", "多<i>")], "is no length"),
        ([("kind", "measured"), ("place", "5F"), ("amount", "2"), ("area", "0.45")], "An area is of removed shelves"),
        ([("kind", "notMeasured"), ("place", "5F"), ("amount", "2")], "has no amount"),
        ([("kind", "shelves"), ("place", "3F書庫"), ("amount", "1.5")], "no number of shelves"),
        ([("kind", "shelves"), ("place", "3F書庫"), ("amount", "1"), ("area", "11")], "no area of one shelf"),
        ([("kind", "discarded"), ("place", "9F書庫"), ("amount", "2")], "Measuring adds one."),
        ([("kind", "measured"), ("place", "3F書庫"), ("unit", "無い課"), ("amount", "2")], "No unit is called"),
      ] {
        let answer = try await Self.say(browser, fields)
        #expect(answer.status != 303 && answer.text.contains(sentence) && !answer.text.contains("--"), "\(sentence)")
        for (name, value) in fields where name != "kind" && !value.contains("<") {
          #expect(answer.text.contains("value=\"\(value)\""), "\(value)")
        }
        #expect(answer.text.contains("value=\"\(fields[0].1)\" selected") && !answer.text.contains("<i>"))
      }
      #expect(try await SpaceRouteTests.post(browser, "/stock/goal", [("share", "200")]).text.contains("is no goal"))
      let token = ("token", try await browser.token())
      for path in ["say", "correct", "withdraw", "base", "goal", "undo"] {
        #expect(try await browser.post("/stock/\(path)", [token]).status == 400, "\(path)")
      }
      #expect(try await browser.get("/stock/place?name=9F").status == 404)
      #expect(try await hall.visit.stock().take.rows.count == 1)
    }
  }

  @Test func correctedWithdrawnAndTakenBack() async throws {
    try await SpaceRouteTests.within { browser, hall in
      for unit in ["", "危機管理課"] {
        let said = [("kind", "measured"), ("place", "書庫<b>"), ("unit", unit), ("amount", "20"), ("new", "1")]
        #expect(try await Self.say(browser, said).status == 303)
      }
      _ = try await Self.say(browser, [("kind", "notMeasured"), ("place", "4F倉庫")])
      // Two of one name are two, each with its page.
      let own = try await browser.get(DeskAddress.place("書庫<b>", "危機管理課")).text
      #expect(own.contains("correct-2") && !own.contains("correct-1") && own.contains("書庫&lt;b&gt;"))
      #expect(try await browser.get(DeskAddress.place("書庫<b>")).text.contains("correct-1"))
      let none = try await browser.get(DeskAddress.place("4F倉庫")).text
      #expect(none.contains("withdraw-3") && !none.contains("correct-3"))
      func change(_ act: String, _ fields: [(String, String)]) async throws -> Visitor.Answer {
        let known = [("form", "\(act)-2"), ("entry", "2"), ("name", "書庫<b>"), ("unit", "危機管理課")]
        return try await SpaceRouteTests.post(browser, "/stock/\(act)", known + fields)
      }
      let nameless = try await change("correct", [("amount", "8.2"), ("reason", "")])
      #expect(nameless.status == 422 && nameless.text.contains(#"value="8.2""#))
      let corrected = try await browser.led(change("correct", [("amount", "8.2"), ("reason", "読み違い")])).text
      #expect(corrected.contains("Corrected.") && corrected.contains("8.20 fm") && corrected.contains("危機管理課 書庫"))
      #expect(try await change("withdraw", [("reason", "階の誤り")]).status == 303)
      #expect(try await hall.visit.stock().take.rows.count == 2)
      let again = try await change("withdraw", [("reason", "階の誤り")])
      #expect(again.status != 303 && again.text.contains("Entry 2 is withdrawn. Record it anew."))
      let shown = try await browser.get("/stock").text
      let form = [
        ("token", try SpaceRouteTests.value("token", shown)), ("act", try SpaceRouteTests.value("act", shown)),
      ]
      #expect(try await browser.post("/stock/undo", form).headers[.location] == "/stock?done=undone")
      #expect(try await hall.visit.stock().take.rows.count == 3)
    }
  }

  @Test func aTable() async throws {
    try await SpaceRouteTests.within { browser, hall in
      let token = ("token", try await browser.token())
      let list = "所属,場所,文書量,段数\n危機管理課,3F書庫,12.4,\n防災課,4F倉庫,,3\n"
      func bring(_ fields: [(String, String)]) async throws -> Visitor.Answer {
        try await browser.upload(
          "/stock/file", [token, ("form", "file"), ("rows-day", "2026-10-01")] + fields, [("a.csv", list)])
      }
      for (fields, sentence) in [
        ([], "or choose it below"), ([("length-unit", "fm")], "or write it below"),
        ([("length-unit", "fm"), ("width", "広い")], "is no length"),
      ] as [([(String, String)], String)] {
        let answer = try await bring(fields)
        #expect(answer.status == 422 && answer.text.contains(sentence) && !answer.text.contains("--"), "\(sentence)")
        for (name, value) in fields { #expect(answer.text.contains("value=\"\(value)\""), "\(name)") }
      }
      let page = try await browser.led(bring([("length-unit", "fm"), ("width", "90cm")])).text
      for word in ["measured: 2  15.10 fm", "New places: ", "New units: 防災課", "Nothing was written."] {
        #expect(page.contains(word), "\(word)")
      }
      #expect(try await hall.visit.stock().take.rows.isEmpty)
      let taken = try await browser.post("/stock/take", [token, ("batch", try SpaceRouteTests.value("batch", page))])
      let done = try await browser.led(taken).text
      #expect(done.contains("Taken in") && done.contains("a.csv"))
      #expect(try await hall.visit.stock().take.total.nowWithoutBase == 1510)
      let act = ("act", try SpaceRouteTests.value("act", done))
      #expect(try await browser.post("/stock/undo", [token, act]).status == 303)
      #expect(try await hall.visit.stock().take.rows.isEmpty)
    }
  }
}

private enum DeskAddress {
  /// The page of a place.
  static func place(_ name: String, _ unit: String = "") -> String {
    func escaped(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
    return "/stock/place?name=\(escaped(name))" + (unit.isEmpty ? "" : "&unit=\(escaped(unit))")
  }
}
