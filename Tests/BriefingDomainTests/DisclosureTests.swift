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

  private typealias Sheets = [(key: [UInt8]?, group: Int)]

  private static func people(_ codes: some Sequence<UInt8>, group: Int = 0) -> Sheets { codes.map { ([$0], group) } }

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
}
