#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What of a change is attributable to the roll-out: difference in differences on log documents per report, units
/// that have adopted against units that have not yet, over the same months.
public struct RollOut: Hashable, Sendable {
  /// Units that adopted after the base period and no later than the period's first month.
  public let adopted: Group
  /// Units that have not adopted by the period's last month.
  public let notYet: Group
  /// Units that are in neither: they adopted in the base period, before it, or within the period. By name.
  public let leftOut: [String]

  /// Units by name, with their sums.
  public struct Group: Hashable, Sendable {
    public private(set) var units: [String] = []
    public private(set) var base = Tally()
    public private(set) var period = Tally()

    public init() {}

    public init(units: [String], base: Tally, period: Tally) {
      self.units = units
      self.base = base
      self.period = period
    }

    public mutating func add(_ unit: String, base: Tally, period: Tally) {
      units.append(unit)
      self.base += base
      self.period += period
    }
  }

  /// Units that each group needs. With fewer, what one unit does for reasons of its own decides.
  public static let fewestUnits = 5

  public init(adopted: Group, notYet: Group, leftOut: [String] = []) {
    self.adopted = adopted
    self.notYet = notYet
    self.leftOut = leftOut
  }

  /// Whether the groups are large enough for a conclusion.
  public var isConclusive: Bool { min(adopted.units.count, notYet.units.count) >= Self.fewestUnits }

  /// The difference in differences, in log points; `nil` where a group has no documents or no reports in a period.
  public func estimate(_ measure: Measure) -> Double? {
    guard let treated = change(adopted, measure), let control = change(notYet, measure) else { return nil }
    return treated - control
  }

  /// The estimate as a relative change of documents per report: −0.4 is 40 % fewer.
  public func relative(_ measure: Measure) -> Double? { estimate(measure).map { exp($0) - 1 } }

  private func change(_ group: Group, _ measure: Measure) -> Double? {
    guard group.base.amount(measure) > 0, group.period.amount(measure) > 0 else { return nil }
    func logPerReport(_ tally: Tally) -> Double { log(Double(tally.amount(measure)) / Double(tally.reports)) }
    return logPerReport(group.period) - logPerReport(group.base)
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
