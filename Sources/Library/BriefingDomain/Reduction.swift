/// The figures of one period against a base period (formulas: docs/figures.md): all that a report prints for one row.
///
/// Every figure that a division leaves undefined is `nil`, never 0 and never 1.
public struct Reduction: Hashable, Sendable {
  public let measure: Measure
  public let period: Tally
  /// months(P): those that count. Where there are none, no figure stands on anything.
  public let months: Int
  /// Whether one of them still runs, so that no verdict is final.
  public let isRunning: Bool
  /// `nil` where no base period is set, or none of its months counts.
  public let base: BaseTally?
  /// The reduction that the office wants to reach, as a fraction: 0.55 unless it set another.
  public let goal: Double

  public struct BaseTally: Hashable, Sendable {
    public let tally: Tally
    /// months(B), at least 1.
    public let months: Int

    public init(tally: Tally, months: Int) {
      self.tally = tally
      self.months = max(1, months)
    }

    public func perMonth(_ measure: Measure) -> Double { Double(tally.amount(measure)) / Double(months) }
  }

  public static let usualGoal = 0.55

  public init(
    measure: Measure, period: Tally, months: Int, isRunning: Bool = false, base: BaseTally?, goal: Double
  ) {
    self.measure = measure
    self.period = period
    self.months = max(0, months)
    self.isRunning = isRunning
    self.base = base
    self.goal = goal
  }

  /// `nil` without a month that counts.
  public var perMonth: Double? { months > 0 ? Double(period.amount(measure)) / Double(months) : nil }

  /// Whether a figure of the period stands on anything: of whom nothing is recorded, no paper is known either.
  public var isRecorded: Bool { months > 0 && period.reports > 0 }

  /// 1 − (amount(P) ÷ months(P)) ÷ (amount(B) ÷ months(B)). `nil` without base documents, without a month that counts, or
  /// without a record in the period.
  public var value: Double? { isRecorded ? reduction(of: Double(period.amount(measure))) : nil }

  /// The base period's mean amount per report on paper of which it is known, which one whose amount is not known is taken to
  /// have cost at worst.
  public var meanPerPaperReport: Double? {
    guard let base, base.tally.onPaper > base.tally.unknown(measure) else { return nil }
    return Double(base.tally.amount(measure)) / Double(base.tally.onPaper - base.tally.unknown(measure))
  }

  /// Submissions of the period of which it is not known how much paper they were.
  public var uncertain: Int { period.unrecorded + period.unknown(measure) }

  /// The reduction if every unrecorded submission had gone on paper (`low`), and paper whose sheets nobody noted had been as
  /// usual, and if there was none of either (`high`). `nil` also where nothing was reported at all.
  public var bounds: Bounds? {
    guard period.reports + period.unrecorded > 0, let high = reduction(of: Double(period.amount(measure))),
      let mean = meanPerPaperReport,
      let low = reduction(of: Double(period.amount(measure)) + Double(uncertain) * mean)
    else { return nil }
    return Bounds(low: low, high: high)
  }

  public struct Bounds: Hashable, Sendable {
    public let low: Double
    public let high: Double
  }

  /// Whether the goal is reached whatever the unrecorded submissions were; open while a month of it runs, and where nothing is
  /// recorded. `nil` without bounds.
  public var verdict: Verdict? {
    guard let bounds else { return nil }
    if isRunning || !isRecorded { return .open }
    // A goal met to the last document must not be lost to a binary fraction.
    let slack = 1e-9
    if bounds.low >= goal - slack { return .met }
    return bounds.high < goal - slack ? .notMet : .open
  }

  /// The raw values are part of the JSON contract.
  public enum Verdict: String, Sendable, Codable {
    case met
    case notMet = "not met"
    /// The bounds lie on both sides of the goal, or the period still runs.
    case open
  }

  /// (digital + projected) ÷ all recorded reports: how Shiga's press releases count. `nil` without reports.
  public var fullyDigitalRate: Double? { share(period.digital + period.projected) }

  /// (digital + projected + both) ÷ all recorded reports: how the national statistics on official documents count.
  public var anyDigitalRate: Double? { share(period.digital + period.projected + period.both) }

  /// Why the amount per month changed. `nil` without a base period, without a month that counts, or without a record in either.
  public var effects: Effects? {
    isRecorded ? recordedBase.map { Effects(measure: measure, period: period, months: months, base: $0) } : nil
  }

  /// The base period, where anything is recorded of it.
  var recordedBase: BaseTally? { base.flatMap { $0.tally.reports > 0 ? $0 : nil } }

  /// In one division, so that a tie in decimal is not lost to the subtraction.
  private func reduction(of amount: Double) -> Double? {
    guard let base, months > 0, base.tally.amount(measure) > 0 else { return nil }
    let whole = Double(base.tally.amount(measure)) * Double(months)
    return (whole - amount * Double(base.months)) / whole
  }

  private func share(_ count: Int) -> Double? {
    period.reports > 0 ? Double(count) / Double(period.reports) : nil
  }
}
