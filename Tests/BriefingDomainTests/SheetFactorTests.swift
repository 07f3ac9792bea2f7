import BriefingDomain
import Testing

struct SheetFactorTests {
  @Test(arguments: [
    (607.75, 610.0), (0.0607, 0.061), (99.6, 100), (-1234, -1200), (0, 0), (9.96, 10), (4.65, 4.7), (12, 12),
  ])
  func twoDigitsAndNoMore(_ value: Double, _ shown: Double) {
    #expect(abs(twoSignificantDigits(value) - shown) <= abs(shown) * 1e-12)
  }

  @Test(arguments: [0, -1, .infinity, .nan])
  func noFactor(_ perSheet: Double) {
    #expect(SheetFactor(name: "CO2", perSheet: perSheet, unit: "g", source: "x") == nil)
  }

  /// Base: 6942 sheets in 8 months, 867.75 a month. Period: 2 months, 700 sheets. Saved: 1735.5 − 700.
  @Test func sheetsSaved() {
    let base = Reduction.BaseTally(tally: Tally(form: .paper, count: 1, sheets: 6942), months: 8)
    let period = Tally(form: .paper, count: 1, sheets: 700)
    #expect(Reduction(measure: .sheets, period: period, months: 2, base: base, goal: 0.5).sheetsSaved == 1035.5)
    #expect(Reduction(measure: .sheets, period: period, months: 2, base: nil, goal: 0.5).sheetsSaved == nil)
  }
}
