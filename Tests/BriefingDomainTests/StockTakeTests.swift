import BriefingDomain
import ForgedFiles
import Testing

/// The figures of a stock-take, computed by hand and by going through the days one by one.
struct StockTakeTests {
  private typealias Said = (place: String, kind: StockEntry.Kind, day: String, amount: Int, area: Int?)

  private static func day(_ text: String) -> Day {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return Day(parts[0], parts[1], parts[2])!
  }

  private static let march = day("2025-03-01")...day("2025-03-31")

  private static func take(
    _ said: [Said], base: ClosedRange<Day>? = march, goal: Double? = nil, on last: String = "2025-12-31"
  ) -> StockTake {
    let names = Set(said.map(\.place)).sorted()
    return StockTake(
      said.enumerated().map { number, said in
        let place = StockPlace(unit: nil, name: said.place)
        let entry = StockEntry(said.kind, at: place, on: day(said.day), amount: said.amount, area: said.area)
        return (StockEntry.ID(Int64(number + 1)), said.place, entry)
      }, places: names.map { ($0, StockPlace(unit: nil, name: $0)) }, base: base, goal: goal, on: day(last))
  }

  /// Metres with two places, as whole centimetres.
  private static let office: [Said] = [
    // Measured both times. What went on the day of a measure had gone before it.
    ("A", .measured, "2025-03-05", 3100, nil), ("A", .measured, "2025-03-10", 3000, nil),
    ("A", .discarded, "2025-03-10", 500, nil), ("A", .discarded, "2025-04-01", 1200, nil),
    ("A", .archived, "2025-05-01", 300, nil), ("A", .scanned, "2025-10-01", 100, nil),
    ("A", .measured, "2025-10-01", 1000, nil), ("A", .discarded, "2025-10-02", 200, nil),
    // Not since.
    ("B", .measured, "2025-03-31", 1000, nil), ("B", .discarded, "2025-06-01", 400, nil),
    // Not in the base, or never.
    ("C", .measured, "2025-04-01", 700, nil), ("D", .notMeasured, "2025-03-20", 0, nil),
    // Measured since, and then nobody knows.
    ("F", .measured, "2025-03-01", 800, nil), ("F", .measured, "2025-09-01", 400, nil),
    ("F", .notMeasured, "2025-11-01", 0, nil),
    ("A", .shelves, "2025-10-05", 4, 45), ("B", .shelves, "2025-10-05", 2, nil),
  ]

  @Test func byHand() throws {
    let take = Self.take(Self.office)
    let sums = take.total
    #expect(sums.both == 1 && sums.base == 3000 && sums.now == 1000 && sums.reduction == 2.0 / 3)
    #expect((sums.gone.discarded, sums.gone.archived, sums.gone.scanned) == (1200, 300, 100))
    // 30 − 10 − 16.
    #expect(sums.unexplained == 400 && sums.later.discarded == 200)
    #expect((sums.notSince, sums.baseNotSince) == (2, 1800) && sums.goneElsewhere.sum == 400)
    #expect((sums.withoutBase, sums.nowWithoutBase) == (2, 700))
    // All of 48: 20 of them have gone at least, 38 at most.
    let bounds = try #require(sums.bounds)
    #expect((bounds.low, bounds.high) == (20.0 / 48, 38.0 / 48))
    #expect(sums.freed.shelves == 6 && sums.freed.withoutArea == 2 && sums.freed.area == 180)
  }

  @Test(arguments: [(20.0 / 48, Reduction.Verdict.met), (0.6, .open), (38.0 / 48, .open), (0.8, .notMet)])
  func verdict(_ goal: Double, _ verdict: Reduction.Verdict) {
    let take = Self.take(Self.office, goal: goal)
    #expect(take.verdict(of: take.total) == verdict)
    #expect(Self.take(Self.office).verdict(of: take.total) == nil)
  }

  /// As of a day before F's measure was given up, and before anything was measured anew.
  @Test func earlierDays() {
    let october = Self.take(Self.office, on: "2025-10-31").total
    #expect(october.both == 2 && (october.base, october.now) == (3800, 1400))
    let spring = Self.take(Self.office, goal: 0.5, on: "2025-03-31")
    #expect(spring.total.reduction == nil && spring.verdict(of: spring.total) == .open)
    #expect(spring.total.bounds?.low == 0 && spring.total.bounds?.high == 1)
  }

  @Test func withoutBase() {
    let take = Self.take(Self.office, base: nil, on: "2025-10-31")
    #expect(take.total.nowWithoutBase == 1000 + 1000 + 700 + 400 && take.total.bounds == nil)
    #expect(take.rows.map(\.place.name) == ["A", "B", "C", "D", "F"])
  }

  @Test func moreThanBeforeAndNothingBefore() {
    let more = Self.take([("A", .measured, "2025-03-01", 100, nil), ("A", .measured, "2025-04-01", 150, nil)]).total
    #expect(more.reduction == -0.5 && more.unexplained == -50)
    let nothing = Self.take([("A", .measured, "2025-03-01", 0, nil), ("A", .measured, "2025-04-01", 0, nil)]).total
    #expect(nothing.both == 1 && nothing.reduction == nil && nothing.bounds == nil)
  }

  /// On one day a measure is more than that there is none, whichever was said first.
  @Test func notMeasuredBesideAMeasure() {
    let measured: Said = ("A", .measured, "2025-04-01", 100, nil)
    let not: Said = ("A", .notMeasured, "2025-04-01", 0, nil)
    #expect(Self.take([measured, not]).total.nowWithoutBase == 100)
    #expect(Self.take([not, measured]).total.nowWithoutBase == 100)
  }

  /// Random offices, each place gone through day by day.
  @Test(arguments: 1...40 as ClosedRange<UInt64>) func dayByDay(_ seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let kinds = StockEntry.Kind.allCases
    let said: [Said] = (0..<60).map { _ in
      let day = Self.march.lowerBound.advanced(by: .random(in: -20...200, using: &numbers))!
      let kind = kinds[.random(in: 0..<kinds.count, using: &numbers)]
      return (
        "\(Int.random(in: 1...6, using: &numbers))", kind, "\(day)",
        kind == .notMeasured ? 0 : .random(in: 0...3000, using: &numbers), nil
      )
    }
    let last = Self.march.lowerBound.advanced(by: .random(in: 31...200, using: &numbers))!
    let take = Self.take(said, on: "\(last)")
    for row in take.rows {
      let own = said.filter { $0.place == row.place.name }
      var (base, now, gone, goneAtNow, area) = (Int?.none, Int?.none, 0, 0, 0)
      for number in Self.march.lowerBound.number - 30...last.number {
        let today = own.filter { Self.day($0.day).number == number }
        let isBase = Self.march.contains(Day(number: number)!)
        gone += today.filter(\.kind.isMovement).reduce(0) { $0 + $1.amount }
        area += today.filter { $0.kind == .shelves }.reduce(0) { $0 + $1.amount }
        if isBase, let measure = today.last(where: { $0.kind == .measured }) {
          (base, gone, area) = (measure.amount, 0, 0)
        } else if !isBase, number > Self.march.upperBound.number {
          // A measure is more than that there is none, in whichever order they were said.
          if let last = today.last(where: { $0.kind == .measured }) ?? today.last(where: { $0.kind == .notMeasured }) {
            (now, goneAtNow) = (last.kind == .measured ? last.amount : nil, gone)
          }
        }
        // Of what was there before the base nobody asks.
        if number == Self.march.upperBound.number, base == nil { (gone, area) = (0, 0) }
      }
      #expect(row.base?.amount == base && row.now?.amount == now)
      #expect(row.gone.sum == (now == nil ? gone : goneAtNow) && row.later.sum == (now == nil ? 0 : gone - goneAtNow))
      #expect(row.freed.shelves == area && row.freed.withoutArea == area)
    }
    #expect(Set(take.rows.map(\.place.name)) == Set(said.filter { Self.day($0.day) <= last }.map(\.place)))
  }
}
