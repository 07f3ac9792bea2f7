internal import BriefingDomain
internal import BriefingLibrary

/// What the chart of the months shows, and where: bars, the base period's mean, the goal.
struct MonthChart {
  enum Role: String {
    case base, other, period
  }

  struct Bar {
    let month: Month
    /// `nil` where nobody knows.
    let amount: Int?
    let role: Role
    /// Months are missing between the bar before and this one.
    let isAfterGap: Bool
  }

  let bars: [Bar]
  let measure: Measure
  /// The base period's amount a month.
  let mean: Double?
  /// The amount a month at which the goal is just met.
  let goal: Double?
  let scale: Scale
  /// Amounts above it are drawn cut off, with their value beside them: one month far above all others would leave the
  /// rest too low to read.
  let cut: Double?

  init(_ report: ReductionReport) {
    let measure = report.total.measure
    var last: Month?
    var bars: [Bar] = []
    for (month, tally) in report.series {
      let role: Role =
        report.months.counted.contains(month)
        ? .period : report.baseMonths?.counted.contains(month) == true ? .base : .other
      bars.append(
        Bar(
          month: month, amount: report.unknownMonths.contains(month) ? nil : tally.amount(measure), role: role,
          isAfterGap: last.map { month.number != $0.number + 1 } ?? false))
      last = month
    }
    self.bars = bars
    self.measure = measure
    mean = report.total.base.map { $0.perMonth(measure) }
    // Without base documents there is no reduction, hence no goal to draw.
    goal = report.total.value == nil ? nil : mean.map { $0 * (1 - report.total.goal) }

    let amounts = bars.compactMap(\.amount).map(Double.init).sorted(by: >)
    // The mean may be the outlier's own doing, so that it does not count among the rest.
    if amounts.count > 2, amounts[1] > 0, amounts[0] > 6 * amounts[1], (mean ?? 0) <= 3 * amounts[1] {
      cut = max(amounts[1], mean ?? 0, goal ?? 0) * 1.2
    } else {
      cut = nil
    }
    let highest = cut ?? amounts.first ?? 0
    scale = Scale(holding: [highest, mean ?? 0, goal ?? 0])
  }

  func isCut(_ bar: Bar) -> Bool {
    guard let cut, let amount = bar.amount else { return false }
    return Double(amount) > cut
  }

  /// The bars of the base period as a range of places, for the band behind them.
  var baseRange: ClosedRange<Int>? {
    guard let first = bars.firstIndex(where: { $0.role == .base }),
      let last = bars.lastIndex(where: { $0.role == .base })
    else { return nil }
    return first...last
  }

  /// Bars in a row of one calendar year.
  var years: [(label: Month, range: Range<Int>)] {
    var years: [(label: Month, range: Range<Int>)] = []
    for (index, bar) in bars.enumerated() {
      if let last = years.last, last.label.year == bar.month.year, !bar.isAfterGap {
        years[years.count - 1] = (bar.month, last.range.lowerBound..<index + 1)
      } else {
        years.append((bar.month, index..<index + 1))
      }
    }
    return years
  }
}
