internal import JapaneseText

/// A floor as people write it: 7階, ７階, 七階, 7F and 7 are one, as are 地下1階, 地下一階 and B1.
enum Floor {
  static func key(_ text: String) -> String {
    var key = inDigits(Folding.key(text).filter { $0 != " " })[...]
    for ending in ["階", "floor", "fl", "f"] where key.hasSuffix(ending) && key.count > ending.count {
      key = key.dropLast(ending.count)
      break
    }
    let number = key.lastIndex { !$0.isASCII || !$0.isNumber }.map(key.index(after:)) ?? key.startIndex
    if key[..<number].hasSuffix("地下") { return key[..<number].dropLast(2) + "b" + key[number...] }
    return key.hasPrefix("地下") ? "b" + key.dropFirst(2) : String(key)
  }

  /// 本庁舎三階 as 本庁舎3階: a number in kanji is one only where a floor is counted.
  private static func inDigits(_ key: String) -> String {
    guard let end = key.lastIndex(of: "階") else { return key }
    let before = key[..<end]
    let start = before.lastIndex { !"〇一二三四五六七八九十百".contains($0) }.map(key.index(after:)) ?? key.startIndex
    guard let number = kanjiNumber(String(before[start...])) else { return key }
    return before[..<start] + "\(number)" + key[end...]
  }

  /// By building, then from below: B2, B1, 1, 2, 10, 屋上.
  static func isInOrder(_ a: String, _ b: String) -> Bool { rank(a) < rank(b) }

  private static func rank(_ key: String) -> (building: String, level: Int, key: String) {
    let building = key[..<(key.lastIndex { !$0.isASCII || !$0.isNumber }.map(key.index(after:)) ?? key.startIndex)]
    guard let level = Int(key[building.endIndex...].prefix(4)) else { return (key, .max, key) }
    return building.hasSuffix("b") ? (String(building.dropLast()), -level, key) : (String(building), level, key)
  }
}
