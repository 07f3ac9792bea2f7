/// The answers of a wave to one question, as far as that tells who answered in other waves too.
public struct PairableWave: Sendable {
  public let number: SurveyWave.ID
  /// Of each sheet what it is known by, if anything, and the smallest group that is shown and that it lies in.
  let sheets: [(key: [UInt8]?, group: Int)]
  let keys: Set<[UInt8]>

  public init(_ number: SurveyWave.ID, _ sheets: [(key: [UInt8]?, group: Int)]) {
    (self.number, self.sheets) = (number, sheets)
    keys = Set(sheets.compactMap(\.key))
  }
}

/// Two waves whose answers are shown by the people who gave them in both.
public struct SurveyPairing: Hashable, Sendable {
  public let waves: [SurveyWave.ID]

  public init(_ a: SurveyWave.ID, _ b: SurveyWave.ID) { waves = [a, b] }

  /// Whether it may be shown beside others: in each of its waves, those who lie in one group and in the same pairings are
  /// nobody, or enough. So who is in one and not in another, or on a floor and in none, is never one of a few.
  ///
  /// - Parameter others: pairings of the same question that are shown.
  /// - Parameter all: the waves of all of them.
  public func isSafe(
    beside others: [SurveyPairing], _ all: [PairableWave], fewest: Int
  ) -> Bool {
    let (pairings, byNumber) = (others + [self], Dictionary(uniqueKeysWithValues: all.map { ($0.number, $0) }))
    return waves.allSatisfy { number in
      guard let wave = byNumber[number] else { return false }
      let partners = pairings.filter { $0.waves.contains(number) }.flatMap(\.waves).filter { $0 != number }
      var cells: [[Int]: Int] = [:]
      for sheet in wave.sheets {
        let isIn = partners.map { partner in
          sheet.key.map { byNumber[partner]?.keys.contains($0) ?? false } ?? false
        }
        cells[[sheet.group] + isIn.map { $0 ? 1 : 0 }, default: 0] += 1
      }
      // Of the last partner, which is this pairing's, there has to be somebody.
      return cells.values.allSatisfy { $0 >= fewest } && cells.keys.contains { $0.last == 1 }
    }
  }
}
