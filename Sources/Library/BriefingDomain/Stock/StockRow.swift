/// One place in a stock-take: what lay there in the base, what lies there now, and what has gone between.
public struct StockRow: Hashable, Sendable {
  public let place: StockPlace
  /// The last measure within the base.
  public let base: Measure?
  /// The last measure after it; of all where there is no base. `nil` too where somebody has said since that nobody measured.
  public let now: Measure?
  /// What has gone behind the measure of the base, up to that of now.
  public let gone: StockFlow
  /// What has gone since it was measured last.
  public let later: StockFlow
  public let freed: FreedArea

  /// Centimetres on a day.
  public struct Measure: Hashable, Sendable {
    public let amount: Int
    public let day: Day
  }

  /// `nil` unless it was measured in the base and since: only then it says how much there is less.
  public var measures: (base: Int, now: Int)? { base.flatMap { base in now.map { (base.amount, $0.amount) } } }

  /// What is less, or more where negative, without an entry that says where it went. What has gone on the day of a measure
  /// had gone when it was measured.
  public var unexplained: Int? { measures.map { $0.base - $0.now - gone.sum } }

  /// - Parameter entries: all of the place, in the order of their days, what measures nothing ahead of what does; none after
  ///   the day that is asked about.
  init(_ place: StockPlace, _ entries: [StockEntry], base days: ClosedRange<Day>?) {
    self.place = place
    let (within, since) = entries.split(at: days, \.day)
    base = within.last { $0.kind == .measured }.map(Measure.init)
    now = since.last { $0.kind == .measured || $0.kind == .notMeasured }
      .flatMap { $0.kind == .measured ? Measure($0) : nil }
    let start = base?.day ?? days?.upperBound
    let (measured, after) = (now?.day, entries.filter { entry in start.map { entry.day > $0 } ?? true })
    gone = StockFlow(after.filter { entry in measured.map { entry.day <= $0 } ?? true })
    later = StockFlow(measured.map { day in after.filter { $0.day > day } } ?? [])
    freed = FreedArea(after)
  }
}

extension StockRow.Measure {
  fileprivate init(_ entry: StockEntry) { self.init(amount: entry.amount, day: entry.day) }
}

/// Centimetres that have gone, by the way that they went. Each metre is told once.
public struct StockFlow: Hashable, Sendable {
  public var discarded = 0
  public var archived = 0
  public var scanned = 0

  public init() {}

  init(_ entries: [StockEntry]) {
    for entry in entries {
      switch entry.kind {
      case .discarded: discarded += entry.amount
      case .archived: archived += entry.amount
      case .scanned: scanned += entry.amount
      case .measured, .notMeasured, .shelves: continue
      }
    }
  }

  public var sum: Int { discarded + archived + scanned }

  static func += (a: inout StockFlow, b: StockFlow) {
    a.discarded += b.discarded
    a.archived += b.archived
    a.scanned += b.scanned
  }
}

/// The floor that became free where shelves were removed.
public struct FreedArea: Hashable, Sendable {
  public var shelves = 0
  /// Of these, those of which nobody said what they stood on.
  public var withoutArea = 0
  /// Hundredths of a square metre.
  public var area = 0

  public init() {}

  init(_ entries: [StockEntry]) {
    for entry in entries where entry.kind == .shelves {
      shelves += entry.amount
      if let area = entry.area { self.area += entry.amount * area } else { withoutArea += entry.amount }
    }
  }

  static func += (a: inout FreedArea, b: FreedArea) {
    a.shelves += b.shelves
    a.withoutArea += b.withoutArea
    a.area += b.area
  }
}
