#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What of a change is attributable to the roll-out: difference in differences on log documents per report, units
/// that have adopted against units that have not yet, over the same months.
public struct RollOut: Hashable, Sendable {
  /// Units that adopted after the base period and no later than the period's first month.
  public let adopted: Pair
  /// Units that have not adopted by the period's last month.
  public let notYet: Pair

  public struct Pair: Hashable, Sendable {
    public let units: Int
    public let base: Tally
    public let period: Tally

    public init(units: Int, base: Tally, period: Tally) {
      self.units = units
      self.base = base
      self.period = period
    }
  }

  public init(adopted: Pair, notYet: Pair) {
    self.adopted = adopted
    self.notYet = notYet
  }

  /// The difference in differences, in log points; `nil` where a group has no documents or no reports in a period.
  public func estimate(_ measure: Measure) -> Double? {
    guard let treated = change(adopted, measure), let control = change(notYet, measure) else { return nil }
    return treated - control
  }

  /// The estimate as a relative change of documents per report: −0.4 is 40 % fewer.
  public func relative(_ measure: Measure) -> Double? { estimate(measure).map { exp($0) - 1 } }

  private func change(_ pair: Pair, _ measure: Measure) -> Double? {
    guard pair.base.amount(measure) > 0, pair.period.amount(measure) > 0 else { return nil }
    func logPerReport(_ tally: Tally) -> Double { log(Double(tally.amount(measure)) / Double(tally.reports)) }
    return logPerReport(pair.period) - logPerReport(pair.base)
  }
}

/// When a unit took the practice on, as far as the comparison needs it.
public enum Adoption: Sendable {
  case treated, control, neither

  public init(adoptedFrom: Month?, base: Period, period: Period) {
    guard let adoptedFrom, adoptedFrom <= period.through else {
      self = .control
      return
    }
    self = adoptedFrom > base.through && adoptedFrom <= period.from ? .treated : .neither
  }
}
