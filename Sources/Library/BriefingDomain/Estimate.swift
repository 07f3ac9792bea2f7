/// What was counted or computed of answers, with the interval that holds the true value in 95 of 100 such surveys.
///
/// Shares have Wilson's interval; what is computed of estimates has an interval by square-and-add (MOVER), which for the
/// difference of two shares is Newcombe's. Sources: R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890 (method 10) and
/// 2635–2650 (paired, method 10); G. Y. Zou and A. Donner, Statistics in Medicine 27 (2008) 1693–1702.
public struct Estimate: Hashable, Sendable {
  /// A fraction, a difference of fractions, 0.055 being 5.5 points, or what its maker says.
  public let value: Double
  public let low: Double
  public let high: Double

  public init(value: Double, low: Double, high: Double) {
    self.value = value
    self.low = low
    self.high = high
  }

  /// Φ⁻¹(0.975).
  private static let z = 1.959963984540054

  /// A share of those who answered. `nil` where nobody did.
  public init?(_ count: Int, of answers: Int) {
    guard answers > 0, (0...answers).contains(count) else { return nil }
    let (n, share, square) = (Double(answers), Double(count) / Double(answers), Self.z * Self.z)
    let middle = share + square / (2 * n)
    let half = Self.z * (share * (1 - share) / n + square / (4 * n * n)).squareRoot()
    // At the ends the arithmetic leaves what is not quite 0 or 1.
    self.init(
      value: share, low: count == 0 ? 0 : (middle - half) / (1 + square / n),
      high: count == answers ? 1 : (middle + half) / (1 + square / n))
  }

  /// How much more this is than another.
  ///
  /// - Parameter correlation: of the two, −1 to 1; 0 where other people answered, or nobody knows who.
  public func minus(_ other: Estimate, correlation: Double = 0) -> Estimate {
    func distance(_ a: Double, _ b: Double) -> Double {
      max(0, a * a + b * b - 2 * correlation * a * b).squareRoot()
    }
    let difference = value - other.value
    return Estimate(
      value: difference, low: difference - distance(value - low, other.high - other.value),
      high: difference + distance(high - value, other.value - other.low))
  }

  /// Whether 0 lies outside, so that one may say that it is more, or less.
  public var leavesOutZero: Bool { low > 0 || high < 0 }
}

/// How the same people answered twice.
public struct PairedAnswers: Hashable, Sendable {
  /// How many were positive both times, only before, only after, and never.
  public let both: Int
  public let onlyBefore: Int
  public let onlyAfter: Int
  public let never: Int

  public init(both: Int, onlyBefore: Int, onlyAfter: Int, never: Int) {
    self.both = both
    self.onlyBefore = onlyBefore
    self.onlyAfter = onlyAfter
    self.never = never
  }

  public var people: Int { both + onlyBefore + onlyAfter + never }

  /// The share after less the share before. `nil` where nobody answered twice.
  public var difference: Estimate? {
    guard let before = Estimate(both + onlyBefore, of: people), let after = Estimate(both + onlyAfter, of: people)
    else { return nil }
    return after.minus(before, correlation: correlation)
  }

  /// φ, less what small numbers would feign of it where it is above 0 (Newcombe's method 10).
  private var correlation: Double {
    let margins = [both + onlyAfter, onlyBefore + never, both + onlyBefore, onlyAfter + never].map(Double.init)
    let product = margins.reduce(1, *)
    guard product > 0 else { return 0 }
    let cross = Double(both) * Double(never) - Double(onlyBefore) * Double(onlyAfter)
    return (cross > 0 ? max(0, cross - Double(people) / 2) : cross) / product.squareRoot()
  }
}
