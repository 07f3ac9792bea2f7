internal import JapaneseText

/// How alike two short texts are: the share of pairs of neighbouring characters that they have in common (Sørensen
/// and Dice), after folding. It needs no dictionary, and so holds for names and titles in any language.
public enum Likeness {
  /// A name as it is known, and one of the texts that find it, folded.
  typealias Label = (folded: String, name: String)

  /// Those of some names that a text may have meant, the most alike first.
  public static func nearest(to text: String, among names: [String], atLeast limit: Double = 0.4) -> [String] {
    nearest(toFolded: Folding.key(text), among: names.map { (Folding.key($0), $0) }, atLeast: limit)
  }

  /// The same for names with several labels: at most three, each once.
  static func nearest(toFolded text: String, among labels: [Label], atLeast limit: Double = 0.2.nextUp) -> [String] {
    let ranked = labels.map { (name: $0.name, likeness: of(folded: text, $0.folded)) }
      .filter { $0.likeness >= limit }.sorted { ($1.likeness, $0.name) < ($0.likeness, $1.name) }
    var names: [String] = []
    for candidate in ranked where !names.contains(candidate.name) { names.append(candidate.name) }
    return Array(names.prefix(3))
  }

  /// Known names that a new one may be a slip for: one character of four may differ, or a form of address stands behind
  /// it. Names with different numbers are different names, such as 第３会議室 and 第４会議室.
  static func slips(for text: String, among labels: [Label]) -> [String] {
    let numbers = numbers(in: text)
    let comparable = labels.filter {
      let others = Self.numbers(in: $0.folded)
      return numbers.isEmpty || others.isEmpty || numbers == others
    }
    // Short names have too few pairs: 局長様 is less like 局長 than 副局長 is.
    let unaddressed = unaddressed(text)
    let addressed = comparable.filter { unaddressed == Self.unaddressed($0.folded) }.map(\.name)
    let near = nearest(toFolded: text, among: comparable, atLeast: 0.6).filter { !addressed.contains($0) }
    return Array((addressed.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } + near).prefix(3))
  }

  private static let formsOfAddress = ["様", "さま", "殿", "どの", "さん", "氏", "宛", "あて", "御中"]

  private static func unaddressed(_ folded: String) -> String {
    guard let form = formsOfAddress.first(where: folded.hasSuffix), form != folded else { return folded }
    let name = folded.dropLast(form.count)
    return String(name.last == " " ? name.dropLast() : name)
  }

  private static let numerals: [Character: Character] = [
    "一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8", "九": "9",
  ]

  private static func numbers(in folded: String) -> String {
    String(folded.compactMap { numerals[$0] ?? ($0.isASCII && $0.isNumber ? $0 : nil) })
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
