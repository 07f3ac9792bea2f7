/// The answers of a wave to one question, as far as that tells who answered in other waves too.
public struct PairableWave: Sendable {
  public let number: SurveyWave.ID
  /// Of each sheet whose it is, where a code tells that, and the smallest group that is shown and that it lies in.
  let sheets: [(person: Int?, group: Int)]
  let people: Set<Int>

  /// - Parameter sheets: with a number for each person, the same in all waves.
  public init(_ number: SurveyWave.ID, _ sheets: [(person: Int?, group: Int)]) {
    (self.number, self.sheets) = (number, sheets)
    people = Set(sheets.compactMap(\.person))
  }
}

/// Two waves whose answers are shown by the people who gave them in both, over the whole office.
public struct SurveyPairing: Hashable, Sendable {
  public let waves: [SurveyWave.ID]

  public init(_ a: SurveyWave.ID, _ b: SurveyWave.ID) { waves = [a, b] }

  /// Whether it may be shown beside groups and other pairings: whatever sum over people of one of its waves can be computed
  /// from all that is shown is one over enough of them, or tells nothing beyond the groups.
  ///
  /// - Parameter others: pairings of the same question that are shown.
  /// - Parameter all: the waves of all of them; beside one that is missing, because nobody can say who was counted where,
  ///   nothing is safe.
  public func isSafe(
    beside others: [SurveyPairing], _ all: [PairableWave], fewest: Int
  ) -> Bool {
    let (pairings, byNumber) = (others + [self], Dictionary(uniqueKeysWithValues: all.map { ($0.number, $0) }))
    return waves.allSatisfy { number in
      let partners = pairings.filter { $0.waves.contains(number) }.flatMap(\.waves).filter { $0 != number }
      let people = partners.compactMap { byNumber[$0]?.people }
      guard let wave = byNumber[number], people.count == partners.count else { return false }
      return Crossing(wave, with: people)?.isSafe(fewest: fewest) ?? false
    }
  }
}

/// Who of a wave lies in which group and in which pairings: a count for each that occurs.
private struct Crossing {
  /// A group, and a bit for each pairing.
  private struct Cell: Hashable {
    let group: Int
    var pairings: UInt64
  }

  private let counts: [Cell: Int]
  /// How many pairings; the last is the one that is asked about.
  private let pairings: Int

  /// `nil` for more pairings than can be told apart.
  init?(_ wave: PairableWave, with partners: [Set<Int>]) {
    guard partners.count <= UInt64.bitWidth else { return nil }
    var counts: [Cell: Int] = [:]
    for sheet in wave.sheets {
      var cell = Cell(group: sheet.group, pairings: 0)
      if let person = sheet.person {
        for (place, people) in partners.enumerated() where people.contains(person) { cell.pairings |= 1 << place }
      }
      counts[cell, default: 0] += 1
    }
    (self.counts, pairings) = (counts, partners.count)
  }

  /// Who can add and subtract all that is shown has sums of the kind Σ aᵍ over groups g + Σ bᵖ over pairings p, of which some
  /// bᵖ is not 0. Those in one group and in the same other pairings then count with one number if they are in p, and with
  /// another one if not: 0 for one of the two at the most. So each such sum is over as many people at least as the smaller of
  /// these two parts have, all cells together.
  func isSafe(fewest: Int) -> Bool {
    let own = pairings - 1
    guard counts.reduce(0, { $0 + ($1.key.pairings >> own & 1 == 1 ? $1.value : 0) }) >= fewest else { return false }
    var told: [Int] = []
    for pairing in 0..<pairings where !isSumOfGroups(pairing) && !told.contains(where: { isSame($0, pairing) }) {
      told.append(pairing)
    }
    let mask = told.reduce(UInt64(0)) { $0 | 1 << $1 }
    return told.allSatisfy { pairing in
      var parts: [Cell: (inside: Int, outside: Int)] = [:]
      for (cell, count) in counts {
        let others = Cell(group: cell.group, pairings: cell.pairings & mask & ~(1 << pairing))
        if cell.pairings >> pairing & 1 == 1 {
          parts[others, default: (0, 0)].inside += count
        } else {
          parts[others, default: (0, 0)].outside += count
        }
      }
      return parts.values.reduce(0) { $0 + min($1.inside, $1.outside) } >= fewest
    }
  }

  /// Whether all of each group are in it, or nobody: then it tells nothing that the groups do not.
  private func isSumOfGroups(_ pairing: Int) -> Bool {
    let (inside, outside) = (
      counts.keys.filter { $0.pairings >> pairing & 1 == 1 }, counts.keys.filter { $0.pairings >> pairing & 1 == 0 }
    )
    return Set(inside.map(\.group)).isDisjoint(with: outside.map(\.group))
  }

  private func isSame(_ a: Int, _ b: Int) -> Bool {
    counts.keys.allSatisfy { $0.pairings >> a & 1 == $0.pairings >> b & 1 }
  }
}
