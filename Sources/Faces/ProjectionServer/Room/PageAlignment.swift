internal import JapaneseText

/// Which section of a text, such as a sheet of a workbook, each drawn page shows. Nobody says it: LibreOffice breaks pages
/// where it likes, but keeps their order, so that a page shows what the page before has shown, or something behind it.
enum PageAlignment {
  /// - Returns: for each drawn page the place of its section among all; none where there are no sections.
  static func sections(of drawn: [String], among sections: [String]) -> [Int] {
    // A hidden sheet says nothing here, and no page shows it.
    let speaking = sections.indices.filter { !pairs(sections[$0]).isEmpty }
    return aligned(drawn, speaking.map { sections[$0] }).map { speaking[$0] }
  }

  private static func aligned(_ drawn: [String], _ sections: [String]) -> [Int] {
    guard !sections.isEmpty, !drawn.isEmpty else { return [] }
    var places: [Pair: [Int]] = [:]
    for (place, text) in sections.enumerated() { for pair in pairs(text) { places[pair, default: []].append(place) } }
    let shares = drawn.map { share(of: pairs($0), places, sections.count) }
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

  /// Two neighbouring characters.
  private struct Pair: Hashable { let first, second: Unicode.Scalar }

  private static func pairs(_ text: String) -> Set<Pair> {
    let scalars = Folding.key(text).unicodeScalars.filter { !$0.properties.isWhitespace }
    return Set(zip(scalars, scalars.dropFirst()).map { Pair(first: $0, second: $1) })
  }

  /// How much of a page stands in each section, from 0 to 1.
  private static func share(of page: Set<Pair>, _ places: [Pair: [Int]], _ count: Int) -> [Double] {
    var found = [Int](repeating: 0, count: count)
    for pair in page { for place in places[pair] ?? [] { found[place] += 1 } }
    return found.map { Double($0) / Double(max(1, page.count)) }
  }
}
