/// A text as searches see it: what "found" means, apart from any index.
///
/// The text is folded (see `Folding`). Then white space of any amount is one space where it parts two words, and nothing
/// everywhere else: beside a CJK character or a mark it is layout, so that 予　算, 避難⏎所 and 第 3 回 are found as 予算, 避難所
/// and 第3回, while `12 34` and `1234` stay apart. A query is prepared alike, and is found wherever it stands in the text,
/// character by character, marks included; only a word (letters and digits of scripts that are written with spaces)
/// must be whole, so that 3回 is found in 第3回 and not in 第13回.
public struct SearchText {
  public let folded: FoldedText
  /// The text to compare, UTF-8.
  public private(set) var bytes: [UInt8] = []
  /// Where stretches that were copied as they are begin, ascending in both.
  private var stretches: [(place: Int, folded: Int)] = []

  public init(_ text: String) { self.init(folded: Folding.fold(text)) }

  public init(folded: FoldedText) {
    self.folded = folded
    bytes.reserveCapacity(folded.bytes.count)
    folded.bytes.withUnsafeBufferPointer { write($0) }
  }

  private mutating func write(_ source: UnsafeBufferPointer<UInt8>) {
    var at = 0
    while at < source.count {
      let start = at
      while at < source.count, spaceLength(source, at) == 0 { at += 1 }
      if at > start {
        stretches.append((bytes.count, start))
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<at]))
      }
      let gap = at
      while at < source.count {
        let length = spaceLength(source, at)
        if length == 0 { break }
        at += length
      }
      if endsWithWord(source, gap), beginsWithWord(source, at) {
        stretches.append((bytes.count, gap))
        bytes.append(0x20)
      }
    }
  }

  /// Where a place of `bytes` came from in the original, in UTF-8 offsets; white space inside the range belongs to it.
  public func originalRange(of range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else { return 0..<0 }
    return folded.originalRange(of: foldedPlace(range.lowerBound)..<foldedPlace(range.upperBound - 1) + 1)
  }

  private func foldedPlace(_ place: Int) -> Int {
    let stretch = stretches[lastIndex(in: stretches) { $0.place <= place }]
    return stretch.folded + place - stretch.place
  }

  /// Where a folded range stands in `bytes`.
  private func place(ofFolded place: Int) -> Int {
    let stretch = stretches[lastIndex(in: stretches) { $0.folded <= place }]
    return stretch.place + place - stretch.folded
  }

  /// The dates in the text, with their places in `bytes`, ascending.
  func dates() -> [(range: Range<Int>, date: WrittenDate)] {
    var dates: [(Range<Int>, WrittenDate)] = []
    folded.bytes.withUnsafeBufferPointer { source in
      DateScanner.scan(source) { match in
        let range = place(ofFolded: match.range.lowerBound)..<place(ofFolded: match.range.upperBound - 1) + 1
        dates.append((range, match.date))
      }
    }
    return dates
  }
}

/// The last index whose element, like all before it, fits; 0 when none does.
private func lastIndex<Element>(in elements: [Element], where fits: (Element) -> Bool) -> Int {
  var low = 0
  var high = elements.count
  while high - low > 1 {
    let middle = (low + high) / 2
    if fits(elements[middle]) { low = middle } else { high = middle }
  }
  return low
}

/// The length in bytes of the white space character at a place, 0 when there is none.
@inline(__always)
private func spaceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
  let byte = bytes[at]
  if byte <= 0x20 || byte == 0x7F { return 1 }
  // Beyond ASCII white space begins with one of these, and hardly a character of Japanese text does.
  guard byte == 0xC2 || byte == 0xE1 || byte == 0xE2, let (scalar, length) = decodedScalar(bytes, at),
    CharacterKind(scalar) == .space
  else { return 0 }
  return length
}

/// Whether a word begins at a place.
func beginsWithWord(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
  guard let (scalar, _) = decodedScalar(bytes, at) else { return false }
  return CharacterKind(scalar) == .word
}

/// Whether a word ends at a place.
func endsWithWord(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
  var start = at - 1
  while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
  return start >= 0 && beginsWithWord(bytes, start)
}
