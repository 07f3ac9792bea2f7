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

  /// Whether a floor is listed ahead of another: from below, and behind them what has no number.
  static func isAhead(_ a: String, _ b: String) -> Bool {
    func place(_ text: String) -> (Int, String) {
      let key = key(text)
      return (Int(key) ?? (key.hasPrefix("b") ? Int(key.dropFirst()).map { -$0 } : nil) ?? .max, text)
    }
    return place(a) < place(b)
  }
}
