import BriefingDomain
import JapaneseText
import Testing

struct DateExpressionTests {
  private let today = Day(2026, 11, 25)!

  @Test(
    arguments: [
      ("2026-11-25", "2026-11-25", nil), (" 2026/11/25 ", "2026-11-25", nil), ("2026.11.25", "2026-11-25", nil),
      ("20261125", "2026-11-25", nil), ("2026年11月25日", "2026-11-25", nil), ("2026-1-5", "2026-01-05", nil),
      ("令和8年11月25日", "2026-11-25", nil), ("令和８年１１月２５日(水)", "2026-11-25", nil), ("㋿8年11月25日", "2026-11-25", nil),
      ("R8.11.25", "2026-11-25", nil), ("R8/11/25", "2026-11-25", nil), ("r8-11-25", "2026-11-25", nil),
      ("Ｒ８．１１．２５", "2026-11-25", nil), ("令和元年5月1日", "2019-05-01", nil), ("令和1年5月1日", "2019-05-01", nil),
      ("R元.5.1", "2019-05-01", nil), ("㍻31年4月30日", "2019-04-30", nil), ("平成32年3月31日", "2020-03-31", nil),
      ("S64.1.7", "1989-01-07", nil), ("令和八年十一月二十五日", "2026-11-25", nil), ("二〇二六年十一月二十五日", "2026-11-25", nil),
      ("令和 8 年 11 月 25 日", "2026-11-25", nil), ("平成二八年三月三十一日", "2016-03-31", nil),
      ("11/25", "2026-11-25", nil), ("11月25日", "2026-11-25", nil), ("１１－２５", "2026-11-25", nil),
      ("1/10", "2027-01-10", nil), ("5/27", "2026-05-27", nil), ("5/26", "2027-05-26", nil),
      ("十二月一日", "2026-12-01", nil),
      ("今日", "2026-11-25", nil), ("明日", "2026-11-26", nil), ("明後日", "2026-11-27", nil), ("昨日", "2026-11-24", nil),
      ("一昨日", "2026-11-23", nil), ("Today", "2026-11-25", nil), ("tomorrow", "2026-11-26", nil),
      ("YESTERDAY", "2026-11-24", nil), ("今日 14:05", "2026-11-25", 845), ("明日10時", "2026-11-26", 600),
      ("2026-11-25 10:00", "2026-11-25", 600), ("2026-11-25T10:00", "2026-11-25", 600),
      ("2026-11-25T10:00:59", "2026-11-25", 600), ("２０２６／１１／２５　１０：００", "2026-11-25", 600),
      ("11/25(水) 午後2時", "2026-11-25", 840), ("11/25(月・祝)", nil, nil), ("11/25（水・祝）9時半", "2026-11-25", 570),
      ("11月25日水曜日10時30分", "2026-11-25", 630), ("R8.11.25 Wed 2:30pm", "2026-11-25", 870),
      ("11/25 wednesday 12 am", "2026-11-25", 0), ("11/25 12pm", "2026-11-25", 720), ("正午", "2026-11-25", 720),
      ("10:00", "2026-11-25", 600), ("午前0時", "2026-11-25", 0), ("午後二時三十分", "2026-11-25", 870),
      ("0:00", "2026-11-25", 0),
      // 25 November 2026 is a Wednesday.
      ("24:00", "2026-11-25", 1440), ("今日 24:00", "2026-11-25", 1440), ("PM1:30", "2026-11-25", 810),
      ("AM 9:05", "2026-11-25", 545), ("1330", "2026-11-25", 810), ("１３３０", "2026-11-25", 810),
      ("11/26 0905", "2026-11-26", 545), ("11/26 2026", "2026-11-26", 1226),
      ("月曜", "2026-11-30", nil), ("月曜日 10:00", "2026-11-30", 600), ("monday", "2026-11-30", nil),
      ("水曜", "2026-11-25", nil), ("次の水曜", "2026-12-02", nil), ("次の月曜", "2026-11-30", nil),
      ("next monday", "2026-11-30", nil), ("next Wednesday 2pm", "2026-12-02", 840), ("来週", "2026-12-02", nil),
      ("next week", "2026-12-02", nil), ("来週月曜", "2026-11-30", nil), ("来週の金曜 午後1時", "2026-12-04", 780),
      ("今週月曜", "2026-11-23", nil), ("先週金曜", "2026-11-20", nil), ("再来週の火曜日", "2026-12-08", nil),
      ("3日後", "2026-11-28", nil), ("三日後 10時", "2026-11-28", 600), ("３日前", "2026-11-22", nil),
      ("2週間後", "2026-12-09", nil), ("令8.6.8", "2026-06-08", nil), ("令８年６月８日", "2026-06-08", nil),
      ("平元.1.8", "1989-01-08", nil),
      ("昭64.1.7(土)", "1989-01-07", nil), ("2026.6.4.", "2026-06-04", nil), ("R8.6.4.(木) 10:00", "2026-06-04", 600),
      ("1日", "2026-12-01", nil), ("20日", "2026-11-20", nil), ("二十日", "2026-11-20", nil),
    ] as [(String, String?, Int?)])
  func reads(_ text: String, _ day: String?, _ minutes: Int?) throws {
    guard let day else {
      #expect(throws: DateExpressionError.otherWeekday(text, today)) { try DateExpression.parse(text, today: today) }
      return
    }
    let read = try DateExpression.parse(text, today: today)
    #expect(read.day.description == day)
    #expect(read.minutes == minutes)
  }

  @Test(arguments: [
    "", " ", "局長", "2026-11", "2026", "11", "12025-11-25", "2026-11-25-1", "2026-11/25", "2026年11月", "R8", "R8.11",
    "令和",
    "令和8年11月25", "2026-11-25 10", "2026-11-25 abc", "11/25/26", "1.5", "2026-11-25 10:0", "2026-11-25 10時5",
    "202611251", "11/25(", "11/25(水", "明日明日", "\0", "2026\0-11-25", "T10:00:0", "1930", "13300", "次の", "来週月", "10:00+9",
    "10:00+24:00", "10:00+09:60", "10:00-", "10:00-局長", "10:00から夜10時", "1330-14", "next 11/30", "次の25日", "百年百月百日",
    "11/25 水", "-1/-1", "2026.6.4.1", "2026.6.4..", "2026-6-4-", "令", "大8", "明治の日",
  ])
  func refusesWhatIsNoDate(_ text: String) {
    #expect(throws: DateExpressionError.notADate(text)) { try DateExpression.parse(text, today: today) }
  }

  @Test(arguments: [
    "2026-02-30", "2026-13-01", "2026-00-10", "令和元年4月30日", "令和0年1月1日", "2/29", "13/1", "20260230", "0000-01-01",
    "R8.2.29", "32日", "31日", "0日", "4月31日", "0/0",
  ])
  func saysThatADayDoesNotExist(_ text: String) {
    #expect(throws: DateExpressionError.noSuchDay(text)) { try DateExpression.parse(text, today: today) }
  }

  @Test(arguments: [
    "24:01", "25:00", "2530", "1360", "午前", "夕方", "11/26 午後", "10:60", "午後12時", "午後13時", "13pm", "今日 0am", "10:00:99",
    "11/25 99時", "10:00-25:00", "10:00〜午後",
  ])
  func saysThatATimeDoesNotExist(_ text: String) {
    #expect(throws: DateExpressionError.noSuchTime(text)) { try DateExpression.parse(text, today: today) }
  }

  @Test(arguments: [
    ("2026-12-01T10:00:00+09:00", 540), ("2026-12-01T10:00+0900", 540), ("2026-12-01T10:00-03:30", -210),
    ("2026-12-01T10:00Z", 0), ("2026-12-01T10:00:30z", 0), ("2026-12-01 10:00", nil),
  ])
  func readsAnOffset(_ text: String, _ offset: Int?) throws {
    let said = try DateExpression.said(text, today: today)
    #expect(said.day == Day(2026, 12, 1) && said.minutes == 600 && said.offset == offset)
  }

  @Test(arguments: [
    ("10:00-10:30", 600, 630), ("11/25 10:00〜10:30", 600, 630), ("１０：００～１０：３０", 600, 630), ("10:00 – 10:30", 600, 630),
    ("10時から10時半まで", 600, 630), ("11/25(水) 1330-1430", 810, 870), ("1330-1430", 810, 870), ("23:00-24:00", 1380, 1440),
    ("午後2時〜3時", 840, 900), ("2:30pm-3pm", 870, 900), ("午後2時-午前3時", 840, 180), ("午前10時〜正午", 600, 720),
    ("午後2時〜14:30", 840, 870), ("10:30-10:00", 630, 600), ("10:00〜", 600, nil), ("10:00", 600, nil),
    ("2026-11-25T10:00+09:00〜10:30", 600, 630),
  ])
  func readsUntilWhen(_ text: String, _ begin: Int, _ end: Int?) throws {
    let said = try DateExpression.said(text, today: today)
    #expect(said.day ?? today == today && said.minutes == begin && said.until == end)
  }

  @Test(arguments: ["月曜", "monday", "来週", "来週月曜", "次の月曜", "3日後", "三日後", "2週間後", "1日"])
  func aTableIsNotReadFromToday(_ text: String) throws {
    #expect(throws: DateExpressionError.notADate(text)) {
      try DateExpression.parse(text, year: Period(fiscalYear: 2026))
    }
    #expect(try DateExpression.said(text, today: today).day != nil)
  }

  @Test func theEndOfTheCalendarIsNotOverrun() throws {
    let last = try #require(Day(9999, 12, 31))
    #expect(throws: DateExpressionError.noSuchDay("明日")) { try DateExpression.parse("明日", today: last) }
    #expect(try DateExpression.parse("12/30", today: last).day == Day(9999, 12, 30))
    let first = try #require(Day(1, 1, 1))
    #expect(throws: DateExpressionError.noSuchDay("昨日")) { try DateExpression.parse("昨日", today: first) }
    #expect(try DateExpression.parse("1/2", today: first).day == Day(1, 1, 2))
  }

  @Test func aHugeTextIsRefusedAtOnce() {
    let text = String(repeating: "令和", count: 1_000_000)
    #expect(throws: DateExpressionError.notADate(text)) { try DateExpression.parse(text, today: today) }
  }

  @Test(arguments: [
    ("11/24", "2026-11-24", "2026-11-24"), ("11/24 10:00〜10:30", "2026-11-24", "2026-11-24"),
    ("11/24〜11/26", "2026-11-24", "2026-11-26"), ("１１／２４～１１／２６", "2026-11-24", "2026-11-26"),
    ("11/24..11/26", "2026-11-24", "2026-11-26"), ("11/20-11/24", "2026-11-20", "2026-11-24"),
    ("11/20～24", "2026-11-20", "2026-11-24"), ("11月20日（金）から24日（火）まで", "2026-11-20", "2026-11-24"),
    ("2026-11-20..2026-11-24", "2026-11-20", "2026-11-24"), ("2026-11-20-2026-11-24", "2026-11-20", "2026-11-24"),
    ("令和8年11月30日〜12月2日", "2026-11-30", "2026-12-02"), ("12/28〜1/4", "2026-12-28", "2027-01-04"),
    ("今日〜来週金曜", "2026-11-25", "2026-12-04"), ("明日 〜 3日後", "2026-11-26", "2026-11-28"),
    ("11/20〜24日", "2026-11-20", "2026-11-24"), ("2026-03-15〜4/2", "2026-03-15", "2026-04-02"),
    ("2026-01-10〜12/20", "2026-01-10", "2026-12-20"), ("2026-01-10〜今日", "2026-01-10", "2026-11-25"),
    ("2026-01-10〜3日後", "2026-01-10", "2026-11-28"), ("11/26〜11/26", "2026-11-26", "2026-11-26"),
  ])
  func rangesOfDays(_ text: String, _ from: String, _ through: String) throws {
    let days = try DateExpression.days(text, today: today)
    #expect("\(days.lowerBound)" == from && "\(days.upperBound)" == through)
  }

  @Test(arguments: [
    ("2026-11-26..2026-11-24", DateExpressionError.backwards("2026-11-26..2026-11-24")),
    ("11/24〜", .notADate("11/24〜")), ("〜11/24", .notADate("〜11/24")), ("11/20〜31", .notADate("11/20〜31")),
    ("11/20〜11/22〜11/24", .notADate("11/20〜11/22〜11/24")),
    ("11/24 9:00〜11/26 10:00", .notADate("11/24 9:00〜11/26 10:00")),
  ])
  func noRangesOfDays(_ text: String, _ error: DateExpressionError) {
    #expect(throws: error) { try DateExpression.days(text, today: today) }
  }
}
