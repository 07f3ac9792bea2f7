import BriefingDomain
import Testing

/// Intervals against what was published, and against statsmodels 0.15.0.
struct EstimateTests {
  private static func isNear(_ estimate: Estimate?, _ low: Double, _ high: Double, _ places: Double = 1e-4) -> Bool {
    guard let estimate else { return false }
    return abs(estimate.low - low) <= places / 2 && abs(estimate.high - high) <= places / 2
  }

  /// Wilson's interval: Newcombe, Statistics in Medicine 17 (1998) 857–872, table I.
  @Test(arguments: [
    (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718),
    (20, 20, 0.8389, 1.0000),
  ])
  func share(_ count: Int, _ answers: Int, _ low: Double, _ high: Double) {
    #expect(Self.isNear(Estimate(count, of: answers), low, high))
  }

  /// Newcombe's interval for two groups: Statistics in Medicine 17 (1998) 873–890, table II, method 10.
  @Test(arguments: [
    (56, 70, 48, 80, 0.0524, 0.3339), (9, 10, 3, 10, 0.1705, 0.8090), (6, 7, 2, 7, 0.0582, 0.8062),
    (5, 56, 0, 29, -0.0381, 0.1926), (0, 10, 0, 20, -0.1611, 0.2775), (0, 10, 0, 10, -0.2775, 0.2775),
    (10, 10, 0, 20, 0.6791, 1.0000), (10, 10, 0, 10, 0.6075, 1.0000),
  ])
  func difference(_ a: Int, _ m: Int, _ b: Int, _ n: Int, _ low: Double, _ high: Double) throws {
    let difference = try #require(Estimate(a, of: m)).minus(#require(Estimate(b, of: n)))
    #expect(Self.isNear(difference, low, high))
    #expect(difference.leavesOutZero == (low > 0 || high < 0))
  }

  /// Newcombe's interval for pairs. The first is the example of M. W. Fagerland, S. Lydersen and P. Laake, Statistics in Medicine
  /// 33 (2014) 2850–2875; the second that of the R package contingencytables; the third D. G. Altman and others, Statistics
  /// with Confidence (2000), table 6.2. To four digits by the formula over statsmodels' Wilson intervals.
  @Test(arguments: [
    (1, 1, 7, 12, -0.5069, -0.0256), (59, 6, 16, 80, -0.1186, -0.0046), (14, 5, 0, 22, 0.0115, 0.2265),
    (36, 12, 2, 0, 0.0569, 0.3404), (2, 4, 0, 58, -0.0094, 0.1519), (54, 0, 0, 0, -0.0664, 0.0664),
  ])
  func pairs(_ both: Int, _ first: Int, _ second: Int, _ never: Int, _ low: Double, _ high: Double) {
    // They give the share of the first less that of the second.
    let pairs = PairedAnswers(both: both, onlyBefore: second, onlyAfter: first, never: never)
    #expect(Self.isNear(pairs.difference, low, high))
  }

  /// A difference in differences of four groups, by the formula over statsmodels' Wilson intervals.
  @Test func differenceInDifferences() throws {
    func share(_ count: Int, _ answers: Int) throws -> Estimate { try #require(Estimate(count, of: answers)) }
    let model = try share(30, 40).minus(share(15, 40))
    let rest = try share(90, 200).minus(share(80, 200))
    let estimate = model.minus(rest)
    #expect(abs(estimate.value - 0.325) < 1e-12)
    #expect(abs(estimate.low - (0.325 - distance(model.value - model.low, rest.high - rest.value))) < 1e-12)
    #expect(abs(estimate.high - (0.325 + distance(model.high - model.value, rest.value - rest.low))) < 1e-12)
    #expect(estimate.leavesOutZero)
  }

  private func distance(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }

  @Test func ofNobody() {
    #expect(Estimate(0, of: 0) == nil)
    #expect(Estimate(3, of: 2) == nil)
    #expect(Estimate(-1, of: 2) == nil)
    #expect(PairedAnswers(both: 0, onlyBefore: 0, onlyAfter: 0, never: 0).difference == nil)
  }
}
