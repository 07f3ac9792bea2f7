internal import JapaneseText

/// A floor as people write it: 7階, ７階, 7F and 7 are one, as are 地下1階 and B1.
enum Floor {
  static func key(_ text: String) -> String {
    var key = Folding.key(text).filter { $0 != " " }[...]
    for ending in ["階", "floor", "fl", "f"] where key.hasSuffix(ending) && key.count > ending.count {
      key = key.dropLast(ending.count)
      break
    }
    return key.hasPrefix("地下") ? "b" + key.dropFirst(2) : String(key)
  }
  /// By building, then from below: B2, B1, 1, 2, 10, 屋上.
  static func isInOrder(_ a: String, _ b: String) -> Bool { rank(a) < rank(b) }

  private static func rank(_ key: String) -> (building: String, level: Int, key: String) {
    let building = key[..<(key.lastIndex { !$0.isASCII || !$0.isNumber }.map(key.index(after:)) ?? key.startIndex)]
    guard let level = Int(key[building.endIndex...].prefix(4)) else { return (key, .max, key) }
    return building.hasSuffix("b") ? (String(building.dropLast()), -level, key) : (String(building), level, key)
  }
}
