import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import Testing

/// What an office may say of a factor, and how it lies in the chain of settings.
struct FactorTests {
  /// What older versions have written is read, and written, as it was: hashes are of it.
  @Test(arguments: [
    "4.6\ng\nLCA", "1e-07\nfm\n計算", "0.5\n円\n", "1.86..8.6\ng\nLCA", "4.6\ng\nLCA\n2023\n", "4.6\ng\nLCA\n\nco2",
    "1.86..8.6\ng\nLCA\n2023-04-01\nco2",
  ])
  func staysAsItLies(_ value: String) throws {
    #expect(try #require(SheetFactor(name: "x", settingValue: value)).settingValue == value)
  }

  @Test(arguments: [
    "", "4.6\ng", "4.6\ng\nLCA\n2023", "4.6\ng\nLCA\n2023\nwater", "4.6\ng\nLCA\n2023\nco2\n", "8.6..1.86\ng\nLCA",
    "1..2..3\ng\nLCA",
    "..2\ng\nLCA", "nan\ng\nLCA", "1..nan\ng\nLCA", "0\ng\nLCA",
  ])
  func isNone(_ value: String) {
    #expect(SheetFactor(name: "x", settingValue: value) == nil)
  }

  @Test(arguments: [
    ("4.6", 4.6, 4.6), ("1.86..8.6", 1.86, 8.6), ("１．８６〜８．６", 1.86, 8.6), ("2 ～ 3", 2, 3), ("1e-7", 1e-7, 1e-7),
    ("8..1", 8, 1), ("1.86–8.6", 1.86, 8.6), (" 4.6 ", 4.6, 4.6),
  ])
  func amounts(_ text: String, _ low: Double, _ high: Double) throws {
    let range = try #require(AmountExpression.range(text))
    #expect(range.low == low && range.high == high)
  }

  @Test(arguments: [
    "", "..", "1..", "4,6", "4.6g", "0x10", "nan", "inf", "1..2..3", "四", "1 2", "1..2 3",
    String(repeating: "1", count: 101),
  ])
  func noAmount(_ text: String) {
    #expect(AmountExpression.range(text) == nil)
  }

  private static func draft(
    _ perSheet: String, unit: String = "", dated: String = "", _ kind: SheetFactor.Kind? = nil
  ) -> FactorDraft {
    FactorDraft(name: "x", perSheet: perSheet, unit: unit, source: "契約", dated: dated, kind: kind)
  }

  @Test func isRefused() async throws {
    let fixture = try LibraryFixture()
    defer { withExtendedLifetime(fixture) {} }
    let visit = try await fixture.visit()
    for (draft, fault) in [
      (Self.draft("4.6"), .unit(nil)), (Self.draft("1", unit: "g", .paper), .unit(.paper)),
      (Self.draft("4,6", unit: "g"), .unreadable("4,6")), (Self.draft("0", unit: "g"), .notPositive),
      (Self.draft("-1..2", unit: "g"), .notPositive), (Self.draft("2..1", unit: "g"), .backwards("2..1")),
      // More than a kilogram of CO₂, a thousand yen, an hour, or a centimetre of shelf for one sheet.
      (Self.draft("1000.1", .co2), .beyond(1e-9...1000, unit: "g")),
      (Self.draft("4.6", unit: "kg", .co2), .beyond(1e-9...1, unit: "kg")),
      (Self.draft("1..1001", .print), .beyond(1e-9...1000, unit: "円")),
      (Self.draft("1.5", .hours), .beyond(1e-9...1, unit: "h")),
      (Self.draft("0.1", .shelf), .beyond(1e-9...0.01, unit: "fm")),
      (Self.draft("1000001", unit: "粒"), .beyond(1e-9...1_000_000, unit: "粒")),
      (Self.draft("1e-10", unit: "t"), .beyond(1e-9...1_000_000, unit: "t")),
      (Self.draft("1e999", unit: "t"), .beyond(1e-9...1_000_000, unit: "t")),
      (Self.draft("1", dated: "いつか", .co2), .undated("いつか")),
      (Self.draft("1", dated: "2999", .co2), .datedAhead("2999")),
      (Self.draft("1", dated: "2026-11-26", .co2), .datedAhead("2026-11-26")),
    ] as [(FactorDraft, FactorFault)] {
      await #expect(throws: LibraryError.unfitFactor(fault)) { _ = try await visit.setFactor(draft) }
    }
    #expect(try await visit.factors().isEmpty)
  }

  @Test(arguments: [
    ("2023", "2023"), ("令和5年", "2023"), ("2023-04", "2023-04"), ("R5.4", "2023-04"), ("2023年4月1日", "2023-04-01"),
    ("令和8年度", "2026-04..2027-03"), ("2026-11-25", "2026-11-25"),
  ])
  func whenTheSourceIsFrom(_ said: String, _ kept: String) async throws {
    let fixture = try LibraryFixture()
    defer { withExtendedLifetime(fixture) {} }
    let visit = try await fixture.visit()
    #expect(try await visit.setFactor(Self.draft("1", dated: said, .hours)).factor.dated == kept)
    #expect(try await visit.factors().map(\.dated) == [kept])
  }

  /// A factor that is set again stays of its kind and in its unit, and what stood before is told.
  @Test func setAgain() async throws {
    let fixture = try LibraryFixture()
    defer { withExtendedLifetime(fixture) {} }
    let visit = try await fixture.visit()
    #expect(try await visit.setFactor(Self.draft("0.0046", unit: "kg", dated: "2023", .co2)).before == nil)
    let again = try await visit.setFactor(Self.draft("0.005"))
    #expect(again.before?.dated == "2023" && again.before?.perSheet == 0.0046...0.0046)
    #expect(again.factor.kind == .co2 && again.factor.unit == "kg" && again.factor.dated == nil)
    await #expect(throws: LibraryError.unfitFactor(.unit(.co2))) {
      try await visit.setFactor(Self.draft("1", unit: "円"))
    }
    // The desk's form says what it is of, or that it is something else.
    let other = FactorDraft(name: "Ｘ ", perSheet: "1", unit: "粒", source: "契約", keepsKind: false)
    let changed = try await visit.setFactor(other)
    // Another width is the same name.
    #expect(changed.factor.kind == nil && changed.factor.name == "x" && changed.before == again.factor)
    #expect(try await visit.factors().map(\.name) == ["x"])
    #expect(try await visit.removeFactor("ｘ ") == "x")
    #expect(try await visit.factors().isEmpty)
  }

  /// Each report has the factor of its day, by hand: 10 sheets a month before, 4 now, so that 6 are saved.
  @Test func theFactorOfTheDay() async throws {
    let fixture = try LibraryFixture()
    func visit(on day: Int) async throws -> Visit {
      try await fixture.visit(now: Instant(seconds: 1_793_000_000 + Int64(day) * 86_400))
    }
    let first = try await visit(on: 1)
    try await fixture.importing("2026-08-05,昔,甲課,局長,paper,10,2,yes,", "2026-09-05,今,甲課,局長,paper,4,2,yes,", into: first)
    try await first.setBase(Period(iso: "2026-08"))
    try await first.setFactor(Self.draft("4.5", .co2))
    try await visit(on: 3).setFactor(Self.draft("2..8", .co2))
    let last = try await visit(on: 9)
    for (day, amount) in [(0, nil), (1, 27...27), (2, 27...27), (3, 12...48), (9, 12...48)]
      as [(Int, ClosedRange<Double>?)]
    {
      let asOf = try await last.clock.local(visit(on: day).clock.now).day
      let report = try await last.report(
        ReportRequest(period: Period(iso: "2026-09"), base: Period(iso: "2026-08"), asOf: asOf))
      let saved = report.total.sheetsSaved
      #expect(report.factors.first.flatMap { factor in saved.map { factor.amount(of: $0) } } == amount, "\(day)")
    }
  }
}
