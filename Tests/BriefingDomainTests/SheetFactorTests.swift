import BriefingDomain
import Testing

struct SheetFactorTests {
  private static func factor(_ name: String, _ low: Double, to high: Double? = nil, _ kind: SheetFactor.Kind?)
    -> SheetFactor
  {
    SheetFactor(name: name, perSheet: low, to: high, unit: kind?.units[0].name ?? "g", source: "x", kind: kind)!
  }

  @Test(arguments: [
    (607.75, 610.0), (0.0607, 0.061), (99.6, 100), (-1234, -1200), (0, 0), (9.96, 10), (4.65, 4.7), (12, 12),
  ])
  func twoDigitsAndNoMore(_ value: Double, _ shown: Double) {
    #expect(abs(twoSignificantDigits(value) - shown) <= abs(shown) * 1e-12)
  }

  @Test(
    arguments: [
      (0, nil), (-1, nil), (.infinity, nil), (.nan, nil), (2, 1), (1, .infinity), (1, .nan), (-1, 1), (.nan, 1),
    ] as [(Double, Double?)])
  func noFactor(_ perSheet: Double, _ highest: Double?) {
    #expect(SheetFactor(name: "CO2", perSheet: perSheet, to: highest, unit: "g", source: "x") == nil)
  }

  /// Where more was used, the lowest is the most that was used.
  @Test func amounts() {
    #expect(Self.factor("CO2", 4, nil).amount(of: 250) == 1000...1000)
    #expect(Self.factor("CO2", 2, to: 8.5, .co2).amount(of: 100) == 200...850)
    #expect(Self.factor("CO2", 2, to: 8.5, .co2).amount(of: -100) == -850...(-200))
    #expect(Self.factor("CO2", 2, to: 8.5, .co2).amount(of: 0).isOne)
  }

  /// 0.5 + 2 + 0.25 and 0.5 + 3 + 0.25 yen a sheet. CO₂ costs nothing, nor does what has no kind.
  @Test func costsAreAddedUp() {
    let factors = [
      Self.factor("用紙", 0.5, .paper), Self.factor("印刷", 2, to: 3, .print), Self.factor("廃棄", 0.25, .disposal),
      Self.factor("CO2", 4, .co2), Self.factor("円", 9, nil),
    ]
    #expect(factors.cost(of: 100) == 275...375 && factors.cost(of: -100) == -375...(-275))
    #expect(factors.costs.map(\.name) == ["用紙", "印刷", "廃棄"])
    #expect(factors.suffix(2).map(\.self).cost(of: 100) == nil)
  }

  @Test func theirOrder() {
    let factors = [
      Self.factor("b", 1, nil), Self.factor("a", 1, nil), Self.factor("c", 1, .co2), Self.factor("z", 1, .paper),
      Self.factor("y", 1, .paper), Self.factor("d", 1, .disposal),
    ]
    #expect(factors.sorted(by: SheetFactor.isInOrder).map(\.name) == ["y", "z", "d", "c", "a", "b"])
  }

  /// Base: 6942 sheets in 8 months, 867.75 a month. Period: 2 months, 700 sheets. Saved: 1735.5 − 700.
  @Test func sheetsSaved() {
    let base = Reduction.BaseTally(tally: Tally(form: .paper, count: 1, sheets: 6942), months: 8)
    let period = Tally(form: .paper, count: 1, sheets: 700)
    #expect(Reduction(measure: .sheets, period: period, months: 2, base: base, goal: 0.5).sheetsSaved == 1035.5)
    #expect(Reduction(measure: .sheets, period: period, months: 2, base: nil, goal: 0.5).sheetsSaved == nil)
  }
}
