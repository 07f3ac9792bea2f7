internal import BriefingDomain

/// One thing to find: a word or a phrase.
///
/// It is found as it stands (see `SearchText`) and, where there are dates in it, also with each date written in any other
/// way, or by a more exact date inside it: 2025年3月 finds 令和7年3月15日, and 2025-03-01開催 finds R7.3.1 開催.
public struct SearchTerm: Hashable, Sendable {
  /// As the `bytes` of a `SearchText`.
  let bytes: [UInt8]
  /// The parts between and at the dates; empty when there is no date.
  let parts: [Part]

  enum Part: Hashable, Sendable {
    case text([UInt8])
    case date(WrittenDate)
  }

  /// `nil` when `text` has nothing but white space and what folding drops.
  public init?(_ text: String) {
    let prepared = SearchText(text)
    guard !prepared.bytes.isEmpty else { return nil }
    bytes = prepared.bytes
    var parts: [Part] = []
    var end = 0
    for (range, date) in prepared.dates() {
      SearchTerm.add(bytes[end..<range.lowerBound], to: &parts)
      parts.append(.date(date))
      end = range.upperBound
    }
    if !parts.isEmpty { SearchTerm.add(bytes[end...], to: &parts) }
    self.parts = parts
  }

  /// Beside a date white space does not count, since the date's other forms need none there.
  private static func add(_ text: ArraySlice<UInt8>, to parts: inout [Part]) {
    var text = text
    if text.first == 0x20 { text.removeFirst() }
    if text.last == 0x20 { text.removeLast() }
    if !text.isEmpty { parts.append(.text(Array(text))) }
  }

  /// Characters that every text has, folded, in which the term is found. A date may be written with others.
  public var characters: [Unicode.Scalar] {
    var written = parts.isEmpty ? bytes : []
    for case .text(let bytes) in parts { written += bytes }
    var seen: Set<Unicode.Scalar> = [" "]
    return String(decoding: written, as: UTF8.self).unicodeScalars.filter { seen.insert($0).inserted }
  }

  /// Where the term is found, in places of `text.bytes`: ascending by their beginnings, at most `limit`.
  public func matches(in text: SearchText, limit: Int) -> [Range<Int>] {
    text.bytes.withUnsafeBufferPointer { haystack in
      var found = literalMatches(of: bytes, in: haystack, limit: limit)
      if !parts.isEmpty {
        found += datedMatches(in: haystack, dates: text.dates(), limit: limit)
        found.sort { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) }
      }
      return Array(found.prefix(limit))
    }
  }

  public func isFound(in text: SearchText) -> Bool { !matches(in: text, limit: 1).isEmpty }

  private func datedMatches(
    in haystack: UnsafeBufferPointer<UInt8>, dates: [(range: Range<Int>, date: WrittenDate)], limit: Int
  ) -> [Range<Int>] {
    guard !dates.isEmpty else { return [] }
    let starts = Dictionary(dates.map { ($0.range.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
    var found: [Range<Int>] = []
    switch parts[0] {
    case .date(let wanted):
      for (range, date) in dates where wanted.contains(date) && found.count < limit {
        if let end = end(of: parts.dropFirst(), from: range.upperBound, in: haystack, starts) {
          found.append(range.lowerBound..<end)
        }
      }
    case .text(let text):
      for match in literalMatches(of: text, in: haystack, limit: .max) where found.count < limit {
        if let end = end(of: parts.dropFirst(), from: match.upperBound, in: haystack, starts) {
          found.append(match.lowerBound..<end)
        }
      }
    }
    return found
  }

  /// Where the parts end that begin at a place one after the other; `nil` when they do not.
  private func end(
    of parts: ArraySlice<Part>, from place: Int, in haystack: UnsafeBufferPointer<UInt8>,
    _ starts: [Int: (range: Range<Int>, date: WrittenDate)]
  ) -> Int? {
    var place = place
    for part in parts {
      let next = place < haystack.count && haystack[place] == 0x20 ? place + 1 : place
      switch part {
      case .date(let wanted):
        guard let (range, date) = starts[next], wanted.contains(date) else { return nil }
        place = range.upperBound
      case .text(let text):
        guard stands(text, at: next, in: haystack) else { return nil }
        place = next + text.count
      }
    }
    return place
  }
}

/// Every place where `needle` stands with its words whole.
private func literalMatches(
  of needle: [UInt8], in haystack: UnsafeBufferPointer<UInt8>, limit: Int
) -> [Range<Int>] {
  var found: [Range<Int>] = []
  needle.withUnsafeBufferPointer { needle in
    let wordFirst = beginsWithWord(needle, 0)
    let wordLast = endsWithWord(needle, needle.count)
    let last = haystack.count - needle.count
    guard last >= 0, let first = needle.first else { return }
    var at = 0
    while at <= last, found.count < limit {
      // The first byte of most CJK characters is one of six, so the second tells more.
      if haystack[at] == first, needle.count < 2 || haystack[at + 1] == needle[1],
        same(needle, haystack, at), !wordFirst || !endsWithWord(haystack, at),
        !wordLast || !beginsWithWord(haystack, at + needle.count)
      {
        found.append(at..<at + needle.count)
        at += needle.count
      } else {
        at += 1
      }
    }
  }
  return found
}

private func stands(_ text: [UInt8], at place: Int, in haystack: UnsafeBufferPointer<UInt8>) -> Bool {
  text.withUnsafeBufferPointer { text in
    place + text.count <= haystack.count && same(text, haystack, place)
      && !(endsWithWord(text, text.count) && beginsWithWord(haystack, place + text.count))
  }
}

@inline(__always)
private func same(_ text: UnsafeBufferPointer<UInt8>, _ haystack: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
  for offset in text.indices where haystack[place + offset] != text[offset] { return false }
  return true
}
