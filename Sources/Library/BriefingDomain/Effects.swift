#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An exact additive split of amount(P)/months(P) − amount(B)/months(B) by the logarithmic mean Divisia index
/// (LMDI-I): amount = reports × (paper reports ÷ reports) × (amount ÷ paper report).
///
/// Source: B. W. Ang, "The LMDI approach to decomposition analysis: a practical guide", Energy Policy 33 (2005)
/// 867–871. Each effect is in units of the measure per month; the three sum to the change.
public struct Effects: Hashable, Sendable {
  /// More or fewer reports.
  public let activity: Double
  /// A larger or smaller share of them on paper.
  public let form: Double
  /// More or fewer copies (or sheets) for each report on paper.
  public let copies: Double

  public var sum: Double { activity + form + copies }

  public init(measure: Measure, period: Tally, months: Int, base: Reduction.BaseTally) {
    let now = Factors(period, measure, months: months)
    let before = Factors(base.tally, measure, months: base.months)

    // Where an amount is zero, Ang's limit for small values: put δ for zero and let δ go to 0. All weight then goes
    // to the first factor of the chain that vanishes, since the others' logarithms stay finite while L(δ, v) ln δ
    // tends to −v.
    guard now.amount > 0, before.amount > 0 else {
      let change = now.amount - before.amount
      let vanished = now.amount > 0 ? before : now
      activity = change != 0 && vanished.reports == 0 ? change : 0
      form = change != 0 && vanished.reports > 0 && vanished.onPaper == 0 ? change : 0
      copies = change != 0 && vanished.onPaper > 0 ? change : 0
      return
    }
    let weight = logarithmicMean(now.amount, before.amount)
    activity = weight * log(now.reports / before.reports)
    form = weight * log((now.onPaper / now.reports) / (before.onPaper / before.reports))
    copies = weight * log((now.amount / now.onPaper) / (before.amount / before.onPaper))
  }

  private struct Factors {
    let reports, onPaper, amount: Double

    init(_ tally: Tally, _ measure: Measure, months: Int) {
      let months = Double(max(1, months))
      reports = Double(tally.reports) / months
      onPaper = Double(tally.onPaper) / months
      amount = Double(tally.amount(measure)) / months
    }
  }
}

/// L(a, b) = (a − b) ÷ (ln a − ln b), and a where both are the same; for a, b > 0.
private func logarithmicMean(_ a: Double, _ b: Double) -> Double {
  let difference = log(a) - log(b)
  // Near a = b the quotient of two small differences loses its digits; the mean of the two differs from L by less
  // than the square of the difference there.
  return abs(difference) < 1e-8 ? (a + b) / 2 : (a - b) / difference
}

extension Effects {
  /// The change and its three effects in whole units of the last digit shown, so that the printed numbers add up:
  /// each is rounded down or up by the largest remainder.
  ///
  /// - Parameter unit: the last digit shown, such as 0.1.
  /// - Returns: change, activity, form, copies as multiples of `unit`.
  public func rounded(to unit: Double) -> (change: Int, activity: Int, form: Int, copies: Int) {
    let exact = [activity, form, copies].map { $0 / unit }
    let change = Int(roundedHalfUp(sum / unit))
    var parts = exact.map { Int($0.rounded(.down)) }
    let missing = change - parts.reduce(0, +)
    let byRemainder = exact.indices.sorted {
      exact[$0] - Double(parts[$0]) > exact[$1] - Double(parts[$1])
    }
    for index in byRemainder.prefix(max(0, missing)) { parts[index] += 1 }
    return (change, parts[0], parts[1], parts[2])
  }
}
