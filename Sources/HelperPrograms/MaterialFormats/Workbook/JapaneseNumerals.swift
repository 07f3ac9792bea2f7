/// `[DBNum1]` to `[DBNum3]`, as Excel writes them in Japanese.
enum JapaneseNumerals: Int, Sendable {
  case kanji = 1
  /// Those of deeds, which cannot be altered.
  case formal = 2
  case fullWidth = 3

  private static let figures = [Array("〇一二三四五六七八九"), Array("〇壱弐参四伍六七八九"), Array("０１２３４５６７８９")]

  /// Each digit by itself: 一二三四.
  func digits(_ text: String) -> String {
    String(text.map(digit))
  }

  func digit(_ character: Character) -> Character {
    guard let value = character.wholeNumberValue, character.isASCII else { return character }
    return Self.figures[rawValue - 1][value]
  }

  /// By thousands, hundreds and tens: 千二百三十四. Decimals stand by themselves.
  ///
  /// - Parameter text: as the general format has it, without a sign.
  func spelled(_ text: String) -> String {
    let parts = text.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first, whole.utf8.count <= 15, let number = Int(whole), number > 0 else {
      return digits(text)
    }
    let decimals = parts.count > 1 ? "." + digits(String(parts[1])) : ""
    let units: [Character] = self == .formal ? ["兆", "億", "萬"] : ["兆", "億", "万"]
    var result = ""
    for (place, unit) in units.enumerated() {
      let group = number / [1_000_000_000_000, 100_000_000, 10_000][place] % 10_000
      if group > 0 { result += thousands(group) + String(unit) }
    }
    return result + thousands(number % 10_000) + decimals
  }

  private func thousands(_ number: Int) -> String {
    let units = Array(self == .formal ? "阡百拾" : "千百十")
    var result = ""
    for (place, size) in [1000, 100, 10].enumerated() {
      let figure = number / size % 10
      // Deeds say 壱拾, others 十.
      if figure > 1 || figure == 1 && self == .formal { result += digits("\(figure)") }
      if figure > 0 { result.append(units[place]) }
    }
    return number % 10 > 0 ? result + digits("\(number % 10)") : result
  }

  /// A number in a date: years, and what begins with a zero, digit by digit, all else as it is said.
  func dated(_ text: String) -> String {
    self == .fullWidth || text.utf8.count > 2 || text.hasPrefix("0") ? digits(text) : spelled(text)
  }
}
