#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the floors that come next will save, if their documents per report change as those of the floors that went first have.
public struct RollOutOutlook: Hashable, Sendable {
  public let basis: Basis
  /// Those that went first against those that have not followed.
  public let contrast: RollOut
  public let measure: Measure
  /// Of the units that have not followed; from below, those on no floor last.
  public let floors: [Floor]
  /// The length of the period.
  public let months: Int
  /// In log points.
  public let interval: Estimate?

  /// Who went first. The raw values are part of the JSON contract.
  public enum Basis: String, Sendable, Codable {
    /// The units on model floors.
    case modelFloors
    /// The units that have adopted, where no model floor can be compared.
    case adoption
  }

  public struct Floor: Hashable, Sendable {
    public let name: String?
    public let units: [String]
    /// Documents in the period.
    public let amount: Int

    public init(name: String?, units: [String], amount: Int) {
      self.name = name
      self.units = units
      self.amount = amount
    }
  }

  /// What may be said. The raw values are part of the JSON contract.
  public enum Verdict: String, Sendable, Codable {
    case saves
    /// There are more documents per report than in the units that have not followed.
    case more
    case tooFewUnits
    /// All documents of a group are those of one unit, or there are none.
    case notDefined
    case holdsZero
  }

  public init(_ basis: Basis, _ contrast: RollOut, _ measure: Measure, floors: [Floor], months: Int) {
    self.basis = basis
    self.contrast = contrast
    self.measure = measure
    self.floors = floors
    self.months = months
    interval = contrast.interval(measure)
  }

  public var verdict: Verdict {
    guard contrast.isConclusive else { return .tooFewUnits }
    guard let interval else { return .notDefined }
    return interval.high < 0 ? .saves : interval.low > 0 ? .more : .holdsZero
  }

  /// Documents a month that a floor, or all together, would have fewer of. `nil` unless the verdict is that it saves: a number
  /// that may be chance, or one unit's doing, is none to plan with.
  public func saving(of amount: Int) -> Estimate? {
    guard verdict == .saves, months > 0, let interval else { return nil }
    let now = Double(amount) / Double(months)
    return Estimate(
      value: now * -expm1(interval.value), low: now * -expm1(interval.high), high: now * -expm1(interval.low))
  }

  public var amount: Int { floors.reduce(0) { $0 + $1.amount } }
}
