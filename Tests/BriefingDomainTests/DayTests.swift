import BriefingDomain
import Testing

struct DayTests {
  @Test(arguments: [
    (2026, 2, 29), (2026, 2, 30), (2025, 13, 1), (2025, 0, 1), (2025, 4, 31), (0, 1, 1), (10_000, 1, 1),
  ])
  func theCalendarHasNoSuchDay(_ year: Int, _ month: Int, _ day: Int) {
    #expect(Day(year, month, day) == nil)
  }

  @Test(arguments: [(2024, 2, 29), (2000, 2, 29), (2026, 12, 31), (1, 1, 1), (9999, 12, 31)])
  func numbersComeBack(_ year: Int, _ month: Int, _ day: Int) throws {
    let value = try #require(Day(year, month, day))
    #expect(Day(number: value.number) == value)
  }

  @Test func numbersRunThroughEveryDay() throws {
    var day = try #require(Day(1867, 1, 1))
    let last = try #require(Day(2101, 1, 1))
    var count = 0
    while day < last {
      let next = try #require(day.advanced(by: 1))
      #expect(next.number == day.number + 1 && next > day)
      day = next
      count += 1
    }
    #expect(count == 85_467)
  }

  @Test func theEpochIsAThursday() throws {
    let epoch = try #require(Day(1970, 1, 1))
    #expect(epoch.number == 0)
    #expect(epoch.weekday == 3)
    #expect(try #require(Day(2026, 11, 23)).weekday == 0)
  }

  @Test func advancingOutOfTheCalendarIsNoDay() throws {
    #expect(try #require(Day(9999, 12, 31)).advanced(by: 1) == nil)
    #expect(try #require(Day(2026, 1, 1)).advanced(by: .max) == nil)
  }

  @Test(arguments: ["2026-11", "0001-01", "9999-12"])
  func monthsReadWhatTheyWrite(_ text: String) { #expect(Month(iso: text)?.description == text) }

  @Test(arguments: ["2026-13", "2026-1", "26-11", "2026/11", "+026-11", "2026-1１", ""])
  func otherTextsAreNoMonths(_ text: String) { #expect(Month(iso: text) == nil) }
}

struct PeriodTests {
  @Test func aFiscalYearRunsFromAprilToMarch() {
    #expect(Period(fiscalYear: 2026)?.description == "2026-04..2027-03")
    #expect(Period(fiscalYear: 2026)?.length == 12)
  }

  @Test(arguments: ["2026-11", "2026-02..2026-04"])
  func periodsReadWhatTheyWrite(_ text: String) { #expect(Period(iso: text)?.description == text) }

  @Test(arguments: ["2026-04..2026-02", "2026-02..", "2026-02-2026-04", "x"])
  func otherTextsAreNoPeriods(_ text: String) { #expect(Period(iso: text) == nil) }

  @Test(arguments: [
    ("2026-04..2027-03", true), ("2026-01..2026-12", true), ("2026-04..2027-02", false), ("2026-11", false),
  ])
  func whatPeopleCallByAYear(_ period: String, _ isYear: Bool) throws {
    #expect(try #require(Period(iso: period)).isYear == isYear)
  }
}
