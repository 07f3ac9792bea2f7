internal import BriefingDomain

/// Reads a whole text as a day and a time; see `DateExpression.said`.
struct ExpressionReader {
  var cursor: DateCursor
  let text: String
  let occasion: Occasion

  /// What a day without its year, or a word such as 今日, goes by.
  enum Occasion {
    case typed(on: Day)
    /// In a table, whose days lie in these months where they do not say the year.
    case written(in: Period?)
  }

  private var today: Day? { if case .typed(let today) = occasion { today } else { nil } }

  mutating func read() throws(DateExpressionError) -> SaidTime {
    cursor.skipSpace()
    let start = cursor.at
    var isISO = false
    let day = try readDay()
    if let day {
      try readWeekday(of: day)
      cursor.skipSpace()
      isISO = cursor.accept("t")
    } else {
      cursor.at = start
    }
    cursor.skipSpace()
    var clock = ClockReader(cursor: cursor, takesOffset: isISO)
    let time = clock.read()
    if time != nil { cursor = clock.cursor }
    let end = time.flatMap { readEnd(of: $0) }
    cursor.skipSpace()
    guard cursor.isAtEnd, day != nil || time != nil else { throw .notADate(text) }
    for time in [time, end] { if let time, time.minutes == nil { throw .noSuchTime(text) } }
    return SaidTime(day: day, minutes: time?.minutes, until: end?.minutes, offset: time?.offset)
  }

  /// -10:30, 〜10:30, から10:30まで, or 〜 alone; behind 午後2時, 3時 is one of the afternoon too.
  private mutating func readEnd(of begin: ReadTime) -> ReadTime? {
    cursor.skipSpace()
    guard cursor.acceptAny(["-", "~", "から"]) else { return nil }
    let isOpen = cursor.peek(-1) != 0x2D
    cursor.skipSpace()
    var clock = ClockReader(cursor: cursor)
    guard var end = clock.read() else {
      if !isOpen { cursor.at -= 1 }
      return nil
    }
    cursor = clock.cursor
    _ = accept("まで")
    if begin.half == .afternoon, end.half == nil, let minutes = end.minutes, minutes < 720 {
      end.minutes = minutes + 720
    }
    return end
  }

  /// `nil` when no day begins here.
  private mutating func readDay() throws(DateExpressionError) -> Day? {
    for (words, days) in relativeDays where cursor.acceptAny(words) {
      guard let today else { throw .notADate(text) }
      return try existing(today.advanced(by: days))
    }
    if let day = try readWeek() { return day }
    if let era = cursor.eraName() ?? cursor.eraLetter() {
      cursor.skipSpace()
      guard let year = cursor.eraYear() else { throw .notADate(text) }
      return try readMonthAndDay(of: NumberedYear(era: era, number: year))
    }
    if let compact = cursor.number(upTo: 8) {
      if compact.digits == 8 {
        return try existing(Day(compact.value / 10000, compact.value / 100 % 100, compact.value % 100))
      }
      if compact.digits == 4 { return try readDay(inYear: compact.value) }
      if let day = try readDistance(compact.value) { return day }
      return compact.digits <= 2 ? try readDay(inMonth: compact.value) : nil
    }
    guard let number = cursor.kanjiNumber() else { return nil }
    if number.digits == 4 { return try readMonthAndDay(of: NumberedYear(era: nil, number: number.value)) }
    if let day = try readDistance(number.value) { return day }
    return try readDay(inMonth: number.value)
  }

  /// 来週, 来週月曜, 月曜, 次の月曜, next monday.
  private mutating func readWeek() throws(DateExpressionError) -> Day? {
    guard let today else { return nil }
    for (words, weeks) in relativeWeeks where cursor.acceptAny(words) {
      let start = cursor.at
      _ = accept("の")
      guard let weekday = weekdayWord(bracketed: false) else {
        cursor.at = start
        return try existing(today.advanced(by: weeks * 7))
      }
      return try existing(today.advanced(by: weeks * 7 + weekday - today.weekday))
    }
    let next = cursor.acceptAny(["次の", "次", "next"])
    cursor.skipSpace()
    guard let weekday = weekdayWord(bracketed: false) else {
      if next { throw .notADate(text) }
      return nil
    }
    let days = (weekday - today.weekday + 7) % 7
    return try existing(today.advanced(by: next && days == 0 ? 7 : days))
  }

  /// 3日後, 2週間後, 3日前 or the 25日 of a month.
  private mutating func readDistance(_ number: Int) throws(DateExpressionError) -> Day? {
    guard let today else { return nil }
    let (later, earlier): (Int, Int)
    if accept("日後") {
      (later, earlier) = (number, 0)
    } else if accept("日前") {
      (later, earlier) = (0, number)
    } else if accept("週間後") {
      (later, earlier) = (number * 7, 0)
    } else if accept("日") {
      return try existing(nearest(number, to: today))
    } else {
      return nil
    }
    return try existing(today.advanced(by: later - earlier))
  }

  /// `nil` for four digits that are a time.
  private mutating func readDay(inYear year: Int) throws(DateExpressionError) -> Day? {
    let start = cursor.at
    cursor.skipSpace()
    // 1330-1430 is a time and its end.
    let isYear =
      cursor.separator() != nil && cursor.number(upTo: 2) != nil || cursor.accept("年") || (1900...2099).contains(year)
    cursor.at = start
    return isYear ? try readMonthAndDay(of: NumberedYear(era: nil, number: year)) : nil
  }

  private mutating func readMonthAndDay(of year: NumberedYear) throws(DateExpressionError) -> Day? {
    cursor.skipSpace()
    if let separator = cursor.separator() {
      guard let month = cursor.number(upTo: 2), cursor.accept(byte: separator), let day = cursor.number(upTo: 2),
        !isDigit(cursor.peek())
      else { throw .notADate(text) }
      // Some write a point behind the day too: 2026.6.4.
      if separator == 0x2E, cursor.accept(byte: separator), isDigit(cursor.peek()) { throw .notADate(text) }
      return try existing(year.day(month.value, day.value))
    }
    guard accept("年"), let month = cursor.anyNumber(upTo: 2), accept("月"), let day = cursor.anyNumber(upTo: 2),
      accept("日")
    else { throw .notADate(text) }
    return try existing(year.day(month, day))
  }

  /// 11/25, 11-25 or 11月25日 without its year; `nil` when a time may begin here.
  private mutating func readDay(inMonth month: Int) throws(DateExpressionError) -> Day? {
    if accept("月") {
      guard let day = cursor.anyNumber(upTo: 2), accept("日") else { throw .notADate(text) }
      return try existing(self.day(month, day))
    }
    guard let separator = cursor.separator(), separator != 0x2E else { return nil }
    guard let day = cursor.number(upTo: 2), cursor.peek() != separator, !isDigit(cursor.peek()) else {
      throw .notADate(text)
    }
    return try existing(self.day(month, day.value))
  }

  private func day(_ month: Int, _ day: Int) throws(DateExpressionError) -> Day? {
    switch occasion {
    case .typed(let today): return nearest(month, day, to: today)
    case .written(let months):
      guard (1...12).contains(month) else { return nil }
      guard let month = months?.months.first(where: { $0.month == month }) else { throw .noYear(text) }
      return Day(month.year, month.month, day)
    }
  }

  /// The year is chosen by the nearest such day with 29 February counted as 28, so that in a year that lacks the day the
  /// answer is that it does not exist and not one from years away.
  private func nearest(_ month: Int, _ day: Int, to today: Day) -> Day? {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    let years = [today.year + 1, today.year, today.year - 1].filter { Day.years.contains($0) }
    func distance(_ year: Int) -> Int {
      guard let inMonth = Month(year, month), let near = Day(year, month, min(day, inMonth.days)) else { return .max }
      return abs(near.number - today.number)
    }
    return years.min { distance($0) < distance($1) }.flatMap { Day($0, month, day) }
  }

  /// The same for a day without its month.
  private func nearest(_ day: Int, to today: Day) -> Day? {
    guard (1...31).contains(day) else { return nil }
    let months = [1, 0, -1].compactMap { today.inMonth.advanced(by: $0) }
    func distance(_ month: Month) -> Int {
      abs(month.firstDay.number + min(day, month.days) - 1 - today.number)
    }
    return months.min { distance($0) < distance($1) }.flatMap { Day($0.year, $0.month, day) }
  }

  /// (水), (月・祝), 水曜, (水曜日), wed; nothing is a weekday too.
  private mutating func readWeekday(of day: Day) throws(DateExpressionError) {
    let start = cursor.at
    cursor.skipSpace()
    let bracketed = cursor.accept("(")
    let said = weekdayWord(bracketed: bracketed)
    if bracketed { _ = cursor.acceptAny(["・祝", "祝"]) }
    guard let said, !bracketed || cursor.accept(")") else {
      cursor.at = start
      return
    }
    if said != day.weekday { throw .otherWeekday(text, day) }
  }

  private mutating func weekdayWord(bracketed: Bool) -> Int? {
    let start = cursor.at
    for (weekday, names) in weekdayNames.enumerated() {
      if cursor.accept(names.kanji) {
        if cursor.acceptAny(["曜日", "曜"]) || bracketed { return weekday }
        cursor.at = start
        return nil
      }
      if cursor.accept(names.short) {
        _ = cursor.accept(names.rest)
        return weekday
      }
    }
    return nil
  }

  private mutating func accept(_ text: StaticString) -> Bool {
    cursor.skipSpace()
    guard cursor.accept(text) else { return false }
    cursor.skipSpace()
    return true
  }

  private func existing(_ day: Day?) throws(DateExpressionError) -> Day {
    guard let day else { throw .noSuchDay(text) }
    return day
  }
}

private let relativeDays: [(words: [StaticString], days: Int)] = [
  (["今日", "本日", "きょう", "today"], 0),
  (["明後日", "あさって"], 2),
  (["明日", "あした", "あす", "tomorrow"], 1),
  (["一昨日", "おととい"], -2),
  (["昨日", "きのう", "yesterday"], -1),
]

private let relativeWeeks: [(words: [StaticString], weeks: Int)] = [
  (["再来週"], 2), (["来週", "next week"], 1), (["今週", "this week"], 0), (["先週", "last week"], -1),
]

private let weekdayNames: [(kanji: StaticString, short: StaticString, rest: StaticString)] = [
  ("月", "mon", "day"), ("火", "tue", "sday"), ("水", "wed", "nesday"), ("木", "thu", "rsday"), ("金", "fri", "day"),
  ("土", "sat", "urday"), ("日", "sun", "day"),
]
