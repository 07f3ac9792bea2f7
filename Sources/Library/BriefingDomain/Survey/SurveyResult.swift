/// What a wave has come to, made once, when it was closed. What tells of a few is not in it, so that all outputs of all days
/// together tell no more than it does.
public struct SurveyResult: Hashable, Sendable, Codable {
  public let wave: SurveyWave.ID
  /// The whole office first, then each floor with its units behind it.
  public let groups: [SurveyGroup]
  /// Of each group how many were asked, where that was said; of each how many have answered, `nil` for too few.
  public let asked: [Int?]
  public let sheets: [Int?]
  public let questions: [SurveyCounts]
  /// How many have written something, where that tells of nobody.
  public let texts: [SurveyTexts]
  /// Those who answered in a wave that was closed before, too, and could be recognised.
  public var pairs: [SurveyPairs]

  public init(
    wave: SurveyWave.ID, groups: [SurveyGroup], asked: [Int?], sheets: [Int?], questions: [SurveyCounts],
    texts: [SurveyTexts], pairs: [SurveyPairs]
  ) {
    self.wave = wave
    self.groups = groups
    self.asked = asked
    self.sheets = sheets
    self.questions = questions
    self.texts = texts
    self.pairs = pairs
  }

  /// Whether it can be one that was made here: each list fits the others, and no sum of its numbers overflows.
  public var isSound: Bool {
    func isFit(_ count: Int?) -> Bool { count.map { (0...SurveyWave.most).contains($0) } ?? true }
    return groups.first?.level == .whole && asked.count == groups.count && sheets.count == groups.count
      && asked.allSatisfy(isFit) && sheets.allSatisfy(isFit) && texts.allSatisfy { isFit($0.count) }
      && questions.allSatisfy { question in
        question.counts.count == groups.count
          && question.counts.allSatisfy {
            $0.map { $0.count == question.scale?.answers && $0.allSatisfy(isFit) } ?? true
          }
      } && pairs.allSatisfy { [$0.both, $0.onlyOther, $0.onlyThis, $0.never].allSatisfy(isFit) }
  }
}

/// Whose answers are counted together.
public struct SurveyGroup: Hashable, Sendable, Codable {
  public let level: Level
  /// As it was written; `nil` for those who said none.
  public let floor: String?
  /// As it was counted then; `nil` for those who said none.
  public let unit: OfficeUnit.ID?
  /// What it was called then.
  public let unitName: String?
  /// Others that were counted as it, since they had become it.
  public var alsoUnits: [OfficeUnit.ID]?

  /// The raw values are part of the JSON contract.
  public enum Level: String, Sendable, Codable, CaseIterable { case whole, floor, unit }

  public init(_ level: Level, floor: String? = nil, unit: OfficeUnit.ID? = nil, unitName: String? = nil) {
    self.level = level
    self.floor = floor
    self.unit = unit
    self.unitName = unitName
  }
}

/// What was answered to a question that has a scale.
public struct SurveyCounts: Hashable, Sendable, Codable {
  /// As it was asked.
  public let question: SurveyQuestion
  /// Of each group how many gave each answer; `nil` where that would tell of a few.
  public let counts: [[Int]?]

  public init(_ question: SurveyQuestion, _ counts: [[Int]?]) { (self.question, self.counts) = (question, counts) }

  public var scale: SurveyScale? { question.scale }
}

public struct SurveyTexts: Hashable, Sendable, Codable {
  public let question: SurveyQuestion
  /// `nil` for too few.
  public let count: Int?

  /// - Parameter people: how many have answered in the wave.
  public init(_ question: SurveyQuestion, count: Int, of people: Int) {
    let fewest = Disclosure.fewest(isDelicate: question.isDelicate)
    self.question = question
    self.count = Disclosure.shown([count], of: [people], fewest: fewest)[0] ? count : nil
  }
}

/// How the same people answered a question in two waves.
public struct SurveyPairs: Hashable, Sendable, Codable {
  public let question: SurveyQuestion.Key
  /// A wave that was closed before this one.
  public let other: SurveyWave.ID
  /// How many were positive both times, only in the other one, only in this one, and never.
  public let both: Int
  public let onlyOther: Int
  public let onlyThis: Int
  public let never: Int

  public init(
    _ question: SurveyQuestion.Key, other: SurveyWave.ID, both: Int, onlyOther: Int, onlyThis: Int, never: Int
  ) {
    self.question = question
    self.other = other
    self.both = both
    self.onlyOther = onlyOther
    self.onlyThis = onlyThis
    self.never = never
  }

  /// With the other wave as the one before.
  public var answers: PairedAnswers {
    PairedAnswers(both: both, onlyBefore: onlyOther, onlyAfter: onlyThis, never: never)
  }
}
