import BriefingDomain
import BriefingLibrary
import Testing

@testable import BriefingWording

/// The total beside earlier months.
struct ComparisonWordingTests {
  private func comparison(
    _ kind: Comparison.Kind, _ documents: Int, logFrom: Month? = nil, isKnown: Bool = true
  ) -> Comparison {
    let period = Comparison.spans(before: Period(ReportFixture.month(2026, 10))).first { $0.kind == kind }!.period
    let months = MonthCoverage(of: period, now: ReportFixture.month(2026, 11), logFrom: logFrom) { _ in isKnown }
    return Comparison(kind: kind, period: period, months: months, tally: ReportFixture.tally(documents: documents))
  }

  @Test func aLineForEach() {
    let report = ReportFixture.report(
      series: [160, 178, 73], comparisons: [comparison(.previous, 80), comparison(.yearBefore, 0, isKnown: false)])
    let lines = ReportText(report, ReportFixture.clock, width: 80).text.split(separator: "\n")
    for line in [
      "On month before     −8.8 %       (73 ÷ 1) ÷ (80 ÷ 1) − 1, 2026-09",
      "On year before      not defined  2025-10 (no entry)",
    ] { #expect(lines.contains { $0 == line }, "\(lines)") }
    let html = ReportPage(report, ReportFixture.clock).html
    #expect(html.contains("On month before") && html.contains("−8.8 %") && html.contains("2025-10 (no entry)"))
  }

  @Test func whyItIsNotDefined() {
    let cases: [(Comparison, String)] = [
      (comparison(.previous, 0), "2026-09 (no paper)"),
      (comparison(.previous, 9, logFrom: ReportFixture.month(2026, 10)), "2026-09 (before the log)"),
      (comparison(.yearBefore, 73), "(73 ÷ 1) ÷ (73 ÷ 1) − 1, 2025-10"),
    ]
    for (comparison, said) in cases {
      let report = ReportFixture.report(series: [160, 178, 73], comparisons: [comparison])
      let line = ReportWording(report: report, clock: ReportFixture.clock).comparisons[0]
      #expect(line.formula == said)
      #expect(line.value == (comparison.kind == .yearBefore ? "±0.0 %" : "not defined"))
    }
  }

  /// What is a tie in decimal is one, whatever the binary fractions say: 0.35 % is 0.4 %.
  @Test func tiesAreRoundedHalfUp() {
    for (now, before, change, reduction) in [
      (9965, 10000, "−0.4 %", "0.4 %"), (10035, 10000, "+0.4 %", "−0.4 %"), (9995, 10000, "−0.1 %", "0.1 %"),
      (3, 7, "−57.1 %", "57.1 %"),
    ] {
      let report = ReportFixture.report(
        series: [before, now], baseMonths: 1, comparisons: [comparison(.previous, before)])
      #expect(ReportWording(report: report, clock: ReportFixture.clock).comparisons[0].value == change)
      #expect(Figure.percent(report.total.value) == reduction)
    }
  }

  @Test func spansOfAPeriod() {
    func spans(_ period: String) -> [String] {
      Comparison.spans(before: Period(iso: period)!).map { "\($0.kind) \($0.period)" }
    }
    #expect(spans("2026-01") == ["previous 2025-12", "yearBefore 2025-01"])
    #expect(spans("2026-08..2026-10") == ["previous 2026-05..2026-07", "yearBefore 2025-08..2025-10"])
    #expect(spans("2026-04..2027-03") == ["previous 2025-04..2026-03"])
    #expect(spans("0001-01") == [])
  }
}
