import BriefingDomain
import Testing

@testable import BriefingWording

/// What is said below the figures of a survey, and beside them.
struct SurveyWordingTests {
  private static func result(_ counts: [[Int]?], asked: [Int?]) throws -> SurveyResult {
    let key = try #require(SurveyQuestion.Key("overall"))
    let question = SurveyQuestion(key, "満足していますか", topic: .overall, scale: SurveyScale(answers: 5, best: .last))
    let groups = [SurveyGroup(.whole), SurveyGroup(.floor, floor: "3階"), SurveyGroup(.floor, floor: "4階")]
    return SurveyResult(
      wave: 1, groups: groups, asked: asked, sheets: counts.map { $0?.reduce(0, +) },
      questions: [SurveyCounts(question, counts)], texts: [], pairs: [])
  }

  private static func notes(
    _ counts: [[Int]?], asked: [Int?] = [nil, nil, nil], by level: SurveyGroup.Level = .floor
  ) throws -> [String] {
    let result = try result(counts, asked: asked)
    return Language.$current.withValue(.en) {
      SurveyResultWording.notes(result, by: level).map { $0.prefix { $0 != ":" && $0 != "(" }.trimmed }
    }
  }

  /// A legend of what is in the tables, and of nothing else.
  @Test func notesOfWhatIsShown() throws {
    let ten = [0, 0, 0, 5, 5]
    #expect(try Self.notes([ten, nil, nil]) == ["Positive", "Mean", "Too few"])
    #expect(try Self.notes([ten, nil, nil], by: .whole) == ["Positive", "Mean"])
    #expect(try Self.notes([nil, nil, nil], asked: [20, nil, nil]) == ["Too few"])
    #expect(
      try Self.notes([ten, ten, [0, 0, 0, 0, 0]], asked: [20, nil, nil]) == ["Positive", "Mean", "Of all asked"])
  }

  @Test func moreThanWereAsked() throws {
    let counts = [[0, 0, 0, 5, 5], [0, 0, 0, 5, 0], [0, 0, 0, 0, 5]]
    #expect(
      try Self.notes(counts, asked: [8, 4, 5])
        == ["Positive", "Mean", "Of all asked", "More have answered than were asked"])
    let result = try Self.result(counts, asked: [8, 4, 5])
    let japanese = Language.$current.withValue(.ja) { SurveyResultWording.notes(result) }
    #expect(japanese.contains { $0.hasPrefix("依頼した人数より回答が多くなっています（全体、3階）") })
  }

  /// A row without figures says why it has none.
  @Test func aQuestionThatWasAskedOtherwise() throws {
    let day = try #require(Day(2026, 10, 1))
    let wave = SurveyWaveRecord(number: 1, wave: SurveyWave("改革前", .before, day...day))
    let result = try Self.result([[0, 0, 0, 5, 5], nil, nil], asked: [nil, nil, nil])
    let key = result.questions[0].question.key
    for (text, label) in [("満足していますか", "満足していますか"), ("別の文", "別の文 (asked otherwise before: not compared)")] {
      var question = result.questions[0].question
      question.text = text
      let after = SurveyResult(
        wave: 2, groups: result.groups, asked: result.asked, sheets: result.sheets,
        questions: [SurveyCounts(question, result.questions[0].counts)], texts: [], pairs: [])
      let comparison = SurveyComparison(key, before: (wave, result), after: (wave, after)) { ($0, .neither) }
      #expect(Language.$current.withValue(.en) { comparison?.label } == label)
    }
  }

  @Test func anIntervalInWords() throws {
    let picture = IntervalPicture(estimate: try #require(Estimate(40, of: 100)), id: "x")
    let words = Language.$current.withValue(.ja) { picture.html.source }
    #expect(words.contains("、95 % 信頼区間 ") && !words.contains(", 95"))
  }
}

extension Substring {
  fileprivate var trimmed: String { String(reversed().drop(while: \.isWhitespace).reversed()) }
}
