/// A number as a vulgar fraction: `# ?/?`, `??/??`, `# ?/8`.
struct FractionDisplay {
  /// Nothing where the format asks for the numerator alone.
  private var whole: Int?
  private var numerator: Int
  private let denominator: Int

  /// - Parameters:
  ///   - hasWhole: whether a whole number goes before it.
  ///   - places: for the denominator.
  ///   - given: a denominator that is fixed.
  init(_ magnitude: Double, hasWhole: Bool, places: Int, given: Int?) {
    let integer = hasWhole ? magnitude.rounded(.down) : 0
    let rest = magnitude - integer
    if let given {
      (numerator, denominator) = (Int((rest * Double(given)).rounded(.toNearestOrAwayFromZero)), given)
    } else {
      (numerator, denominator) = Self.nearest(rest, most: [9.0, 99, 999, 9999, 99_999][max(1, min(places, 5)) - 1])
    }
    guard hasWhole else { return }
    let carries = numerator == denominator
    whole = Int(integer) + (carries ? 1 : 0)
    if carries { numerator = 0 }
  }

  /// By a continued fraction, until the denominator has more places than there are. In binary, as Excel does it, so that
  /// 0.3 is 2/7 and 12.3 is 12 1/3.
  private static func nearest(_ value: Double, most: Double) -> (Int, Int) {
    var rest = value - value.rounded(.down)
    var last = (1.0, 0.0)
    var now = (value.rounded(.down), 1.0)
    while rest > 0 {
      let step = (1 / rest).rounded(.down)
      let next = (step * now.0 + last.0, step * now.1 + last.1)
      guard next.1 <= most else { break }
      (last, now) = (now, next)
      rest = 1 / rest - step
    }
    return (Int(now.0), Int(now.1))
  }

  /// The tokens of a section with the fraction in its place. Blanks that only keep its place are left out with it.
  ///
  /// - Parameter slash: the index of the fraction among the tokens.
  func text(_ section: FormatSection, slash: Int) -> String {
    let tokens = section.tokens
    let start = Self.start(tokens, slash: slash)
    let first = tokens[..<start].firstIndex { $0.isDigit } ?? start
    let showsFraction = whole == nil || numerator > 0 || tokens[start..<slash].contains(.digit("0"))
    let zeros = tokens[..<start].filter { $0 == .digit("0") }.count
    let showsWhole = whole != 0 || zeros > 0 || !showsFraction
    func written(_ number: Int, places: Int = 0) -> String {
      let digits = String(number)
      let padded = String(repeating: "0", count: max(0, places - digits.count)) + digits
      return section.numerals?.digits(padded) ?? padded
    }
    var result = ""
    for (index, token) in tokens.enumerated() {
      switch token {
      case .literal(let literal):
        let keepsPlace = first < index && index < start && literal.allSatisfy { $0.isWhitespace }
        if !keepsPlace || (showsWhole && showsFraction) { result += literal }
      case .percent: result += "%"
      case .digit where index == first && first < start: if showsWhole { result += written(whole ?? 0, places: zeros) }
      case .digit where index == start: if showsFraction { result += written(numerator) }
      case .fraction: if showsFraction { result += "/" + written(denominator) }
      default: break
      }
    }
    return result
  }

  /// Where the places of the numerator begin: right before the slash.
  static func start(_ tokens: [FormatSection.Token], slash: Int) -> Int {
    var start = slash
    while start > 0, tokens[start - 1].isDigit { start -= 1 }
    return start
  }
}
