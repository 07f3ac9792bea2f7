import BriefingDomain
import BriefingLedger
import Foundation
import InstantLiterals

@testable import BriefingLibrary

/// Reports made by hand, with the figures that a test is about.
enum ReportFixture {
  static let clock = try! OfficeClock(now: 1_794_000_000, zone: "Asia/Tokyo")

  static func month(_ year: Int, _ month: Int) -> Month { Month(year, month)! }

  static func tally(
    paper: Int = 0, both: Int = 0, digital: Int = 0, projected: Int = 0, documents: Int = 0, unrecorded: Int = 0
  ) -> Tally {
    var tally = Tally()
    (tally.paper, tally.both, tally.digital, tally.projected) = (paper, both, digital, projected)
    (tally.documents, tally.sheets, tally.unrecorded) = (documents, documents * 4, unrecorded)
    return tally
  }

  /// - Parameter series: the documents of the months that end with the period's last; its sums are the report's.
  /// - Parameter withoutEntry: months that do not count; the sums are as if they did.
  static func report(
    series: [Int], baseMonths: Int = 2, hasBase: Bool = true, units: [String?] = ["危機管理課"], unrecorded: Int = 0,
    onPaper: [PaperSubmission] = [], reasons: [PaperReason] = [], reports: Int = 10, ended: Bool = true,
    rollOut: RollOut? = nil, settings: [SettingChange] = [], asOf: Day? = nil, comparisons: [Comparison] = [],
    withoutEntry: Set<Month> = [], factors: [SheetFactor] = []
  ) -> ReductionReport {
    let last = month(2026, 10)
    let months = series.indices.map { last.advanced(by: $0 - series.count + 1)! }
    let tallies = series.map { amount in
      // Paper needs reports that it came with.
      let reports = amount > 0 ? max(10, reports) : reports
      return amount == 0
        ? tally(projected: reports) : tally(paper: reports / 2, projected: reports - reports / 2, documents: amount)
    }
    let base = hasBase ? Period(from: months[0], through: months[baseMonths - 1]) : nil
    var now = tallies[tallies.count - 1]
    now.unrecorded = unrecorded
    let figures = Reduction(
      measure: .documents, period: now, months: 1,
      base: base.map { .init(tally: tallies.prefix(baseMonths).reduce(into: Tally(), +=), months: $0.length) },
      goal: 0.55)
    func coverage(_ period: Period) -> MonthCoverage {
      MonthCoverage(of: period, now: month(2026, 11)) { !withoutEntry.contains($0) }
    }
    return ReductionReport(
      period: Period(last), months: coverage(Period(last)), hasEnded: ended, base: base,
      baseMonths: base.map(coverage), seenOnly: false,
      total: figures,
      tables: [
        .init(grouping: .recipient, rows: [.init(name: "局長", figures: figures)]),
        .init(grouping: .unit, rows: units.map { .init(name: $0, figures: figures) }),
      ],
      comparisons: comparisons,
      series: zip(months, tallies).map { ($0, $1) }, unknownMonths: withoutEntry, rollOut: rollOut, onPaper: onPaper,
      reasons: reasons, factors: factors, settings: settings,
      ledgerHead: ChainHead(number: 12, hash: ContentHash([UInt8](repeating: 0xAB, count: 32))!),
      settingsHead: ChainHead(number: 3, hash: ContentHash([UInt8](repeating: 0xCD, count: 32))!), asOf: asOf,
      clock: clock)
  }

  static func submission(_ title: String, unit: String = "広報課", reason: String? = nil) -> PaperSubmission {
    PaperSubmission(
      briefing: 1, title: title, unit: unit, recipient: "局長", moment: Moment(instant: 1_793_000_000, dayOnly: true),
      handout: try! Handout(form: .paper, copies: 3, pages: 8), reason: reason)
  }
}
