/// Whole months in a row, such as a month, a base period or a fiscal year.
public struct Period: Hashable, Sendable, Codable {
  public let from: Month
  /// The last month, included.
  public let through: Month

  /// `nil` when the last month comes before the first.
  public init?(from: Month, through: Month) {
    guard from <= through else { return nil }
    self.from = from
    self.through = through
  }

  public init(_ month: Month) {
    from = month
    through = month
  }

  /// 年度: April of `year` to March of the next. `nil` outside the calendar.
  public init?(fiscalYear year: Int) {
    guard let from = Month(year, 4), let through = Month(year + 1, 3) else { return nil }
    self.init(from: from, through: through)
  }

  /// Reads what `description` writes; `nil` for anything else.
  public init?(iso text: String) {
    guard let from = Month(iso: String(text.prefix(7))) else { return nil }
    if text.utf8.count == 7 {
      self.init(from)
    } else {
      guard text.dropFirst(7).hasPrefix(".."), let through = Month(iso: String(text.dropFirst(9))) else { return nil }
      self.init(from: from, through: through)
    }
  }

  /// Its length in months, months(·) of the formulas; at least 1.
  public var length: Int { through.number - from.number + 1 }

  public var months: [Month] { (from.number...through.number).compactMap(Month.init(number:)) }

  public func contains(_ month: Month) -> Bool { from <= month && month <= through }

  /// Whether people call it by a year, 2026年度 or 2026年, of which months to come are part without saying.
  public var isYear: Bool {
    self == Period(fiscalYear: from.year) || (length == 12 && from.month == 1)
  }
}

extension Period: CustomStringConvertible {
  /// `2026-11`, or `2026-02..2026-04` for more than one month.
  public var description: String { from == through ? "\(from)" : "\(from)..\(through)" }
}
