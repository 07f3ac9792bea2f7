import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// The reports of the desk say what the shell's say.
struct ReportRouteTests {
  private func served(
    _ body: @escaping @Sendable (Browser, Hall) async throws -> Void
  ) async throws {
    let hall = try await Hall()
    try await hall.visit.setBase(Period(iso: "2026-10"))
    for (title, day, form, copies) in [
      ("基準の報告", "2026-10-05 10:00", SubmissionForm.paper, 10), ("今月の報告", "2026-11-05 10:00", .paper, 4),
    ] {
      let moment = try hall.visit.clock.moment(day)
      let id = try await hall.register(title, ["\(title).txt"], at: moment.instant)
      for recipient in ["局長", "危機管理監"] {
        _ = try await hall.visit.submit(briefing: id, to: [recipient], form: form, copies: copies)
      }
    }
    // Its time has passed, and nobody has recorded it.
    _ = try await hall.register("記録待ち", ["記録待ち.txt"], at: hall.visit.clock.moment("2026-11-06 10:00").instant)
    try await hall.add("h.sato", "reform-office")
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      _ = try await browser.signIn()
      try await body(browser, hall)
    }
  }

  @Test func figuresAndChecks() async throws {
    try await served { browser, hall in
      let page = try await browser.get("/reports?period=2026-11&running=1").text
      let report = try await hall.visit.report(
        ReportRequest(period: Period(iso: "2026-11"), grouping: .unit, withRunningMonth: true))
      // 8 copies instead of 20.
      #expect(report.total.value == 0.6)
      #expect(page.contains("<dd>60.0 %</dd>"))
      // Beside the one of then, that of the hall, which is now.
      #expect(page.contains("危機管理課: 2 briefings"))
      // The text for the unit has its lines, and leads where staff may go.
      let text = try #require(page.firstMatch(of: #/<textarea [^>]*>(To: 危機管理課\nSubject: [^<]*)<\/textarea>/#)?.1)
      #expect(text.contains("\n\nBriefing 4  記録待ち\n  When:       2026-11-06") && text.contains("/briefings/4\n"))
      #expect(text.contains("secretary or the reform office") && !text.contains("/unrecorded"))
      for query in ["?period=2026-11&running=1", "?period=2026-11", "?period=2026-09..2026-11"] {
        for place in ["/reports", "/reports/document"] {
          let page = try await browser.get(place + query).text
          #expect(!page.contains(#/utsusu (?:submit|status|log|base) |--(?:running|seen)/#), "\(place)\(query)")
        }
      }
    }
  }

  /// What is no workbook that can be filled is refused with the reason, and nothing of it stays.
  @Test func ownWorkbook() async throws {
    try await served { browser, hall in
      #expect(try await browser.get("/reports/template").status == 404)
      let token = [("token", try await browser.token())]
      for (files, sentence) in [
        ([], "Bring one file"), ([("a.xlsx", "a"), ("b.xlsx", "b")], "Bring one file"), ([("a.xlsx", "PK")], "a.xlsx"),
        ([("a.xlsx", String(repeating: "x", count: 21 << 20))], "at most 20 MiB"),
      ] as [([(name: String, content: String)], String)] {
        let answer = try await browser.upload("/reports/template", token, files)
        #expect(answer.status == 422 && answer.text.contains(sentence), "\(sentence)")
      }
      #expect(try await browser.upload("/reports/template", [], [("a.xlsx", "a")]).status == 403)
      let staged = hall.visit.library.home.path + "/staged"
      #expect((try? FileManager.default.contentsOfDirectory(atPath: staged)) ?? [] == [])
      #expect(try await hall.visit.keptTemplate() == nil)
    }
  }

  @Test func whatIsNoPeriodStays() async throws {
    try await served { browser, _ in
      for typed in ["来世紀", "2999-01"] {
        let page = try await browser.get(
          "/reports?period=" + (typed.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""))
        #expect(page.status == 422 && page.text.contains("value=\"\(typed)\"") && page.text.contains("role=\"alert\""))
      }
    }
  }

  /// The document has its style sheet and nothing else, and the policy names that sheet.
  @Test func theDocument() async throws {
    try await served { browser, _ in
      let answer = try await browser.get("/reports/document?period=2026-10")
      let policy = try #require(answer.headers[.contentSecurityPolicy])
      #expect(policy.contains("style-src 'sha256-") && !policy.contains("unsafe-inline") && !policy.contains("script"))
      #expect(answer.text.contains("<svg") && !answer.text.contains("style=\""))
    }
  }

  @Test func files() async throws {
    try await served { browser, _ in
      let table = try await browser.get("/reports/table.csv?period=2026-10&by=recipient")
      #expect(table.headers[.contentDisposition] == "attachment; filename=\"report-2026-10.csv\"")
      let lines = table.text.split(separator: "\r\n")
      #expect(lines.count == 4 && lines[0].hasPrefix("\u{FEFF}by,name,period"))
      #expect(lines.contains { $0.contains("局長,2026-10,1,documents,10,") })
      let workbook = try await browser.get("/reports/table.xlsx?period=2026-10")
      #expect(workbook.status == 200 && workbook.text.hasPrefix("PK"))
    }
  }
}
