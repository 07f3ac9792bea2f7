/// One of the up to four parts of a format code, as tokens.
struct FormatSection: Sendable {
  enum Token: Hashable, Sendable {
    case literal(String)
    /// `0`, `#` or `?`.
    case digit(Character)
    case point, comma, percent, text, general
    /// With places for the denominator, or one that is given.
    case fraction(places: Int, of: Int?)
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
    /// As it is written: `AM/PM`, `a/p`.
    case halfDay(String)
    /// Hours, minutes or seconds that count on past their usual end.
    case elapsed(Character, Int)

    var isDigit: Bool { if case .digit = self { true } else { false } }

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

    var isOfNegatives: Bool {
      switch sign {
      case "<": limit <= 0
      case "<=", "=": limit < 0
      default: false
      }
    }

    /// Whether Excel takes what is left over for other numbers than negative ones.
    var leavesMoreThanNegatives: Bool { sign == "=" || (sign.hasPrefix(">") && limit >= 0) }
  }

  /// Which language writes names and numbers.
  enum Locale: Sendable {
    /// The user's own, which is Japanese here.
    case own
    case japanese, other
  }

  var tokens: [Token] = []
  var condition: Condition?
  var locale = Locale.own
  var numerals: JapaneseNumerals?
  /// The first year of an era is written 元.
  var writesFirstYear = false
  /// What the system's own date or time looks like, which takes the place of the section.
  var systemCode: String?

  var isDate: Bool { tokens.contains { $0.isDate } }
  var fractionIndex: Int? { tokens.firstIndex { if case .fraction = $0 { true } else { false } } }

  /// Takes a format code apart. Linear in its length; very long codes are cut, Excel allows 255 characters.
  static func parse(_ code: String) -> [FormatSection] {
    guard !code.isEmpty else { return [] }
    var scanner = FormatScanner(Array(code.prefix(1000)))
    var sections: [FormatSection] = []
    repeat {
      var section = scanner.section()
      if let code = section.systemCode {
        var system = FormatScanner(Array(code))
        section.tokens = system.section().tokens
      }
      if section.locale == .other { section.numerals = nil }
      section.tellMinutesFromMonths()
      sections.append(section)
    } while sections.count < 4 && scanner.hasMore
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
