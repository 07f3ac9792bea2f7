/// A line of a page with its place there.
struct PlacedLine {
  private(set) var text: String
  let left: Double
  private(set) var right: Double
  /// Where the last of its cells begins; of a line that is no row of a table, its beginning.
  private(set) var cell: Double
  let top: Double
  let height: Double
  /// How wide a full letter is; of letters that are written with spaces, about that.
  let em: Double
  /// Whether it has kanji or kana, whose width is their size.
  let isExact: Bool
  /// Whether wide gaps part it, as the cells of a table are.
  private(set) var isRow = false

  var middle: Double { top + height / 2 }
  var bottom: Double { top + height }
  var isPlaced: Bool { height > 0 }

  /// Lines as they were written, each where its letters stand. Pieces of one line that were written one by one are that line
  /// again. What is not found stays where it was written, without a place.
  static func all(of text: String, _ letters: [VerticalText.Letter]) -> [PlacedLine] {
    let finder = LetterFinder(letters)
    var lines: [PlacedLine] = []
    for piece in text.split(whereSeparator: { $0 == "\n" || $0 == "\u{0C}" }) {
      let words = piece.unicodeScalars.split { $0.properties.isWhitespace }
      if words.isEmpty { continue }
      let line = PlacedLine(String(piece), finder.find(words.map(Array.init)))
      if let before = lines.last, before.goesOn(in: line) {
        lines[lines.count - 1].add(line)
      } else {
        lines.append(line)
      }
    }
    return lines
  }

  /// - Parameter words: as they were found; none where they were not.
  private init(_ text: String, _ words: [ArraySlice<VerticalText.Letter>]) {
    let all = words.flatMap(\.self)
    let full = all.filter { $0.scalar.isFullWidth }
    func middle(_ value: (VerticalText.Letter) -> Double) -> Double {
      let values = (full.isEmpty ? all : full).map(value).sorted()
      return values.isEmpty ? 0 : values[values.count / 2]
    }
    self.text = text
    left = all.map(\.x).min() ?? 0
    right = all.map { $0.x + $0.width }.max() ?? 0
    (top, height) = (middle(\.y), middle(\.height))
    isExact = !full.isEmpty
    em = full.isEmpty ? middle(\.height) * 0.75 : middle(\.width)
    cell = left
    for (word, next) in zip(words, words.dropFirst()) {
      guard let end = word.last, let start = next.first, start.x - end.x - end.width > em * 1.2 else { continue }
      (cell, isRow) = (start.x, true)
    }
  }

  private func goesOn(in next: PlacedLine) -> Bool {
    isPlaced && next.isPlaced && min(bottom, next.bottom) - max(top, next.top) > min(height, next.height) / 2
      && (-em / 2...em * 1.2).contains(next.left - right)
  }

  private mutating func add(_ next: PlacedLine) {
    text = text.joined(next.text, parted: next.left - right > em / 5)
    right = max(right, next.right)
    if next.isRow { (cell, isRow) = (next.cell, true) }
  }
}

/// Finds the words of a line among the letters of its page.
private final class LetterFinder {
  private let letters: [VerticalText.Letter]
  private var places: [[Unicode.Scalar]: [Int]] = [:]
  private var isUsed: [Bool]
  private var next = 0
  /// So many letters of a word are looked for first, or fewer.
  private static let spans = [5, 3, 2, 1]
  /// Of what stands everywhere, such as a row of points, only the first places are known.
  private static let mostPlaces = 200

  init(_ all: [VerticalText.Letter]) {
    let letters = all.filter { !$0.scalar.properties.isWhitespace }
    self.letters = letters
    isUsed = Array(repeating: false, count: letters.count)
    for start in letters.indices {
      for span in Self.spans where start + span <= letters.count {
        let key = letters[start..<(start + span)].map(\.scalar)
        if places[key]?.count ?? 0 < Self.mostPlaces { places[key, default: []].append(start) }
      }
    }
  }

  /// - Returns: a slice for each word; none where one of them is not found, or they are not on one level.
  func find(_ words: [[Unicode.Scalar]]) -> [ArraySlice<VerticalText.Letter>] {
    var found: [Range<Int>] = []
    for word in words {
      let span = Self.spans.first { $0 <= word.count } ?? 1
      let fitting = (places[Array(word.prefix(span))] ?? []).filter { start in
        start + word.count <= letters.count && !isUsed[start] && !letters[start].isTurned
          && letters[start..<(start + word.count)].elementsEqual(word) { $0.scalar == $1 }
          && (found.first.map { isLevel(start, $0.lowerBound) } ?? true)
      }
      let from = found.last?.upperBound ?? next
      guard let start = fitting.first(where: { $0 >= from }) ?? fitting.first else { return [] }
      found.append(start..<(start + word.count))
    }
    for range in found { for place in range { isUsed[place] = true } }
    next = found.last?.upperBound ?? next
    return found.map { letters[$0] }
  }

  private func isLevel(_ one: Int, _ other: Int) -> Bool {
    let (one, other) = (letters[one], letters[other])
    let shared = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return shared > min(one.height, other.height) / 2
  }
}

extension Unicode.Scalar {
  /// Kanji, kana and their marks, which no space parts.
  var isFullWidth: Bool { value >= 0x2E80 && !(0xFF61...0xFFEE).contains(value) && !(0xE000...0xF8FF).contains(value) }
}

extension String {
  /// Goes on with what stood on the next line: a space parts words that are written with spaces.
  func joined(_ next: String, parted: Bool) -> String {
    guard let last = unicodeScalars.last, let first = next.unicodeScalars.first else { return self + next }
    if last.value == 0xAD { return String(unicodeScalars.dropLast()) + next }
    if last.isFullWidth || first.isFullWidth { return self + next }
    return parted ? self + " " + next : self + next
  }
}
