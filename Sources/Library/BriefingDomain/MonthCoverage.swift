/// Which months of a span a figure stands on. A month without an entry is no month without paper: nobody knows what was
/// handed over in it, so that it is named and does not divide.
public struct MonthCoverage: Hashable, Sendable {
  /// Those that are over and of which the log has an entry, or of which the office has said that nothing was reported;
  /// the month that runs where it was asked for. In their order.
  public private(set) var counted: [Month] = []
  /// Those that are over and of which nobody knows.
  public private(set) var withoutEntry: [Month] = []
  /// Those before the log was kept.
  public private(set) var beforeLog: [Month] = []
  /// The month that still runs.
  public private(set) var running: Month?
  /// Whether the log has an entry of it, without which it never counts.
  public private(set) var isRunningKnown = false
  /// Those that have not begun.
  public private(set) var toCome: [Month] = []

  /// - Parameters:
  ///   - now: the month that runs in the office's zone.
  ///   - logFrom: the first month of which the log is kept; `nil` where the office has not said.
  ///   - countsRunning: whether the month that runs is to count.
  ///   - isKnown: whether the log has an entry of a month, or the office has said that nothing was reported in it.
  public init(
    of period: Period, now: Month, logFrom: Month? = nil, countsRunning: Bool = false, isKnown: (Month) -> Bool
  ) {
    for month in period.months {
      if month > now {
        toCome.append(month)
      } else if let logFrom, month < logFrom {
        beforeLog.append(month)
      } else if month == now {
        running = month
        isRunningKnown = isKnown(month)
        if countsRunning, isRunningKnown { counted.append(month) }
      } else if isKnown(month) {
        counted.append(month)
      } else {
        withoutEntry.append(month)
      }
    }
  }

  /// Whether a month is counted that is not over.
  public var countsRunning: Bool { running.map(counted.contains) ?? false }
}
