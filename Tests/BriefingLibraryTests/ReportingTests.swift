import BriefingDomain
import BriefingLibrary
import BriefingStore
import Foundation
import InstantLiterals
import Testing

struct ReportingTests {
  private func report(
    _ visit: Visit, _ period: String, base: String? = nil, by grouping: ReportRequest.Grouping = .recipient,
    running: Bool = true
  ) async throws -> ReductionReport {
    try await visit.report(
      ReportRequest(
        period: Period(iso: period), base: base.flatMap(Period.init(iso:)), grouping: grouping,
        withRunningMonth: running))
  }

  @Test func onlyEntriesInForceCount() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await fixture.importing(
      "2026-09-01,甲,危機管理課,局長,paper,10,10,yes,", "2026-10-01,乙,危機管理課,局長,paper,8,10,yes,",
      "2026-10-02,丙,財政課,危機管理監,digital,0,3,,", into: visit)
    _ = try await visit.submit(briefing: 2, to: ["局長"], form: .both, copies: 4, pages: 5, duplex: false)

    let total = try await report(visit, "2026-10", base: "2026-09").total
    #expect(total.period.documents == 4 && total.period.sheets == 20)
    #expect(total.period.both == 1 && total.period.paper == 0 && total.period.digital == 1)
    #expect(abs(try #require(total.value) - 0.6) < 1e-12)
  }

  /// As many months directly before, and the same of the year before, by the rules of the base period.
  @Test func besideEarlierMonths() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await fixture.importing(
      "2025-10-01,甲,危機管理課,局長,paper,20,10,yes,", "2026-08-01,甲,危機管理課,局長,paper,10,10,yes,",
      "2026-10-01,乙,危機管理課,局長,paper,8,10,yes,", "2026-11-01,丙,危機管理課,局長,paper,3,10,yes,", into: visit)
    func comparisons(_ period: String) async throws -> [String] {
      let report = try await report(visit, period, base: "2025-10")
      return report.comparisons.map {
        let change = $0.change(to: report.total).map { "\($0)" } ?? "–"
        return "\($0.period) \($0.tally.documents) ÷ \($0.months.counted.count) \(change)"
      }
    }
    #expect(try await comparisons("2026-10") == ["2026-09 0 ÷ 0 –", "2025-10 20 ÷ 1 -0.6"])
    #expect(
      try await comparisons("2026-09..2026-10") == ["2026-07..2026-08 10 ÷ 1 -0.2", "2025-09..2025-10 20 ÷ 1 -0.6"])
    // The month that runs is compared as far as it has come.
    #expect(try await comparisons("2026-11") == ["2026-10 8 ÷ 1 -0.625", "2025-11 0 ÷ 0 –"])
    #expect(try await comparisons("2026-09") == ["2026-08 10 ÷ 1 –", "2025-09 0 ÷ 0 –"])
    #expect(try await report(visit, "2026-10", base: "2025-10").series.map { "\($0.month)" } == ["2025-10", "2026-10"])
  }

  /// An entry at 2026-10-31 15:30 UTC is in October in London and in November in Tokyo.
  @Test func aMonthIsAMonthOfTheOfficesZone() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let material = try fixture.file("a.txt", "本文")
    _ = try await visit.register(
      [material],
      Registration(
        title: "境目", recipients: ["局長"], unit: "危機管理課", moment: Moment(instant: 1_793_460_600, dayOnly: false)))
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .paper, copies: 2)
    #expect(try await report(visit, "2026-10").total.period.documents == 0)
    #expect(try await report(visit, "2026-11").total.period.documents == 2)

    try await visit.setZone("Europe/London")
    let london = try await fixture.visit()
    #expect(try await report(london, "2026-10").total.period.documents == 2)
    #expect(try await report(london, "2026-11").total.period.documents == 0)
  }

  /// 2026-10-31 20:00 UTC: October is over in Tokyo and not in London.
  @Test func aMonthEndsInOneZoneAndNotInAnother() async throws {
    let fixture = try LibraryFixture()
    let now: Instant = 1_793_476_800
    let tokyo = try await fixture.visit(now: now)
    #expect(try await report(tokyo, "2026-10").hasEnded)
    try await tokyo.setZone("Europe/London")
    #expect(try await !report(fixture.visit(now: now), "2026-10").hasEnded)
  }

  @Test func aDayWithoutATimeStaysInItsMonthIfTheZoneIsSetLater() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await fixture.importing(
      "2026-10-31,末日,危機管理課,局長,paper,1,1,yes,", "2026-11-01,初日,危機管理課,局長,paper,5,1,yes,", into: visit)
    for zone in ["Asia/Tokyo", "UTC", "Europe/London", "Pacific/Auckland"] {
      try await visit.setZone(zone)
      #expect(try await report(fixture.visit(), "2026-10").total.period.documents == 1, "\(zone)")
    }
  }

  @Test func unrecordedAreThoseWhoseTimeHasPassed() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let material = try fixture.file("a.txt", "本文")
    let now = LibraryFixture.now
    for (title, instant) in [("過ぎた", now - 60), ("これから", now + 60)] {
      _ = try await visit.register(
        [material],
        Registration(
          title: title, recipients: ["局長", "危機管理監"], unit: "危機管理課",
          moment: Moment(instant: instant, dayOnly: false)))
    }
    // A month without an entry counts in nothing, so that what is recorded of another makes it count.
    try await fixture.importing("2026-11-01,別,危機管理課,局長,digital,0,1,,", into: visit)
    #expect(try await report(visit, "2026-11").total.period.unrecorded == 2)
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .projected, copies: 0)
    #expect(try await report(visit, "2026-11").total.period.unrecorded == 1)
    try await visit.cancel(1, reason: "中止")
    #expect(try await report(visit, "2026-11").total.period.unrecorded == 0)
    try await visit.cancel(1, reason: nil)
    #expect(try await report(visit, "2026-11").total.period.unrecorded == 1)
  }

  @Test func aDayHasNotPassedBeforeItsEnd() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let today = visit.clock.moment(visit.clock.today, minute: nil)
    let material = try fixture.file("a.txt", "本文")
    _ = try await visit.register(
      [material], Registration(title: "今日中", recipients: ["局長"], unit: "危機管理課", moment: today))
    #expect(try await visit.submissions(StatusRequest())[0].state(by: visit.clock.now) == .scheduled)
    let tomorrow = try await fixture.visit(now: LibraryFixture.now + 12 * 3600)
    #expect(try await tomorrow.submissions(StatusRequest())[0].state(by: tomorrow.clock.now) == .unrecorded)
  }

  @Test func rowsAddUpToTheTotal() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await fixture.importing(
      "2026-09-01,甲,危機管理課,局長,paper,10,10,yes,", "2026-10-01,乙,危機管理課,局長,paper,8,10,yes,",
      "2026-10-02,丙,財政課,危機管理監,both,2,3,,", "2026-10-02,丁,広報課,危機管理監,projected,0,3,,", into: visit)
    _ = try await visit.setUnit("危機管理課", bureau: "危機管理局", department: nil, floor: "7階", adoptedFrom: nil)
    _ = try await visit.setUnit("財政課", bureau: "財政局", department: nil, floor: "4階", adoptedFrom: nil)
    for grouping in ReportRequest.Grouping.allCases {
      let report = try await report(visit, "2026-10", base: "2026-09", by: grouping)
      #expect(report.rows.map(\.figures.period).reduce(into: Tally(), +=) == report.total.period)
      // Not as a key path: Swift 6.3 copies one of optional parts between ranges that overlap by a byte.
      #expect(report.rows.compactMap { $0.figures.base?.tally }.reduce(into: Tally(), +=) == report.total.base?.tally)
    }
    let bureaus = try await report(visit, "2026-10", base: "2026-09", by: .bureau).rows.map(\.name)
    #expect(bureaus == ["危機管理局", "財政局", nil])
  }

  @Test func aPageGetsSeveralGroupingsAndAllReasons() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await fixture.importing(
      "2026-10-01,乙,危機管理課,局長,paper,8,10,yes,図面が大判", "2026-10-02,丙,財政課,危機管理監,both,2,3,,機密",
      "2026-10-03,丁,財政課,局長,paper,1,3,,機密", "2026-10-04,戊,財政課,局長,paper,1,3,,", "2026-10-05,己,広報課,局長,digital,0,3,,",
      "2026-09-30,庚,広報課,局長,paper,1,3,,様式が紙指定", into: visit)
    // What is corrected away from paper has no reason any more.
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .projected, copies: 0, pages: 10, duplex: true)
    let period = Period(try #require(Month(2026, 10)))
    let report = try await visit.report(
      ReportRequest(period: period, grouping: .unit, alsoBy: [.recipient, .unit], withSeries: true))
    #expect(report.tables.map(\.grouping) == [.unit, .recipient])
    #expect(report.rows.map(\.name) == ["財政課", "危機管理課", "広報課"])
    #expect(report.tables[1].rows.map(\.name) == ["局長", "危機管理監"])
    #expect(report.reasons.map(\.reason) == ["機密", nil] && report.reasons.map(\.count) == [2, 1])
  }

  /// Months to come are refused, in a base too; a year that runs is measured as far as it has come.
  @Test func monthsToCome() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await fixture.importing("2026-10-05,今,危機管理課,局長,paper,3,1,yes,", into: visit)
    for period in ["2030-01", "2026-10..2026-12", "2026-12"] {
      await #expect(throws: LibraryError.periodToCome(try #require(Period(iso: period)))) {
        try await report(visit, period)
      }
    }
    let tooLong = try #require(Period(iso: "2026-09..2026-12"))
    await #expect(throws: LibraryError.periodToCome(tooLong)) {
      try await report(visit, "2026-10", base: "\(tooLong)")
    }
    await #expect(throws: LibraryError.periodToCome(tooLong)) { try await visit.setBase(tooLong) }
    let year = try await report(visit, "2026-04..2027-03", running: false)
    #expect(year.total.months == 1 && year.total.period.documents == 3)
    #expect(year.months.toCome.count == 4 && year.months.running?.description == "2026-11")
  }

  /// A month that nobody has logged is no month without paper.
  @Test func monthsWithoutAnEntryDoNotDivide() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await fixture.importing(
      "2026-05-01,甲,課,局長,paper,6,1,yes,", "2026-07-01,乙,課,局長,paper,4,1,yes,", "2026-10-01,丙,課,局長,paper,2,1,yes,",
      into: visit)
    let empty = try await report(visit, "2026-09", base: "2026-05..2026-07")
    #expect(empty.total.months == 0 && empty.total.value == nil && empty.total.verdict == nil)
    #expect(empty.total.fullyDigitalRate == nil)

    // (6 + 4) ÷ 2, since June has no entry, against 2 ÷ 1.
    let gaps = try await report(visit, "2026-08..2026-10", base: "2026-05..2026-07")
    #expect(gaps.total.months == 1 && gaps.total.base?.months == 2)
    #expect(gaps.months.withoutEntry.map(\.description) == ["2026-08", "2026-09"])
    #expect(gaps.baseMonths?.withoutEntry.map(\.description) == ["2026-06"])
    #expect(abs(try #require(gaps.total.value) - 0.6) < 1e-12)
    #expect(gaps.unknownMonths.map(\.description).sorted() == ["2026-06", "2026-08", "2026-09"])

    // The office says that nothing was reported in August: then it divides.
    let august = try #require(Month(iso: "2026-08"))
    try await visit.setWithoutReport([august], true)
    let said = try await report(visit, "2026-08..2026-10", base: "2026-05..2026-07")
    #expect(said.total.months == 2 && said.unknownMonths.map(\.description).sorted() == ["2026-06", "2026-09"])
    try await visit.setWithoutReport([august], false)
    #expect(try await report(visit, "2026-08..2026-10", base: "2026-05..2026-07").total.months == 1)
    let november = try #require(Month(iso: "2026-11"))
    await #expect(throws: LibraryError.monthRuns(november)) { try await visit.setWithoutReport([november], true) }

    // A month with a briefing, recorded or not, is none; one whose only briefing is cancelled is.
    let october = try #require(Month(iso: "2026-10"))
    await #expect(throws: LibraryError.monthHasBriefings(october, [3])) {
      try await visit.setWithoutReport([august, october], true)
    }
    let september = try #require(Month(iso: "2026-09"))
    let oral = try await visit.register(
      [],
      Registration(
        title: "丁", recipients: ["局長", "危機管理監"], unit: "課", moment: visit.clock.moment(september.lastDay, minute: nil)))
    #expect(oral.briefing.id == 4)
    await #expect(throws: LibraryError.monthHasBriefings(september, [4])) {
      try await visit.setWithoutReport([september], true)
    }
    #expect(try await visit.settings().monthsWithoutReport.isEmpty)
    try await visit.cancel(4, reason: "日程変更")
    try await visit.setWithoutReport([september], true)
    try await visit.setWithoutReport([september], false)

    // And that the log begins in July: what lies before does not count, though something is recorded of it.
    try await visit.setLogStart(Month(iso: "2026-07"))
    let begun = try await report(visit, "2026-10", base: "2026-05..2026-07")
    #expect(begun.total.base?.tally.documents == 4 && begun.baseMonths?.beforeLog.count == 2)
  }

  @Test func aRunningMonthCountsOnlyWhereItIsAskedFor() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await fixture.importing(
      "2026-10-01,甲,課,局長,paper,10,1,yes,", "2026-11-02,乙,課,局長,paper,1,1,yes,", into: visit)
    let whole = try await report(visit, "2026-11", base: "2026-10", running: false)
    #expect(whole.total.value == nil && whole.total.period == Tally() && whole.reasons.isEmpty && whole.onPaper.isEmpty)
    let running = try await report(visit, "2026-11", base: "2026-10")
    #expect(abs(try #require(running.total.value) - 0.9) < 1e-12 && running.total.verdict == .open)
  }

  /// Units are named, those too that neither group has.
  @Test func whoTheRollOutCompares() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await fixture.importing(
      "2026-05-01,甲,一課,局長,paper,6,1,yes,", "2026-05-01,乙,二課,局長,paper,4,1,yes,", "2026-05-02,丙,三課,局長,paper,4,1,yes,",
      "2026-10-01,丁,一課,局長,paper,3,1,yes,", "2026-10-01,戊,二課,局長,paper,4,1,yes,", "2026-10-02,己,三課,局長,paper,1,1,yes,",
      into: visit)
    for (unit, month) in [("一課", "2026-06"), ("三課", "2026-05")] {
      _ = try await visit.setUnit(unit, bureau: nil, department: nil, floor: nil, adoptedFrom: Month(iso: month))
    }
    // A unit of which nothing is recorded is none of those compared.
    _ = try await visit.register(
      [try fixture.file("庚.txt", "庚")],
      Registration(title: "庚", recipients: ["局長"], unit: "四課", moment: try visit.clock.moment("2026-10-03")))
    let rollOut = try #require(try await report(visit, "2026-10", base: "2026-05").rollOut)
    #expect(rollOut.adopted.units == ["一課"] && rollOut.notYet.units == ["二課"] && rollOut.leftOut == ["三課"])
    #expect(abs(try #require(rollOut.relative(.documents)) + 0.5) < 1e-12 && !rollOut.isConclusive)
  }

  @Test func theBasesUnrecordedAreCountedToo() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let day = try #require(Day(2026, 9, 10))
    _ = try await visit.register(
      [try fixture.file("a.txt", "本文")],
      Registration(title: "記録なし", recipients: ["局長"], unit: "課", moment: visit.clock.moment(day, minute: nil)))
    try await fixture.importing("2026-09-01,別,課,局長,paper,1,1,,", into: visit)
    #expect(try await report(visit, "2026-10", base: "2026-09").total.base?.tally.unrecorded == 1)
  }
}
