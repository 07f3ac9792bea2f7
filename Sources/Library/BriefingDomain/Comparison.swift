/// The months before a period, beside which its total is looked at, as beside the base period.
public struct Comparison: Sendable {
  public let kind: Kind
  public let period: Period
  /// Which of the months the figures stand on.
  public let months: MonthCoverage
  /// The sums of the months that count; what is unrecorded is not looked at.
  public let tally: Tally

  /// The raw values are part of the JSON contract.
  public enum Kind: String, Sendable, Codable {
    /// As many months, directly before.
    case previous
    /// The same months of the year before.
    case yearBefore
  }

  public init(kind: Kind, period: Period, months: MonthCoverage, tally: Tally) {
    self.kind = kind
    self.period = period
    self.months = months
    self.tally = tally
  }

  /// A year has but one that is before it.
  public static func spans(before period: Period) -> [(kind: Kind, period: Period)] {
    func earlier(_ months: Int) -> Period? {
      guard let from = period.from.advanced(by: -months), let through = period.through.advanced(by: -months) else {
        return nil
      }
      return Period(from: from, through: through)
    }
    let spans: [(Kind, Period?)] = [
      (.previous, earlier(period.length)), (.yearBefore, period.length == 12 ? nil : earlier(12)),
    ]
    return spans.compactMap { kind, period in period.map { (kind, $0) } }
  }

  /// `nil` without a month that counts.
  public func perMonth(_ measure: Measure) -> Double? {
    months.counted.isEmpty ? nil : Double(tally.amount(measure)) / Double(months.counted.count)
  }

  /// (amount(P) ÷ months(P)) ÷ (amount(Q) ÷ months(Q)) − 1, below 0 where it is less now. `nil` where a month that counts
  /// or a record is missing on either side, or there was nothing before.
  public func change(to figures: Reduction) -> Double? {
    let before = Double(tally.amount(figures.measure)) * Double(figures.months)
    guard before > 0, figures.isRecorded, !months.counted.isEmpty else { return nil }
    // One division, so that a tie in decimal is not lost to the subtraction.
    let now = Double(figures.period.amount(figures.measure)) * Double(months.counted.count)
    return (now - before) / before
  }
}
