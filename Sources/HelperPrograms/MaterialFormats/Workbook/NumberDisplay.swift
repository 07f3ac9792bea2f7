import Glibc

extension FormatSection {
  /// A number that is not below zero, as this section displays it. A section without places for digits displays its
  /// literals only.
  func number(_ magnitude: Double) -> String {
    // The numerator of a greater fraction might be no Int.
    if tokens.contains(.general) || fractionIndex != nil && magnitude >= 1e13 {
      let text = NumberFormat.general(magnitude)
      return withLiterals(numerals?.spelled(text) ?? text)
    }
    if let slash = fractionIndex, case .fraction(let places, let given) = tokens[slash] {
      let hasWhole = tokens[..<FractionDisplay.start(tokens, slash: slash)].contains { $0.isDigit }
      return FractionDisplay(magnitude, hasWhole: hasWhole, places: places, given: given).text(self, slash: slash)
    }
    let places = NumberPlaces(tokens)
    guard places.integer + places.decimals > 0 else { return withLiterals("") }
    let scaled = ShownDecimal(magnitude).timesTen(toThe: 2 * min(places.percents, 3) - 3 * min(places.scales, 5))
    var integer: [Character]
    var fraction: [Character]
    var power = 0
    if places.hasExponent {
      (integer, fraction, power) = scaled.scientific(min(places.decimals, 14), every: max(places.integer, 1))
    } else {
      (integer, fraction) = scaled.fixed(min(places.decimals, 30))
    }
    while fraction.count > places.neededDecimals, fraction.last == "0" { fraction.removeLast() }
    if integer == ["0"], places.neededInteger == 0 { integer = [] }
    while integer.count < places.neededInteger { integer.insert("0", at: 0) }
    return laidOut(integer, fraction, power, places)
  }

  /// Digits go to their places from the right, so that `000-0000` puts a hyphen into a postal code.
  private func laidOut(
    _ integer: [Character], _ fraction: [Character], _ power: Int, _ places: NumberPlaces
  ) -> String {
    var result = ""
    var left = places.integer
    var decimal = 0
    var afterPoint = false
    var afterPower = false
    func put(_ digit: Character) { result.append(numerals?.digit(digit) ?? digit) }
    for token in tokens {
      switch token {
      case .literal(let text): result += text
      case .percent: result += "%"
      case .point:
        afterPoint = true
        result += "."
      case .exponent(let plus):
        afterPower = true
        result += power < 0 ? "E-" : plus ? "E+" : "E"
        let digits = String(power.magnitude)
        for digit in String(repeating: "0", count: max(0, places.powerDigits - digits.count)) + digits { put(digit) }
      case .digit where afterPower: break
      case .digit where afterPoint:
        if decimal < fraction.count { put(fraction[decimal]) }
        decimal += 1
      case .digit:
        // The leftmost place takes all digits that are left over.
        let from = left == places.integer ? max(integer.count, left) : left
        for place in stride(from: from, to: left - 1, by: -1) where place <= integer.count && place > 0 {
          put(integer[integer.count - place])
          if places.groups, place > 1, place % 3 == 1 { result += "," }
        }
        left -= 1
      default: break
      }
    }
    return result
  }

  /// The literals, with this text where the number has its place.
  private func withLiterals(_ text: String) -> String {
    var result = ""
    var placed = false
    for token in tokens {
      switch token {
      case .literal(let literal): result += literal
      case .digit, .general:
        if !placed { result += text }
        placed = true
      default: break
      }
    }
    return placed ? result : text + result
  }
}

/// What the places of a section ask for.
private struct NumberPlaces {
  var integer = 0
  var decimals = 0
  var neededInteger = 0
  var neededDecimals = 0
  var groups = false
  var percents = 0
  /// Commas behind the last place, each a division by a thousand.
  var scales = 0
  var hasExponent = false
  var powerDigits = 0

  init(_ tokens: [FormatSection.Token]) {
    var afterPoint = false
    var pendingCommas = 0
    for token in tokens {
      switch token {
      case .digit(let kind) where hasExponent: powerDigits += kind == "0" ? 1 : 0
      case .digit(let kind):
        if pendingCommas > 0, !afterPoint { groups = true }
        pendingCommas = 0
        if afterPoint {
          decimals += 1
          if kind == "0" { neededDecimals = decimals }
        } else {
          integer += 1
          if kind == "0" || neededInteger > 0 { neededInteger += 1 }
        }
      case .comma where integer > 0: pendingCommas += 1
      case .point:
        afterPoint = true
        scales += pendingCommas
        pendingCommas = 0
      case .percent: percents += 1
      case .exponent: hasExponent = true
      default: break
      }
    }
    scales += pendingCommas
  }
}

/// Numbers in the notation of C, which rounds correctly at any place.
enum CNumber {
  /// - Parameter format: with one place for a double.
  static func text(_ format: String, _ value: Double) -> String {
    var buffer = [CChar](repeating: 0, count: 400)
    let length = withVaList([value]) { vsnprintf(&buffer, buffer.count, format, $0) }
    guard length > 0 else { return "" }
    return String(decoding: buffer.prefix(Int(length)).prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
