import Testing

@testable import BriefingDomain

struct StoredPrintTests {
  private func job(
    _ second: Int64, log: PrintLog.ID, printer: Printer.ID = 1, number: UInt64 = 0, person: PrintPerson.ID? = nil,
    sides: Int = 12, copies: Int = 0
  ) -> StoredPrint {
    StoredPrint(
      printer: printer, endedAt: Instant(seconds: second), day: 0, log: log, number: number, person: person,
      sides: sides,
      copies: copies)
  }
  private let kinds: [PrintLog.ID: String] = [1: "cups", 2: "machine", 3: "cups"]

  /// What two logs tell of is one job, which knows what both say.
  @Test func twoLogs() {
    let jobs = [job(100, log: 1, number: 5, person: 7), job(160, log: 2, number: 900, copies: 2)].distinct(kinds: kinds)
    #expect(jobs.count == 1 && jobs[0].person == 7 && jobs[0].copies == 2)
  }

  @Test func twoJobs() {
    for other in [
      job(160, log: 1), job(300, log: 2), job(160, log: 2, printer: 2), job(160, log: 2, sides: 13),
      job(160, log: 3, number: 6), job(160, log: 2, person: 8),
    ] {
      let jobs = [job(100, log: 1, number: 5, person: 7, sides: 12), other].distinct(kinds: kinds)
      #expect(jobs.count == 2, "\(other)")
    }
    // As many as the log with the most has.
    let three = [job(100, log: 1), job(110, log: 1), job(105, log: 2), job(112, log: 2), job(118, log: 2)]
    #expect(three.distinct(kinds: kinds).count == 3)
  }

  @Test(arguments: [
    (36, 0, 0, nil as Bool?, 18...36), (36, 3, 0, true, 18...18), (15, 3, 0, true, 9...9), (36, 3, 0, false, 36...36),
    (36, 0, 20, nil, 20...20), (15, 0, 0, true, 8...15),
  ])
  func sheets(_ sides: Int, _ copies: Int, _ sheets: Int, _ duplex: Bool?, _ bounds: ClosedRange<Int>) {
    let job = StoredPrint(
      printer: 1, endedAt: Instant(seconds: 0), day: 0, log: 1, sides: sides, copies: copies, sheets: sheets,
      isDuplex: duplex)
    #expect(job.sheetBounds == bounds)
  }

  @Test func coveredDays() {
    // 2026-10-05 is a Monday.
    let monday = Day(2026, 10, 5)!.number
    #expect(Workday.count(in: monday...monday + 6) == 5 && Workday.count(in: monday + 5...monday + 6) == 0)
    #expect(Workday.day(1, before: monday) == monday - 3 && Workday.day(-1, before: monday + 4) == monday + 7)
    let days = CoveredDays([monday...monday + 4, monday + 7...monday + 8, monday + 2...monday + 3])
    #expect(days.runs == [monday...monday + 4, monday + 7...monday + 8])
    #expect(days.holds(monday...monday + 8) && !days.holds(monday...monday + 9) && days.workdays == 7)
    for day in -20...20 { #expect(Workday.count(in: day...day) == ((day + 3) % 7 + 7) % 7 / 5 ^ 1) }
  }
}
