/// Days, by their numbers, that logs of a printer cover. Shares are of the days from Monday to Friday: on others nearly nobody
/// prints, and a log of a month that ends with its last job on a Friday would never cover the month.
public struct CoveredDays: Hashable, Sendable {
  /// In their order, apart from each other.
  public private(set) var runs: [ClosedRange<Int>] = []

  public init() {}

  public init(_ runs: some Sequence<ClosedRange<Int>>) {
    for run in runs.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = self.runs.last, run.lowerBound <= last.upperBound + 1 {
        self.runs[self.runs.count - 1] = last.lowerBound...max(last.upperBound, run.upperBound)
      } else {
        self.runs.append(run)
      }
    }
  }

  /// Days from Monday to Friday that are covered, of some days.
  public func workdays(within days: ClosedRange<Int>) -> Int {
    runs.reduce(0) { sum, run in
      run.overlaps(days) ? sum + Workday.count(in: run.clamped(to: days)) : sum
    }
  }

  /// All that are covered.
  public var workdays: Int { runs.reduce(0) { $0 + Workday.count(in: $1) } }

  /// Whether every day of these from Monday to Friday is covered.
  public func holds(_ days: ClosedRange<Int>) -> Bool { workdays(within: days) == Workday.count(in: days) }
}

/// Days from Monday to Friday, by their numbers; holidays are not known.
public enum Workday {
  public static func count(in days: ClosedRange<Int>) -> Int {
    count(before: days.upperBound + 1) - count(before: days.lowerBound)
  }

  private static func count(before day: Int) -> Int {
    let since = day + 3
    let week = since >= 0 ? since / 7 : (since - 6) / 7
    return week * 5 + min(5, since - week * 7)
  }

  /// The workday so many workdays before a day, or after it where that is negative.
  public static func day(_ count: Int, before day: Int) -> Int {
    var (left, place) = (abs(count), day)
    while left > 0 {
      place -= count.signum()
      if Day.weekday(ofNumber: place) < 5 { left -= 1 }
    }
    return place
  }
}

/// How much of what some printers print the logs tell.
public struct PrintCoverage: Hashable, Sendable {
  /// That are known.
  public private(set) var printers = 0
  /// That a log speaks of.
  public private(set) var loggedPrinters = 0
  /// Days of printers that are covered, and all of them.
  public private(set) var covered = 0
  public private(set) var days = 0
  /// Whether all days of all of them are covered by logs of which nothing is missing.
  public private(set) var isWhole = true

  public init() {}

  /// Of one printer.
  public init(_ days: CoveredDays, whole: CoveredDays, within stretches: [ClosedRange<Int>]) {
    covered = stretches.reduce(0) { $0 + days.workdays(within: $1) }
    (printers, loggedPrinters) = (1, covered > 0 ? 1 : 0)
    self.days = stretches.reduce(0) { $0 + Workday.count(in: $1) }
    isWhole = stretches.allSatisfy(whole.holds)
  }

  /// Covered ÷ all; `nil` where no printer is known, or no day is meant.
  public var share: Double? { days == 0 ? nil : Double(covered) / Double(days) }

  /// Counts other printers in.
  public mutating func add(_ other: PrintCoverage) {
    printers += other.printers
    loggedPrinters += other.loggedPrinters
    covered += other.covered
    days += other.days
    isWhole = isWhole && other.isWhole
  }
}
