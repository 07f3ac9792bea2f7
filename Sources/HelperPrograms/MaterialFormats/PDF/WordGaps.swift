/// The gaps between words, where the order of content has lost them: of the letters of a Type 3 font, as browsers embed
/// them, poppler guesses the size, and there takes a gap for none.
enum WordGaps {
  /// Scalars of a page that are looked through.
  private static let most = 200_000

  /// - Parameters:
  ///   - text: in the order of content.
  ///   - placed: the same by its place on the page, where the words are parted.
  static func parted(_ text: String, as placed: String) -> String {
    var letters: [Unicode.Scalar] = []
    var gaps: Set<Int> = []
    for line in placed.unicodeScalars.split(separator: "\n") {
      for word in line.split(separator: " ") {
        if word.startIndex != line.startIndex { gaps.insert(letters.count) }
        letters += word
      }
    }
    guard letters.count <= most, text.utf8.count <= 3 * most else { return text }
    var places: [[Unicode.Scalar]: [Int]] = [:]
    for start in letters.indices.dropLast(2) { places[Array(letters[start..<(start + 3)]), default: []].append(start) }
    var result = String.UnicodeScalarView()
    var next = 0
    for piece in text.unicodeScalars.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == " " || $0 == "\n" })
    {
      let known = places[Array(piece.prefix(3))] ?? []
      // The same words may stand on a page twice; most often it goes on behind the last ones.
      let isThere = { (start: Int) in letters[start...].starts(with: piece) }
      let start = known.first { $0 >= next && isThere($0) } ?? known.first(where: isThere)
      for (offset, scalar) in piece.enumerated() {
        if let start, offset > 0, gaps.contains(start + offset), isWordGap(letters[start + offset - 1], scalar) {
          result.append(" ")
        }
        result.append(scalar)
      }
      if let start { next = start + piece.count }
      if piece.endIndex < text.unicodeScalars.endIndex { result.append(text.unicodeScalars[piece.endIndex]) }
    }
    return String(result)
  }

  /// Kanji that stand apart, or a number among them, are no words.
  private static func isWordGap(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
    let sides = [left, right]
    return sides.allSatisfy { $0.value < 0x2E80 } || sides.contains { $0.properties.isAlphabetic && $0.value < 0x2E80 }
  }
}
