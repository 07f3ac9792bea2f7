public import BriefingDomain

/// Why a text is no period. The text is what was given.
public enum PeriodExpressionError: Error, Hashable, Sendable {
  case notAPeriod(String)
  /// It is written as a month, but the year has no such month, or the era had not begun: 2026-13, 令和元年3月.
  case noSuchMonth(String)
  /// It ends before it begins.
  case backwards(String)
  /// It is a day, or days, where whole months are asked for: those that they lie in.
  case days(String, in: Period)
}

/// Whole months, as staff type them.
public enum PeriodExpression {
  /// Reads a month (2026-11, 2026/11, 2026.11, 2026年11月, 令和8年11月, R8.11, R8/11), a fiscal year from April to March
  /// (2026年度, 令和8年度, R8年度, FY2026), a calendar year (2026年, 2026, 令和8年), 今月, 先月, 来月, 今年度, 昨年度 (前年度),
  /// 来年度, 今年, 昨年, and two of these joined by `..`, 〜 or から. Behind a fiscal year, or alone for the one that runs: 上期,
  /// 下期, 第2四半期, Q2. A quarter is one of the fiscal year always: 2026-Q1 is April to June of 2026, as the budget counts.
  /// Full-width characters and kanji numerals are read alike.
  ///
  /// A month without its year (11月) is one of the twelve from nine months ago to two months to come; behind the sign of a
  /// range it is the first one that does not come before: 11月〜2月.
  public static func parse(
    _ text: String, today: Day
  ) throws(PeriodExpressionError) -> (from: Month, through: Month) {
    guard text.utf8.count <= 400 else { throw .notAPeriod(text) }
    let result = dateBytes(text).withUnsafeBufferPointer { bytes in
      var reader = PeriodReader(cursor: DateCursor(bytes: bytes, at: 0), text: text, today: today)
      return Result { () throws(PeriodExpressionError) in try reader.read() }
    }
    return try result.get()
  }
}

private struct PeriodReader {
  var cursor: DateCursor
  let text: String
  let today: Day

  mutating func read() throws(PeriodExpressionError) -> (from: Month, through: Month) {
    var period = try one()
    cursor.skipSpace()
    if cursor.acceptAny(["..", "~", "から"]) {
      let last = try one(after: period.from)
      period.through = last.through
      _ = cursor.accept("まで")
    }
    cursor.skipSpace()
    guard cursor.isAtEnd else { throw .notAPeriod(text) }
    guard period.from <= period.through else { throw .backwards(text) }
    return period
  }

  /// - Parameter first: what the period begins with, where this is its end.
  private mutating func one(after first: Month? = nil) throws(PeriodExpressionError) -> (from: Month, through: Month) {
    cursor.skipSpace()
    let month = today.inMonth
    let fiscalYear = month.month < 4 ? month.year - 1 : month.year
    if cursor.accept("今年度") { return try fiscal(fiscalYear) }
    if cursor.acceptAny(["昨年度", "前年度"]) { return try fiscal(fiscalYear - 1) }
    if cursor.accept("来年度") { return try fiscal(fiscalYear + 1) }
    if cursor.acceptAny(["今月", "this month"]) { return try one(month) }
    if cursor.acceptAny(["先月", "前月", "last month"]) { return try one(month.advanced(by: -1)) }
    if cursor.accept("来月") { return try one(month.advanced(by: 1)) }
    if cursor.accept("今年") { return try calendar(month.year) }
    if cursor.acceptAny(["昨年", "前年"]) { return try calendar(month.year - 1) }
    if cursor.accept("fy") {
      cursor.skipSpace()
      guard let year = cursor.number(upTo: 4), year.digits == 4 else { throw .notAPeriod(text) }
      return try fiscal(year.value)
    }
    if let part = try part(ofFiscal: fiscalYear) { return part }
    if let named = monthAlone() {
      guard (1...12).contains(named), let earliest = first ?? month.advanced(by: -9) else { throw .noSuchMonth(text) }
      return try one(earliest.advanced(by: (named - earliest.month + 12) % 12))
    }
    return try numbered(try year())
  }

  /// 11月.
  private mutating func monthAlone() -> Int? {
    let start = cursor.at
    if let number = cursor.anyNumber(upTo: 2) {
      cursor.skipSpace()
      if cursor.accept("月") { return number }
    }
    cursor.at = start
    return nil
  }

  private mutating func year() throws(PeriodExpressionError) -> NumberedYear {
    if let era = cursor.eraName() ?? cursor.eraLetter() {
      cursor.skipSpace()
      guard let year = cursor.eraYear() else { throw .notAPeriod(text) }
      return NumberedYear(era: era, number: year)
    }
    guard let number = cursor.number(upTo: 4) ?? cursor.kanjiNumber(), number.digits == 4 else {
      throw .notAPeriod(text)
    }
    return NumberedYear(era: nil, number: number.value)
  }

  /// What follows a year: its month, 年度, 年, or nothing.
  private mutating func numbered(_ year: NumberedYear) throws(PeriodExpressionError) -> (from: Month, through: Month) {
    cursor.skipSpace()
    let beforeSeparator = cursor.at
    if year.era == nil, let part = try part(ofFiscal: year.number) { return part }
    if cursor.separator() != nil {
      if let calendarYear = year.calendarYear, let part = try part(ofFiscal: calendarYear) { return part }
      if let month = cursor.number(upTo: 2), !isDigit(cursor.peek()) { return try one(year.month(month.value)) }
      cursor.at = beforeSeparator
    }
    guard cursor.accept("年") else {
      // A bare 2026 is a year, a bare R8 is too little to go by.
      guard year.era == nil else { throw .notAPeriod(text) }
      return try calendar(year.number)
    }
    guard let calendarYear = year.calendarYear else { throw .noSuchMonth(text) }
    cursor.skipSpace()
    if cursor.accept("度") { return try fiscal(calendarYear) }
    guard let month = cursor.anyNumber(upTo: 2) else { return try calendar(calendarYear) }
    cursor.skipSpace()
    guard cursor.accept("月") else { throw .notAPeriod(text) }
    return try one(year.month(month))
  }

  private func one(_ month: Month?) throws(PeriodExpressionError) -> (from: Month, through: Month) {
    guard let month else { throw .noSuchMonth(text) }
    return (month, month)
  }

  private func calendar(_ year: Int) throws(PeriodExpressionError) -> (from: Month, through: Month) {
    guard let from = Month(year, 1), let through = Month(year, 12) else { throw .noSuchMonth(text) }
    return (from, through)
  }

  /// A fiscal year, or the part of it that is named behind it.
  private mutating func fiscal(_ year: Int) throws(PeriodExpressionError) -> (from: Month, through: Month) {
    let end = cursor.at
    cursor.skipSpace()
    _ = cursor.acceptAny(["の", "-"])
    if let part = try part(ofFiscal: year) { return part }
    cursor.at = end
    return try months(0..<12, ofFiscal: year)
  }

  /// 上期, 下期, 第2四半期, Q2.
  private mutating func part(ofFiscal year: Int) throws(PeriodExpressionError) -> (from: Month, through: Month)? {
    let start = cursor.at
    if cursor.acceptAny(["上期", "上半期"]) { return try months(0..<6, ofFiscal: year) }
    if cursor.acceptAny(["下期", "下半期"]) { return try months(6..<12, ofFiscal: year) }
    let isLatin = cursor.accept("q")
    if !isLatin { _ = cursor.accept("第") }
    guard let quarter = cursor.number(upTo: 1)?.value ?? cursor.kanjiSign(), isLatin || cursor.accept("四半期") else {
      cursor.at = start
      return nil
    }
    guard (1...4).contains(quarter) else { throw .noSuchMonth(text) }
    return try months((quarter - 1) * 3..<quarter * 3, ofFiscal: year)
  }

  private func months(
    _ months: Range<Int>, ofFiscal year: Int
  ) throws(PeriodExpressionError) -> (from: Month, through: Month) {
    guard let april = Month(year, 4), let from = april.advanced(by: months.lowerBound),
      let through = april.advanced(by: months.upperBound - 1)
    else { throw .noSuchMonth(text) }
    return (from, through)
  }
}
