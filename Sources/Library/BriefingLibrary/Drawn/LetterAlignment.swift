/// Which letters of a text are which of another one that says nearly the same in the same order.
///
/// Runs of letters that each text has once are the same in both, as far as they stand in the same order; between two of them
/// it is looked again, for shorter ones.
struct LetterAlignment {
  /// For each letter of the text its place in the other one; -1 for none.
  private(set) var matches: [Int]

  private let text: [UInt32]
  private let other: [UInt32]
  private var gaps: [Gap]
  /// Texts that were made to keep this busy are left as they are.
  private var patience: Int

  private struct Gap {
    var text: Range<Int>
    var other: Range<Int>
    var length: Int
  }

  init(_ text: [UInt32], _ other: [UInt32]) {
    (self.text, self.other) = (text, other)
    matches = Array(repeating: -1, count: text.count)
    gaps = [Gap(text: text.indices, other: other.indices, length: 16)]
    patience = 40 * (text.count + other.count) + 100_000
    while var gap = gaps.popLast(), patience > 0 {
      trim(&gap)
      split(gap)
    }
  }

  /// What both begin and end with is the same.
  private mutating func trim(_ gap: inout Gap) {
    while let letter = gap.text.first, let place = gap.other.first, text[letter] == other[place] {
      matches[letter] = place
      gap.text.removeFirst()
      gap.other.removeFirst()
    }
    while let letter = gap.text.last, let place = gap.other.last, text[letter] == other[place] {
      matches[letter] = place
      gap.text.removeLast()
      gap.other.removeLast()
    }
  }

  private mutating func split(_ gap: Gap) {
    // A short run in a long gap is the same by chance.
    let least = max(gap.text.count, gap.other.count) > 200 ? 8 : 3
    var length = gap.length
    while length >= least {
      let common = runs(in: gap, length)
      if common.isEmpty {
        length /= 2
        continue
      }
      var (letter, place) = (gap.text.lowerBound, gap.other.lowerBound)
      for run in Self.inOrder(common) where run.text >= letter && run.other >= place {
        gaps.append(Gap(text: letter..<run.text, other: place..<run.other, length: length))
        for step in 0..<length { matches[run.text + step] = run.other + step }
        (letter, place) = (run.text + length, run.other + length)
      }
      gaps.append(Gap(text: letter..<gap.text.upperBound, other: place..<gap.other.upperBound, length: length))
      return
    }
  }

  private typealias Run = (text: Int, other: Int)

  /// The runs of this length that stand once in each, by their place in the text.
  private mutating func runs(in gap: Gap, _ length: Int) -> [Run] {
    guard gap.text.count >= length, gap.other.count >= length else { return [] }
    patience -= gap.text.count + gap.other.count
    // -1: nowhere so far; -2: in several places.
    var places: [UInt64: (text: Int, other: Int)] = [:]
    places.reserveCapacity(gap.text.count)
    Self.forEachRun(of: text, gap.text, length) { places[$0, default: (-1, -1)].text = $1 }
    var seen: [UInt64: Int] = [:]
    Self.forEachRun(of: text, gap.text, length) { hash, _ in seen[hash, default: 0] += 1 }
    Self.forEachRun(of: other, gap.other, length) { hash, place in
      guard let known = places[hash] else { return }
      places[hash] = (known.text, known.other == -1 ? place : -2)
    }
    return places.compactMap { hash, found in
      guard found.other >= 0, seen[hash] == 1,
        text[found.text..<found.text + length] == other[found.other..<found.other + length]
      else { return nil }
      return (found.text, found.other)
    }.sorted { $0.text < $1.text }
  }

  private static func forEachRun(
    of letters: [UInt32], _ range: Range<Int>, _ length: Int, _ body: (_ hash: UInt64, _ place: Int) -> Void
  ) {
    let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    var (hash, leaving): (UInt64, UInt64) = (0, 1)
    for _ in 1..<length { leaving = leaving &* base }
    for place in range {
      if place - range.lowerBound >= length { hash = hash &- UInt64(letters[place - length]) &* leaving }
      hash = hash &* base &+ UInt64(letters[place])
      if place - range.lowerBound >= length - 1 { body(hash, place - length + 1) }
    }
  }

  /// As many of the runs, ascending in the text, as ascend in the other one, too.
  private static func inOrder(_ runs: [Run]) -> [Run] {
    var (ends, before): ([Int], [Int]) = ([], [])
    for (index, run) in runs.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if runs[ends[middle]].other < run.other { low = middle + 1 } else { high = middle }
      }
      before.append(low > 0 ? ends[low - 1] : -1)
      if low < ends.count { ends[low] = index } else { ends.append(index) }
    }
    var result: [Run] = []
    var index = ends.last ?? -1
    while index >= 0 {
      result.append(runs[index])
      index = before[index]
    }
    return result.reversed()
  }
}
