internal import JapaneseText

/// Which section of a text, such as a sheet of a workbook, each drawn page shows. Nobody says it: LibreOffice breaks pages
/// where it likes, but keeps their order, so that a page shows what the page before has shown, or something behind it.
package enum SheetAlignment {
  /// - Returns: for each drawn page the place of its section among all; none where there are no sections.
  package static func sections(of drawn: [String], among sections: [String]) -> [Int] {
    let (pages, texts) = (drawn.map(pairs), sections.map(pairs))
    // A hidden sheet says nothing here, and no page shows it.
    let speaking = texts.indices.filter { !texts[$0].isEmpty }
    let aligned = aligned(pages.map { Set($0.keys) }, speaking.map { texts[$0] })
    return settled(aligned, pages, speaking.map { texts[$0] }).map { speaking[$0] }
  }

  private static func aligned(_ drawn: [Set<Pair>], _ sections: [Pairs]) -> [Int] {
    guard !sections.isEmpty, !drawn.isEmpty else { return [] }
    var places: [Pair: [Int]] = [:]
    for (place, section) in sections.enumerated() {
      for pair in section.keys { places[pair, default: []].append(place) }
    }
    let shares = drawn.map { share(of: $0, places, sections.count) }
    // The best sum of shares up to a page that shows a section, and what the page before shows then.
    var best = shares[0]
    var before: [[Int]] = []
    for share in shares.dropFirst() {
      var (sums, steps, leader) = (best, Array(best.indices), 0)
      for place in best.indices {
        // Of all that come before, as good as they are; the next one a little better, so that sheets alike take turns.
        if place > 1, best[place - 2] > best[leader] { leader = place - 2 }
        if place > 0, best[place - 1] + turn(share[place]) > sums[place] {
          (sums[place], steps[place]) = (best[place - 1] + turn(share[place]), place - 1)
        }
        if place > 1, best[leader] > sums[place] { (sums[place], steps[place]) = (best[leader], leader) }
        sums[place] += share[place]
      }
      best = sums
      before.append(steps)
    }
    var place = best.indices.reduce(0) { best[$1] > best[$0] ? $1 : $0 }
    var result = [place]
    for steps in before.reversed() {
      place = steps[place]
      result.append(place)
    }
    return result.reversed()
  }

  /// What speaks for a page's showing the next section, where it shows as much of it as of the one before.
  private static func turn(_ share: Double) -> Double { share > 0 ? 0.01 : 0 }

  /// Moves the borders between neighbouring sections to where their pages say as much as can be of what each of them says,
  /// as often as it says it: a sheet may say all that the next one says. It must be a good part of what is moved; a few letters
  /// more are chance.
  private static func settled(_ aligned: [Int], _ pages: [Pairs], _ sections: [Pairs]) -> [Int] {
    if sections.isEmpty { return [] }
    var ends = sections.indices.map { section in aligned.count { $0 <= section } }
    for section in sections.indices.dropLast() {
      let range = (section > 0 ? ends[section - 1] : 0)..<ends[section + 1]
      guard !range.isEmpty else { continue }
      let before = sums(pages[range], of: sections[section])
      let behind = sums(pages[range].reversed(), of: sections[section + 1])
      func sum(_ end: Int) -> Int { before[end - range.lowerBound] + behind[range.upperBound - end] }
      let old = ends[section]
      let best = (range.lowerBound...range.upperBound).reduce(old) { sum($1) > sum($0) ? $1 : $0 }
      let moved = pages[min(old, best)..<max(old, best)].reduce(0) { $0 + $1.values.reduce(0, +) }
      if 10 * (sum(best) - sum(old)) >= 3 * moved { ends[section] = best }
    }
    return pages.indices.map { page in ends.firstIndex { page < $0 } ?? max(0, ends.count - 1) }
  }

  /// How much of a section the first pages say together, for none of them, one, two and so forth.
  private static func sums(_ pages: some Sequence<Pairs>, of section: Pairs) -> [Int] {
    var (left, sums) = (section, [0])
    for page in pages {
      var sum = 0
      for (pair, count) in page {
        guard let there = left[pair] else { continue }
        sum += min(there, count)
        left[pair] = there - min(there, count)
      }
      sums.append(sums[sums.count - 1] + sum)
    }
    return sums
  }

  /// Two neighbouring characters.
  private struct Pair: Hashable { let first, second: Unicode.Scalar }

  /// How often a text has each.
  private typealias Pairs = [Pair: Int]

  private static func pairs(_ text: String) -> Pairs {
    let scalars = Folding.key(text).unicodeScalars.filter { !$0.properties.isWhitespace }
    return Dictionary(zip(scalars, scalars.dropFirst()).map { (Pair(first: $0, second: $1), 1) }, uniquingKeysWith: +)
  }

  /// How much of a page stands in each section, from 0 to 1.
  private static func share(of page: Set<Pair>, _ places: [Pair: [Int]], _ count: Int) -> [Double] {
    var found = [Int](repeating: 0, count: count)
    for pair in page { for place in places[pair] ?? [] { found[place] += 1 } }
    return found.map { Double($0) / Double(max(1, page.count)) }
  }
}
