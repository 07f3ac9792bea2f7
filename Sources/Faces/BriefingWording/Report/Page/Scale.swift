/// A linear axis from a round number to a round number, with ticks at round numbers.
struct Scale {
  let bottom: Double
  let top: Double
  let step: Double

  /// Holds zero and all of `values`; from 0 to at least 1 where there is nothing to show.
  ///
  /// - Parameter intervals: about how many steps it is to have.
  init(holding values: [Double], intervals: Int = 5) {
    let finite = values.filter(\.isFinite)
    let most = max(0, finite.max() ?? 0)
    let least = min(0, finite.min() ?? 0)
    let wanted = max((most - least) / Double(max(1, intervals)), 1e-9)
    // Counts are whole: a step below 1 would put fractions on the axis.
    step = max(1, Scale.round(above: wanted))
    bottom = (least / step).rounded(.down) * step
    top = max((most / step).rounded(.up) * step, bottom + step)
  }

  var ticks: [Double] { (0...Int(((top - bottom) / step).rounded())).map { bottom + Double($0) * step } }

  /// Where `value` lies, 0 at the bottom and 1 at the top; not outside of them.
  func place(_ value: Double) -> Double {
    guard value.isFinite else { return 0 }
    return min(1, max(0, (value - bottom) / (top - bottom)))
  }

  /// The least of 1, 2, 5 × a power of ten that is no less than `value`.
  private static func round(above value: Double) -> Double {
    var power = 1.0
    while power > value { power /= 10 }
    while power * 10 <= value { power *= 10 }
    return [1, 2, 5].map { $0 * power }.first { $0 >= value } ?? power * 10
  }
}
