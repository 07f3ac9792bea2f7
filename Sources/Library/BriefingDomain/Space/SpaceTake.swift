/// What the areas of the floors say as of a day (formulas: docs/space.md): every floor that is known, and what they come to.
public struct SpaceTake: Sendable {
  /// The days of the base; `nil` where none is set.
  public let base: ClosedRange<Day>?
  /// Nothing that was said of a later day counts.
  public let day: Day
  /// In the order of the floors.
  public let rows: [SpaceRow]

  /// - Parameter entries: all that count, each with what tells its floor from others.
  /// - Parameter floors: the floors in their order, as they are called.
  public init<Key: Hashable>(
    _ entries: [(number: SpaceEntry.ID, floor: Key, entry: SpaceEntry)], floors: [(key: Key, name: String)],
    base: ClosedRange<Day>?, on day: Day
  ) {
    (self.base, self.day) = (base, day)
    let counted = entries.filter { $0.entry.day <= day && !$0.entry.isWithdrawn }
    let byFloor = Dictionary(grouping: counted, by: \.floor)
      .mapValues { $0.sorted { ($0.entry.day, $0.number) < ($1.entry.day, $1.number) }.map(\.entry) }
    rows = floors.compactMap { key, name in byFloor[key].map { SpaceRow(floor: name, $0, base: base) } }
  }

  public var total: SpaceSums { SpaceSums(rows) }
}

/// One floor: its areas in the base, and now.
public struct SpaceRow: Hashable, Sendable {
  public let floor: String
  /// The last measure within the base.
  public let base: Measure?
  /// The last measure after it; of all where there is no base.
  public let now: Measure?

  /// Areas on a day.
  public struct Measure: Hashable, Sendable {
    public let day: Day
    public let areas: FloorAreas
  }

  /// `nil` unless it was measured in the base and since: only then it says what has become of it.
  public var measures: (base: FloorAreas, now: FloorAreas)? {
    base.flatMap { base in now.map { (base.areas, $0.areas) } }
  }

  /// - Parameter entries: all of the floor, in the order of their days; none after the day that is asked about.
  init(floor: String, _ entries: [SpaceEntry], base days: ClosedRange<Day>?) {
    self.floor = floor
    let (within, since) = entries.split(at: days, \.day)
    base = within.last.map { Measure(day: $0.day, areas: $0.areas) }
    now = since.last.map { Measure(day: $0.day, areas: $0.areas) }
  }
}

/// An area in the base and now, over the same floors, in hundredths of a square metre.
public struct AreaChange: Hashable, Sendable {
  public private(set) var floors = 0
  public private(set) var base = 0
  public private(set) var now = 0

  public init() {}

  mutating func add(base: Int, now: Int) {
    floors += 1
    self.base += base
    self.now += now
  }

  public var difference: Int { now - base }

  /// now ÷ base − 1: so much more (比), of what there was. `nil` where there was nothing.
  public var ratio: Double? { base > 0 ? Double(difference) / Double(base) : nil }
}

/// What some floors come to.
public struct SpaceSums: Hashable, Sendable {
  /// Over the floors that were measured in the base and since.
  public private(set) var plusAlpha = AreaChange()
  public private(set) var total = AreaChange()
  /// The other uses, each over those of these floors that tell it apart both times.
  public private(set) var others: [AreaUse: AreaChange] = [:]
  /// Floors that were measured in the base and not since, and what they had.
  public private(set) var notSince = 0
  public private(set) var plusAlphaNotSince = 0
  public private(set) var totalNotSince = 0
  /// Floors without a measure in the base, which the figures leave out, and what they have now.
  public private(set) var withoutBase = 0
  public private(set) var plusAlphaWithoutBase = 0
  public private(set) var totalWithoutBase = 0

  public init(_ rows: some Sequence<SpaceRow>) {
    for row in rows {
      if let (base, now) = row.measures {
        plusAlpha.add(base: base.plusAlpha, now: now.plusAlpha)
        total.add(base: base.total, now: now.total)
        for use in AreaUse.allCases where use != .plusAlpha && base.isComparable(use, now) {
          others[use, default: AreaChange()].add(base: base[use] ?? 0, now: now[use] ?? 0)
        }
      } else if let base = row.base?.areas {
        notSince += 1
        plusAlphaNotSince += base.plusAlpha
        totalNotSince += base.total
      } else {
        withoutBase += 1
        plusAlphaWithoutBase += row.now?.areas.plusAlpha ?? 0
        totalWithoutBase += row.now?.areas.total ?? 0
      }
    }
  }

  /// How many floors were measured both times.
  public var both: Int { plusAlpha.floors }

  /// The part of all area that is plus-alpha space. `nil` without any floor that was measured both times.
  public var share: Share? {
    both > 0 ? Share(base: Self.part(plusAlpha.base, total.base), now: Self.part(plusAlpha.now, total.now)) : nil
  }

  /// Over all floors with a base, as long as the area of those that nobody has measured since is what it was: what comes out if
  /// none of it is plus-alpha space now, as much as was, or all. `nil` where every floor was measured since.
  public var bounds: Bounds? {
    guard notSince > 0 else { return nil }
    let (base, all) = (plusAlpha.base + plusAlphaNotSince, total.base + totalNotSince)
    func outcome(_ rest: Int) -> Outcome {
      var change = AreaChange()
      change.add(base: base, now: plusAlpha.now + rest)
      return Outcome(
        ratio: change.ratio,
        share: Share(base: Self.part(base, all), now: Self.part(change.now, total.now + totalNotSince)))
    }
    return Bounds(low: outcome(0), unchanged: outcome(plusAlphaNotSince), high: outcome(totalNotSince))
  }

  /// A floor without any area is none, so that nothing is divided by 0.
  private static func part(_ amount: Int, _ all: Int) -> Double { Double(amount) / Double(all) }

  /// A part of all area, as a fraction.
  public struct Share: Hashable, Sendable {
    public let base: Double
    public let now: Double

    /// In percentage points (ポイント).
    public var points: Double { (now - base) * 100 }
  }

  public struct Outcome: Hashable, Sendable {
    public let ratio: Double?
    public let share: Share
  }

  public struct Bounds: Hashable, Sendable {
    public let low: Outcome
    public let unchanged: Outcome
    public let high: Outcome
  }
}
