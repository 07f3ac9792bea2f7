/// How a number is displayed: a format code such as `#,##0;[Red]-#,##0` or `[$-411]ggge"年"m"月"d"日"`, taken apart once.
struct NumberFormat: Sendable {
  private let sections: [FormatSection]

  /// Any text will do; what means nothing is displayed as it is.
  init(_ code: String) {
    sections = FormatSection.parse(code)
  }

  /// The number as the format displays it, dates in the calendar that it asks for.
  func text(_ value: Double, epoch: ExcelDate.Epoch) -> String {
    guard value.isFinite else { return "" }
    let (section, sign) = choose(value)
    guard let section else { return Self.general(value) }
    if section.isDate { return DateDisplay(section, epoch: epoch).text(value) ?? Self.general(value) }
    return section.number(sign ? value.magnitude : value)
  }

  /// A text as the format displays it, which is the text itself but for formats that add to it, such as `@"様"`.
  func text(_ text: String) -> String {
    let section = sections.count == 4 ? sections[3] : sections.first { $0.tokens.contains(.text) }
    guard let section, section.tokens.contains(.text) else { return text }
    return section.tokens.map { token in
      switch token {
      case .text: text
      case .literal(let literal): literal
      default: ""
      }
    }.joined()
  }

  /// The section for a number, and whether that section shows the sign itself.
  func choose(_ value: Double) -> (FormatSection?, Bool) {
    if sections.contains(where: { $0.condition != nil }) {
      let chosen = sections.first { $0.condition.map { $0.holds(value) } ?? true }
      return (chosen, false)
    }
    switch sections.count {
    case 0: return (nil, false)
    case 1: return (sections[0], false)
    case 2: return value < 0 ? (sections[1], true) : (sections[0], false)
    default: return value < 0 ? (sections[1], true) : (value == 0 ? sections[2] : sections[0], false)
    }
  }

  /// The general format. Whole numbers are given in full up to fifteen digits, because codes are kept as numbers.
  static func general(_ value: Double) -> String {
    if value == value.rounded(), value.magnitude < 1e15 { return String(Int(value)) }
    let shown = ShownDecimal(value.magnitude).significant(11)
    return CNumber.text("%.11g", value < 0 ? -shown : shown)
  }

  /// The codes that are known by number only. 14 and 22 as a Japanese Excel displays them; 27 to 36 and 50 to 58 are
  /// those of its locale.
  static let builtIn: [Int: String] = [
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0;¥-#,##0", 6: "¥#,##0;¥-#,##0", 7: "¥#,##0.00;¥-#,##0.00",
    8: "¥#,##0.00;¥-#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
    27: "[$-411]ge.m.d", 28: "[$-411]ggge\"年\"m\"月\"d\"日\"", 29: "[$-411]ggge\"年\"m\"月\"d\"日\"", 30: "m/d/yy",
    31: "yyyy\"年\"m\"月\"d\"日\"", 32: "h\"時\"mm\"分\"", 33: "h\"時\"mm\"分\"ss\"秒\"", 34: "yyyy\"年\"m\"月\"",
    35: "m\"月\"d\"日\"", 36: "[$-411]ge.m.d", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 41: "#,##0;-#,##0;\"-\"", 42: "¥#,##0;¥-#,##0;¥\"-\"", 43: "#,##0.00;-#,##0.00;\"-\"",
    44: "¥#,##0.00;¥-#,##0.00;¥\"-\"", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    50: "[$-411]ge.m.d", 51: "[$-411]ggge\"年\"m\"月\"d\"日\"", 52: "yyyy\"年\"m\"月\"", 53: "m\"月\"d\"日\"",
    54: "[$-411]ggge\"年\"m\"月\"d\"日\"", 55: "yyyy\"年\"m\"月\"", 56: "m\"月\"d\"日\"", 57: "[$-411]ge.m.d",
    58: "[$-411]ggge\"年\"m\"月\"d\"日\"",
  ]
}
