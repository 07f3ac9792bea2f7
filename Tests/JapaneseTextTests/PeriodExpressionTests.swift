import BriefingDomain
import JapaneseText
import Testing

struct PeriodExpressionTests {
  private let today = Day(2026, 2, 10)!

  @Test(arguments: [
    ("2026-11", "2026-11", "2026-11"), ("2026/11", "2026-11", "2026-11"), ("2026.11", "2026-11", "2026-11"),
    ("2026年11月", "2026-11", "2026-11"), ("令和8年11月", "2026-11", "2026-11"), ("Ｒ８．１１", "2026-11", "2026-11"),
    ("r8/11", "2026-11", "2026-11"), ("㋿元年5月", "2019-05", "2019-05"), ("令和八年十一月", "2026-11", "2026-11"),
    ("2026年度", "2026-04", "2027-03"), ("令和8年度", "2026-04", "2027-03"), ("R8年度", "2026-04", "2027-03"),
    ("FY2026", "2026-04", "2027-03"), ("令和元年度", "2019-04", "2020-03"), ("2026年", "2026-01", "2026-12"),
    ("2026", "2026-01", "2026-12"), ("令和8年", "2026-01", "2026-12"), ("今月", "2026-02", "2026-02"),
    ("先月", "2026-01", "2026-01"), ("来月", "2026-03", "2026-03"), ("今年度", "2025-04", "2026-03"),
    ("前年度", "2024-04", "2025-03"), ("来年度", "2026-04", "2027-03"), ("今年", "2026-01", "2026-12"),
    ("昨年", "2025-01", "2025-12"), ("2026-02..2026-04", "2026-02", "2026-04"), ("2026-02〜2026-04", "2026-02", "2026-04"),
    ("2026-02 ～ 2026-04", "2026-02", "2026-04"), ("2025..2026", "2025-01", "2026-12"),
    ("令和7年2月から令和7年4月まで", "2025-02", "2025-04"), ("先月..今月", "2026-01", "2026-02"),
  ])
  func reads(_ text: String, _ from: String, _ through: String) throws {
    let period = try PeriodExpression.parse(text, today: today)
    #expect("\(period.from)" == from)
    #expect("\(period.through)" == through)
  }

  @Test(arguments: [
    "", "..", "2026-11-25", "R8", "11", "2026-02..", "..2026-02", "2026-02..2026-03..2026-04", "FY26", "月",
  ])
  func refuses(_ text: String) {
    #expect(throws: PeriodExpressionError.notAPeriod(text)) { try PeriodExpression.parse(text, today: today) }
  }

  @Test(arguments: ["2026-13", "2026-0", "令和元年3月", "令和0年度", "0000年", "9999年度"])
  func saysThatAMonthDoesNotExist(_ text: String) {
    #expect(throws: PeriodExpressionError.noSuchMonth(text)) { try PeriodExpression.parse(text, today: today) }
  }

  @Test(arguments: [((2026, 3, 31), "2025-04"), ((2026, 4, 1), "2026-04"), ((2026, 12, 31), "2026-04")])
  func theFiscalYearTurnsInApril(_ date: (Int, Int, Int), _ from: String) throws {
    let today = try #require(Day(date.0, date.1, date.2))
    #expect("\(try PeriodExpression.parse("今年度", today: today).from)" == from)
  }

  @Test func refusesToRunBackwards() {
    #expect(throws: PeriodExpressionError.backwards("2026-04..2026-02")) {
      try PeriodExpression.parse("2026-04..2026-02", today: today)
    }
  }
}
