import BriefingDomain
import Foundation
import InstantLiterals
import Testing

/// Each figure against a case worked by hand; the workings stand beside it.
struct ReductionTests {
  /// Base: 3 months, 60 reports, 50 on paper, 300 documents: 100 a month.
  /// Period: 1 month, 20 reports: 8 on paper, 2 both, 4 digital, 6 projected; 45 documents.
  private func figures(
    unrecorded: Int = 0, goal: Double = 0.55, measure: Measure = .documents, unknown: Int = 0
  ) -> Reduction {
    var period = Tally()
    period.paper = 8
    period.both = 2
    period.digital = 4
    period.projected = 6
    period.documents = 45
    period.sheets = 400
    period.unrecorded = unrecorded
    period.withoutPages = unknown
    return Reduction(measure: measure, period: period, months: 1, base: base(unknown: unknown), goal: goal)
  }

  private func base(unknown: Int = 0) -> Reduction.BaseTally {
    var base = Tally()
    base.paper = 50
    base.digital = 10
    base.documents = 300
    base.sheets = 3000
    base.withoutPages = unknown
    return Reduction.BaseTally(tally: base, months: 3)
  }

  @Test func reduction() throws {
    // 1 − (45 ÷ 1) ÷ (300 ÷ 3) = 0.55
    #expect(abs(try #require(figures().value) - 0.55) < 1e-12)
    // 1 − (400 ÷ 1) ÷ (3000 ÷ 3) = 0.6; 1 − (10 ÷ 1) ÷ (50 ÷ 3) = 0.4
    #expect(abs(try #require(figures(measure: .sheets).value) - 0.6) < 1e-12)
    #expect(abs(try #require(figures(measure: .reports).value) - 0.4) < 1e-12)
  }

  @Test func nothingStandsOnNoRecord() {
    // Even if the one that waits for its record was on paper, the goal would be reached: nothing says so.
    var waiting = Tally()
    waiting.unrecorded = 1
    for (period, verdict) in [(Tally(), nil), (waiting, .open)] as [(Tally, Reduction.Verdict?)] {
      let figures = Reduction(measure: .documents, period: period, months: 1, base: base(), goal: 0.55)
      #expect(figures.value == nil && figures.verdict == verdict)
      #expect(figures.effects == nil && figures.sheetsSaved == nil && figures.fullyDigitalRate == nil)
      let earlier = Comparison(
        kind: .previous, period: Period(Month(2026, 9)!),
        months: MonthCoverage(of: Period(Month(2026, 9)!), now: Month(2026, 11)!) { _ in true }, tally: base().tally)
      #expect(earlier.change(to: figures) == nil)
    }
    // Nor on a base period of which nothing is recorded.
    let new = Reduction(
      measure: .documents, period: figures().period, months: 1, base: .init(tally: Tally(), months: 3), goal: 0.55)
    #expect(new.value == nil && new.effects == nil && new.sheetsSaved == nil)
    // All that was reported went without paper: that is a reduction.
    let digital = Reduction(
      measure: .documents, period: Tally(form: .digital, count: 1), months: 1, base: base(), goal: 0.55)
    #expect(digital.value == 1 && digital.verdict == .met && digital.effects != nil)
  }

  @Test func boundsTakeTheBasesMeanCopies() throws {
    // Mean copies per paper report of the base: 300 ÷ 50 = 6. With 5 unrecorded: 45 + 30 = 75, 1 − 75 ÷ 100 = 0.25.
    let bounds = try #require(figures(unrecorded: 5).bounds)
    #expect(abs(bounds.low - 0.25) < 1e-12)
    #expect(abs(bounds.high - 0.55) < 1e-12)
  }

  @Test func sheetsThatNobodyNotedAreNoSaving() throws {
    // Of the 50 on paper 40 are known: 3000 ÷ 40 = 75. With 10 unknown and 2 unrecorded now: 400 + 12 × 75 = 1300,
    // 1 − 1300 ÷ 1000 = −0.3. Copies are always known: 1 − (45 + 2 × 6) ÷ 100 = 0.43.
    let bounds = try #require(figures(unrecorded: 2, measure: .sheets, unknown: 10).bounds)
    #expect(abs(bounds.low + 0.3) < 1e-12 && abs(bounds.high - 0.6) < 1e-12)
    #expect(abs(try #require(figures(unrecorded: 2, unknown: 10).bounds).low - 0.43) < 1e-12)
  }

  @Test(arguments: [
    // The goal is met to the last document, though 1 − 0.45 is no exact binary fraction.
    (0, 0.55, Reduction.Verdict.met), (0, 0.5501, .notMet), (5, 0.55, .open), (5, 0.25, .met), (5, 0.56, .notMet),
  ])
  func verdict(_ unrecorded: Int, _ goal: Double, _ verdict: Reduction.Verdict) {
    #expect(figures(unrecorded: unrecorded, goal: goal).verdict == verdict)
  }

  @Test func bothDefinitionsOfTheDigitalRate() {
    // (4 + 6) ÷ 20 and (4 + 6 + 2) ÷ 20
    #expect(figures().fullyDigitalRate == 0.5)
    #expect(figures().anyDigitalRate == 0.6)
  }

  @Test func withoutABaseNothingIsDefinedButTheRates() {
    let none = Reduction(measure: .documents, period: figures().period, months: 1, base: nil, goal: 0.55)
    #expect(none.value == nil && none.bounds == nil && none.verdict == nil && none.effects == nil)
    #expect(none.fullyDigitalRate == 0.5)
  }

  @Test func aBaseWithoutDocumentsDefinesNothing() {
    var digital = Tally()
    digital.projected = 12
    let base = Reduction.BaseTally(tally: digital, months: 3)
    let figures = Reduction(measure: .documents, period: figures().period, months: 1, base: base, goal: 0.55)
    #expect(figures.value == nil && figures.bounds == nil && figures.verdict == nil)
  }

  /// The office has said of two months that nothing was reported in them: there was nothing to reduce.
  @Test func monthsWithoutAReportAreNoReduction() {
    let figures = Reduction(measure: .documents, period: Tally(), months: 2, base: base(), goal: 0.55)
    #expect(figures.value == nil && figures.bounds == nil && figures.verdict == nil && figures.perMonth == 0)
    #expect(figures.fullyDigitalRate == nil && figures.anyDigitalRate == nil)
  }

  /// An absence of data is no result.
  @Test func withoutAMonthNothingIsDefined() {
    let figures = Reduction(measure: .documents, period: Tally(), months: 0, base: base(), goal: 0.55)
    #expect(figures.perMonth == nil && figures.value == nil && figures.bounds == nil && figures.verdict == nil)
    #expect(figures.effects == nil && figures.sheetsSaved == nil)
  }

  @Test func theVerdictOnAMonthThatRunsIsOpen() {
    let figures = Reduction(
      measure: .documents, period: Tally(form: .digital, count: 2), months: 1, isRunning: true, base: base(), goal: 0.55
    )
    #expect(figures.value == 1 && figures.verdict == .open)
  }

  @Test func allUnrecordedIsOpen() throws {
    var period = Tally()
    period.unrecorded = 20
    let figures = Reduction(measure: .documents, period: period, months: 1, base: base(), goal: 0.55)
    // All on paper: 20 × 6 = 120 documents, 1 − 120 ÷ 100 = −0.2; none: 1.
    let bounds = try #require(figures.bounds)
    #expect(abs(bounds.low + 0.2) < 1e-12)
    #expect(bounds.high == 1)
    #expect(figures.value == nil && figures.verdict == .open)
    #expect(figures.fullyDigitalRate == nil)
  }

  @Test func emptyMonthsCountAsMonths() {
    // 45 documents in 3 months, two of them empty: 15 a month.
    let figures = Reduction(measure: .documents, period: figures().period, months: 3, base: base(), goal: 0.55)
    #expect(figures.value == 0.85)
  }
}

struct EffectsTests {
  private func tally(reports: Int, onPaper: Int, documents: Int) -> Tally {
    var tally = Tally()
    tally.paper = onPaper
    tally.projected = reports - onPaper
    tally.documents = documents
    return tally
  }

  private func effects(_ now: (Int, Int, Int), _ before: (Int, Int, Int), months: Int = 1, baseMonths: Int = 1)
    -> Effects
  {
    Effects(
      measure: .documents, period: tally(reports: now.0, onPaper: now.1, documents: now.2), months: months,
      base: .init(tally: tally(reports: before.0, onPaper: before.1, documents: before.2), months: baseMonths))
  }

  /// From 100 = 20 × 1 × 5 to 25 = 20 × 0.5 × 2.5: L = (25 − 100) ÷ ln(25 ÷ 100) = 54.1011; form = L ln 0.5 = −37.5,
  /// copies the same, activity 0.
  @Test func halvingTwiceSplitsInHalves() {
    let effects = effects((20, 10, 25), (20, 20, 100))
    #expect(abs(effects.activity) < 1e-12)
    #expect(abs(effects.form + 37.5) < 1e-9)
    #expect(abs(effects.copies + 37.5) < 1e-9)
  }

  /// From 120 (40 a month) = 10 × 0.8 × 5 to 54 = 18 × 0.5 × 6 in one month: L = 14 ÷ ln 1.35 = 46.6504;
  /// activity = L ln 1.8 = 27.4206, form = L ln 0.625 = −21.9260, copies = L ln 1.2 = 8.5054.
  @Test func aCaseWithEveryEffect() {
    let effects = effects((18, 9, 54), (30, 24, 120), baseMonths: 3)
    #expect(abs(effects.activity - 27.4206) < 1e-3)
    #expect(abs(effects.form + 21.9260) < 1e-3)
    #expect(abs(effects.copies - 8.5054) < 1e-3)
    #expect(abs(effects.sum - 14) < 1e-9)
  }

  @Test(arguments: [
    // Nothing on paper any more: the form. No reports at all: the activity. And the same the other way round.
    ((20, 0, 0), (20, 20, 100), (0.0, -100.0)), ((0, 0, 0), (20, 20, 100), (-100, 0)),
    ((20, 20, 100), (20, 0, 0), (0, 100)), ((20, 20, 100), (0, 0, 0), (100, 0)), ((5, 0, 0), (9, 0, 0), (0, 0)),
  ])
  func zeroMonths(_ now: (Int, Int, Int), _ before: (Int, Int, Int), _ expected: (Double, Double)) {
    let effects = effects(now, before)
    #expect(effects.activity == expected.0)
    #expect(effects.form == expected.1)
    #expect(effects.copies == 0)
  }

  /// What is put for zero in Ang's limit must not matter: the effects with ever smaller values tend to these.
  @Test func theLimitIsWhatSmallValuesTendTo() {
    func numeric(_ delta: Double) -> Double {
      // Form effect from (20, 20, 100) to (20, δ, δ).
      let weight = (delta - 100) / (log(delta) - log(100))
      return weight * log((delta / 20) / 1)
    }
    #expect(abs(numeric(1e-300) - effects((20, 0, 0), (20, 20, 100)).form) < 1.5)
    #expect(abs(numeric(1e-300) + 100) < abs(numeric(1e-30) + 100))
  }

  @Test func aChangeTooSmallForTheQuotientKeepsItsDigits() {
    let effects = effects((20, 20, 100_000_000), (20, 20, 100_000_001))
    #expect(abs(effects.sum + 1) < 1e-6)
  }

  @Test func whatIsPrintedAddsUp() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      func tallyOf() -> (Int, Int, Int) {
        let reports = Int.random(in: 0...40, using: &generator)
        let onPaper = reports == 0 ? 0 : Int.random(in: 0...reports, using: &generator)
        return (reports, onPaper, onPaper == 0 ? 0 : Int.random(in: onPaper...onPaper * 9, using: &generator))
      }
      let (now, before) = (tallyOf(), tallyOf())
      let effects = effects(now, before, months: 2, baseMonths: 3)
      #expect(abs(effects.sum - (Double(now.2) / 2 - Double(before.2) / 3)) < 1e-9)
      let rounded = effects.rounded(to: 0.1)
      #expect(rounded.activity + rounded.form + rounded.copies == rounded.change)
      #expect(abs(Double(rounded.form) / 10 - effects.form) <= 0.1 + 1e-9)
    }
  }
}

struct RollOutTests {
  private func tally(_ reports: Int, _ documents: Int) -> Tally {
    Tally(form: .paper, count: reports, documents: documents)
  }

  @Test func differenceInDifferences() throws {
    // Adopted: 6 → 3 documents per report, halved. Not yet: 5 → 4, ×0.8. Attributable: ×0.5 ÷ 0.8 = ×0.625.
    let rollOut = RollOut(
      adopted: .init(sharing: ["甲", "乙", "丙", "丁"], base: tally(10, 60), period: tally(20, 60)),
      notYet: .init(sharing: ["戊", "己"], base: tally(10, 50), period: tally(5, 20)))
    #expect(abs(try #require(rollOut.relative(.documents)) + 0.375) < 1e-12)
    // With two units, what one of them does for reasons of its own decides.
    #expect(!rollOut.isConclusive)
  }

  @Test func aGroupWithoutDocumentsDefinesNothing() {
    let rollOut = RollOut(
      adopted: .init(sharing: ["甲"], base: tally(10, 60), period: tally(20, 0)),
      notYet: .init(sharing: ["乙"], base: tally(10, 50), period: tally(5, 20)))
    #expect(rollOut.estimate(.documents) == nil)
  }

  @Test(arguments: [
    (nil as String?, Adoption.control), ("2026-12", .control), ("2026-11", .treated), ("2026-05", .treated),
    ("2026-04", .neither), ("2025-01", .neither),
  ])
  func whoIsCompared(_ adopted: String?, _ expected: Adoption) throws {
    let base = try #require(Period(iso: "2026-02..2026-04"))
    let period = try #require(Period(iso: "2026-11"))
    #expect(Adoption(adoptedFrom: adopted.flatMap(Month.init(iso:)), base: base, period: period) == expected)
  }
}
