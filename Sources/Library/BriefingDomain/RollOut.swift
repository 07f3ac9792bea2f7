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

  /// Units with their sums.
  public struct Group: Hashable, Sendable {
    public private(set) var members: [Member] = []

    public init(_ members: [Member] = []) { self.members = members }

    public mutating func add(_ member: Member) { members.append(member) }

    public var units: [String] { members.map(\.name) }
    public var base: Tally { members.reduce(into: Tally()) { $0 += $1.base } }
    public var period: Tally { members.reduce(into: Tally()) { $0 += $1.period } }
  }

  public struct Member: Hashable, Sendable {
    public let name: String
    public let floor: String?
    public let base: Tally
    public let period: Tally

    public init(_ name: String, floor: String? = nil, base: Tally, period: Tally) {
      self.name = name
      self.floor = floor
      self.base = base
      self.period = period
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

  /// The estimate with its 95 % interval, from what it is without one unit at a time. `nil` as ``estimate(_:)`` is, and where
  /// all documents of a group are those of one unit.
  public func interval(_ measure: Measure) -> Estimate? {
    guard let estimate = estimate(measure), let treated = jackknife(adopted, measure),
      let control = jackknife(notYet, measure)
    else { return nil }
    return treated.combined(with: control).interval(around: estimate)
  }

  /// The interval as a relative change of documents per report.
  public func relativeInterval(_ measure: Measure) -> Estimate? {
    interval(measure).map { Estimate(value: exp($0.value) - 1, low: exp($0.low) - 1, high: exp($0.high) - 1) }
  }

  private func change(_ group: Group, _ measure: Measure) -> Double? {
    Change(group.base, group.period, measure).logRatio
  }

  private func jackknife(_ group: Group, _ measure: Measure) -> Jackknife? {
    let all = Change(group.base, group.period, measure)
    let without = group.members.compactMap { all.without(Change($0.base, $0.period, measure)).logRatio }
    return without.count < group.members.count ? nil : Jackknife(leavingOut: without)
  }
}

/// Documents and reports, before and now.
private struct Change {
  private var base, period: (amount: Int, reports: Int)

  init(_ base: Tally, _ period: Tally, _ measure: Measure) {
    (self.base, self.period) = ((base.amount(measure), base.reports), (period.amount(measure), period.reports))
  }

  func without(_ part: Change) -> Change {
    var rest = self
    rest.base = (base.amount - part.base.amount, base.reports - part.base.reports)
    rest.period = (period.amount - part.period.amount, period.reports - part.period.reports)
    return rest
  }

  /// Of documents per report; `nil` where there are none.
  var logRatio: Double? {
    guard base.amount > 0, period.amount > 0 else { return nil }
    func perReport(_ sum: (amount: Int, reports: Int)) -> Double { Double(sum.amount) / Double(sum.reports) }
    return log(perReport(period)) - log(perReport(base))
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
