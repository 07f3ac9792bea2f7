import BriefingDomain
import ForgedFiles
import Testing

/// How answers are counted, and what is left out.
struct SurveyCountingTests {
  private static let key = SurveyQuestion.Key("overall")!
  private static let question = SurveyQuestion(
    key, "満足していますか", topic: .overall, scale: SurveyScale(answers: 5, best: .last))

  private static func sheets(_ count: Int, _ floor: String?, _ unit: OfficeUnit.ID?, _ answer: Int?) -> [CountedSheet] {
    (0..<count).map { _ in CountedSheet(floor: floor, unit: unit, answers: answer.map { [key: $0] } ?? [:]) }
  }

  private static func counts(_ counting: SurveyCounting) -> SurveyCounts {
    counting.counts(of: question, question.scale!)
  }

  @Test(arguments: [(2, 1), (3, 1), (4, 2), (5, 2), (6, 2), (7, 3), (8, 3), (9, 4), (10, 4), (11, 4)])
  func usuallyPositive(_ answers: Int, _ positive: Int) {
    #expect(SurveyScale(answers: answers, best: .last)?.positive == positive)
  }

  @Test func scales() {
    let last = SurveyScale(answers: 5, best: .last)
    #expect((1...5).map { last?.isPositive($0) } == [false, false, false, true, true])
    let first = SurveyScale(answers: 5, best: .first, positive: 1)
    #expect((1...5).map { first?.isPositive($0) } == [true, false, false, false, false])
    #expect((1...5).map { first?.points(of: $0) } == [5, 4, 3, 2, 1])
    for (answers, positive) in [(1, 1), (12, 2), (5, 0), (5, 5)] {
      #expect(SurveyScale(answers: answers, best: .last, positive: positive) == nil)
    }
  }

  @Test(arguments: [
    ("overall", true), ("a", true), ("q-12", true), (String(repeating: "a", count: 40), true), ("", false),
    ("-a", false),
    ("a-", false), ("Overall", false), ("a b", false), ("満足", false), ("a=b", false),
    (String(repeating: "a", count: 41), false),
  ])
  func keys(_ text: String, _ isFit: Bool) { #expect((SurveyQuestion.Key(text) != nil) == isFit) }

  /// 30 of 50 positive, of 80 asked: 60 %, Wilson 46.2 to 72.4 %, mean 3.6; 37.5 % if the silent 30 are not, 75 % if they are.
  @Test func figures() throws {
    let scale = try #require(Self.question.scale)
    let figures = SurveyFigures([2, 6, 12, 20, 10], scale, asked: 80)
    #expect(figures.answers == 50 && figures.positive == 30 && figures.mean == 3.6)
    let share = try #require(figures.share)
    #expect(share.value == 0.6 && abs(share.low - 0.461823) < 1e-5 && abs(share.high - 0.723915) < 1e-5)
    #expect(figures.bounds?.low == 0.375 && figures.bounds?.high == 0.75)
    // The other way round it is as good, of an answer that is numbered otherwise.
    let turned = try #require(SurveyScale(answers: 5, best: .first))
    let same = SurveyFigures([10, 20, 12, 6, 2], turned, asked: 80)
    #expect(same == figures)
    #expect(SurveyFigures([2, 6, 12, 20, 10], scale, asked: 49).bounds == nil)
    #expect(SurveyFigures([0, 0, 0, 0, 0], scale, asked: 80).share == nil)
  }

  @Test func groups() {
    let sheets =
      Self.sheets(6, "3階", 1, 5) + Self.sheets(3, "3階", 2, 4) + Self.sheets(9, "3階", nil, 2)
      + Self.sheets(8, "4階", 1, 1)
      + Self.sheets(7, nil, nil, 3) + Self.sheets(2, "4階", 1, nil)
    let counting = SurveyCounting(sheets, floors: ["3階", "4階", "5階"], names: [1: "危機管理課", 2: "河川課"])
    #expect(
      counting.groups.map { [$0.floor, $0.unitName] } == [
        [nil, nil], ["3階", nil], ["3階", "危機管理課"], ["3階", "河川課"], ["3階", nil], ["4階", nil], ["4階", "危機管理課"],
        ["5階", nil], [nil, nil],
      ])
    // Three of the 9 in the unit would be known by those who did not say one: the smallest beside them is given up.
    #expect(counting.sheetCounts == [35, 18, nil, nil, 9, 10, 10, 0, 7])
    #expect(
      Self.counts(counting).counts == [
        [8, 9, 7, 3, 6], [0, 9, 0, 3, 6], nil, nil, [0, 9, 0, 0, 0], [8, 0, 0, 0, 0], [8, 0, 0, 0, 0],
        [0, 0, 0, 0, 0], [0, 0, 7, 0, 0],
      ])
  }

  @Test func nobodySaidWhere() {
    #expect(SurveyCounting(Self.sheets(9, nil, nil, 1), floors: [], names: [:]).groups == [SurveyGroup(.whole)])
    #expect(Self.counts(SurveyCounting(Self.sheets(4, nil, nil, 1), floors: [], names: [:])).counts == [nil])
  }

  /// What is left when shown parts are taken from what holds them is nobody or enough, in every group of every office.
  @Test(arguments: 1...100) func nothingTellsOfAFew(_ seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let sheets = (0..<Int.random(in: 5...120, using: &numbers)).flatMap { _ in
      let floor = [nil, "1階", "2階", "3階"].randomElement(using: &numbers)!
      let unit: OfficeUnit.ID? = [nil, 1, 2, 3].randomElement(using: &numbers)!
      return Self.sheets(1, floor, unit, [nil, 1, 3, 5].randomElement(using: &numbers)!)
    }
    let counting = SurveyCounting(sheets, floors: ["1階", "2階", "3階"], names: [:])
    for isDelicate in [false, true] {
      var question = Self.question
      question.isDelicate = isDelicate
      let fewest = isDelicate ? 10 : 5
      let sums = counting.counts(of: question, question.scale!).counts.map { $0?.reduce(0, +) }
      let groups = counting.groups
      func isIn(_ part: SurveyGroup, _ group: SurveyGroup) -> Bool {
        group.level == .whole ? part.level == .floor : part.level == .unit && part.floor == group.floor
      }
      for (place, group) in groups.enumerated() where group.level != .unit {
        let parts = groups.indices.filter { isIn(groups[$0], group) }
        guard let sum = sums[place] else {
          #expect(parts.allSatisfy { sums[$0] == nil })
          continue
        }
        let rest = sum - parts.compactMap { sums[$0] }.reduce(0, +)
        #expect(parts.isEmpty || rest == 0 || rest >= fewest)
        #expect((parts + [place]).compactMap { sums[$0] }.allSatisfy { $0 == 0 || $0 >= fewest })
      }
    }
  }
}
