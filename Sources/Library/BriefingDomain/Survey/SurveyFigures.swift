/// What the answers of a group come to (formulas: docs/survey.md).
public struct SurveyFigures: Hashable, Sendable {
  public let answers: Int
  public let positive: Int
  /// Of those who answered; `nil` where nobody did.
  public let share: Estimate?
  /// Of the points, so that more is better whichever end of the scale is the positive one.
  public let mean: Double?
  /// The share of all who were asked: if none of those who stayed silent were positive, and if all were. `nil` where nobody
  /// has said how many were asked, or more have answered.
  public let bounds: Reduction.Bounds?

  /// - Parameter counts: how many gave each answer.
  /// - Parameter asked: how many were asked, where that was said.
  public init(_ counts: [Int], _ scale: SurveyScale, asked: Int?) {
    let rated = counts.enumerated().map { (answer: $0.offset + 1, count: $0.element) }
    answers = counts.reduce(0, +)
    positive = rated.reduce(0) { $0 + (scale.isPositive($1.answer) ? $1.count : 0) }
    share = Estimate(positive, of: answers)
    mean =
      answers > 0
      ? Double(rated.reduce(0) { $0 + scale.points(of: $1.answer) * $1.count }) / Double(answers) : nil
    bounds = asked.flatMap { [answers, positive] asked in
      guard asked > 0, asked >= answers else { return nil }
      return Reduction.Bounds(
        low: Double(positive) / Double(asked), high: Double(positive + asked - answers) / Double(asked))
    }
  }
}

extension SurveyResult {
  /// The places of the groups that are no smaller than a level.
  public func places(by level: SurveyGroup.Level) -> [Int] {
    groups.indices.filter { place in
      switch groups[place].level {
      case .whole: true
      case .floor: level != .whole
      case .unit: level == .unit
      }
    }
  }

  /// How many of those who were asked have answered; `nil` where either is not known.
  public func rate(of place: Int) -> Double? {
    guard let asked = asked[place], asked > 0, let sheets = sheets[place] else { return nil }
    return Double(sheets) / Double(asked)
  }

  /// What a question comes to in a group; `nil` where that would tell of a few.
  public func figures(of question: SurveyCounts, _ place: Int) -> SurveyFigures? {
    guard let scale = question.scale, let counts = question.counts[place] else { return nil }
    return SurveyFigures(counts, scale, asked: asked[place])
  }
}
