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

  /// That none of a few has answered is hidden as an answer of theirs, also behind what is shown.
  @Test(arguments: [
    ([12, 0, 30], [12, 3, 30], [false, false, true]), ([12, 0, 30], [12, 5, 30], [true, true, true]),
    ([12, 0, 0], [12, 0, 8], [true, true, true]), ([0, 0], [2, 9], [false, false]),
    ([4, 0, 30], [9, 2, 30], [false, false, false]),
  ])
  func silent(_ parts: [Int], _ people: [Int], _ shown: [Bool]) {
    #expect(Disclosure.shown(parts, of: people, fewest: 5) == shown)
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

  private typealias Sheets = [(person: Int?, group: Int)]

  private static func people(_ numbers: some Sequence<Int>, group: Int = 0) -> Sheets { numbers.map { ($0, group) } }

  private func isSafe(_ waves: [Sheets], beside others: [(Int64, Int64)] = [], _ a: Int64, _ b: Int64) -> Bool {
    let all = waves.enumerated().map { PairableWave(SurveyWave.ID(Int64($0.offset + 1)), $0.element) }
    return SurveyPairing(SurveyWave.ID(a), SurveyWave.ID(b)).isSafe(
      beside: others.map { SurveyPairing(SurveyWave.ID($0.0), SurveyWave.ID($0.1)) },
      all, fewest: 5)
  }

  @Test func pairs() {
    let (ten, nobody) = (Self.people(1...10), Sheets(repeating: (nil, 0), count: 5))
    #expect(isSafe([ten, ten], 1, 2))
    #expect(isSafe([ten + nobody, ten + Self.people(20...24)], 1, 2))
    // Four who answered once are told by what all say less what these ten do.
    #expect(!isSafe([ten, ten + nobody.dropLast()], 1, 2))
    #expect(!isSafe([ten + Self.people(11...11), ten], 1, 2))
    #expect(!isSafe([ten, nobody], 1, 2))
    #expect(!isSafe([Self.people(1...4), Self.people(1...4)], 1, 2))
  }

  /// One who came to a floor whose others all answered before, beside a floor that is new.
  @Test func pairsOfAFloor() {
    let (before, others) = (Self.people(1...10, group: 1), Self.people(30...39, group: 2))
    #expect(!isSafe([before, before + Self.people(11...11, group: 1) + others], 1, 2))
    #expect(isSafe([before, before + Self.people(11...15, group: 1) + others], 1, 2))
  }

  /// Two pairings of a wave that one person tells apart.
  @Test func pairsBesidePairs() {
    let waves = [
      Self.people(1...10), Self.people(1...20), Self.people(1...5) + Self.people(11...11) + Self.people(30...34),
    ]
    #expect(isSafe(waves, 1, 2) && isSafe(waves, beside: [(1, 2)], 1, 3))
    #expect(!isSafe(waves, beside: [(1, 2), (1, 3)], 2, 3))
  }

  /// A few of each unit who did not answer again are many together.
  @Test func pairsOfSmallUnits() {
    let units = (1...8).flatMap { unit in Self.people((unit * 20)..<(unit * 20 + 10), group: unit) }
    let again = (1...8).flatMap { unit in Self.people((unit * 20 + 1)..<(unit * 20 + 11), group: unit) }
    #expect(isSafe([units, again], 1, 2))
    // Of four units it would be four people.
    #expect(!isSafe([units.filter { $0.group <= 4 }, again.filter { $0.group <= 4 }], 1, 2))
    // Whole groups answer again: that is no more than their sums.
    #expect(isSafe([units, units.filter { $0.group <= 4 }], 1, 2))
  }

  /// Adds and subtracts all that is shown of random waves in every way, and never comes to the sum of a few.
  @Test(arguments: 1...40) func noSumOfAFew(_ seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let waves = (0..<4).map { _ -> Sheets in
      (0..<60).compactMap { person -> (person: Int?, group: Int)? in
        let isRare = Int.random(in: 0...9, using: &numbers) == 0
        return isRare ? nil : (Int.random(in: 0...19, using: &numbers) == 0 ? nil : person, person % 3)
      }
    }
    var shown: [(Int64, Int64)] = []
    for pairing in [(1, 2), (1, 3), (2, 3), (1, 4), (2, 4), (3, 4)] as [(Int64, Int64)]
    where isSafe(waves, beside: shown, pairing.0, pairing.1) { shown.append(pairing) }
    for number in 1...4 as ClosedRange<Int64> {
      let partners = shown.filter { $0.0 == number || $0.1 == number }.map { $0.0 == number ? $0.1 : $0.0 }
      let (wave, people) = (waves[Int(number) - 1], partners.map { Set(waves[Int($0) - 1].compactMap(\.person)) })
      for factors in Self.factors(partners.count) where factors.contains(where: { $0 != 0 }) {
        let weights = wave.map { sheet in
          (sheet.group, zip(factors, people).reduce(0) { $0 + (sheet.person.map($1.1.contains) ?? false ? $1.0 : 0) })
        }
        // Of each group its own sum may be taken away as often as leaves the fewest.
        let left = Dictionary(grouping: weights, by: \.0).values.reduce(0) { sum, group in
          sum + group.count - (Dictionary(grouping: group, by: \.1).values.map(\.count).max() ?? 0)
        }
        #expect(left == 0 || left >= 5, "\(shown) \(number) \(factors)")
      }
    }
  }

  /// All rows of so many numbers from −2 to 2.
  private static func factors(_ count: Int) -> [[Int]] {
    (0..<count).reduce([[]]) { rows, _ in rows.flatMap { row in (-2...2).map { row + [$0] } } }
  }
}
