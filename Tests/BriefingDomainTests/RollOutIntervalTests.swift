import BriefingDomain
import Testing

/// The interval of the roll-out's estimate, against published and independently computed numbers.
struct RollOutIntervalTests {
  private func close(_ a: Double, _ b: Double, _ tolerance: Double = 1e-9) -> Bool { abs(a - b) < tolerance }

  /// scipy 1.17.1, `scipy.stats.t.ppf(0.975, ν)`; the whole ones stand in every printed table.
  @Test(arguments: [
    (1, 12.706204736174694), (2, 4.302652729749462), (4, 2.7764451051977934), (4.5, 2.6589123472044034),
    (7.25, 2.348194849105371), (10, 2.228138851986274), (30, 2.0422724563012378), (333.3, 1.9671069867099256),
    (100_000, 1.9599877075346095),
  ])
  func student(_ degrees: Double, _ expected: Double) {
    #expect(close(StudentT.bound(degrees: degrees), expected))
  }

  /// The patch data of B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap (1993), chapters 10 and 11: a ratio of sums
  /// over eight people; the standard error by the jackknife is 0.106.
  @Test func aPublishedExample() throws {
    let z = [8406, 2342, 8187, 8459, 4795, 3516, 4796, 10238].map(Double.init)
    let y = [-1200, 2601, -2705, 1982, -1290, 351, -638, -2719].map(Double.init)
    let without = z.indices.map { left in
      let rest = z.indices.filter { $0 != left }
      return rest.reduce(0) { $0 + y[$1] } / rest.reduce(0) { $0 + z[$1] }
    }
    let jackknife = try #require(Jackknife(leavingOut: without))
    #expect(close(jackknife.variance.squareRoot(), 0.10552778537998952) && jackknife.degrees == 7)
    #expect(Jackknife(leavingOut: [1]) == nil)
  }

  private typealias Counts = (documents: Int, reports: Int, now: Int, reportsNow: Int)

  private func group(_ units: [Counts]) -> RollOut.Group {
    .init(
      units.enumerated().map { place, unit in
        RollOut.Member(
          "\(place)", base: Tally(form: .paper, count: unit.reports, documents: unit.documents),
          period: Tally(form: .paper, count: unit.reportsNow, documents: unit.now))
      })
  }

  private static let first: [Counts] = [
    (60, 10, 20, 12), (48, 8, 15, 9), (90, 15, 21, 14), (30, 6, 0, 5), (75, 12, 40, 13), (55, 11, 18, 10),
  ]
  private static let rest: [Counts] = [
    (50, 10, 45, 10), (64, 8, 60, 9), (40, 10, 42, 11), (81, 9, 70, 8), (36, 6, 30, 6),
  ]

  /// Half of the interval is that of scipy 1.17.1's `ttest_ind(a, b, equal_var=False).confidence_interval()` and of statsmodels
  /// 0.15.0's `CompareMeans.tconfint_diff(usevar='unequal')` of the pseudo-values n θ − (n − 1) θ₍ᵢ₎ of both groups. One unit
  /// has no documents any more.
  @Test func twoGroups() throws {
    let rollOut = RollOut(adopted: group(Self.first), notYet: group(Self.rest))
    let interval = try #require(rollOut.interval(.documents))
    #expect(close(interval.value, -1.0446148768762236))
    #expect(close(interval.low, -1.528927505891944) && close(interval.high, -0.5603022478605031))
    let relative = try #require(rollOut.relativeInterval(.documents))
    #expect(close(relative.value, -0.64817271, 1e-8) && close(relative.low, -0.78323197, 1e-8))
    #expect(close(relative.high, -0.42896356, 1e-8))
  }

  /// Where one unit's documents are all there are, nobody knows what another one would have.
  @Test func oneUnitDecides() {
    var units = Self.first.map { ($0.documents, $0.reports, 0, $0.reportsNow) }
    units[0].2 = 30
    let rollOut = RollOut(adopted: group(units), notYet: group(Self.rest))
    #expect(rollOut.estimate(.documents) != nil && rollOut.interval(.documents) == nil)
  }

  private func outlook(_ first: [Counts], _ rest: [Counts], months: Int = 2) -> RollOutOutlook {
    RollOutOutlook(
      .modelFloors, RollOut(adopted: group(first), notYet: group(rest)), .documents,
      floors: [.init(name: "4階", units: ["0", "1"], amount: 105), .init(name: nil, units: ["2"], amount: 142)],
      months: months)
  }

  /// 247 documents in two months × (1 − exp(estimate)), and the same at both ends of the interval.
  @Test func whatIsSaved() throws {
    let outlook = outlook(Self.first, Self.rest)
    #expect(outlook.verdict == .saves && outlook.amount == 247)
    let saving = try #require(outlook.saving(of: 247))
    #expect(close(saving.value, 160.09865934161115 / 2) && close(saving.low, 105.9539985247122 / 2))
    #expect(close(saving.high, 193.45829779479087 / 2))
    #expect(self.outlook(Self.first, Self.rest, months: 0).saving(of: 247) == nil)
  }

  /// No number where it may be chance, one unit's doing, or more.
  @Test func whatIsNotSaid() {
    let few = outlook(Self.first, Array(Self.rest.prefix(4)))
    #expect(few.verdict == .tooFewUnits && few.saving(of: 100) == nil && few.interval != nil)
    let more = outlook(Self.rest, Self.first)
    #expect(more.verdict == .more && more.saving(of: 100) == nil)
    let chance = outlook(Self.rest, Self.rest)
    #expect(chance.verdict == .holdsZero && chance.saving(of: 100) == nil)
    let none = outlook(Self.first.map { ($0.documents, $0.reports, 0, $0.reportsNow) }, Self.rest)
    #expect(none.verdict == .notDefined && none.saving(of: 100) == nil)
  }
}
