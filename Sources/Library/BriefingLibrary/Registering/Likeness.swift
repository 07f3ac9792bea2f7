internal import JapaneseText

/// How alike two short texts are: the share of pairs of neighbouring characters that they have in common (Sørensen
/// and Dice), after folding. It needs no dictionary, and so holds for names and titles in any language.
public enum Likeness {
  /// Those of some names that a text may have meant, the most alike first.
  public static func nearest(to text: String, among names: [String], atLeast limit: Double = 0.4) -> [String] {
    let ranked = names.map { (name: $0, likeness: of(text, $0)) }.filter { $0.likeness >= limit }
    return ranked.sorted { $0.likeness > $1.likeness }.prefix(3).map(\.name)
  }

  /// From 0, nothing in common, to 1, the same pairs. Texts of one character are alike when they are equal.
  static func of(_ a: String, _ b: String) -> Double { of(folded: Folding.key(a), Folding.key(b)) }

  static func of(folded a: String, _ b: String) -> Double {
    if a == b { return 1 }
    let first = pairs(a)
    var left = first
    let second = pairs(b)
    var common = 0
    for pair in second {
      if let count = left[pair.key] {
        common += min(count, pair.value)
        left[pair.key] = nil
      }
    }
    let total = first.values.reduce(0, +) + second.values.reduce(0, +)
    return total == 0 ? 0 : 2 * Double(common) / Double(total)
  }

  private static func pairs(_ text: String) -> [UInt64: Int] {
    var counts: [UInt64: Int] = [:]
    // The edges count as characters, so that short names have pairs enough to compare.
    var previous: UInt64 = 1
    for scalar in text.unicodeScalars {
      counts[previous << 32 | UInt64(scalar.value), default: 0] += 1
      previous = UInt64(scalar.value)
    }
    if previous != 1 { counts[previous << 32 | 2, default: 0] += 1 }
    return counts
  }
}
