/// A page whose lines run from top to bottom. In the order of content poppler gives each of its letters a line.
struct VerticalText {
  struct Letter {
    let scalar: Unicode.Scalar
    let x: Double
    let y: Double
    let width: Double
    let height: Double
    let word: Int
    /// Whether its word does not run from left to right.
    let isTurned: Bool

    var size: Double { min(width, height) }
  }

  /// Whether the text looks like that of such a page: lines of one kanji or kana, or of a short number among them.
  static func isLikely(_ text: String) -> Bool {
    var (single, all) = (0, 0)
    var (count, isASCII) = (0, true)
    func endLine() {
      all += count
      if count == 1 || count <= 3 && isASCII { single += count }
      (count, isASCII) = (0, true)
    }
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\u{0C}" {
        endLine()
      } else {
        count += 1
        isASCII = isASCII && scalar.isASCII
      }
    }
    endLine()
    return single >= 12 && single * 10 >= all * 6
  }

  private let letters: [Letter]
  /// As wide as most kanji: of a letter whose size poppler guesses, one side is right.
  private let em: Double

  /// `nil` where the letters do not stand below each other.
  init?(_ letters: [Letter]) {
    let full = letters.filter { $0.scalar.value >= 0x2E80 && $0.size > 0 }
    guard !full.isEmpty else { return nil }
    let em = full.map(\.size).sorted()[full.count / 2]
    // By the place of a letter, in steps of half an em.
    func step(_ value: Double) -> Int { Int(min(max(value / em * 2, -1e6), 1e6).rounded()) }
    let places = Set(full.map { [step($0.x + em / 2), step($0.y)] })
    let followed = full.count { letter in
      (-1...1).contains { aside in
        (1...3).contains { places.contains([step(letter.x + em / 2) + aside, step(letter.y) + $0]) }
      }
    }
    guard followed * 10 >= full.count * 6 else { return nil }
    (self.letters, self.em) = (letters, em)
  }

  /// Column by column from the right, a line for each; above that what runs from left to right.
  var text: String {
    let words = Dictionary(grouping: letters, by: \.word)
    // Short numbers are set upright within a column.
    let level = words.values.filter { word in
      !word[0].isTurned && word[word.count - 1].x > word[0].x + em / 2
        && !(word.count <= 3 && word.allSatisfy(\.scalar.isASCII))
    }
    let levelNumbers = Set(level.map { $0[0].word })
    let headings = level.sorted { ($0[0].y, $0[0].x) < ($1[0].y, $1[0].x) }.map { Self.joined($0) }
    let tiers = tiers(letters.filter { !levelNumbers.contains($0.word) })
    return (headings + tiers.flatMap { columns($0).map(set) }).joined(separator: "\n")
  }

  /// Of poppler's guesses one side is too large, and of two letters at one place the first has no width.
  private func middle(_ letter: Letter) -> Double {
    if letter.isTurned, letter.width > em * 1.5 { return letter.x + letter.width * 0.9 }
    return letter.x + max(letter.width, letter.width < em / 10 ? em : 0) / 2
  }

  private func top(_ letter: Letter) -> Double {
    letter.isTurned || letter.height <= em * 1.5 ? letter.y : letter.y + letter.height * 0.4
  }

  private func isNarrow(_ letter: Letter) -> Bool { (em * 0.1..<em * 0.8).contains(letter.width) }

  /// Parted by bands over the whole page on which nothing stands.
  private func tiers(_ letters: [Letter]) -> [[Letter]] {
    var tiers: [[Letter]] = []
    var foot = -Double.infinity
    for letter in letters.sorted(by: { top($0) < top($1) }) {
      if top(letter) > foot + em { tiers.append([]) }
      tiers[tiers.count - 1].append(letter)
      foot = max(foot, top(letter) + em)
    }
    return tiers
  }

  private func columns(_ letters: [Letter]) -> [[Letter]] {
    var columns: [(middle: Double, letters: [Letter])] = []
    // Those that fill the column say where it is; two digits side by side do not.
    for letter in letters.sorted(by: { middle($0) > middle($1) }) where !isNarrow(letter) {
      if let last = columns.last, last.middle - middle(letter) < em / 2 {
        columns[columns.count - 1].letters.append(letter)
      } else {
        columns.append((middle(letter), [letter]))
      }
    }
    let known = columns.indices
    for letter in letters where isNarrow(letter) {
      let place =
        known.min { abs(columns[$0].middle - middle(letter)) < abs(columns[$1].middle - middle(letter)) }
        .flatMap { abs(columns[$0].middle - middle(letter)) < em / 2 ? $0 : nil }
        ?? columns.firstIndex { abs($0.middle - middle(letter)) < em / 4 }
      if let place {
        columns[place].letters.append(letter)
      } else {
        columns.append((middle(letter), [letter]))
      }
    }
    return columns.sorted { $0.middle > $1.middle }.map(\.letters)
  }

  private func set(_ column: [Letter]) -> String {
    var levels: [[Letter]] = []
    for letter in column.sorted(by: { top($0) < top($1) }) {
      if let first = levels.last?.first, top(letter) - top(first) < em / 4 {
        // The digits of one number.
        levels[levels.count - 1].append(letter)
      } else {
        levels.append([letter])
      }
    }
    return Self.joined(levels.flatMap { $0.sorted { $0.x < $1.x } })
  }

  private static func joined(_ letters: [Letter]) -> String {
    var result = String.UnicodeScalarView()
    result += letters.map(\.scalar)
    return String(result)
  }
}
