internal import BriefingDomain
internal import BriefingStore

/// Pairs a wave that is being closed with those that are, by what their sheets are known by.
struct SurveyPairMaking {
  private typealias Sheets = [(person: Int?, sheet: AnswerSheet)]

  private let result: SurveyResult
  /// Those of waves that are closed, by number, and this one.
  private let results: [SurveyResult]
  private let sheets: [SurveyWave.ID: Sheets]

  /// - Parameter result: what the wave has come to, but for its pairs.
  init(_ result: SurveyResult, _ sheets: [(key: [UInt8]?, sheet: AnswerSheet)], _ reader: StoreReader) throws {
    let closed = try reader.surveyWaves().filter { $0.wave.state == .closed }.map {
      try SurveyReport($0, reader).result
    }
    (self.result, results) = (result, closed + [result])
    var people: [[UInt8]: Int] = [:]
    func numbered(_ sheets: [(key: [UInt8]?, sheet: AnswerSheet)]) -> Sheets {
      sheets.map { key, sheet in
        let person = key.map { key in people[key] ?? people.count }
        if let key, let person { people[key] = person }
        return (person, sheet)
      }
    }
    var all = [result.wave: numbered(sheets)]
    for other in closed { all[other.wave] = numbered(try reader.sheets(of: other.wave)) }
    self.sheets = all
  }

  /// With each closed wave that asked the same with the same answers, as far as that tells of nobody.
  var pairs: [SurveyPairs] { result.questions.flatMap(pairs) }

  private func pairs(of counts: SurveyCounts) -> [SurveyPairs] {
    let question = counts.question
    guard let scale = question.scale else { return [] }
    let asked = results.compactMap { result in
      result.questions.first { $0.question.key == question.key && $0.scale == scale }.map { (result, $0) }
    }
    let waves = asked.compactMap { result, counts in
      grouped(result, counts, scale).map { PairableWave(result.wave, $0) }
    }
    let isDelicate = asked.contains { $0.1.question.isDelicate }
    var shown = results.flatMap { result in
      result.pairs.filter { $0.question == question.key }.map { SurveyPairing(result.wave, $0.other) }
    }
    return asked.map(\.0.wave).filter { $0 != result.wave }.compactMap { other in
      let pairing = SurveyPairing(result.wave, other)
      guard pairing.isSafe(beside: shown, waves, fewest: Disclosure.fewest(isDelicate: isDelicate)) else { return nil }
      shown.append(pairing)
      return answers(to: question.key, scale, other)
    }
  }

  /// Whose each sheet is that answers a question, and the smallest group that is shown of it.
  ///
  /// - Returns: `nil` where the sheets do not add up to what is shown: units or floors were told apart otherwise then.
  private func grouped(
    _ result: SurveyResult, _ counts: SurveyCounts, _ scale: SurveyScale
  ) -> [(person: Int?, group: Int)]? {
    var shown: [Place: Int] = [:]
    for (place, group) in result.groups.enumerated() where counts.counts[place] != nil {
      let floor = group.floor.map(Floor.key)
      switch group.level {
      case .whole: break
      case .floor: shown[Place(floor: floor)] = place
      case .unit:
        for unit in [group.unit] + (group.alsoUnits ?? []) {
          shown[Place(floor: floor, unit: unit, isUnit: true)] = place
        }
      }
    }
    var keys: [String: String] = [:]
    var recounted = counts.counts.map { $0.map { $0.map { _ in 0 } } }
    let grouped = (sheets[result.wave] ?? []).compactMap { person, sheet -> (person: Int?, group: Int)? in
      guard let answer = sheet.answers[counts.question.key], (1...scale.answers).contains(answer) else { return nil }
      let floor = sheet.floor.map { floor in
        if let key = keys[floor] { return key }
        let key = Floor.key(floor)
        keys[floor] = key
        return key
      }
      let places = [
        0, shown[Place(floor: floor)], shown[Place(floor: floor, unit: sheet.unit, isUnit: true)],
      ].compactMap(\.self)
      for place in places { recounted[place]?[answer - 1] += 1 }
      return (person, places.last ?? 0)
    }
    return recounted == counts.counts ? grouped : nil
  }

  /// A floor, or a unit of one; those who said none are one too.
  private struct Place: Hashable {
    var floor: String?
    var unit: OfficeUnit.ID?
    var isUnit = false
  }

  private func answers(to key: SurveyQuestion.Key, _ scale: SurveyScale, _ other: SurveyWave.ID) -> SurveyPairs {
    let byKey = Dictionary(
      (sheets[other] ?? []).compactMap { other in other.person.map { ($0, other.sheet.answers) } },
      uniquingKeysWith: { first, _ in first })
    let both = (sheets[result.wave] ?? []).compactMap { known, sheet -> (other: Bool, this: Bool)? in
      guard let this = sheet.answers[key], let other = known.flatMap({ byKey[$0]?[key] }) else { return nil }
      return (scale.isPositive(other), scale.isPositive(this))
    }
    return SurveyPairs(
      key, other: other, both: both.count { $0.other && $0.this }, onlyOther: both.count { $0.other && !$0.this },
      onlyThis: both.count { !$0.other && $0.this }, never: both.count { !$0.other && !$0.this })
  }
}
