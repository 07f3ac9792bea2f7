import Glibc

/// A number as a spreadsheet takes it for display: the fifteen decimal digits that it shows at most, rounded half up from
/// there. 1.005 is a little less than that in binary, and 22.125 a tie that C rounds to even; both go up.
struct ShownDecimal {
  /// Fifteen of them; the first is 0 for zero alone.
  private let digits: [Int]
  /// The power of ten of the first digit.
  private(set) var exponent: Int

  /// - Parameter magnitude: finite, and not below zero.
  init(_ magnitude: Double) {
    let parts = CNumber.text("%.14e", magnitude).split(separator: "e")
    digits = (parts.first ?? "").compactMap(\.wholeNumberValue)
    exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
  }

  func timesTen(toThe power: Int) -> ShownDecimal {
    var scaled = self
    scaled.exponent += power
    return scaled
  }

  /// The digits before and behind the point.
  func fixed(_ places: Int) -> (integer: [Character], fraction: [Character]) {
    var text = rounded(keeping: exponent + 1 + places).map { Character("\($0)") }
    text = Array(repeating: "0", count: max(0, places + 1 - text.count)) + text
    return (Array(text.dropLast(places)), Array(text.suffix(places)))
  }

  /// How many decimals it takes to say the number.
  var places: Int { max(0, (digits.lastIndex { $0 != 0 } ?? 0) - exponent) }

  /// With a power of ten that is a multiple of `period`, and fewer than that many digits more than one before the point.
  func scientific(
    _ places: Int, every period: Int
  ) -> (integer: [Character], fraction: [Character], power: Int) {
    let power = exponent - (exponent % period + period) % period
    let (integer, fraction) = timesTen(toThe: -power).fixed(places)
    return integer.count > period ? (["1"], fraction.map { _ in "0" }, power + period) : (integer, fraction, power)
  }

  /// The number in units of its last kept digit.
  private func rounded(keeping count: Int) -> [Int] {
    guard count >= 0 else { return [0] }
    guard count < digits.count else { return digits + Array(repeating: 0, count: count - digits.count) }
    var kept = Array(digits.prefix(count))
    guard digits[count] >= 5 else { return kept.isEmpty ? [0] : kept }
    var place = count - 1
    while place >= 0, kept[place] == 9 {
      kept[place] = 0
      place -= 1
    }
    if place >= 0 { kept[place] += 1 } else { kept.insert(1, at: 0) }
    return kept
  }
}
