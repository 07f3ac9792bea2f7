/// One of the up to four parts of a format code, as tokens.
struct FormatSection: Sendable {
  enum Token: Hashable, Sendable {
    case literal(String)
    /// `0`, `#` or `?`.
    case digit(Character)
    case point, comma, percent, text, general, fraction
    case exponent(plus: Bool)
    // Each with how often its letter stands there.
    case year(Int)
    case month(Int)
    case day(Int)
    case hour(Int)
    case minute(Int)
    case second(Int)
    case secondFraction(Int)
    case era(Int)
    case eraYear(Int)
    case weekday(Int)
    case halfDay(String)
    /// Hours, minutes or seconds that count on past their usual end.
    case elapsed(Character, Int)

    var isDate: Bool {
      switch self {
      case .year, .month, .day, .hour, .minute, .second, .secondFraction, .era, .eraYear, .weekday, .halfDay, .elapsed:
        true
      default: false
      }
    }
  }

  /// `[>=1000]`: when the section is used.
  struct Condition: Sendable {
    let sign: String
    let limit: Double

    func holds(_ value: Double) -> Bool {
      switch sign {
      case "<": value < limit
      case "<=": value <= limit
      case ">": value > limit
      case ">=": value >= limit
      case "<>": value != limit
      default: value == limit
      }
    }
  }

  var tokens: [Token] = []
  var condition: Condition?
  /// The first year of an era is written 元.
  var writesFirstYear = false

  var isDate: Bool { tokens.contains { $0.isDate } }

  /// Takes a format code apart. Linear in its length; very long codes are cut, Excel allows 255 characters.
  static func parse(_ code: String) -> [FormatSection] {
    var scanner = FormatScanner(Array(code.prefix(1000)))
    var sections: [FormatSection] = []
    while sections.count < 4, !scanner.atEnd {
      var section = scanner.section()
      section.tellMinutesFromMonths()
      sections.append(section)
    }
    return sections
  }

  /// `m` means minutes behind hours and before seconds.
  private mutating func tellMinutesFromMonths() {
    let dates = tokens.indices.filter { tokens[$0].isDate }
    for (position, index) in dates.enumerated() {
      guard case .month(let count) = tokens[index], count <= 2 else { continue }
      var isMinute = false
      if position > 0 {
        switch tokens[dates[position - 1]] {
        case .hour, .elapsed("h", _): isMinute = true
        default: break
        }
      }
      if position + 1 < dates.count, case .second = tokens[dates[position + 1]] { isMinute = true }
      if isMinute { tokens[index] = .minute(count) }
    }
  }
}
