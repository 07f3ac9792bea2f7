/// A text folded, and where each part of it came from.
public struct FoldedText: Sendable {
  public init() {}

  /// UTF-8, always well-formed.
  public internal(set) var bytes: [UInt8] = []

  /// The beginning of a stretch: of text that kept its length, or of one character that did not.
  struct Stretch: Sendable {
    var folded: Int
    var original: Int
    /// The whole stretch is one unit: a range that touches it covers all of it.
    var isUnit: Bool
  }

  /// By `folded`, ascending and without gaps; the last one's end is the text's.
  private(set) var stretches: [Stretch] = []
  private(set) var originalCount = 0

  /// The folded text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Where the folded bytes of `range` came from, in UTF-8 offsets of the original. A character that folded to several is
  /// covered whole when any of them is, as is one that several folded to one; signs that were dropped belong to the
  /// character before them. A range outside the text is cut off at it.
  public func originalRange(of range: Range<Int>) -> Range<Int> {
    let range = range.clamped(to: 0..<bytes.count)
    guard !range.isEmpty else {
      let place = originalStart(of: range.lowerBound)
      return place..<place
    }
    let start = originalStart(of: range.lowerBound)
    let last = index(of: range.upperBound - 1)
    let end =
      stretches[last].isUnit
      ? (last + 1 < stretches.count ? stretches[last + 1].original : originalCount)
      : stretches[last].original + (range.upperBound - stretches[last].folded)
    return start..<max(start, end)
  }

  private func originalStart(of place: Int) -> Int {
    guard place < bytes.count, !stretches.isEmpty else { return originalCount }
    let stretch = stretches[index(of: place)]
    return stretch.original + (stretch.isUnit ? 0 : place - stretch.folded)
  }

  /// The stretch that a folded byte lies in.
  private func index(of place: Int) -> Int {
    var low = 0
    var high = stretches.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if stretches[middle].folded <= place { low = middle } else { high = middle }
    }
    return low
  }

  /// Ends the stretch before; called in ascending order. One that begins at the same place gives way.
  mutating func begin(folded: Int, original: Int, isUnit: Bool) {
    if stretches.last?.folded == folded { stretches.removeLast() }
    stretches.append(Stretch(folded: folded, original: original, isUnit: isUnit))
  }

  /// Makes the last folded character one unit with what follows it in the original.
  mutating func extendLastCharacter(from characterStart: Int) {
    guard let last = stretches.last, !last.isUnit else { return }
    let original = last.original + (characterStart - last.folded)
    begin(folded: characterStart, original: original, isUnit: true)
  }

  mutating func end(original: Int) { originalCount = original }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
    stretches.removeAll(keepingCapacity: true)
    originalCount = 0
  }
}
