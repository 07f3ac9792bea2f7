import BriefingDomain
import BriefingLedger
import BriefingStore
import Foundation
import GRDB
import InstantLiterals
import Testing

@testable import BriefingLibrary

/// The areas of floors in a home: what is said, corrected, taken back.
struct SpaceTests {
  private let fixture: LibraryFixture
  private let visit: Visit

  init() async throws {
    fixture = try LibraryFixture()
    visit = try await fixture.visit()
  }

  private func day(_ text: String) throws -> Day { try visit.clock.day(text) }

  private static func said(_ plusAlpha: String, desk: String = "420") -> SaidAreas {
    SaidAreas([.desk: desk, .meeting: "60", .plusAlpha: plusAlpha, .shelf: "80", .other: "35"])
  }

  @discardableResult
  private func say(_ floor: String, _ said: SaidAreas, on text: String = "2026-10-01", isNew: Bool = false)
    async throws -> SpaceReceipt
  {
    try await visit.noteSpace(of: floor, on: try day(text), said, takesNewFloor: isNew)
  }

  /// Of one day there is one measure of a floor, whoever has measured it since.
  @Test func aMeasureThatAnotherHasTakenThePlaceOf() async throws {
    let day = try visit.clock.day("2025-03-01")
    func measure(_ visit: Visit, _ area: String) async throws -> SpaceReceipt {
      try await visit.noteSpace(of: "３階", on: day, SaidAreas([.plusAlpha: area], total: "100"))
    }
    _ = try await measure(visit, "5")
    _ = try await visit.withdrawSpace(1, reason: "読み違い")
    let other = try await visit.library.visit(by: Person("別"), at: LibraryFixture.now)
    let second = try await measure(other, "6").record.entry
    await #expect(throws: LibraryError.floorMeasuredAlready(2, second)) { _ = try await visit.undo() }
    _ = try await other.withdrawSpace(2, reason: "二重")
    _ = try await visit.undo()
    #expect(try await visit.space().take.rows.map(\.now?.areas.plusAlpha) == [500])
  }

  @Test(arguments: [
    ("420", 42_000), ("45.5", 4550), ("45.5㎡", 4550), ("４５．５　平方メートル", 4550), ("1,234.5m2", 123_450),
    ("0", 0), ("0.004", 0), ("0.005", 1), ("12 m²", 1200), ("12平米", 1200),
  ])
  func areas(_ text: String, _ hundredths: Int) { #expect(StockAmount.squareMetres(text) == hundredths) }

  @Test(arguments: ["", "-1", "1e3", "12坪", "nan", "99999999999", "1 2", "12m", "=1+1"])
  func noAreas(_ text: String) { #expect(StockAmount.squareMetres(text) == nil) }

  @Test func oneOfADay() async throws {
    let first = try await say("3F", Self.said("45"))
    #expect(first.record.number == 1 && first.isNewFloor && first.record.entry.areas.total == 64_000)
    // 3階 is 3F, and the same adds nothing.
    #expect(try await say("３階", Self.said("45.00")).isUnchanged)
    await #expect(throws: LibraryError.floorMeasuredAlready(1, first.record.entry)) {
      try await say("3", Self.said("46"))
    }
    let corrected = try await visit.correctSpace(1, to: SaidAreas([.plusAlpha: "50"]), reason: "読み違い")
    #expect(corrected.before?.areas.plusAlpha == 4500 && corrected.record.entry.areas.total == 64_500)
    #expect(try await say("3F", Self.said("50")).isUnchanged)
    let withdrawn = try await visit.withdrawSpace(1, reason: "誤り")
    #expect(withdrawn.record.entry.isWithdrawn)
    await #expect(throws: LibraryError.withdrawnAlready(1)) { try await visit.withdrawSpace(1, reason: "誤り") }
    #expect(try await visit.space().take.rows.isEmpty)
    #expect(try await visit.floors().isEmpty)
    #expect(try await say("3F", Self.said("45")).record.number == 2)
    #expect(try await visit.spaceHistory(of: "3階").map(\.record.number) == [1, 2])
    for _ in 0..<4 {
      #expect(try await visit.undo().act.kind == .space)
    }
    #expect(try await visit.space().take.rows.isEmpty)
    #expect(try await visit.verify { _ in }.isEmpty)
    // A number is given once.
    #expect(try await say("3F", Self.said("45")).record.number == 3)
  }

  /// What is corrected of a floor whose uses are not all told apart leaves its total as it was.
  @Test func aTotalStays() async throws {
    try await say("3F", SaidAreas([.plusAlpha: "45", .desk: "420"], total: "640"))
    let alpha = try await visit.correctSpace(1, to: SaidAreas([.plusAlpha: "50"]), reason: "読み違い").record.entry.areas
    #expect(alpha.total == 64_000 && alpha.other == 17_000)
    let total = try await visit.correctSpace(1, to: SaidAreas([:], total: "650"), reason: "読み違い").record.entry.areas
    #expect(total.plusAlpha == 5000 && total.other == 18_000 && total[.shelf] == nil)
    let told = try await visit.correctSpace(1, to: SaidAreas([.meeting: "60", .shelf: "80"]), reason: "内訳")
    #expect(told.record.entry.areas == (try SaidAreas(Self.said("50").areas.merging([.other: "40"]) { $1 }).read()))
  }

  @Test func whatIsRefused() async throws {
    await #expect(throws: LibraryError.dayToCome(try day("2027-01-01"))) {
      try await say("3F", Self.said("45"), on: "2027-01-01")
    }
    await #expect(throws: LibraryError.unfitArea("広い")) { try await say("3F", Self.said("広い")) }
    await #expect(throws: LibraryError.unfitAreas(.missing([.desk, .meeting, .shelf, .other]))) {
      try await say("3F", SaidAreas([.plusAlpha: "1"]))
    }
    await #expect(throws: LibraryError.unfitText(.floor, .controlCharacter(0x202E))) {
      try await say("3\u{202E}F", Self.said("45"))
    }
    await #expect(throws: LibraryError.noSuchSpaceEntry(9, last: 0)) { try await visit.withdrawSpace(9, reason: "誤り") }
    await #expect(throws: LibraryError.noSuchFloor("9F", near: [])) { try await visit.spaceHistory(of: "9F") }
    try await say("本庁舎東館3階", Self.said("45"))
    await #expect(throws: LibraryError.looksKnown(.floor, "本庁舎東舘3階", near: ["本庁舎東館3階"])) {
      try await say("本庁舎東舘3階", Self.said("45"))
    }
    #expect(try await say("本庁舎東舘3階", Self.said("45"), isNew: true).record.number == 2)
    #expect(try await say("本庁舎東館4階", Self.said("45")).isNewFloor)
  }

  @Test func againstTheBase() async throws {
    _ = try await visit.setUnit("危機管理課", bureau: nil, department: nil, floor: "３階", adoptedFrom: nil)
    for floor in ["B1", "10F", "3F"] { try await say(floor, Self.said("45"), on: "2025-03-10") }
    try await visit.setSpaceBase(try day("2025-03-01")...day("2025-03-31"))
    try await say("3F", Self.said("49.95", desk: "415.05"))
    _ = try await visit.noteStock(StockStatement(.measured, at: "書庫", amount: "3"))
    _ = try await visit.noteStock(StockStatement(.shelves, at: "書庫", amount: "4", area: "0.45"))
    let report = try await visit.space()
    // From below, each as the unit on it writes it.
    #expect(report.take.rows.map(\.floor) == ["B1", "３階", "10F"])
    #expect(report.take.total.plusAlpha.ratio == 0.11 && report.take.total.total.difference == 0)
    #expect(report.take.total.notSince == 2 && report.freed.area == 180 && report.stockBase == nil)
    #expect(try await visit.space(on: try day("2026-09-30")).take.total.both == 0)
    #expect(try await visit.undo().act.kind == .stock)
    await #expect(throws: LibraryError.dayToCome(try day("2027-01-01"))) {
      try await visit.setSpaceBase(try day("2027-01-01")...day("2027-01-31"))
    }
  }

  /// An earlier utsusu held 三階 for another floor than 3階.
  @Test func phasesUnderAFormerKey() async throws {
    var plan = FloorPlan(floor: "三階")
    plan[.modelFloor].planned = Month(2026, 4)
    let store = try BriefingStore(path: fixture.home.database)
    let value = plan.settingValue
    try await store.write { try $0.set(.floorPhase("三"), to: value, at: LibraryFixture.now, by: "x") }
    #expect(try await visit.floors().map(\.plan) == [plan])
    let floor = try await visit.setFloor("3階", FloorChange(.modelFloor, actual: Month(2026, 5)!))
    #expect(floor.plan[.modelFloor] == PhaseMonths(planned: Month(2026, 4), actual: Month(2026, 5)))
    _ = try await visit.setFloor("3階", FloorChange(.modelFloor, clearsPhase: true))
    #expect(try await visit.floors().isEmpty)
  }

  @Test func floorsAndTheirPhases() async throws {
    _ = try await visit.setUnit("危機管理課", bureau: nil, department: nil, floor: "3階", adoptedFrom: nil)
    _ = try await visit.setUnit("河川課", bureau: nil, department: nil, floor: "4F", adoptedFrom: nil)
    let (april, may) = (Month(2026, 4)!, Month(2026, 5)!)
    _ = try await visit.setFloor("3F", FloorChange(.modelFloor, planned: april, isModel: true))
    let floor = try await visit.setFloor("３階", FloorChange(.modelFloor, actual: may))
    #expect(floor.plan[.modelFloor] == PhaseMonths(planned: april, actual: may) && floor.plan.isModel)
    #expect(floor.units == ["危機管理課"] && floor.name == "3階")
    #expect(floor.plan.phase(in: april) == nil && floor.plan.phase(in: may) == .modelFloor)
    #expect(try await visit.floors().map(\.name) == ["3階", "4F"])
    await #expect(throws: LibraryError.monthToCome(Month(2026, 12)!)) {
      try await visit.setFloor("3F", FloorChange(.rollOut, actual: Month(2026, 12)!))
    }
    // A plan may lie ahead.
    _ = try await visit.setFloor("5F", FloorChange(.rollOut, planned: Month(2027, 4)!))
    #expect(try await visit.floors().map(\.name) == ["3階", "4F", "5F"])
    _ = try await visit.setFloor("5F", FloorChange(.rollOut, clearsPhase: true))
    #expect(try await visit.floors().map(\.name) == ["3階", "4F"])
    _ = try await visit.undo()
    #expect(try await visit.floors().last?.plan[.rollOut].planned == Month(2027, 4)!)
    // A unit that has become another's sits nowhere.
    _ = try await visit.setUnit("水防課", bureau: nil, department: nil, floor: "4F", adoptedFrom: nil)
    _ = try await visit.mergeUnit("水防課", into: "河川課")
    #expect(try await visit.floors()[1].units == ["河川課"])
    // A month that was wrong is said anew.
    let anew = try await visit.setFloor("3F", FloorChange(.modelFloor, planned: may, clearsPhase: true, isModel: false))
    #expect(anew.plan[.modelFloor] == PhaseMonths(planned: may) && !anew.plan.isModel)
    #expect(try await visit.verify { _ in }.isEmpty)
  }

  @Test(arguments: [
    ("先行整備", FloorPhase.modelFloor), ("model-floor", .modelFloor), ("ROLLOUT", .rollOut), ("全庁展開", .rollOut),
    ("現状 整理", .survey), ("理想", .ideal), ("設計", .design), ("効果測定", .effects),
  ])
  func phases(_ word: String, _ phase: FloorPhase) { #expect(FloorPhase(word: word) == phase) }

  @Test func noPhases() { for word in ["", "完了", "-"] { #expect(FloorPhase(word: word) == nil) } }

  @Test(arguments: [
    (["三階", "3階", "３Ｆ", "3"], "3"), (["十二階", "12F"], "12"), (["地下一階", "地下1階", "B1F", "b1"], "b1"),
    (["本庁舎三階", "本庁舎 3F"], "本庁舎3"), (["本庁舎地下二階", "本庁舎B2"], "本庁舎b2"), (["屋上"], "屋上"), (["三番館"], "三番館"),
    (["三階東", "3階 東"], "3階東"), (["各階"], "各"), (["百十階"], "110"),
  ])
  func oneFloor(_ names: [String], _ key: String) { for name in names { #expect(Floor.key(name) == key, "\(name)") } }

  @Test func floorsInOrder() {
    let floors = ["別館1F", "10F", "2F", "B1", "別館B1", "1F", "地下2階"]
    #expect(
      floors.sorted { Floor.isInOrder(Floor.key($0), Floor.key($1)) }
        == ["地下2階", "B1", "1F", "2F", "10F", "別館B1", "別館1F"])
  }

  @Test(arguments: [
    "", "2026-10-01\n3F\n1\n1\n1\n1\n1\n", "2026-10-32\n3F\n1\n1\n1\n1\n1\n\n", "2026-10-01\n\n1\n1\n1\n1\n1\n\n",
    "2026-10-01\n3F\n1\n1\n\n1\n1\n\n", "2026-10-01\n3F\n1\n1\n1\n1\n\n\n", "2026-10-01\n3F\n-1\n1\n1\n1\n1\n\n",
    "2026-10-01\n3F\n0\n0\n0\n0\n0\n\n", "2026-10-01\n3F\n100000000\n1\n1\n1\n1\n\n",
    "2026-10-01\n3F\n9223372036854775807\n1\n1\n1\n1\n\n", "2026-10-01\n3F\n01\n1\n1\n1\n1\n\n",
    "2026-10-01\n3F\n1\n1\n1\n1\n1\n\nyes",
  ])
  func noEntries(_ text: String) { #expect(SpaceEntry(settingValue: text) == nil) }

  @Test(arguments: [
    "", "3F\n\n\n\n\n\n", "3F\nyes\n\n\n\n\n\n", "3F\n\n2026-13 -\n\n\n\n\n", "3F\n\n2026-04\n\n\n\n\n",
    "3F\n\n- -\n\n\n\n\n",
    "\nmodel\n\n\n\n\n\n",
  ])
  func noPlans(_ text: String) { #expect(FloorPlan(settingValue: text) == nil) }

  @Test func entriesAreReadBack() throws {
    let areas = try SaidAreas([.plusAlpha: "45"], total: "640").read()
    let entry = SpaceEntry(floor: "3F \"西\"", on: try day("2026-10-01"), areas, reason: "誤り", isWithdrawn: true)
    #expect(SpaceEntry(settingValue: entry.settingValue) == entry)
    var plan = FloorPlan(floor: "3F", isModel: true)
    plan[.design] = PhaseMonths(actual: Month(2026, 5)!)
    plan[.rollOut] = PhaseMonths(planned: Month(2027, 4)!)
    #expect(FloorPlan(settingValue: plan.settingValue) == plan)
  }
}
