internal import BriefingDomain

/// Reads one date at the cursor, as running text has it.
struct DateReader {
  var cursor: DateCursor

  /// `nil` when no date begins here; the cursor is behind the date otherwise.
  mutating func read() -> WrittenDate? {
    let start = cursor.at
    if let era = cursor.eraName() {
      cursor.skipSpace()
      guard let year = cursor.eraYear() else { return nil }
      return afterYear(NumberedYear(era: era, number: year), start: start)
    }
    if isLetter(cursor.peek()) {
      guard !isLetter(cursor.peek(-1)), !isDigit(cursor.peek(-1)) else { return nil }
      guard let era = cursor.eraLetter(), let year = cursor.eraYear() else { return nil }
      return afterYear(NumberedYear(era: era, number: year), start: start)
    }
    if isDigit(cursor.peek()) {
      let before = cursor.peek(-1)
      guard !isDigit(before) else { return nil }
      // 12,025年 and 1.2025年 are numbers.
      if before == 0x2C || before == 0x2E, isDigit(cursor.peek(-2)) { return nil }
      guard let number = cursor.number(upTo: 4), number.digits == 4, (1000...2999).contains(number.value) else {
        return nil
      }
      return afterYear(NumberedYear(era: nil, number: number.value), start: start)
    }
    guard !isKanjiNumeral(before: start), let number = cursor.kanjiNumber(), number.digits == 4 else { return nil }
    guard (1000...2999).contains(number.value), !isDigit(cursor.peek()) else { return nil }
    return withKanji(NumberedYear(era: nil, number: number.value))
  }

  private mutating func afterYear(_ year: NumberedYear, start: Int) -> WrittenDate? {
    let place = cursor.at
    guard let separator = cursor.separator() else { return withKanji(year) }
    let before = byte(start - 1)
    // A letter or a number of the same make before it: v2025.3.1, 03-2025-03-01.
    guard !isLetter(before), before != separator || !isDigit(byte(start - 2)) else { return nil }
    guard let month = cursor.number(upTo: 2) else {
      cursor.at = place
      return nil
    }
    guard cursor.accept(byte: separator) else {
      // 2025-03 and 2025/03, in two digits and not with a point.
      guard year.era == nil, month.digits == 2, separator != 0x2E, (0x2D...0x2F).allSatisfy(endsNumber) else {
        return nil
      }
      return year.month(month.value).map { .month($0) }
    }
    guard let day = cursor.number(upTo: 2), endsNumber(separator) else { return nil }
    return year.day(month.value, day.value).map { .day($0) }
  }

  /// Whether what follows does not make a longer number of the same make of the digits read.
  private func endsNumber(_ separator: UInt8) -> Bool {
    !isDigit(cursor.peek()) && !(cursor.peek() == separator && isDigit(cursor.peek(1)))
  }

  private mutating func withKanji(_ year: NumberedYear) -> WrittenDate? {
    skipYearInBrackets()
    cursor.skipSpace()
    guard cursor.accept("年") else { return nil }
    let afterYear = cursor.at
    cursor.skipSpace()
    if cursor.accept("度") || cursor.accept("間") { return nil }
    cursor.at = afterYear
    skipYearInBrackets()
    cursor.skipSpace()
    guard let month = cursor.anyNumber(upTo: 2), acceptAfterSpace("月") else {
      cursor.at = afterYear
      return year.calendarYear.map { .year($0) }
    }
    let afterMonth = cursor.at
    cursor.skipSpace()
    guard let day = cursor.anyNumber(upTo: 2), acceptAfterSpace("日") else {
      cursor.at = afterMonth
      return year.month(month).map { .month($0) }
    }
    return year.day(month, day).map { .day($0) }
  }

  private mutating func acceptAfterSpace(_ text: StaticString) -> Bool {
    cursor.skipSpace()
    return cursor.accept(text)
  }

  /// (2025), (令和7年), (R7) and the like, the same year in the other calendar.
  private mutating func skipYearInBrackets() {
    let start = cursor.at
    cursor.skipSpace()
    guard cursor.accept("(") else {
      cursor.at = start
      return
    }
    let hasEra = cursor.eraName() != nil || cursor.eraLetter() != nil
    cursor.skipSpace()
    let read = hasEra ? cursor.eraYear() != nil : cursor.number(upTo: 4)?.digits == 4
    cursor.skipSpace()
    _ = cursor.accept("年")
    if !read || !cursor.accept(")") { cursor.at = start }
  }

  private func isKanjiNumeral(before start: Int) -> Bool {
    guard start >= 3 else { return false }
    var earlier = DateCursor(bytes: cursor.bytes, at: start - 3)
    return earlier.kanjiSign() != nil
  }

  private func byte(_ place: Int) -> UInt8 { cursor.peek(place - cursor.at) }
}
