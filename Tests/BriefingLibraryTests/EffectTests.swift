import BriefingDomain
import BriefingLibrary
import Foundation
import GRDB
import InstantLiterals
import Testing

/// The four figures of the reform, as the city's leaflet gave them, from invented data that give exactly them.
struct EffectTests {
  private let fixture: LibraryFixture
  private let visit: Visit
  private let overall = SurveyQuestion.Key("overall")!
  private let ict = SurveyQuestion.Key("ict")!

  init() async throws {
    fixture = try LibraryFixture()
    visit = try await fixture.visit()
    for (key, text, topic) in [
      (overall, "今の働き方に満足していますか", SurveyQuestion.Topic.overall), (ict, "ICT 環境に満足していますか", .ict),
    ] {
      try await visit.addSurveyQuestion(
        SurveyQuestion(key, text, topic: topic, scale: SurveyScale(answers: 5, best: .last)))
    }
  }

  /// - Parameter floors: of each how many answered, and how many of them were positive.
  private func wave(
    _ name: String, _ phase: SurveyWave.Phase, _ month: String, asked: Int? = nil,
    _ floors: [(floor: String?, answers: Int, overall: Int, ict: Int)], codes: Bool = false
  ) async throws {
    let days = try visit.clock.days(of: month)
    try await visit.addSurveyWave(SurveyWave(name, phase, days, asked: asked))
    try await visit.openSurveyWave(name)
    let sheets = floors.flatMap { floor in
      (0..<floor.answers).map { place in
        AnswerSheet(
          floor: floor.floor, answers: [overall: place < floor.overall ? 4 : 2, ict: place < floor.ict ? 5 : 3],
          key: codes ? .code("\(floor.floor ?? "") \(place) の合言葉") : nil)
      }
    }
    _ = try await visit.addSheets(sheets, to: name)
    _ = try await visit.closeSurveyWave(name)
  }

  private func documents() async throws {
    let rows = ["2026-03": 100, "2026-10": 45].flatMap { month, copies in
      ["\(month)-05,避難所,危機管理課,局長,paper,\(copies),10,yes,"]
    }
    try await fixture.importing(rows[0], rows[1], into: visit)
    try await visit.setBase(Period(iso: "2026-03"))
  }

  private func space() async throws {
    for (day, alpha, desk) in [("2026-03-10", "100", "700"), ("2026-10-10", "111", "689")] {
      let said = SaidAreas([.plusAlpha: alpha, .desk: desk, .meeting: "100", .shelf: "50", .other: "50"])
      _ = try await visit.noteSpace(of: "3階", on: try visit.clock.day(day), said)
    }
    try await visit.setSpaceBase(try visit.clock.days(of: "2026-03"))
  }

  @Test func theLeafletsFour() async throws {
    try await wave("改革前", .before, "2026-01", asked: 150, [("3階", 120, 30, 62)])
    try await wave("改革後", .after, "2026-09", asked: 150, [("3階", 120, 48, 66)])
    try await documents()
    try await space()
    let board = try await visit.effects(Period(iso: "2026-10"))
    #expect(board.before?.record.wave.name == "改革前" && board.after?.record.wave.name == "改革後")
    let satisfaction = try #require(board.questions(on: .overall).first)
    #expect(abs(try #require(satisfaction.ratio) - 0.60) < 1e-12)
    let difference = try #require(satisfaction.difference)
    #expect(abs(difference.value - 0.15) < 1e-12 && difference.leavesOutZero)
    #expect(abs(difference.low - 0.0315) < 5e-5 && abs(difference.high - 0.2629) < 5e-5)
    // If all who stayed silent were dissatisfied.
    #expect(satisfaction.before?.figures.bounds?.low == 0.2 && satisfaction.after?.figures.bounds?.low == 0.32)
    #expect(satisfaction.before?.rate == 0.8)
    #expect(abs(try #require(satisfaction.differenceOfMeans) - 0.3) < 1e-12)
    let area = try #require(board.space?.take.total)
    #expect(abs(try #require(area.plusAlpha.ratio) - 0.11) < 1e-12)
    #expect(abs(try #require(area.share).points - 1.1) < 1e-9)
    #expect(abs(try #require(board.report.total.value) - 0.55) < 1e-12)
    let ictQuestion = try #require(board.questions(on: .ict).first)
    #expect(abs(try #require(ictQuestion.ratio) - 0.0645) < 5e-5)
    // As a difference it may be chance.
    let points = try #require(ictQuestion.difference)
    #expect(!points.leavesOutZero && abs(points.low - -0.0916) < 5e-5 && abs(points.high - 0.1568) < 5e-5)
    #expect(satisfaction.floors == nil && satisfaction.pairs == nil)
  }

  /// What is not there is not made up, and what is of a later day does not count.
  @Test func whatIsMissing() async throws {
    let empty = try await visit.effects(Period(iso: "2026-10"))
    #expect(empty.questions.isEmpty && empty.space == nil && empty.report.total.value == nil)
    try await wave("改革前", .before, "2026-01", [(nil, 20, 5, 5)])
    try await wave("改革後", .after, "2026-09", [(nil, 20, 10, 10)])
    let then = try await visit.effects(Period(iso: "2026-08"))
    #expect(then.before != nil && then.after == nil && then.questions(on: .overall)[0].difference == nil)
    let now = try await visit.effects(Period(iso: "2026-09"))
    #expect(now.questions(on: .overall)[0].difference?.value == 0.25)
    // A wave that is not closed is none.
    try await visit.addSurveyWave(SurveyWave("半年後", .later, try visit.clock.days(of: "2026-10")))
    try await visit.openSurveyWave("半年後")
    #expect(try await visit.effects(Period(iso: "2026-10")).after?.record.wave.name == "改革後")
  }

  /// Other words ask something else.
  @Test func anotherQuestion() async throws {
    try await wave("改革前", .before, "2026-01", [(nil, 20, 5, 5)])
    try await visit.changeSurveyQuestion("overall") { $0.text = "新しい働き方に満足していますか" }
    try await wave("改革後", .after, "2026-09", [(nil, 20, 10, 10)], codes: true)
    let board = try await visit.effects(Period(iso: "2026-10"))
    let question = board.questions(on: .overall)[0]
    #expect(
      !question.isSame && question.difference == nil && question.ratio == nil && question.differenceOfMeans == nil)
    #expect(board.questions(on: .ict)[0].isSame)
  }

  /// A question that was only asked later does not take the place of one that can be compared, nor a wave that ran beside.
  @Test func whatCanBeCompared() async throws {
    try await wave("改革前", .before, "2026-01", [(nil, 20, 5, 5)])
    try await visit.addSurveyQuestion(
      SurveyQuestion(
        try #require(SurveyQuestion.Key("anew")), "ほかの設問", topic: .overall, scale: SurveyScale(answers: 5, best: .last))
    )
    try await visit.addSurveyWave(SurveyWave("改革後", .after, try visit.clock.days(of: "2026-09")))
    try await visit.openSurveyWave("改革後")
    let anew = try #require(SurveyQuestion.Key("anew"))
    _ = try await visit.addSheets(
      (0..<20).map { AnswerSheet(answers: [overall: $0 < 15 ? 5 : 1, anew: 3]) }, to: "改革後")
    _ = try await visit.closeSurveyWave("改革後")
    try await wave("改革前の続き", .before, "2026-09", [(nil, 20, 20, 20)])
    let board = try await visit.effects(Period(iso: "2026-10"))
    #expect(board.before?.record.wave.name == "改革前" && board.before?.result.sheets == [20])
    #expect(board.questions(on: .overall).map(\.question.key) == [overall, anew])
    #expect(board.questions(on: .overall)[0].difference?.value == 0.5)
  }

  /// The same people, by their codes: of those who answered both times alone.
  @Test func theSamePeople() async throws {
    try await wave("改革前", .before, "2026-01", [(nil, 40, 10, 10)], codes: true)
    try await wave("改革後", .after, "2026-09", [(nil, 50, 30, 20)], codes: true)
    let pairs = try #require(try await visit.effects(Period(iso: "2026-10")).questions(on: .overall)[0].pairs)
    #expect(pairs == PairedAnswers(both: 10, onlyBefore: 0, onlyAfter: 20, never: 10))
    #expect(try #require(pairs.difference).value == 0.5)
  }

  /// The floors of the model against the others, of those that both results show.
  @Test func modelFloor() async throws {
    _ = try await visit.setFloor("3階", FloorChange(.modelFloor, actual: Month(iso: "2026-04"), isModel: true))
    _ = try await visit.setFloor("6階", FloorChange(.rollOut, actual: Month(iso: "2026-08")))
    try await wave(
      "改革前", .before, "2026-01",
      [("3階", 40, 10, 0), ("4階", 50, 20, 0), ("5階", 50, 20, 0), ("6階", 20, 5, 0), ("7階", 9, 5, 0)])
    try await wave(
      "改革後", .after, "2026-09",
      [("3F", 40, 30, 0), ("4F", 50, 22, 0), ("5階", 50, 23, 0), ("6階", 20, 5, 0), ("7階", 3, 3, 0)])
    let board = try await visit.effects(Period(iso: "2026-10"))
    let floors = try #require(board.questions(on: .overall)[0].floors)
    #expect(floors.model.floors == ["3F"])
    #expect(abs(try #require(floors.model.difference).value - 0.5) < 1e-12)
    // Of the seventh too few answered, so that the smallest other is not shown either.
    #expect(floors.leftOut == ["6階", "7階"])
    #expect(floors.rest.floors == ["4F", "5階"])
    #expect(abs(try #require(floors.estimate).value - 0.45) < 1e-12)
    #expect(try #require(floors.estimate).leavesOutZero)
  }

  /// Of what rooms showed in the months that count, how much was followed.
  @Test func followedPages() async throws {
    typealias Records = ProjectionRecordTests
    try await Records.briefed(visit, fixture)
    let (id, start) = (try await Records.live(visit), Records.start)
    _ = try await visit.end(
      id, by: .driver, at: start + 4000,
      steps: [
        .followers(3), .followed(lines: 1), .followers(2), .ends(at: start + 2000),
        .begins(Records.on(1, 1), at: start + 2000),
        .ends(at: start + 3000), .begins(Records.on(1, 1), at: start + 3000), .ends(at: start + 4000),
      ], present: nil, recordedBy: "佐藤")
    let run = try #require(try await visit.details(of: 1).projections.first).projection
    #expect(run.followers == 3 && run.followedLines == 1)
    let later = LibraryFixture.now.advanced(by: 40 * 86_400)
    let board = try await fixture.visit(now: later).effects(Period(iso: "2026-11"))
    #expect(board.followed.period == FollowedPages(projections: 1, lines: 3, followed: 1))
    #expect(board.followed.base == FollowedPages())
  }
}
