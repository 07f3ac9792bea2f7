internal import BriefingDomain
internal import JapaneseText

/// The year that a table's days lie in where they do not say it: of the option, else of the rows above the table.
enum TableYear {
  /// 令和8年度 or 2026年度 in the rows above a table; `nil` where they say none, or several.
  static func said(in titles: [String]) -> Period? {
    var found: Set<Period> = []
    for title in titles {
      let text = Folding.key(String(title.prefix(500))).filter { !$0.isWhitespace }
      for end in text.indices where text[end...].hasPrefix("年度") {
        let words = text[..<text.index(end, offsetBy: 2)].suffix(10)
        let months: Period? = words.indices.lazy.compactMap({ period(String(words[$0...])) }).first
        if let months { found.insert(months) }
      }
    }
    return found.count == 1 ? found.first : nil
  }

  private static func period(_ text: String) -> Period? {
    // A year of its own, never one of today's.
    guard text.first?.isNumber == true || "令平昭大明rhst".contains(text.first ?? " "),
      let months = try? PeriodExpression.parse(text, today: Month.first.firstDay)
    else { return nil }
    return Period(from: months.from, through: months.through)
  }
}
