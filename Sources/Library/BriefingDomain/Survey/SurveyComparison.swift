/// A question in two waves (formulas: docs/effects.md). All of it is computed from what the results of the waves show.
public struct SurveyComparison: Hashable, Sendable {
  /// As it was asked last.
  public let question: SurveyQuestion
  /// `nil` where there is no such wave, it did not ask the question, or too few answered it.
  public let before: Side?
  public let after: Side?
  /// Of those who answered both times; `nil` where too few could be recognised.
  public let pairs: PairedAnswers?
  /// Whether it was asked in the same words and with the same answers.
  public let isSame: Bool
  /// The floors of both waves, those of the model against the others.
  public let floors: FloorContrast?

  /// A wave, and what all who answered the question came to.
  public struct Side: Hashable, Sendable {
    public let wave: SurveyWaveRecord
    public let asked: Int?
    public let figures: SurveyFigures

    /// Answers ÷ asked. `nil` where nobody has said how many were asked.
    public var rate: Double? {
      asked.flatMap { $0 > 0 ? Double(figures.answers) / Double($0) : nil }
    }
  }

  public typealias Closed = (wave: SurveyWaveRecord, result: SurveyResult)

  /// - Parameter role: of a floor, as it is written, in the roll-out, and what all its spellings have in common.
  /// - Returns: `nil` where neither wave asked it.
  public init?(
    _ key: SurveyQuestion.Key, before: Closed?, after: Closed?, role: (String) -> (floor: String, role: Adoption)
  ) {
    func counts(_ closed: Closed?) -> SurveyCounts? { closed?.result.questions.first { $0.question.key == key } }
    let (first, second) = (counts(before), counts(after))
    guard let question = (second ?? first)?.question, let scale = question.scale else { return nil }
    self.question = question
    isSame =
      first.map { a in second.map { (a.question.text, a.scale) == ($0.question.text, $0.scale) } ?? true } ?? true
    func side(_ closed: Closed?, _ counts: SurveyCounts?) -> Side? {
      guard let closed, let counts, let whole = counts.counts.first ?? nil, let scale = counts.scale else { return nil }
      let asked = closed.result.asked.first ?? nil
      return Side(wave: closed.wave, asked: asked, figures: SurveyFigures(whole, scale, asked: asked))
    }
    self.before = side(before, first)
    self.after = side(after, second)
    pairs =
      isSame
      ? after?.result.pairs.first { $0.question == key && $0.other == before?.wave.number }?.answers : nil
    if isSame, let before, let after, let first, let second {
      floors = FloorContrast(
        before: first.floors(in: before.result), after: second.floors(in: after.result), scale, role)
    } else {
      floors = nil
    }
  }

  private var shares: (before: Estimate, after: Estimate)? {
    guard isSame, let first = before?.figures.share, let second = after?.figures.share else { return nil }
    return (first, second)
  }

  /// The share after less the share before: Newcombe's interval of two groups.
  public var difference: Estimate? { shares.map { $0.after.minus($0.before) } }

  /// The share after ÷ the share before, less 1 (比). `nil` where nobody was positive before.
  public var ratio: Double? {
    shares.flatMap { $0.before.value > 0 ? $0.after.value / $0.before.value - 1 : nil }
  }

  public var differenceOfMeans: Double? {
    guard isSame, let first = before?.figures.mean, let second = after?.figures.mean else { return nil }
    return second - first
  }
}

/// What a question has changed by on the floors of the model more than on others: a difference in differences of shares.
public struct FloorContrast: Hashable, Sendable {
  public let model: Group
  public let rest: Group
  /// Floors that are in neither, by name: too few answered, in one wave there were none, or they followed in between.
  public let leftOut: [String]

  public struct Group: Hashable, Sendable {
    public fileprivate(set) var floors: [String] = []
    public fileprivate(set) var before = Sum()
    public fileprivate(set) var after = Sum()

    /// The share after less the share before.
    public var difference: Estimate? {
      guard let first = before.share, let second = after.share else { return nil }
      return second.minus(first)
    }
  }

  public struct Sum: Hashable, Sendable {
    public fileprivate(set) var answers = 0
    public fileprivate(set) var positive = 0

    public var share: Estimate? { Estimate(positive, of: answers) }
  }

  /// - Parameter before: counts by floor; `nil` for floors that are not shown.
  /// - Returns: `nil` without a floor of the model, or without another.
  fileprivate init?(
    before: [(floor: String, counts: [Int]?)], after: [(floor: String, counts: [Int]?)], _ scale: SurveyScale,
    _ role: (String) -> (floor: String, role: Adoption)
  ) {
    var (model, rest, leftOut) = (Group(), Group(), [String]())
    let earlier = Dictionary(before.map { (role($0.floor).floor, $0) }, uniquingKeysWith: { first, _ in first })
    let keys = Set(after.map { role($0.floor).floor })
    leftOut = before.map(\.floor).filter { !keys.contains(role($0).floor) }
    for (floor, second) in after {
      let (key, role) = role(floor)
      guard let first = earlier[key]?.counts, let second else {
        leftOut.append(floor)
        continue
      }
      func add(to group: inout Group) {
        group.floors.append(floor)
        for (counts, sum) in [(first, \Group.before), (second, \Group.after)] {
          let figures = SurveyFigures(counts, scale, asked: nil)
          group[keyPath: sum].answers += figures.answers
          group[keyPath: sum].positive += figures.positive
        }
      }
      switch role {
      case .treated: add(to: &model)
      case .control: add(to: &rest)
      case .neither: leftOut.append(floor)
      }
    }
    guard !model.floors.isEmpty, !rest.floors.isEmpty else { return nil }
    (self.model, self.rest, self.leftOut) = (model, rest, leftOut)
  }

  /// How much more the share has risen on the floors of the model.
  public var estimate: Estimate? {
    guard let model = model.difference, let rest = rest.difference else { return nil }
    return model.minus(rest)
  }
}

extension SurveyCounts {
  /// Of each floor that somebody named how many gave each answer; `nil` where that is not shown.
  fileprivate func floors(in result: SurveyResult) -> [(floor: String, counts: [Int]?)] {
    zip(result.groups, counts).compactMap { group, counts in
      group.level == .floor ? group.floor.map { ($0, counts) } : nil
    }
  }
}
