/// A day of the proleptic Gregorian calendar, without a time or a zone.
///
/// The arithmetic follows Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil): exact
/// for every year that the type accepts, with no table and no locale.
public struct Day: Hashable, Comparable, Sendable, Codable {
  public let year: Int
  /// 1 to 12.
  public let month: Int
  /// 1 to 31.
  public let day: Int

  /// Years that a four-digit date can say.
  public static let years = 1...9999

  /// `nil` when the calendar has no such day, such as 30 February.
  public init?(_ year: Int, _ month: Int, _ day: Int) {
    guard Day.years.contains(year), (1...12).contains(month), day >= 1,
      day <= Month(unchecked: year, month).days
    else { return nil }
    self.init(unchecked: year, month, day)
  }

  init(unchecked year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Days since 1970-01-01, which is 0.
  public var number: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day `number` days after 1970-01-01; `nil` outside the years 1 to 9999.
  public init?(number: Int) {
    guard number > -800_000, number < 3_000_000 else { return nil }
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let mp = (5 * dayOfYear + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    self.init(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * mp + 2) / 5 + 1)
  }

  /// The day `days` later (earlier when negative); `nil` outside the years 1 to 9999.
  public func advanced(by days: Int) -> Day? {
    let (sum, overflow) = number.addingReportingOverflow(days)
    return overflow ? nil : Day(number: sum)
  }

  /// 0 for Monday to 6 for Sunday.
  public var weekday: Int { Self.weekday(ofNumber: number) }

  /// The same of the day with a ``number``: 1970-01-01 was a Thursday.
  static func weekday(ofNumber number: Int) -> Int { ((number + 3) % 7 + 7) % 7 }

  public var inMonth: Month { Month(unchecked: year, month) }

  public static func < (a: Day, b: Day) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }
}

extension Day: CustomStringConvertible {
  /// ISO 8601, such as `2026-11-25`.
  public var description: String { "\(inMonth)-\(twoDigits(day))" }
}

/// A month of a year, such as 2026-11.
public struct Month: Hashable, Comparable, Sendable, Codable {
  public let year: Int
  /// 1 to 12.
  public let month: Int

  /// `nil` when there is no such month.
  public init?(_ year: Int, _ month: Int) {
    guard Day.years.contains(year), (1...12).contains(month) else { return nil }
    self.init(unchecked: year, month)
  }

  init(unchecked year: Int, _ month: Int) {
    self.year = year
    self.month = month
  }

  /// Reads `2026-11`, the form that `description` writes; `nil` for anything else.
  public init?(iso text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard text.utf8.count == 7, parts.count == 2, parts[0].count == 4,
      parts.allSatisfy({ $0.allSatisfy { (48...57).contains($0) } }),
      let year = Int(String(parts[0]) ?? ""), let month = Int(String(parts[1]) ?? "")
    else { return nil }
    self.init(year, month)
  }

  /// Months since year 0, so that the difference of two is a number of months.
  public var number: Int { year * 12 + month - 1 }

  public init?(number: Int) {
    guard number >= 0 else { return nil }
    self.init(number / 12, number % 12 + 1)
  }

  public func advanced(by months: Int) -> Month? { Month(number: number + months) }

  /// 28 to 31.
  public var days: Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// January of the year 1.
  public static let first = Month(unchecked: 1, 1)

  public var firstDay: Day { Day(unchecked: year, month, 1) }
  public var lastDay: Day { Day(unchecked: year, month, days) }

  /// Its days as a calendar has them: whole weeks, Monday to Sunday, with the days of its neighbours.
  public var weeks: [Day] {
    let before = firstDay.advanced(by: -firstDay.weekday) ?? firstDay
    let after = lastDay.advanced(by: 6 - lastDay.weekday) ?? lastDay
    return (before.number...after.number).compactMap(Day.init(number:))
  }

  public static func < (a: Month, b: Month) -> Bool { a.number < b.number }
}

extension Month: CustomStringConvertible {
  /// ISO 8601, such as `2026-11`.
  public var description: String {
    String(repeating: "0", count: max(0, 4 - String(year).count)) + "\(year)-\(twoDigits(month))"
  }
}

private func twoDigits(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
