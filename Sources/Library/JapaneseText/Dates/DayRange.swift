public import BriefingDomain

extension DateExpression {
  /// Reads a day, or two joined by `..`, 〜, から or a dash: 11/24〜11/26, 11/20〜24, 令和8年12月28日から1月4日まで. A day alone
  /// behind the sign is one of the same month. The times of days do not count.
  ///
  /// - Throws: `DateExpressionError`; `backwards` where the range ends before it begins.
  public static func days(_ text: String, today: Day) throws(DateExpressionError) -> ClosedRange<Day> {
    let whole: DateExpressionError
    do { return try one(text, today) } catch { whole = error }
    for (before, behind) in parts(of: text) {
      guard let from = try? parse(before, today: today), let through = try? last(behind, from.day, today),
        from.minutes == nil
      else { continue }
      guard from.day <= through else { throw .backwards(text) }
      return from.day...through
    }
    throw whole
  }

  private static func one(_ text: String, _ today: Day) throws(DateExpressionError) -> ClosedRange<Day> {
    let day = try parse(text, today: today).day
    return day...day
  }

  /// Of a range that begins on a day. What lies before it is meant behind it: 12/28〜1/4.
  private static func last(_ text: String, _ first: Day, _ today: Day) throws(DateExpressionError) -> Day? {
    if let number = dateBytes(text).withUnsafeBufferPointer({ bytes in
      var cursor = DateCursor(bytes: bytes, at: 0)
      cursor.skipSpace()
      let number = cursor.number(upTo: 2)?.value
      _ = cursor.accept("日")
      cursor.skipSpace()
      return cursor.isAtEnd ? number : nil
    }) {
      guard let day = Day(first.year, first.month, number) else { throw .noSuchDay(text) }
      return day
    }
    let said = try parse(text, today: today)
    guard said.minutes == nil else { return nil }
    let near = try parse(text, today: first).day
    if said.day < first { return near }
    // A day without its year goes by the first one too, 2026-03-15〜4/2; 今日 and 3日後 do not.
    let isWritten = text.first { !$0.isWhitespace }?.isNumber == true && !text.contains { "後前".contains($0) }
    return isWritten && near >= first ? min(near, said.day) : said.day
  }

  /// What stands before and behind each sign that may join two days. A dash may belong to a day itself.
  private static func parts(of text: String) -> [(before: String, behind: String)] {
    let behind = text.hasSuffix("まで") ? String(text.dropLast(2)) : text
    return ["..", "〜", "～", "~", "から", "–", "−", "－", "-"].flatMap { sign in
      behind.ranges(of: sign).map { (String(behind[..<$0.lowerBound]), String(behind[$0.upperBound...])) }
    }
  }
}
