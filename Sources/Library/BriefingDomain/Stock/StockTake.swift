/// A stock-take as of a day (formulas: docs/stock.md): every place that is known, and what they come to.
public struct StockTake: Sendable {
  /// The days of the base; `nil` where none is set.
  public let base: ClosedRange<Day>?
  /// The reduction that the office wants to reach, as a fraction; `nil` where none is set.
  public let goal: Double?
  /// Nothing that was said of a later day counts.
  public let day: Day
  /// In the order of the places.
  public let rows: [StockRow]

  /// - Parameter entries: all that count, each with what tells its place from others.
  /// - Parameter places: the places in their order, as they are called.
  public init<Key: Hashable>(
    _ entries: [(number: StockEntry.ID, place: Key, entry: StockEntry)], places: [(key: Key, place: StockPlace)],
    base: ClosedRange<Day>?, goal: Double?, on day: Day
  ) {
    (self.base, self.goal, self.day) = (base, goal, day)
    let counted = entries.filter { $0.entry.day <= day && !$0.entry.isWithdrawn }
    let byPlace = Dictionary(grouping: counted, by: \.place).mapValues { entries in
      // On one day a measure is more than that there is none.
      entries.sorted {
        ($0.entry.day, $0.entry.kind == .notMeasured ? 0 : 1, $0.number)
          < ($1.entry.day, $1.entry.kind == .notMeasured ? 0 : 1, $1.number)
      }.map(\.entry)
    }
    rows = places.compactMap { key, place in byPlace[key].map { StockRow(place, $0, base: base) } }
  }

  public var total: StockSums { StockSums(rows) }

  /// Whether the goal is reached whatever the places hold that nobody has measured since. `nil` without a goal or bounds.
  public func verdict(of sums: StockSums) -> Reduction.Verdict? {
    guard let goal, let bounds = sums.bounds else { return nil }
    // A goal met to the last centimetre must not be lost to a binary fraction.
    if bounds.low >= goal - 1e-9 { return .met }
    return bounds.high < goal - 1e-9 ? .notMet : .open
  }
}

/// What some places come to, in centimetres.
public struct StockSums: Hashable, Sendable {
  /// Places that were measured in the base and since, what they held, hold, and what has gone from them.
  public private(set) var both = 0
  public private(set) var base = 0
  public private(set) var now = 0
  public private(set) var gone = StockFlow()
  /// Places that were measured in the base and not since, and what they held.
  public private(set) var notSince = 0
  public private(set) var baseNotSince = 0
  /// Places without a measure in the base, which the reduction leaves out, and what they hold now.
  public private(set) var withoutBase = 0
  public private(set) var nowWithoutBase = 0
  /// What has gone from places of these two kinds since the base.
  public private(set) var goneElsewhere = StockFlow()
  /// What has gone from any place since it was measured last.
  public private(set) var later = StockFlow()
  public private(set) var freed = FreedArea()

  public init(_ rows: some Sequence<StockRow>) {
    for row in rows {
      if let measures = row.measures {
        both += 1
        base += measures.base
        now += measures.now
        gone += row.gone
      } else if let held = row.base {
        notSince += 1
        baseNotSince += held.amount
        goneElsewhere += row.gone
      } else {
        withoutBase += 1
        nowWithoutBase += row.now?.amount ?? 0
        goneElsewhere += row.gone
      }
      later += row.later
      freed += row.freed
    }
  }

  /// 1 − fm(now) ÷ fm(base), over the places that were measured both times. `nil` where these held nothing.
  public var reduction: Double? { base > 0 ? Double(base - now) / Double(base) : nil }

  /// Over all places with a base: the reduction if those that nobody has measured since held all that they had (`low`), and
  /// if they held nothing (`high`). `nil` where the base is nothing.
  public var bounds: Reduction.Bounds? {
    let whole = base + baseNotSince
    guard whole > 0 else { return nil }
    return Reduction.Bounds(
      low: Double(base - now) / Double(whole), high: Double(whole - now) / Double(whole))
  }

  /// What is less without an entry that says where it went; more where negative.
  public var unexplained: Int { base - now - gone.sum }
}
