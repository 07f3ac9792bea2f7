public import BriefingDomain

/// The eras since the Gregorian calendar came to Japan.
public enum Era: String, CaseIterable, Sendable {
  case meiji = "明治"
  case taisho = "大正"
  case showa = "昭和"
  case heisei = "平成"
  case reiwa = "令和"

  /// The letter that forms use, such as R.
  public var letter: Character {
    switch self {
    case .meiji: "M"
    case .taisho: "T"
    case .showa: "S"
    case .heisei: "H"
    case .reiwa: "R"
    }
  }

  /// The day the era began, which counts to the new era even where the old one ended on it. Meiji is counted from the
  /// New Year that its proclamation reached back to; before 1873 the calendar in use was another one.
  public var firstDay: Day {
    switch self {
    case .meiji: Era.firstDays.meiji
    case .taisho: Era.firstDays.taisho
    case .showa: Era.firstDays.showa
    case .heisei: Era.firstDays.heisei
    case .reiwa: Era.firstDays.reiwa
    }
  }

  // Constants: the force unwraps are of days that exist.
  private static let firstDays = (
    meiji: Day(1868, 1, 25)!, taisho: Day(1912, 7, 30)!, showa: Day(1926, 12, 25)!, heisei: Day(1989, 1, 8)!,
    reiwa: Day(2019, 5, 1)!
  )

  /// The era that `day` lies in; `nil` before Meiji.
  public init?(_ day: Day) {
    guard let era = Era.allCases.last(where: { $0.firstDay <= day }) else { return nil }
    self = era
  }

  /// The calendar year that an era's year names. Years beyond an era's end go on counting, because papers written ahead
  /// say 平成32年; `nil` for year 0, negative ones and above 99.
  public func calendarYear(_ year: Int) -> Int? {
    (1...99).contains(year) ? firstDay.year + year - 1 : nil
  }

  /// `nil` when there is no such day, or it lies before the era.
  public func day(_ year: Int, _ month: Int, _ day: Int) -> Day? {
    guard let year = calendarYear(year), let found = Day(year, month, day), found >= firstDay else { return nil }
    return found
  }

  /// `nil` when there is no such month, or it ends before the era begins.
  public func month(_ year: Int, _ month: Int) -> Month? {
    guard let year = calendarYear(year), let found = Month(year, month), found.lastDay >= firstDay else { return nil }
    return found
  }
}
