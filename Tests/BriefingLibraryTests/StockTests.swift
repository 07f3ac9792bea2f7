import BriefingDomain
import BriefingLedger
import Foundation
import GRDB
import InstantLiterals
import Testing

@testable import BriefingLibrary

/// The stock-take in a home: what is said, corrected, taken back, and found where somebody has changed it.
struct StockTests {
  private let fixture: LibraryFixture
  private let visit: Visit

  init() async throws {
    fixture = try LibraryFixture()
    visit = try await fixture.visit()
    _ = try await visit.setUnit("危機管理課", bureau: nil, department: nil, floor: "3階", adoptedFrom: nil)
    _ = try await visit.setUnit("河川課", bureau: nil, department: nil, floor: "3階", adoptedFrom: nil)
  }

  private func day(_ text: String) throws -> Day { try visit.clock.day(text) }

  @discardableResult
  private func say(
    _ kind: StockEntry.Kind, _ place: String, _ amount: String = "", on text: String = "2026-10-01",
    unit: String? = nil, area: String? = nil, isNew: Bool = false
  ) async throws -> StockReceipt {
    try await visit.noteStock(
      StockStatement(
        kind, at: place, unit: unit, on: try day(text), amount: amount, area: area, takesNewPlace: isNew))
  }

  /// Of one day there is one measure of a place, whoever has measured it since.
  @Test func aMeasureThatAnotherHasTakenThePlaceOf() async throws {
    let other = try await visit.library.visit(by: Person("別"), at: LibraryFixture.now)
    try await say(.measured, "3F書庫", "12")
    _ = try await visit.withdrawStock(1, reason: "読み違い")
    let again = StockStatement(.measured, at: "３Ｆ書庫", on: try day("2026-10-01"), amount: "13")
    let second = try await other.noteStock(again).record.entry
    await #expect(throws: LibraryError.measuredAlready(2, second)) { _ = try await visit.undo() }
  }

  @Test(arguments: [
    ("12.4", 1240), ("１２．４", 1240), ("12.4fm", 1240), ("12.4 ファイルメーター", 1240), ("90cm", 90), ("905mm", 91),
    ("904mm", 90),
    ("1,234.5m", 123_450), ("0", 0), ("0.004", 0), ("0.005", 1), ("12.399999999999999", 1240),
    (" 12.4 ", 1240), ("90　㎝", 90),
  ])
  func lengths(_ text: String, _ centimetres: Int) { #expect(StockAmount.centimetres(text) == centimetres) }

  @Test(arguments: [
    "", "-1", "1e3", "12.", ".5", "1,23", "nan", "12 km", "999999999999", "1000000.01", "=1+1", "十二", "1 2", "1 2 fm",
  ])
  func noLengths(_ text: String) { #expect(StockAmount.centimetres(text) == nil) }

  @Test func oneOfADay() async throws {
    let first = try await say(.measured, "3F 書庫", "12.4")
    #expect(first.record.number == 1 && !first.isUnchanged)
    // Spaces and widths make no other place.
    #expect(try await say(.measured, "３ｆ書庫", "12.40").isUnchanged)
    await #expect(throws: LibraryError.measuredAlready(1, first.record.entry)) {
      try await say(.measured, "3F書庫", "13")
    }
    let corrected = try await visit.correctStock(1, to: "13", reason: "読み違い")
    #expect(corrected.before?.amount == 1240 && corrected.record.entry.amount == 1300)
    #expect(corrected.record.entry.reason == "読み違い")
    // Twice a day is twice.
    try await say(.discarded, "3F書庫", "1")
    #expect(try await say(.discarded, "3F書庫", "1").record.number == 3)
    #expect(try await visit.stockHistory(of: "3F書庫").map(\.record.number) == [1, 2, 3])
    #expect(try await visit.undo().act.kind == .stock)
    #expect(try await visit.stockHistory(of: "3F書庫").map(\.record.number) == [1, 2])
    // A number is given once.
    #expect(try await say(.scanned, "3F書庫", "1").record.number == 4)
    for _ in 0..<3 { _ = try await visit.undo() }
    #expect(try await visit.stockHistory(of: "3F書庫").map(\.record.entry.amount) == [1240])
  }

  @Test func withdrawn() async throws {
    try await say(.measured, "3F書庫", "12.4")
    let withdrawn = try await visit.withdrawStock(1, reason: "場所の誤り")
    #expect(withdrawn.record.entry.isWithdrawn)
    await #expect(throws: LibraryError.withdrawnAlready(1)) { try await visit.correctStock(1, to: "1", reason: "再") }
    #expect(try await visit.stock().take.rows.isEmpty)
    // It is free to be measured again on that day.
    try await say(.measured, "3F書庫", "11")
    #expect(try await visit.stock().take.total.nowWithoutBase == 1100)
    await #expect(throws: LibraryError.noSuchStockEntry(9, last: 2)) { try await visit.withdrawStock(9, reason: "誤り") }
  }

  @Test func whatIsRefused() async throws {
    await #expect(throws: LibraryError.dayToCome(try day("2026-12-01"))) {
      try await say(.measured, "A", "1", on: "2026-12-01")
    }
    await #expect(throws: LibraryError.unfitAmount("0", .discarded)) { try await say(.discarded, "A", "0") }
    await #expect(throws: LibraryError.unfitAmount("1.5", .shelves)) { try await say(.shelves, "A", "1.5") }
    for area in ["0", "10.01", "1 2"] {
      await #expect(throws: LibraryError.unfitAmount(area, nil)) { try await say(.shelves, "A", "1", area: area) }
    }
    await #expect(throws: LibraryError.noSuchStockPlace("A", near: [])) { try await say(.discarded, "A", "1") }
    try await say(.measured, "危機管理室の書庫", "1")
    await #expect(throws: LibraryError.looksKnown(.place, "危機管理室書庫", near: ["危機管理室の書庫"])) {
      try await say(.measured, "危機管理室書庫", "1")
    }
    #expect(try await say(.measured, "危機管理室書庫", "1", isNew: true).record.number == 2)
    await #expect(throws: LibraryError.unfitText(.place, .controlCharacter(0x202E))) {
      try await say(.measured, "A\u{202E}B", "1")
    }
    #expect(try await visit.verify { _ in }.isEmpty)
  }

  /// The same name in two units is two places, which count as one where the units have become one.
  @Test func units() async throws {
    try await say(.measured, "書架", "3", unit: "危機管理課")
    #expect(try await say(.measured, "書架", "3").isUnchanged)
    try await say(.measured, "書架", "4", unit: "河川課")
    await #expect(throws: LibraryError.severalStockPlaces("書架", units: ["危機管理課", "河川課"].sorted())) {
      try await say(.discarded, "書架", "1")
    }
    try await say(.discarded, "書架", "1", unit: "河川課")
    #expect(try await visit.stock().units.map(\.name) == ["危機管理課", "河川課"].sorted())
    _ = try await visit.mergeUnit("河川課", into: "危機管理課")
    let merged = try await visit.stock()
    #expect(merged.units.map(\.name) == ["危機管理課"] && merged.take.total.nowWithoutBase == 700)
    #expect(merged.take.rows.map(\.place.name) == ["書架", "書架（河川課）"])
    // Each is still said by its unit, or as it is called now.
    await #expect(throws: LibraryError.severalStockPlaces("書架", units: ["危機管理課", "河川課"])) {
      try await say(.scanned, "書架", "1")
    }
    #expect(try await say(.scanned, "書架", "1", unit: "河川課").place == "書架（河川課）")
    #expect(try await say(.measured, "書架（河川課）", "5", on: "2026-10-02").record.entry.place.name == "書架")
    try await say(.measured, "書架", "6", on: "2026-10-02", unit: "危機管理課")
    #expect(try await visit.stock().take.rows.map { $0.now?.amount } == [600, 500])
    #expect(try await visit.stockHistory(of: "書架", unit: "河川課").count == 4)
  }

  /// A place that was only one unit's goes on under its name when that unit has become another.
  @Test func thePlaceOfAMergedUnit() async throws {
    try await say(.measured, "書架", "4", unit: "河川課")
    _ = try await visit.mergeUnit("河川課", into: "危機管理課")
    #expect(try await say(.measured, "書架", "3", on: "2026-10-02", unit: "危機管理課").isNewPlace == false)
    #expect(try await visit.stock().take.rows.map(\.place.name) == ["書架"])
  }

  @Test func aPlaceOfNoUnitMayBeMeant() async throws {
    #expect(try await say(.measured, "書架", "3").isNewPlace)
    #expect(try await say(.measured, "書架", "3", on: "2026-10-02").isNewPlace == false)
    await #expect(throws: LibraryError.looksKnown(.place, "河川課 書架", near: ["書架"])) {
      try await say(.measured, "書架", "4", unit: "河川課")
    }
    #expect(try await say(.measured, "書架", "4", unit: "河川課", isNew: true).isNewPlace)
    #expect(try await visit.stock().take.rows.count == 2)
  }

  /// On one day a measure is more than that there is none.
  @Test func notMeasuredBesideAMeasure() async throws {
    let measured = try await say(.measured, "A", "3")
    await #expect(throws: LibraryError.measuredAlready(1, measured.record.entry)) { try await say(.notMeasured, "A") }
    try await say(.notMeasured, "B")
    try await say(.measured, "B", "2")
    #expect(try await visit.stock().take.total.nowWithoutBase == 500)
  }

  @Test func theReportHasItBesideTheFlow() async throws {
    let before = try await visit.report(ReportRequest(period: Period(iso: "2026-10")))
    #expect(before.stock == nil)
    try await visit.setStockBase(try day("2026-09-01")...day("2026-09-30"))
    try await visit.setStockGoal(0.5)
    try await say(.measured, "3F書庫", "20", on: "2026-09-10", unit: "危機管理課")
    try await say(.measured, "3F書庫", "8", on: "2026-10-31", unit: "危機管理課")
    try await say(.measured, "3F書庫", "2", on: "2026-11-01", unit: "危機管理課")
    let october = try await visit.report(ReportRequest(period: Period(iso: "2026-10")))
    let stock = try #require(october.stock)
    #expect(stock.take.total.reduction == 0.6 && stock.take.verdict(of: stock.take.total) == .met)
    #expect(october.total == before.total && october.ledgerHead == before.ledgerHead)
    // As of a day the chain is read up to its end.
    let yesterday = try await visit.report(ReportRequest(period: Period(iso: "2026-10"), asOf: try day("2026-11-24")))
    #expect(yesterday.stock == nil)
  }

  /// A row that was changed is found, and so is one that was taken away.
  @Test(arguments: [
    "UPDATE settingEntry SET value = replace(value, '1240', '1040') WHERE name = 'stock'",
    "DELETE FROM settingEntry WHERE seq = (SELECT max(seq) FROM settingEntry WHERE name = 'stock')",
  ])
  func whatIsChangedIsFound(_ change: String) async throws {
    try await say(.measured, "3F書庫", "12.4")
    try fixture.raw { database in
      for rule in try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'settingEntry'")
      {
        try database.execute(sql: "DROP TRIGGER \(rule.quotedDatabaseIdentifier)")
      }
      try database.execute(sql: change)
    }
    #expect(try await visit.verify { _ in }.contains { $0.subject == .setting })
  }

  @Test(arguments: [
    "", "0\nmeasured\n2026-10-01\nA\n1240\n\n", "0\nmeasured\n2026-10-32\nA\n1240\n\n\n",
    "0\nmeasured\n2026-10-01\n\n1\n\n\n",
    "0\nmeasured\n2026-10-01\nA\n-1\n\n\n", "0\nmeasured\n2026-10-01\nA\n999999999999\n\n\n",
    "0\nlost\n2026-10-01\nA\n1\n\n\n",
    "-1\nmeasured\n2026-10-01\nA\n1\n\n\n", "0\nmeasured\n2026-10-01\nA\n1\nx\n\n",
    "0\nmeasured\n2026-10-01\nA\n1\n\n\nyes",
    "01\nmeasured\n2026-10-01\nA\n1\n\n\n",
    // A thousand of these would overflow a sum.
    "0\nshelves\n2026-10-01\nA\n100000000\n1\n\n", "0\nshelves\n2026-10-01\nA\n1\n100000000\n\n",
  ])
  func noEntries(_ text: String) { #expect(StockEntry(settingValue: text) == nil) }

  @Test func anEntryIsReadBack() throws {
    let entry = StockEntry(
      .shelves, at: StockPlace(unit: 7, name: "3F \"書庫\""), on: try day("2026-10-01"), amount: 4, area: 45,
      reason: "誤り",
      isWithdrawn: true)
    #expect(StockEntry(settingValue: entry.settingValue) == entry)
    #expect(BaseDays.days("2026-10-02..2026-10-01") == nil)
    #expect(BaseDays.days("2026-10-01..2026-10-31") == (try day("2026-10-01"))...(try day("2026-10-31")))
  }
}
