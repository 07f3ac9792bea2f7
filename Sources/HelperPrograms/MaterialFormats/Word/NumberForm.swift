/// How Word writes the numbers that it counts itself: `w:numFmt`.
enum NumberForm {
  /// Signs of a row, of which each stands for one number; behind the last they are doubled, tripled ….
  private static let rows: [String: [Character]] = [
    "upperLetter": Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    "lowerLetter": Array("abcdefghijklmnopqrstuvwxyz"),
    "aiueo": Array("ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"),
    "aiueoFullWidth": Array("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"),
    "iroha": Array("ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"),
    "irohaFullWidth": Array("イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"),
  ]
  /// The same, but with plain digits behind the last.
  private static let shortRows: [String: [Character]] = [
    "ideographTraditional": Array("甲乙丙丁戊己庚辛壬癸"), "ideographZodiac": Array("子丑寅卯辰巳午未申酉戌亥"),
    "decimalEnclosedCircle": circled, "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedParen": Array("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": Array("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"), "ideographEnclosedCircle": Array("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
  ]
  private static let circled: [Character] = Array("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")

  static func text(_ number: Int, _ form: String) -> String {
    if let row = rows[form], number > 0 {
      // Documents hold any number; nobody reads a thousand letters.
      return String(repeating: row[(number - 1) % row.count], count: min((number - 1) / row.count + 1, 20))
    }
    if let row = shortRows[form], number > 0, row.indices.contains(number - 1) { return String(row[number - 1]) }
    switch form {
    case "none", "bullet": return ""
    case "decimalZero": return (0...9).contains(number) ? "0\(number)" : "\(number)"
    case "decimalFullWidth", "decimalFullWidth2":
      return String(String.UnicodeScalarView("\(number)".unicodeScalars.map { wide($0) }))
    case "numberInDash": return "- \(number) -"
    case "upperRoman": return roman(number)
    case "lowerRoman": return roman(number).lowercased()
    case "japaneseCounting", "chineseCounting", "chineseCountingThousand", "taiwaneseCounting",
      "taiwaneseCountingThousand":
      return kanji(number, digits: Array("〇一二三四五六七八九"), units: ["", "十", "百", "千"], tenThousand: "万", saysOne: false)
    case "japaneseLegal":
      return kanji(number, digits: Array("〇壱弐参四伍六七八九"), units: ["", "拾", "百", "阡"], tenThousand: "萬", saysOne: true)
    case "japaneseDigitalTenThousand", "ideographDigital":
      let digits = Array("〇一二三四五六七八九")
      return String("\(number)".map { $0.wholeNumberValue.map { digits[$0] } ?? $0 })
    default: return "\(number)"
    }
  }

  private static func wide(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
  }

  private static func roman(_ number: Int) -> String {
    guard (1...4999).contains(number) else { return "\(number)" }
    var rest = number
    var text = ""
    for (value, sign) in [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
      (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ] {
      while rest >= value {
        rest -= value
        text += sign
      }
    }
    return text
  }

  /// - Parameter saysOne: whether 10 is 壱拾, and not 十.
  private static func kanji(
    _ number: Int, digits: [Character], units: [String], tenThousand: String, saysOne: Bool
  ) -> String {
    guard (1..<100_000_000).contains(number) else { return number == 0 ? String(digits[0]) : "\(number)" }
    func four(_ value: Int) -> String {
      var text = ""
      for (place, power) in [(3, 1000), (2, 100), (1, 10), (0, 1)] {
        let digit = value / power % 10
        if digit > 1 || digit == 1 && (place == 0 || saysOne) { text.append(digits[digit]) }
        if digit > 0 { text += units[place] }
      }
      return text
    }
    let upper = number / 10_000
    return (upper > 0 ? four(upper) + tenThousand : "") + four(number % 10_000)
  }
}
