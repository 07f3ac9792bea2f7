import BriefingDomain
import JapaneseText
import Testing

struct WarekiTests {
  @Test(arguments: [
    ((2026, 11, 25), "令和8年11月25日", "R8.11.25"), ((2019, 5, 1), "令和元年5月1日", "R1.5.1"),
    ((2019, 4, 30), "平成31年4月30日", "H31.4.30"), ((1989, 1, 8), "平成元年1月8日", "H1.1.8"),
    ((1989, 1, 7), "昭和64年1月7日", "S64.1.7"), ((1926, 12, 25), "昭和元年12月25日", "S1.12.25"),
    ((1926, 12, 24), "大正15年12月24日", "T15.12.24"), ((1912, 7, 30), "大正元年7月30日", "T1.7.30"),
    ((1912, 7, 29), "明治45年7月29日", "M45.7.29"), ((1868, 1, 25), "明治元年1月25日", "M1.1.25"),
  ])
  func writesADay(_ date: (Int, Int, Int), _ long: String, _ short: String) throws {
    let day = try #require(Day(date.0, date.1, date.2))
    let wareki = try #require(Wareki(day))
    #expect(wareki.long == long)
    #expect(wareki.short == short)
    #expect(wareki.era.day(wareki.year, day.month, day.day) == day)
  }

  @Test func beforeMeijiThereIsNone() throws {
    #expect(Wareki(try #require(Day(1868, 1, 24))) == nil)
    #expect(Wareki(try #require(Day(1, 1, 1))) == nil)
  }

  @Test func anEraGoesOnBeyondItsEndAndNotBeforeItsStart() {
    #expect(Era.heisei.day(32, 3, 31) == Day(2020, 3, 31))
    #expect(Era.reiwa.day(1, 4, 30) == nil)
    #expect(Era.reiwa.day(1, 5, 1) == Day(2019, 5, 1))
    #expect(Era.reiwa.month(1, 4) == nil)
    #expect(Era.heisei.month(1, 1) == Month(1989, 1))
    for year in [Int.min, -1, 0, 100, Int.max] { #expect(Era.reiwa.calendarYear(year) == nil) }
  }

  @Test func writesMonthsAndFiscalYears() throws {
    #expect(Wareki.long(try #require(Month(2026, 11))) == "令和8年11月")
    #expect(Wareki.long(try #require(Month(2019, 4))) == "平成31年4月")
    // The month in which the era changed is the new era's.
    #expect(Wareki.long(try #require(Month(1989, 1))) == "平成元年1月")
    #expect(Wareki.long(fiscalYear: 2019) == "令和元年度")
    #expect(Wareki.long(fiscalYear: 2018) == "平成30年度")
    #expect(Wareki.long(fiscalYear: 1500) == nil)
  }

  @Test func namesWeekdays() throws {
    let day = try #require(Day(2026, 11, 25))
    #expect(day.weekdayKanji == "水")
    #expect(day.weekdayAbbreviation == "Wed")
  }
}
