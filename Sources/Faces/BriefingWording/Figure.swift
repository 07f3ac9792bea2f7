internal import BriefingDomain
internal import Foundation

/// Numbers as a report prints them, the same in every language and on every machine.
package enum Figure {
  static var fullyDigital: String { tr("Fully digital", "電子化率（完全電子）") }
  static var digitalInAnyWay: String { tr("Digital in any way", "電子化率（併用を含む）") }

  /// `55.0 %`, with a true minus sign; `not defined` for `nil`.
  package static func percent(_ fraction: Double?) -> String {
    guard let fraction, fraction.isFinite else { return tr("not defined", "算出不可") }
    return decimal(fraction * 100, places: 1) + " %"
  }

  /// With its sign: `+12.1 %`, `−4.0 %`, `±0.0 %`.
  static func signedPercent(_ fraction: Double) -> String {
    signed(fraction, percent(abs(fraction)))
  }

  /// The same of an amount, with so many digits behind the point: `+0.8`, `−40.00`.
  static func signed(_ value: Double, places: Int) -> String { signed(value, decimal(abs(value), places: places)) }

  private static func signed(_ value: Double, _ size: String) -> String {
    (size.contains { "123456789".contains($0) } ? (value > 0 ? "+" : "−") : "±") + size
  }

  /// Rounded half up, with so many digits behind the point.
  package static func decimal(_ value: Double, places: Int) -> String {
    let digits = String(format: "%.0f", roundedHalfUp(abs(value) * pow(10, Double(places))))
    // What rounds to zero has no sign.
    let isNegative = value < 0 && digits.contains { $0 != "0" }
    let text = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return (isNegative ? "−" : "") + grouped(String(text.dropLast(places)))
      + (places > 0 ? "." + text.suffix(places) : "")
  }

  package static func count(_ value: Int) -> String { (value < 0 ? "−" : "") + grouped(String(value.magnitude)) }

  /// A number of tenths with its sign: `+12.3`, `−0.4`, `±0.0`.
  package static func signedTenths(_ tenths: Int) -> String {
    let sign = tenths > 0 ? "+" : tenths < 0 ? "−" : "±"
    return sign + decimal(Double(abs(tenths)) / 10, places: 1)
  }

  /// The shortest way to write it: `169.25`, `73`.
  package static func plain(_ value: Double) -> String {
    // 0.55 × 100 is a little more than 55.
    decimal(value, places: abs(value - value.rounded()) < 0.005 ? 0 : 2)
  }

  /// With all its digits: `4.6`, `0.0001`, `12`.
  static func exact(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// No more than two significant digits: `610`, `0.061`.
  package static func rough(_ value: Double) -> String {
    let rounded = twoSignificantDigits(value)
    var places = 0
    var scale = abs(rounded)
    while scale > 0, scale < 10, places < 12, scale != scale.rounded() || scale < 1 {
      scale *= 10
      places += 1
    }
    return decimal(rounded, places: places)
  }

  private static func grouped(_ digits: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += "," }
      result.append(digit)
    }
    return result
  }
}

extension Reduction.Verdict? {
  /// Whether a goal is reached.
  var label: String {
    switch self {
    case .met: tr("met", "達成")
    case .notMet: tr("not met", "未達")
    case .open: tr("open", "未確定")
    case nil: tr("not defined", "算出不可")
    }
  }
}
