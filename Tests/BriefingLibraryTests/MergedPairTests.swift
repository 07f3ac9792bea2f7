import BriefingDomain
import BriefingLedger
import BriefingStore
import Foundation
import GRDB
import InstantLiterals
import Testing

@testable import BriefingLibrary

/// Pairs of waves where units became others between them: what a wave was counted by is what it was counted by then.
struct MergedPairTests {
  private let fixture: LibraryFixture
  private let visit: Visit
  private let overall = SurveyQuestion.Key("overall")!
  private static let units = ["総務課", "財政課", "人事課", "秘書課"]

  init() async throws {
    fixture = try LibraryFixture()
    visit = try await fixture.visit()
    for unit in Self.units {
      _ = try await visit.setUnit(unit, bureau: nil, department: nil, floor: "3階", adoptedFrom: nil)
    }
    try await visit.addSurveyQuestion(
      SurveyQuestion(overall, "満足していますか", topic: .overall, scale: SurveyScale(answers: 5, best: .last)))
  }

  /// - Parameter codes: of each unit who answers; of none under an empty name.
  private func answer(_ wave: String, _ phase: SurveyWave.Phase, _ codes: [String: Range<Int>]) async throws {
    try await visit.addSurveyWave(SurveyWave(wave, phase, try visit.clock.days(of: "2026-10")))
    try await visit.openSurveyWave(wave)
    for (unit, people) in codes {
      let id = unit.isEmpty ? nil : try await visit.named(unit, OfficeUnit.self)?.party.id
      let sheets = people.map {
        AnswerSheet(
          floor: unit.isEmpty ? "3階" : nil, unit: id, answers: [overall: $0 % 2 == 0 ? 5 : 1],
          key: .code("みどりのもり\($0)"))
      }
      _ = try await visit.addSheets(sheets, to: wave)
    }
  }

  private static let before = ["総務課": 0..<6, "財政課": 10..<16, "人事課": 20..<26]
  /// Six of the one and three of the other: twelve less these nine would be three.
  private static let after = ["総務課": 0..<6, "財政課": 10..<13, "": 40..<50]

  @Test func aChainOfUnits() async throws {
    try await answer("前", .before, Self.before)
    _ = try await visit.mergeUnit("総務課", into: "財政課")
    let result = try await visit.closeSurveyWave("前").result
    #expect(result.groups.contains { $0.unitName == "財政課" && $0.alsoUnits?.count == 1 })
    _ = try await visit.mergeUnit("財政課", into: "人事課")
    try await answer("後", .after, Self.after)
    #expect(try await visit.closeSurveyWave("後").result.pairs.isEmpty)
    // Six of the twelve leave six.
    try await answer("その後", .later, ["総務課": 0..<6, "": 60..<70])
    #expect(try await visit.closeSurveyWave("その後").result.pairs.map(\.other.rawValue) == [1])
  }

  /// Beside two units of which too few have answered, so that there are others among whom those of 総務課 could be.
  private static let besideFew = ["総務課": 0..<6, "財政課": 10..<16, "人事課": 20..<23, "秘書課": 30..<33]

  /// A result of an utsusu that did not note it: the sheets do not add up to it any more.
  @Test func notNoted() async throws {
    try await answer("前", .before, Self.besideFew)
    _ = try await visit.mergeUnit("総務課", into: "財政課")
    _ = try await visit.closeSurveyWave("前")
    let json = try fixture.raw { database in
      try database.execute(sql: "DROP TRIGGER resultIsNotUpdated")
      try database.execute(sql: "UPDATE surveyResult SET json = replace(json, '\"alsoUnits\":[1],', '')")
      return try String.fetchOne(database, sql: "SELECT json FROM surveyResult") ?? ""
    }
    #expect(!json.contains("alsoUnits") && json.contains("財政課"))
    let store = try BriefingStore(path: fixture.home.database)
    try await store.write {
      try $0.set(.surveyResult(1), to: ContentHash(of: json).description, at: LibraryFixture.now, by: "x")
    }
    try await answer("後", .after, Self.after)
    #expect(try await visit.closeSurveyWave("後").result.pairs.isEmpty)
  }

  @Test func partedAgain() async throws {
    try await answer("前", .before, Self.besideFew)
    _ = try await visit.mergeUnit("総務課", into: "財政課")
    _ = try await visit.closeSurveyWave("前")
    _ = try await visit.undo(past: true)
    try await answer("後", .after, Self.after)
    #expect(try await visit.closeSurveyWave("後").result.pairs.isEmpty)
  }
}
