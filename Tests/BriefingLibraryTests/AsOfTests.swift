import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import Testing

/// A report as of a day is what a report of that day was, whatever has been recorded, corrected, withdrawn, set or amended since.
struct AsOfTests {
  /// Days of October and November 2026, each with what is done on it.
  private static let days: [(day: String, deed: @Sendable (Visit, LibraryFixture) async throws -> Void)] = [
    (
      "2026-10-05",
      { visit, fixture in
        for title in ["甲", "乙", "丙"] {
          _ = try await visit.register(
            [try fixture.file("\(title).txt", title)],
            Registration(
              title: title, recipients: ["局長"], unit: "\(title)課", moment: try visit.clock.moment("2026-10-05 10:00")))
        }
        try await fixture.importing("2026-08-05,昔,甲課,局長,paper,10,2,yes,", into: visit)
        try await visit.setBase(Period(iso: "2026-08"))
      }
    ),
    (
      "2026-10-06",
      { visit, _ in
        _ = try await visit.submit(briefing: 1, to: ["局長"], form: .paper, copies: 4)
        _ = try await visit.submit(briefing: 2, to: ["局長"], form: .paper, copies: 3)
      }
    ),
    (
      "2026-10-07",
      { visit, _ in
        _ = try await visit.submit(briefing: 1, to: ["局長"], form: .both, copies: 1, correction: "誤り")
        try await visit.setGoal(0.3)
        try await visit.setFactor(FactorDraft(name: "CO2", perSheet: "4.6", unit: "g", source: "LCA"))
      }
    ),
    (
      "2026-10-08",
      { visit, _ in
        _ = try await visit.withdraw([2], reason: "誤登録")
        _ = try await visit.setUnit("甲課", bureau: nil, department: nil, floor: nil, adoptedFrom: Month(2026, 9))
      }
    ),
    (
      "2026-10-09",
      { visit, _ in
        try await visit.cancel(3, reason: "日程変更")
        try await visit.setFactor(
          FactorDraft(name: "CO2", perSheet: "1.86..8.6", source: "LCA", dated: "2023", kind: .co2))
      }
    ),
    (
      "2026-10-10",
      { visit, _ in
        _ = try await visit.amend(2, on: "2026-09-20")
        _ = try await visit.undo()
        _ = try await visit.amend(2, on: "2026-09-21", addRecipients: ["危機管理監"])
      }
    ),
    (
      "2026-10-12",
      { visit, fixture in
        try await fixture.importing("2026-10-02,後,丙課,局長,digital,0,2,,", into: visit)
        try await visit.removeFactor("CO2")
        try await visit.setZone("Europe/London")
      }
    ),
    (
      "2026-11-02",
      { visit, fixture in
        try await visit.setBase(Period(iso: "2026-08..2026-09"))
        // Nobody waited for it on the days before, though its own day lies there.
        let late = try await visit.register(
          [try fixture.file("丁.txt", "丁")],
          Registration(
            title: "丁", recipients: ["局長"], unit: "丁課", moment: try visit.clock.moment("2026-10-03 10:00")))
        try await visit.cancel(late.briefing.id, reason: "日程変更")
      }
    ),
  ]

  @Test func isTheReportOfThatDay() async throws {
    let fixture = try LibraryFixture()
    var then: [(day: String, text: String)] = []
    for (day, deed) in Self.days {
      let morning = try #require(Self.instant("\(day)T03:00:00Z"))
      try await deed(fixture.visit(now: morning), fixture)
      let evening = try await fixture.visit(now: morning.advanced(by: 3600))
      then.append((day, try await Self.figures(evening, asOf: nil)))
    }
    #expect(Set(then.map(\.text)).count == Self.days.count)
    let now = try await fixture.visit(now: try #require(Self.instant("2026-11-25T03:00:00Z")))
    for (day, text) in then { #expect(try await Self.figures(now, asOf: day) == text, "\(day)") }
    // A day between two is like the one before.
    #expect(try await Self.figures(now, asOf: "2026-10-11") == then[5].text)
    await #expect(throws: LibraryError.dayToCome(Day(2026, 11, 26)!)) {
      _ = try await Self.figures(now, asOf: "2026-11-26")
    }
  }

  /// The last day of a month is over later in London, and was not in Tokyo.
  @Test func theDayEndsByTheClocksOfThen() async throws {
    let fixture = try LibraryFixture()
    let evening = try await fixture.visit(now: try #require(Self.instant("2026-08-31T12:00:00Z")))
    let month = Period(try #require(Month(2026, 8)))
    #expect(try await evening.report(ReportRequest(period: month)).months.running == Month(2026, 8))
    let next = try await fixture.visit(now: try #require(Self.instant("2026-09-02T12:00:00Z")))
    try await next.setZone("Europe/London")
    let now = try await fixture.visit(now: try #require(Self.instant("2026-11-25T03:00:00Z")))
    let then = try await now.report(ReportRequest(period: month, asOf: Day(2026, 8, 31)))
    #expect(then.months.running == Month(2026, 8) && !then.hasEnded && then.clock.zoneName == "Asia/Tokyo")
  }

  private static func instant(_ text: String) -> Instant? {
    (try? Date(text, strategy: .iso8601)).map { Instant(seconds: Int64($0.timeIntervalSince1970)) }
  }

  /// All that a report says, but when it was computed.
  private static func figures(_ visit: Visit, asOf day: String?) async throws -> String {
    let report = try await visit.report(
      ReportRequest(
        period: Period(iso: "2026-08..2026-10"), grouping: .unit, withRunningMonth: true,
        asOf: try day.map { visit.clock.local(try visit.clock.moment($0).instant).day }))
    return """
      \(report.months) \(report.baseMonths.map { "\($0)" } ?? "-") \(report.hasEnded) \(report.total)
      \(report.tables) \(report.series) \(report.rollOut.map { "\($0)" } ?? "-")
      \(report.onPaper) \(report.reasons) \(report.factors) \(report.settings)
      \(report.ledgerHead) \(report.settingsHead) \(report.clock.zoneName)
      """
  }
}
