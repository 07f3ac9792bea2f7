import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// Printers and their logs at the desk: what is brought is looked through, taken in once, and taken back.
struct PrinterRouteTests {
  private static let place = "/evidence/printers"

  private static func within(
    _ limits: StagedUploads.Limits = .init(),
    _ body: @escaping @Sendable (Browser, [(String, String)], Hall) async throws -> Void
  ) async throws {
    let hall = try await Hall { $0.uploads = limits }
    try await hall.add("h.sato", "reform-office")
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      #expect(try await browser.signIn().status == 303)
      try await body(browser, [("token", try await browser.token())], hall)
    }
  }

  private static func value(_ name: String, _ page: String) throws -> String {
    let fields = page.matches(of: #/name="([^"]+)" type="hidden" value="([^"]+)"/#)
    return String(try #require(fields.first { $0.1 == name }).2)
  }

  /// What is refused on its way keeps what was said with it, and none of its files.
  @Test func tooManyLogs() async throws {
    var limits = StagedUploads.Limits()
    limits.mostFiles = 2
    try await Self.within(limits) { browser, token, hall in
      let logs = (1...3).map { (name: "\($0).log", content: EvidenceRouteTests.log) }
      let refused = try await browser.upload(
        Self.place + "/logs", token + [("printer", "P9"), ("covers", "2026-10")], logs)
      #expect(refused.status == 422 && refused.text.contains("Not more than 2 files"))
      #expect(refused.text.contains(#"value="P9""#) && refused.text.contains(#"value="2026-10""#))
      #expect(hall.staged.isEmpty)
    }
  }

  @Test func logsAreLookedThroughAndTakenInOnce() async throws {
    try await Self.within { browser, token, hall in
      let log = ("<img>.log", EvidenceRouteTests.log)
      let looked = try await browser.upload(
        Self.place + "/logs", token + [("covers", "2026-10"), ("printer", ""), ("profile", "")], [log])
      #expect(looked.status == 303)
      let page = try await browser.led(looked).text
      for word in [
        "&lt;img&gt;.log (CUPS page_log)", "33 jobs, 33 new, by 2 persons; 2026-10-01 to 2026-10-31",
        "Nothing was written",
        #"value="2026-10""#,
      ] { #expect(page.contains(word), "\(word)") }
      #expect(!page.contains("<img>") && !page.contains("<script>") && !page.contains("utsusu printer"))
      #expect(try await hall.visit.printLogs().isEmpty)
      let form = token + [("batch", try Self.value("batch", page))]
      let taken = try await browser.post(Self.place + "/take", form)
      let done = try await browser.led(taken).text
      #expect(done.contains("Taken in") && done.contains("Say below where new printers stand."))
      #expect(done.contains("You did last: ") && done.contains("2026-10-31"))
      let logs = try await hall.visit.printLogs()
      #expect(logs.map(\.name) == ["<img>.log"] && logs[0].takenBy == "h.sato")
      // Sent twice it is taken in once, and leads to the same page.
      #expect(try await browser.post(Self.place + "/take", form).headers[.location] == taken.headers[.location])
      #expect(try await hall.visit.printLogs().count == 1)
      let act = try Self.value("act", done)
      let undone = try await browser.post(Self.place + "/undo", token + [("act", act)])
      #expect(undone.headers[.location] == Self.place + "?done=undone")
      #expect(try await hall.visit.printLogs().isEmpty)
      #expect(try await hall.visit.printers().isEmpty)
      #expect(try await browser.post(Self.place + "/undo", token + [("act", act)]).status == 422)
    }
  }

  /// All or nothing, and what was typed stays.
  @Test func whatCannotBeRead() async throws {
    try await Self.within { browser, token, hall in
      let log = ("page_log", EvidenceRouteTests.log)
      let path = try hall.file("profile.txt", "profile: mine\n").text
      for (fields, files, sentence) in [
        ([], [], "Choose a file."), ([], [log, ("<b>.txt", "nothing")], "&lt;b&gt;.txt"),
        ([("covers", "2026-09")], [log], "has jobs from 2026-10-01"), ([("covers", "いつか")], [log], "いつか"),
        ([("profile", path)], [log], "There is no way of reading"), ([("format", "%p <i>")], [log], "&lt;i&gt;"),
        ([("printer", "a\u{7}")], [log], "role=\"alert\""),
      ] as [([(String, String)], [(name: String, content: String)], String)] {
        let answer = try await browser.upload(Self.place + "/logs", token + fields, files)
        #expect(answer.status == 422 && answer.text.contains(sentence), "\(sentence)")
        for (_, value) in fields where !value.contains("\u{7}") && !value.contains("<") && !value.contains("/") {
          #expect(answer.text.contains("value=\"\(value)\""), "\(value)")
        }
        #expect(!answer.text.contains("--"))
      }
      #expect(try await hall.visit.printLogs().isEmpty)
      let staged = hall.visit.library.home.path + "/staged"
      #expect((try? FileManager.default.contentsOfDirectory(atPath: staged)) ?? [] == [])
      let gone = try await browser.post(Self.place + "/take", token + [("batch", "gone")])
      #expect(gone.status == 422 && gone.text.contains("not here any more"))
    }
  }

  @Test func leftAgain() async throws {
    try await Self.within { browser, token, hall in
      let log = ("page_log", EvidenceRouteTests.log)
      let page = try await browser.led(browser.upload(Self.place + "/logs", token, [log])).text
      let form = token + [("batch", try Self.value("batch", page))]
      #expect(try await browser.post(Self.place + "/leave", form).headers[.location] == Self.place)
      #expect(try await browser.post(Self.place + "/take", form).status == 422)
      #expect(try await hall.visit.printLogs().isEmpty)
    }
  }

  @Test func printersAreAddedPlacedAndMerged() async throws {
    try await Self.within { browser, token, hall in
      func seen() async throws -> [(String, String)] {
        token + [("seen", try Self.value("seen", try await browser.get(Self.place).text))]
      }
      func post(_ act: String, _ fields: [(String, String)]) async throws -> Visitor.Answer {
        try await browser.post("\(Self.place)/\(act)", seen() + [("form", act)] + fields)
      }
      #expect(try await post("add", [("name", "7F-<奥>"), ("floor", "7F"), ("unlogged", "1")]).status == 303)
      let both = try await post("add", [("name", "8F"), ("unit", "危機管理課"), ("floor", "8F")])
      #expect(both.status == 422 && both.text.contains("Choose one.") && both.text.contains(#"value="8F""#))
      #expect(try await post("add", [("name", "PDF"), ("virtual", "1")]).status == 303)
      // So does a form of the list, with its ticks.
      let set = try await post("set", [("name", "7F-<奥>"), ("unit", "危機管理課"), ("floor", "7F"), ("virtual", "1")])
      #expect(set.status == 422 && set.text.contains(#"name="virtual" value="1" checked="checked""#))
      let page = try await browser.get(Self.place).text
      #expect(page.contains("7F-&lt;奥&gt;") && page.contains("no log") && page.contains("no paper"))
      #expect(try await post("set", [("name", "7F-<奥>"), ("unit", "危機管理課")]).status == 303)
      let placed = try await hall.visit.printer(named: "7F-<奥>")
      #expect(placed.unit == "危機管理課" && placed.printer.floor == nil && !placed.printer.isUnlogged)
      #expect(try await post("set", [("name", "7F-<奥>")]).status == 303)
      #expect(try await hall.visit.printer(named: "7F-<奥>").unit == nil)
      #expect(try await post("merge", [("name", "PDF"), ("into", "7F-<奥>")]).status == 303)
      #expect(try await hall.visit.printers().map(\.names) == [["PDF"]])
      #expect(try await post("merge", [("name", "PDF"), ("into", "9F")]).status == 422)
      // Two at once: who comes second is told.
      let before = try await seen()
      let other = try await hall.visit.library.visit(by: Person("other"), at: hall.visit.clock.now)
      try await other.setPrinter("7F-<奥>", PrinterPlace(floor: "9F"))
      let late = try await browser.post(Self.place + "/set", before + [("name", "7F-<奥>"), ("floor", "6F")])
      #expect(late.status == 422 && late.text.contains("other"))
      #expect(try await hall.visit.printer(named: "7F-<奥>").printer.floor == "9F")
    }
  }
}
