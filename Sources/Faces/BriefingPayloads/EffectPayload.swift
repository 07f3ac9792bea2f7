package import BriefingDomain
package import BriefingLibrary

/// The figures of the reform. Fractions are numbers from 0 to 1, and differences of fractions from −1 to 1; `null` where
/// nothing is known.
package struct EffectPayload: Payload {
  package let period, day: String
  /// The waves that are compared.
  package let before, after: SurveyWavePayload?
  package let questions: [Question]
  package let documents: FiguresPayload
  package let rollOut: RollOutPayload
  package let space: SpacePayload?
  package let stock: StockPayload?
  package let followedBase, followed: Followed
  package let ledger: HeadPayload

  package struct Question: Payload {
    package let question: SurveyQuestionPayload
    /// Whether it was asked in the same words and with the same answers; else nothing is compared.
    package let same: Bool
    package let before, after: Side?
    /// The share after less the share before.
    package let difference: Interval?
    /// The share after ÷ the share before, less 1.
    package let ratio: Double?
    package let differenceOfMeans: Double?
    package let pairs: Pairs?
    package let floors: Floors?
  }

  package struct Side: Payload {
    package let wave: SurveyWave.ID
    package let asked: Int?
    package let answers, positive: Int
    package let share: Interval?
    package let mean, ifSilentNegative, ifSilentPositive: Double?
  }

  /// Pages that rooms showed, and those of them that somebody followed on a device of their own.
  package struct Followed: Payload { package let projections, pages, followed: Int }

  /// With its 95 % interval.
  package struct Interval: Payload { package let value, low, high: Double }

  package struct Pairs: Payload {
    package let people: Int
    package let difference: Interval?
  }

  /// The floors of the model against the others.
  package struct Floors: Payload {
    package let model, rest, leftOut: [String]
    package let modelDifference, restDifference, estimate: Interval?
  }

  package init(_ board: EffectBoard) {
    let report = board.report
    (period, day) = ("\(report.period)", "\(board.day)")
    before = board.before.map { SurveyWavePayload($0.record, answered: $0.result.sheets.first ?? nil) }
    after = board.after.map { SurveyWavePayload($0.record, answered: $0.result.sheets.first ?? nil) }
    questions = board.questions.map(Question.init)
    documents = FiguresPayload(report.total, base: report.base)
    rollOut = RollOutPayload(board)
    space = board.space.map(SpacePayload.init)
    stock = report.stock.map { StockPayload($0, withPlaces: false) }
    followedBase = Followed(board.followed.base)
    followed = Followed(board.followed.period)
    ledger = HeadPayload(report.ledgerHead)
  }
}

extension EffectPayload.Question {
  fileprivate init(_ comparison: SurveyComparison) {
    self.init(
      question: SurveyQuestionPayload(comparison.question), same: comparison.isSame,
      before: comparison.before.map(EffectPayload.Side.init), after: comparison.after.map(EffectPayload.Side.init),
      difference: comparison.difference.map(EffectPayload.Interval.init), ratio: comparison.ratio,
      differenceOfMeans: comparison.differenceOfMeans,
      pairs: comparison.pairs.map {
        EffectPayload.Pairs(people: $0.people, difference: $0.difference.map(EffectPayload.Interval.init))
      }, floors: comparison.floors.map(EffectPayload.Floors.init))
  }
}

extension EffectPayload.Side {
  fileprivate init(_ side: SurveyComparison.Side) {
    let figures = side.figures
    self.init(
      wave: side.wave.number, asked: side.asked, answers: figures.answers, positive: figures.positive,
      share: figures.share.map(EffectPayload.Interval.init), mean: figures.mean, ifSilentNegative: figures.bounds?.low,
      ifSilentPositive: figures.bounds?.high)
  }
}

extension EffectPayload.Followed {
  fileprivate init(_ pages: FollowedPages) {
    self.init(projections: pages.projections, pages: pages.lines, followed: pages.followed)
  }
}

extension EffectPayload.Interval {
  init(_ estimate: Estimate) {
    self.init(value: estimate.value, low: estimate.low, high: estimate.high)
  }
}

extension EffectPayload.Floors {
  fileprivate init(_ floors: FloorContrast) {
    self.init(
      model: floors.model.floors, rest: floors.rest.floors, leftOut: floors.leftOut,
      modelDifference: floors.model.difference.map(EffectPayload.Interval.init),
      restDifference: floors.rest.difference.map(EffectPayload.Interval.init),
      estimate: floors.estimate.map(EffectPayload.Interval.init))
  }
}
