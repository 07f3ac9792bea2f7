import BriefingDomain
import BriefingLibrary
import Foundation
import HTTPTypes
import Testing

@testable import ProjectionServer

/// Copies of one job for several recipients of a briefing.
struct EvidenceCopiesTests {
  @Test func oneJobIsAcceptedForAllItWasFor() async throws {
    let hall = try await Hall()
    _ = try await hall.visit.importLedger(
      hall.file(
        "ledger.csv",
        """
        occurred_on,title,unit,recipient,form,copies,pages,duplex,reason
        2026-10-14,堤防の改修計画,危機管理課,局長,projected,0,12,yes,
        2026-10-14,堤防の改修計画,危機管理課,危機管理監,projected,0,12,yes,

        """), ImportOptions(takesAllUnits: true), progress: { _ in })
    let log =
      (1...31).map {
        "3F k.abe \($0) [\($0 < 10 ? "0" : "")\($0)/Oct/2026:09:00:00 +0900] total 3 - - 起案 A4 one-sided\n"
      }
      .joined() + "3F a.mori 32 [14/Oct/2026:10:00:00 +0900] total 24 - - 堤防の改修計画.pptx A4 two-sided-long-edge\n"
    _ = try await hall.visit.importPrints([hall.file("page_log", log)]) { _ in }
    try await hall.visit.setPrinter("3F", PrinterPlace(unit: "危機管理課"))
    try await hall.add("h.sato", ["reform-office"])
    try await hall.serving { (visitor: Visitor) async throws in
      let browser = Browser(visitor)
      #expect(try await browser.signIn().status == 303)
      let number = try #require(try await hall.visit.evidence(PrintEvidenceRequest()).rows.first?.briefing)
      let page = try await browser.get("/evidence?month=2026-10").text
      #expect(page.contains("局長 ×1, 危機管理監 ×1") || page.contains("危機管理監 ×1, 局長 ×1"))
      let form = [
        ("token", try await browser.token()), ("briefing", "\(number)"), ("entry", "1"), ("form", "both"),
      ]
      let place = try #require(try await browser.post("/evidence/accept?month=2026-10", form).headers[.location])
      let rows = try await hall.visit.evidence(PrintEvidenceRequest()).rows
      #expect(rows.map(\.handout.copies) == [1, 1] && rows.allSatisfy { $0.verdict.outcome == .confirmed })
      // It was one act.
      let act = String(try #require(place.firstMatch(of: #/act=([0-9]+)/#)).1)
      _ = try await browser.post("/evidence/undo", [form[0], ("act", act)])
      #expect(
        try await hall.visit.evidence(PrintEvidenceRequest()).rows.allSatisfy { $0.verdict.outcome == .contradicted })
    }
  }
}
