public import BriefingDomain

/// A day in the Japanese calendar.
public struct Wareki: Hashable, Sendable {
  public let era: Era
  /// 1 for the era's first year, 元年.
  public let year: Int
  public let day: Day

  /// `nil` before the Meiji era.
  public init?(_ day: Day) {
    guard let era = Era(day) else { return nil }
    self.era = era
    self.year = day.year - era.firstDay.year + 1
    self.day = day
  }

  /// 令和8年11月25日, the first year as 元年.
  public var long: String { "\(era.rawValue)\(yearInKanji)年\(day.month)月\(day.day)日" }

  /// R8.11.25, the first year as 1.
  public var short: String { "\(era.letter)\(year).\(day.month).\(day.day)" }

  /// 令和8年11月. A month in which the era changed is named after the new one.
  public static func long(_ month: Month) -> String? {
    Wareki(month.lastDay).map { "\($0.era.rawValue)\($0.yearInKanji)年\(month.month)月" }
  }

  /// 令和8年度 for the fiscal year that begins in April of `year`, named after the era that the year ends in: 2019 is
  /// 令和元年度, as the offices wrote.
  public static func long(fiscalYear year: Int) -> String? {
    Month(year, 12).flatMap { Wareki($0.lastDay) }.map { "\($0.era.rawValue)\($0.yearInKanji)年度" }
  }

  private var yearInKanji: String { year == 1 ? "元" : String(year) }
}

extension Day {
  /// 月 to 日.
  public var weekdayKanji: String { weekdayKanjis[weekday] }

  /// `Wednesday`.
  public var weekdayName: String {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
  }

  /// Wednesday is `Wed`.
  public var weekdayAbbreviation: String { weekdayAbbreviations[weekday] }
}

let weekdayKanjis = ["月", "火", "水", "木", "金", "土", "日"]
let weekdayAbbreviations = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
