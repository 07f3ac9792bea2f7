import BriefingDomain
import ForgedFiles
import Testing

/// What is shown of groups tells nothing of a few.
struct DisclosureTests {
  @Test(arguments: [
    ([12, 8, 30], [true, true, true]),
    // What is left over must not be those three, and the smallest other is given up.
    ([12, 3, 30], [false, false, true]),
    ([12, 3, 2, 30], [true, false, false, true]),
    ([12, 4, 0, 30], [false, false, true, true]),
    // The first of two as small.
    ([9, 4, 9], [false, false, true]),
    ([3, 20], [false, false]),
    ([], []),
    ([0, 7], [true, true]),
  ])
  func shown(_ parts: [Int], _ shown: [Bool]) {
    #expect(Disclosure.shown(parts, fewest: 5) == shown)
  }

  /// Delicate questions need more.
  @Test func delicate() {
    let fewest = Disclosure.fewest(isDelicate: true)
    #expect(fewest == 10 && Disclosure.fewest(isDelicate: false) == 5)
    #expect(Disclosure.shown([12, 8, 30], fewest: fewest) == [false, false, true])
  }

  /// Whatever the groups are, no sum that can be computed from what is shown is that of a few.
  @Test(arguments: 1...200) func noRemainderIsOfAFew(_ seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let parts = (0..<Int.random(in: 1...12, using: &numbers)).map { _ in Int.random(in: 0...14, using: &numbers) }
    let whole = parts.reduce(0, +)
    for fewest in [5, 10] where whole >= fewest {
      let shown = Disclosure.shown(parts, fewest: fewest)
      let remainder = whole - zip(parts, shown).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
      #expect(remainder == 0 || remainder >= fewest)
      #expect(zip(parts, shown).allSatisfy { $0 == 0 || $0 >= fewest || !$1 })
      // And no more is hidden than that takes: what was given up last was needed.
      let given = zip(parts, shown).filter { $0 >= fewest && !$1 }.map(\.0)
      if let last = given.max() { #expect(remainder - last < fewest) }
    }
  }

  @Test func pairs() {
    #expect(Disclosure.showsPairs(20, before: 20, after: 25, fewest: 5))
    #expect(!Disclosure.showsPairs(20, before: 20, after: 24, fewest: 5))
    #expect(!Disclosure.showsPairs(20, before: 21, after: 25, fewest: 5))
    #expect(!Disclosure.showsPairs(4, before: 20, after: 25, fewest: 5))
  }
}
