public import BriefingDomain

/// Why a text is no date. The text is what was given.
public enum DateExpressionError: Error, Hashable, Sendable {
  /// It is not written as a date, or has more behind the date than a weekday and a time.
  case notADate(String)
  /// It is written as a date, but the calendar or the era has no such day: 2026-02-30, 令和元年4月30日.
  case noSuchDay(String)
  /// The weekday in it is another day's; the day is what the rest says.
  case otherWeekday(String, Day)
  /// The day has no such time: 25:00, 午後13時; or it could mean two: 午後12時.
  case noSuchTime(String)
  /// It is a day without its year, and nothing says which year is meant.
  case noYear(String)
  /// A range of days that ends before it begins.
  case backwards(String)
}

/// What a text says of a time, and no more.
public struct SaidTime: Hashable, Sendable {
  public let day: Day?
  /// Since midnight; 24:00 is 1440.
  public let minutes: Int?
  /// When it ends, on the same day, where that is said: 10:00-10:30.
  public let until: Int?
  /// What the time is ahead of UTC, in minutes, where that is said: `+09:00` is 540.
  public let offset: Int?
}

/// A day, and perhaps a time, as staff type it.
public enum DateExpression {
  /// Reads 2026-11-25, 2026/11/25, 2026.11.25, 2026年11月25日, 20261125, 令和8年11月25日, R8.11.25, R8/11/25, R8-11-25, 令8.11.25,
  /// 11/25, 11月25日, 25日, 今日 (本日), 明日, 明後日, 昨日, 一昨日 and today, tomorrow, yesterday, 3日後, 2週間後, 来週; with a
  /// weekday behind it if one likes, (水) or 水曜日 or (Wed); then a time: 10:00, T10:00, 10時, 10時半, 10時30分, 午後2時,
  /// 2:30pm, PM2:30, 1430, 正午, 24:00, 10:00+09:00. Full-width characters, the square era signs and kanji numerals are
  /// read alike.
  ///
  /// 月曜 and monday are the first one from today on, 次の月曜 and next monday the first one after today, 来週月曜 that of the
  /// next week from Monday to Sunday; 来週 alone is today's weekday in it. Four digits alone are a time, but 1900 to 2099,
  /// which may be a year, are refused. Behind a time may stand the one at which it ends: 10:00-10:30, 10時〜10時半,
  /// 午後2時から3時まで, 10:00〜.
  ///
  /// A day without a year is the one nearest to `today`, the later one when two are equally near: in December 1/10 is
  /// next month's, in January 12/20 is last month's; so it is with 25日 and its month. Seconds are read and dropped.
  public static func said(_ text: String, today: Day) throws(DateExpressionError) -> SaidTime {
    try said(text, .typed(on: today))
  }

  /// Reads a day as it stands in a table that was written at another time: none that goes by today, such as 今日, 月曜, 3日後
  /// or a time alone, and a day without a year only where `year`, at most 12 months, has it. `minutes` is `nil` where no
  /// time was given.
  /// `offset` is what the time is ahead of UTC, where that is said.
  public static func parse(
    _ text: String, year: Period?
  ) throws(DateExpressionError) -> (day: Day, minutes: Int?, offset: Int?) {
    let said = try said(text, .written(in: year))
    guard let day = said.day else { throw .notADate(text) }
    return (day, said.minutes, said.offset)
  }

  private static func said(
    _ text: String, _ occasion: ExpressionReader.Occasion
  ) throws(DateExpressionError) -> SaidTime {
    // No date takes 100 characters; this bounds the work for a text that is none.
    guard text.utf8.count <= 400 else { throw .notADate(text) }
    let result = dateBytes(text).withUnsafeBufferPointer { bytes in
      var reader = ExpressionReader(cursor: DateCursor(bytes: bytes, at: 0), text: text, occasion: occasion)
      return Result { () throws(DateExpressionError) in try reader.read() }
    }
    return try result.get()
  }

  /// The same, where a time alone is today's. `minutes` is `nil` where no time was given.
  public static func parse(_ text: String, today: Day) throws(DateExpressionError) -> (day: Day, minutes: Int?) {
    let said = try said(text, today: today)
    return (said.day ?? today, said.minutes)
  }
}
