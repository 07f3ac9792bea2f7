import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// The page of print logs' evidence: who sees and does what, what is said, and what is taken back.
struct EvidenceRouteTests {
  private static let october = "/evidence?month=2026-10"

  /// Of October: 2 is projected and was printed five times, 3 is on paper and was, 4 is on paper for 危機管理監 alone and was not.
  private static func hall(_ roles: String...) async throws -> Hall {
    let hall = try await Hall()
    _ = try await hall.visit.importLedger(
      hall.file(
        "ledger.csv",
        """
        occurred_on,title,unit,recipient,form,copies,pages,duplex,reason
        2026-10-14,<b>堤防</b>の改修計画,危機管理課,局長,projected,0,12,yes,
        2026-10-15,避難所の収容計画,危機管理課,局長,paper,4,20,yes,
        2026-10-16,水位計の更新,河川課,危機管理監,paper,2,4000,yes,

        """), ImportOptions(takesAllUnits: true), progress: { _ in })
    for unit in ["危機管理課", "河川課"] {
      _ = try await hall.visit.setUnit(unit, bureau: nil, department: nil, floor: "3階", adoptedFrom: nil)
    }
    _ = try await hall.visit.importPrints([hall.file("page_log", log)]) { _ in }
    try await hall.visit.setPrinter("3F<script>", PrinterPlace(floor: "3F"))
    try await hall.add("h.sato", roles)
    return hall
  }

  /// A little every day, and two that are briefings.
  static let log =
    (1...31).map { "3F<script> k.abe \($0) [\(day($0)):09:00:00 +0900] total 3 - - 起案 A4 one-sided\n" }.joined()
    + "3F<script> a.mori 32 [\(day(14)):10:00:00 +0900] total 60 - - <b>堤防</b>の改修計画.pptx A4 two-sided-long-edge\n"
    + "3F<script> a.mori 33 [\(day(14)):11:00:00 +0900] total 80 - - 避難所の収容計画.pdf A4 two-sided-long-edge\n"

  private static func day(_ number: Int) -> String { "\(number < 10 ? "0" : "")\(number)/Oct/2026" }

  private static func within(_ hall: Hall, _ body: @escaping @Sendable (Browser) async throws -> Void) async throws {
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      #expect(try await browser.signIn().status == 303)
      try await body(browser)
    }
  }

  /// Entries of the page, by whether something may be done about them.
  private static func rows(_ text: String) -> (open: [String], other: [String]) {
    func all(_ text: Substring) -> [String] { text.matches(of: #/id="entry-([0-9]+)"/#).map { String($0.1) } }
    let open = text.firstMatch(of: #/<table class="cards evidence worklist">(?s:.*?)<\/table>/#)?.0 ?? ""
    return (all(open), all(text[...]).filter { !all(open).contains($0) })
  }

  @Test(arguments: [
    ("reform-office", ["1", "3"], ["2"]), ("secretary=局長", ["1"], ["2"]), ("secretary=危機管理監", ["3"], []),
    ("reader=局長", [], ["1", "2"]), ("staff=河川課", [], ["3"]),
  ])
  func whoSeesWhat(_ role: String, _ open: [String], _ other: [String]) async throws {
    let hall = try await Self.hall(role)
    try await Self.within(hall) { browser in
      let page = try await browser.get(Self.october)
      #expect(page.status == 200)
      let rows = Self.rows(page.text)
      #expect(rows.open == open && rows.other == other)
      // What the printers of the office put out is for who reaches the office.
      #expect(page.text.contains("Total") == (role == "reform-office"))
      #expect(page.text.contains("/evidence/printers") == (role == "reform-office"))
      #expect(!page.text.contains("k.abe") && !page.text.contains("a.mori"))
      for query in ["&unit=河川課", "&briefing=2"] {
        let path = Self.october + (query.addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed) ?? "")
        let rows = try await Self.rows(browser.get(path).text)
        let wanted = query.contains("unit") ? ["3"] : ["1"]
        #expect(Set(rows.open + rows.other) == Set(wanted).intersection(open + other), "\(query)")
      }
    }
  }

  /// Names from elsewhere are text.
  @Test func whatItSays() async throws {
    let hall = try await Self.hall("reform-office")
    try await Self.within(hall) { browser in
      let page = try await browser.get(Self.october).text
      for word in [
        "&lt;b&gt;堤防&lt;/b&gt;の改修計画", "3F&lt;script&gt;", "60 sides", "with its title", "Correct: both ×5",
        "logs cover 100.0 % of 1 printer", "Confirmed: 1", "3階, shared",
      ] { #expect(page.contains(word), "\(word)") }
      #expect(!page.contains("<script>") && !page.contains("<b>"))
      for query in ["?month=x&unit=", "?month=2026-09", "?month="] {
        let page = try await browser.get("/evidence" + query)
        #expect(page.status == 200, "\(query)")
      }
      for query in ["?month=2026-12", "?month=2026-10&unit=z"] {
        let page = try await browser.get("/evidence" + query)
        #expect(page.status == 422 && page.text.contains("role=\"alert\""), "\(query)")
      }
      // The ways there.
      for path in ["/unrecorded", "/board?view=month&on=2026-10-05", "/reports?period=2026-10"] {
        #expect(try await browser.get(path).text.contains("href=\"/evidence"), "\(path)")
      }
      #expect(try await browser.get("/briefings/2").text.contains("/evidence?month=2026-10&amp;briefing=2"))
      #expect(try await browser.get("/reports?period=2026-10").text.contains("Print logs speak against 2 records."))
    }
  }

  @Test func withoutLogs() async throws {
    let hall = try await Hall()
    try await hall.add("h.sato", "reader=局長")
    try await Self.within(hall) { (browser: Browser) async throws in
      #expect(try await browser.get("/evidence").text.contains("No print log was taken in yet"))
      #expect(try await !browser.get("/board?view=month").text.contains("/evidence"))
    }
  }

  @Test func acceptedAndTakenBack() async throws {
    let hall = try await Self.hall("secretary=局長")
    try await Self.within(hall) { browser in
      let token = try await browser.token()
      let form = [("token", token), ("briefing", "2"), ("entry", "1"), ("form", "both"), ("copies", "5")]
      let answer = try await browser.post("/evidence/accept?month=2026-10", form)
      let place = try #require(answer.headers[.location])
      #expect(
        answer.status == 303 && place.hasPrefix("/evidence?month=2026-10&act=") && place.hasSuffix("&done=accepted"))
      let page = try await browser.get(place).text
      #expect(page.contains("Corrected as the logs say.") && Self.rows(page).open == [])
      let entry = try #require(try await hall.visit.details(of: 2).entries.last?.content)
      #expect(entry.evidence == .printLog && entry.handout.copies == 5 && entry.recordedBy == "h.sato")
      // Who had the page open before decides nothing about what counts now.
      let late = try await browser.post("/evidence/explain?month=2026-10", form + [("reason-1", "控え")])
      #expect(late.status == 422 && late.text.contains("is not to be looked at any more"))
      // A form that is sent twice is told what it did.
      #expect(try await browser.post("/evidence/accept?month=2026-10", form).headers[.location] == place)
      #expect(try await hall.visit.details(of: 2).entries.count == 2)
      let act = String(try #require(page.firstMatch(of: #/name="act" type="hidden" value="([0-9]+)"/#)).1)
      let undo = [("token", token), ("act", act)]
      let undone = try await browser.post("/evidence/undo?month=2026-10", undo)
      #expect(undone.headers[.location] == "/evidence?month=2026-10&done=undone")
      #expect(try await Self.rows(browser.get(Self.october).text).open.count == 1)
      let again = try await browser.post("/evidence/undo?month=2026-10", undo)
      #expect(again.status == 422 && again.text.contains("role=\"alert\""))
    }
  }

  @Test func explained() async throws {
    let hall = try await Self.hall("secretary=局長")
    try await Self.within(hall) { browser in
      let token = try await browser.token()
      func explain(_ reason: String) async throws -> Visitor.Answer {
        try await browser.post(
          "/evidence/explain?month=2026-10",
          [("token", token), ("briefing", "2"), ("entry", "1"), ("reason-1", reason)])
      }
      // What is refused is there again, in a form that is open.
      let refused = try await explain("控え\u{7}<b>")
      #expect(refused.status == 422 && refused.text.contains("&lt;b&gt;\""))
      #expect(refused.text.contains("<details open=\"open\">"))
      let done = try await browser.led(explain("担当者の<控え>"))
      #expect(done.text.contains("The reason is kept") && done.text.contains("Explained: 担当者の&lt;控え&gt; (h.sato, "))
      #expect(Self.rows(done.text).open == [] && done.text.contains("Explained: 1"))
      #expect(try await hall.visit.details(of: 2).entries.count == 1)
      #expect(done.text.contains("Take it back"))
      // The same once more is no act, and nobody writes over what somebody has said.
      #expect(try await explain("担当者の<控え>").headers[.location]?.hasSuffix("done=unchanged") == true)
      #expect(try await explain("別の理由").status == 422)
    }
  }

  /// What is another secretary's is not theirs to decide, and what is no entry is no answer.
  @Test func notTheirs() async throws {
    let hall = try await Self.hall("secretary=危機管理監")
    try await Self.within(hall) { browser in
      let token = try await browser.token()
      for (briefing, entry, status) in [
        ("2", "1", 404), ("4", "1", 422), ("99", "1", 404), ("x", "1", 400), ("4", "", 400),
      ] {
        let form = [
          ("token", token), ("briefing", briefing), ("entry", entry), ("form", "digital"), ("reason-1", "控え"),
        ]
        for act in ["accept", "explain"] {
          #expect(try await browser.post("/evidence/\(act)", form).status == status, "\(act) \(briefing) \(entry)")
        }
      }
      #expect(try await hall.visit.details(of: 4).entries.count == 1)
    }
  }

  /// Of what is confidential who counts for the office sees the verdict, and decides nothing.
  @Test func confidential() async throws {
    let hall = try await Self.hall("reform-office")
    _ = try await hall.visit.explainEvidence(of: 2, reason: "堤防の控え")
    _ = try await hall.visit.amend(2, confidential: true)
    try await Self.within(hall) { browser in
      let page = try await browser.get(Self.october).text
      #expect(!page.contains("堤防") && !page.contains("/briefings/2") && Self.rows(page).open == ["3"])
      #expect(page.contains("Explained: \(Briefing.withheldTitle)") && !page.contains("60 sides"))
      let form = [
        ("token", try await browser.token()), ("briefing", "2"), ("entry", "1"), ("form", "both"), ("copies", "5"),
      ]
      #expect(try await browser.post("/evidence/accept", form).status == 403)
    }
  }
}
