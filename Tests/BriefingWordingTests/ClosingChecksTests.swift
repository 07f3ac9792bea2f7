import BriefingDomain
import Testing

@testable import BriefingLibrary
@testable import BriefingWording

/// What the page of a report says before a period is closed.
struct ClosingChecksTests {
  /// - Parameter documents: of a unit in the month, beside 100 in that of the base.
  private func row(_ name: String, _ documents: Int, unrecorded: Int = 0, isRunning: Bool = false, hasBase: Bool = true)
    -> ReductionReport.Row
  {
    func tally(_ amount: Int) -> Tally { ReportFixture.tally(paper: 10, documents: amount) }
    var now = tally(documents)
    now.unrecorded = unrecorded
    return .init(
      name: name,
      figures: Reduction(
        measure: .documents, period: now, months: 1, isRunning: isRunning,
        base: hasBase ? .init(tally: tally(100), months: 1) : nil, goal: 0.55))
  }

  private func checks(_ rows: [ReductionReport.Row]) -> String {
    let report = ReportFixture.report(series: [100, 100, 40]).with(units: rows)
    return DeskPages.checks(report, ReportWording(report: report, clock: report.clock), [], report.clock, "").source
  }

  private static let below = "目標に届いていない所属: ", all = "すべての所属が目標に届いています。"

  /// A unit below the goal is named, also in a month that runs, and nothing is called good that is not decided.
  @Test func unitsBelowTheGoal() {
    Language.$current.withValue(.ja) {
      #expect(checks([row("甲課", 40), row("乙課", 45)]).contains(Self.all))
      // Without a base of its own there is nothing to judge.
      #expect(checks([row("甲課", 40), row("乙課", 40, hasBase: false)]).contains(Self.all))
      for isRunning in [false, true] {
        let page = checks([row("甲課", 40, isRunning: isRunning), row("乙課", 60, isRunning: isRunning)])
        #expect(page.contains(Self.below + "乙課 40.0 %<") && !page.contains(Self.all), "\(isRunning)")
      }
      for rows in [
        [row("甲課", 40, isRunning: true)], [row("甲課", 40, unrecorded: 50)], [row("甲課", 40, hasBase: false)], [],
        [row("甲課", 40), row("乙課", 40, unrecorded: 50)],
      ] {
        let page = checks(rows)
        #expect(!page.contains(Self.all) && !page.contains(Self.below) && page.contains("まだ決まっていません"))
      }
    }
    Language.$current.withValue(.en) {
      #expect(checks([row("甲課", 60)]).contains("Units below the goal: 甲課 40.0 %<"))
      #expect(checks([row("甲課", 40)]).contains("Every unit reaches the goal."))
    }
  }

  /// Where a report is read in a browser, it tells of no command and no option.
  @Test(arguments: Language.allCases) func noCommand(_ language: Language) {
    Language.$current.withValue(language) {
      for report in [
        ReportFixture.report(series: [100, 40], baseMonths: 1, hasBase: false),
        ReportFixture.report(series: [100, 40], baseMonths: 1, unrecorded: 3),
        ReportFixture.report(series: [100, 40], baseMonths: 1, withoutEntry: [ReportFixture.month(2026, 10)]),
      ] {
        func isPlain(atDesk: Bool) -> Bool {
          ReportWording(report: report, clock: report.clock, isAtDesk: atDesk).notes
            .allSatisfy { !$0.contains(#/utsusu |`|--[a-z]/#) }
        }
        #expect(isPlain(atDesk: true) && !isPlain(atDesk: false))
      }
    }
  }

  /// A text for a field of several lines keeps them; nothing else of it is markup.
  @Test func linesStay() {
    #expect(HTML(lines: "宛先: <課>\n\n件名: “a”\u{202E}&\r\n").source == "宛先: &lt;課&gt;\n\n件名: “a”\u{FFFD}&amp;\n")
    #expect(HTML(text: "宛先\n件名").source == "宛先 件名")
  }
}

extension ReductionReport {
  fileprivate func with(units: [Row]) -> ReductionReport {
    ReductionReport(
      period: period, months: months, hasEnded: hasEnded, base: base, baseMonths: baseMonths, seenOnly: seenOnly,
      total: total, tables: [Table(grouping: .unit, rows: units)], comparisons: comparisons, series: series,
      unknownMonths: unknownMonths, rollOut: rollOut, onPaper: onPaper, reasons: reasons, factors: factors,
      settings: settings, ledgerHead: ledgerHead, settingsHead: settingsHead, asOf: asOf, clock: clock)
  }
}
