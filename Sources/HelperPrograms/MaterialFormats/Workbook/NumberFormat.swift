/// How a number is displayed: a format code such as `#,##0;[Red]-#,##0` or `[$-411]ggge"年"m"月"d"日"`, taken apart once.
/// What the codes mean: ECMA-376, 18.8.30 and 18.8.31, as a Japanese Excel takes them.
struct NumberFormat: Sendable {
  /// One for all numbers, or up to three for kinds of them.
  private let numbers: [FormatSection]
  /// How a text is displayed: the fourth section, or one with an `@`. `nil` for the text itself.
  private let texts: FormatSection?

  /// Any text will do; what means nothing is displayed as it is.
  init(_ code: String) {
    var sections = FormatSection.parse(code)
    let text = sections.count == 4 ? 3 : sections.lastIndex { $0.tokens.contains(.text) }
    texts = text.map { sections.remove(at: $0) }
    // Colours alone, for one.
    if sections.isEmpty { sections.append(FormatSection()) }
    if sections.count == 1, sections[0].tokens.isEmpty { sections[0].tokens = [.general] }
    numbers = sections
  }

  var isGeneral: Bool { numbers.count == 1 && numbers[0].tokens == [.general] }

  /// The number as the format displays it, dates in the calendar that it asks for.
  func text(_ value: Double, epoch: ExcelDate.Epoch) -> String {
    shown(value, epoch: epoch) ?? "#####"
  }

  /// `nil` where Excel fills the cell with `#`: what is no date, and a number that no section is for.
  ///
  /// - Parameter plainly: with the digits of programs, and no vulgar fractions.
  func shown(_ value: Double, epoch: ExcelDate.Epoch, plainly: Bool = false) -> String? {
    guard value.isFinite else { return "" }
    guard let chosen = choose(value) else { return nil }
    var section = chosen.section
    if plainly { section.numerals = nil }
    if section.isDate { return DateDisplay(section, epoch: epoch).text(chosen.isSigned ? value : value.magnitude) }
    if plainly, section.fractionIndex != nil { return Self.general(value) }
    return (value < 0 && chosen.isSigned ? "-" : "") + section.number(value.magnitude)
  }

  /// A text as the format displays it, which is the text itself but for formats that add to it, such as `@"様"`, or hide
  /// it, as `;;;` does.
  func text(_ text: String) -> String {
    guard let texts else { return text }
    return texts.tokens.map { token in
      switch token {
      case .text, .general: text
      case .literal(let literal): literal
      default: ""
      }
    }.joined()
  }

  /// The section for a number, and whether a minus goes before a negative one: not in a section for such numbers alone.
  /// `nil` where none fits.
  func choose(_ value: Double) -> (section: FormatSection, isSigned: Bool)? {
    guard numbers.contains(where: { $0.condition != nil }) else {
      let index = value < 0 ? 1 : value == 0 ? 2 : 0
      return (index < numbers.count ? numbers[index] : numbers[0], numbers.count == 1)
    }
    let first = numbers[0].condition ?? FormatSection.Condition(sign: ">", limit: 0)
    if first.holds(value) { return (numbers[0], !first.isOfNegatives) }
    guard numbers.count > 1 else {
      var general = FormatSection()
      general.tokens = [.general]
      return (general, true)
    }
    if let second = numbers[1].condition {
      if second.holds(value) { return (numbers[1], !second.isOfNegatives) }
    } else if numbers.count == 2 {
      return (numbers[1], first.leavesMoreThanNegatives)
    } else if value < 0 {
      return (numbers[1], true)
    }
    return numbers.count > 2 ? (numbers[2], true) : nil
  }

  /// The general format: eleven characters at most, or a power of ten. Whole numbers are given in full up to fifteen
  /// digits, because codes are kept as numbers.
  static func general(_ value: Double) -> String {
    if value == value.rounded(), value.magnitude < 1e15 { return String(Int(value)) }
    let sign = value < 0 ? "-" : ""
    let decimal = ShownDecimal(value.magnitude)
    if decimal.exponent <= 10, decimal.exponent >= -4 || decimal.places <= 9 {
      let (integer, fraction) = decimal.fixed(min(9, max(0, 9 - decimal.exponent)))
      if integer.count <= 11 { return sign + String(integer) + stripped(fraction) }
    }
    let (integer, fraction, power) = decimal.scientific(5, every: 1)
    let digits = String(power.magnitude)
    return sign + String(integer) + stripped(fraction) + (power < 0 ? "E-" : "E+") + (digits.count < 2 ? "0" : "")
      + digits
  }

  private static func stripped(_ fraction: [Character]) -> String {
    guard let last = fraction.lastIndex(where: { $0 != "0" }) else { return "" }
    return "." + String(fraction[...last])
  }

  /// The codes that are known by number only. 14 and 22 as a Japanese Excel displays them; 27 to 36 and 50 to 58 are
  /// those of its locale.
  static let builtIn: [Int: String] = [
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0;¥-#,##0", 6: "¥#,##0;¥-#,##0", 7: "¥#,##0.00;¥-#,##0.00",
    8: "¥#,##0.00;¥-#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy/m/d h:mm", 27: "[$-411]ge.m.d", 28: "[$-411]ggge\"年\"m\"月\"d\"日\"",
    29: "[$-411]ggge\"年\"m\"月\"d\"日\"", 30: "m/d/yy", 31: "yyyy\"年\"m\"月\"d\"日\"", 32: "h\"時\"mm\"分\"",
    33: "h\"時\"mm\"分\"ss\"秒\"", 34: "yyyy\"年\"m\"月\"", 35: "m\"月\"d\"日\"", 36: "[$-411]ge.m.d",
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: "#,##0;-#,##0;\"-\"", 42: "¥#,##0;¥-#,##0;¥\"-\"", 43: "#,##0.00;-#,##0.00;\"-\"",
    44: "¥#,##0.00;¥-#,##0.00;¥\"-\"", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    50: "[$-411]ge.m.d", 51: "[$-411]ggge\"年\"m\"月\"d\"日\"", 52: "yyyy\"年\"m\"月\"", 53: "m\"月\"d\"日\"",
    54: "[$-411]ggge\"年\"m\"月\"d\"日\"", 55: "yyyy\"年\"m\"月\"", 56: "m\"月\"d\"日\"", 57: "[$-411]ge.m.d",
    58: "[$-411]ggge\"年\"m\"月\"d\"日\"",
  ]
}
