public import BriefingDomain

/// Every place of a page where something that is searched for is found.
public struct FoundPlaces: Sendable {
  /// By their beginnings, in UTF-8 bytes of the page; which of the terms stands there.
  public let places: [(range: Range<Int>, term: Int)]

  public init(of terms: [SearchTerm], in text: SearchText) {
    var places: [(range: Range<Int>, term: Int)] = []
    for (number, term) in terms.enumerated() {
      places += term.matches(in: text, limit: 64).map { (text.originalRange(of: $0), number) }
    }
    self.places = places.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

extension Snippet {
  /// Scalars shown before the first match, and in all.
  private static let before = 24
  private static let length = 110

  /// The surroundings of the first place where any of `terms` is found, with every match in them; the beginning of the page
  /// when there is none.
  public init(_ original: String, _ text: SearchText, _ terms: [SearchTerm]) {
    self.init(original, FoundPlaces(of: terms, in: text))
  }

  /// - Parameter place: which of the places it is to show; the first as a rule.
  public init(_ original: String, _ found: FoundPlaces, at place: Int = 0) {
    let found = found.places.map(\.range)
    let utf8 = original.utf8
    let scalars = original.unicodeScalars
    let first = utf8.index(
      utf8.startIndex, offsetBy: found.indices.contains(place) ? found[place].lowerBound : 0)
    var start = scalars.index(first, offsetBy: -Snippet.before, limitedBy: scalars.startIndex) ?? scalars.startIndex
    // A sign that belongs to the character before it does not begin a piece.
    while start > scalars.startIndex, start < first, scalars[start].properties.isGraphemeExtend {
      scalars.formIndex(after: &start)
    }
    let end = scalars.index(start, offsetBy: Snippet.length, limitedBy: scalars.endIndex) ?? scalars.endIndex
    self.init(
      text: String(scalars[start..<end]),
      matches: Snippet.places(
        of: found, in: scalars[start..<end], from: utf8.distance(from: utf8.startIndex, to: start)),
      isCutBefore: start > scalars.startIndex, isCutAfter: end < scalars.endIndex)
  }

  /// The ranges as scalars of a piece that begins at a UTF-8 offset; what overlaps or touches becomes one.
  private static func places(
    of found: [Range<Int>], in piece: Substring.UnicodeScalarView, from offset: Int
  ) -> [Range<Int>] {
    guard !found.isEmpty else { return [] }
    var offsets: [Int] = []
    var offset = offset
    for scalar in piece {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    var places: [Range<Int>] = []
    for range in found {
      let lower = firstIndex(in: offsets, atLeast: range.lowerBound)
      let upper = firstIndex(in: offsets, atLeast: range.upperBound)
      guard lower < upper else { continue }
      if let last = places.last, last.upperBound >= lower {
        places[places.count - 1] = last.lowerBound..<max(last.upperBound, upper)
      } else {
        places.append(lower..<upper)
      }
    }
    return places
  }

  private static func firstIndex(in offsets: [Int], atLeast value: Int) -> Int {
    var low = 0
    var high = offsets.count
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
