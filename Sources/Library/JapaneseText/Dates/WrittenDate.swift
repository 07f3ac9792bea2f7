public import BriefingDomain

/// A date as exactly as a text says it.
public enum WrittenDate: Hashable, Sendable {
  case day(Day)
  case month(Month)
  /// A calendar year. An era's year is the calendar year that it shares its longest part with: 令和元年 is 2019.
  case year(Int)

  public var year: Int {
    switch self {
    case .day(let day): day.year
    case .month(let month): month.year
    case .year(let year): year
    }
  }

  /// Whether `other` lies inside this date: 2025年 contains 2025年3月, and every date contains itself.
  public func contains(_ other: WrittenDate) -> Bool {
    switch (self, other) {
    case (.year(let year), _): other.year == year
    case (.month(let month), .month(let inner)): inner == month
    case (.month(let month), .day(let day)): day.inMonth == month
    case (.day(let day), .day(let inner)): inner == day
    default: false
    }
  }
}

extension WrittenDate: CustomStringConvertible {
  /// ISO 8601: `2025-03-01`, `2025-03` or `2025`.
  public var description: String {
    switch self {
    case .day(let day): day.description
    case .month(let month): month.description
    case .year(let year): String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
    }
  }
}
