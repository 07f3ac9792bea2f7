import BriefingDomain
import BriefingLibrary
import Foundation
import InstantLiterals
import Testing

/// Each row of the status is one briefing to one recipient, with what the ledger says of just these two.
struct StatusTests {
  private func office() async throws -> (LibraryFixture, Visit) {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await fixture.importing(
      "2026-11-02,避難所,危機管理課,局長,paper,3,10,yes,機密", "2026-11-02,避難所,危機管理課,危機管理監,digital,0,10,,",
      "2026-11-04,訓練,危機管理課,局長,both,2,4,no,機密", "2026-11-04,訓練,危機管理課,危機管理監,paper,7,4,no,会議室",
      into: visit)
    return (fixture, visit)
  }

  private func rows(_ visit: Visit, _ request: StatusRequest = StatusRequest()) async throws -> [String] {
    try await visit.submissions(request).map { row in
      "\(row.briefing.title) \(row.recipient) \(row.handout.map { "\($0.form.rawValue) \($0.copies)" } ?? "–")"
    }
  }

  @Test func rowsOfBriefingsAndRecipients() async throws {
    let (fixture, visit) = try await office()
    withExtendedLifetime(fixture) {}
    let all = ["避難所 局長 paper 3", "避難所 危機管理監 digital 0", "訓練 局長 both 2", "訓練 危機管理監 paper 7"]
    #expect(try await rows(visit) == all)
    #expect(try await rows(visit, StatusRequest(recipient: "危機管理監")) == [all[1], all[3]])
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .paper, copies: 5)
    #expect(try await rows(visit) == ["避難所 局長 paper 5"] + all[1...])
  }

  /// From the first instant on, and up to the second without it.
  @Test func withinInstants() async throws {
    let (fixture, visit) = try await office()
    let all = try await rows(visit)
    let starts = try await visit.submissions(StatusRequest()).map(\.briefing.moment.instant)
    withExtendedLifetime(fixture) {}
    #expect(try await rows(visit, StatusRequest(instants: starts[0]..<starts[2])) == Array(all[..<2]))
    #expect(try await rows(visit, StatusRequest(instants: starts[0]..<starts[2] + 1)) == all)
    #expect(try await rows(visit, StatusRequest(instants: starts[0] + 1..<starts[2] + 1)) == Array(all[2...]))
  }

  @Test func ofAFormOrWithoutAny() async throws {
    let (fixture, visit) = try await office()
    for (title, day) in [("昨日", 24), ("明日", 26)] {
      _ = try await visit.register(
        [try fixture.file("\(title).txt", title)],
        Registration(
          title: title, recipients: ["局長"], unit: "課",
          moment: visit.clock.moment(try #require(Day(2026, 11, day)), minute: nil)))
    }
    #expect(try await rows(visit, StatusRequest(form: .paper)) == ["避難所 局長 paper 3", "訓練 危機管理監 paper 7"])
    #expect(try await rows(visit, StatusRequest(unrecorded: true)) == ["昨日 局長 –"])
    #expect(try await rows(visit).suffix(2) == ["昨日 局長 –", "明日 局長 –"])
  }

  /// A report tells of the paper of its months and of no other: what went out, and why.
  @Test func paperOfAPeriod() async throws {
    let (fixture, visit) = try await office()
    try await fixture.importing(
      "2026-10-31,前,危機管理課,局長,paper,1,1,no,前月", "2026-12-01,後,危機管理課,局長,paper,1,1,no,翌月",
      into: fixture.visit(now: LibraryFixture.now.advanced(by: 7 * 86_400)))
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .paper, copies: 5, reason: "会議室")
    let report = try await visit.report(ReportRequest(period: Period(iso: "2026-11"), withRunningMonth: true))
    #expect(
      report.onPaper.map { "\($0.title) \($0.recipient) \($0.handout.copies)" } == [
        "避難所 局長 5", "訓練 局長 2", "訓練 危機管理監 7",
      ])
    #expect(report.reasons == [PaperReason(reason: "会議室", count: 2), PaperReason(reason: "機密", count: 1)])
  }
}
