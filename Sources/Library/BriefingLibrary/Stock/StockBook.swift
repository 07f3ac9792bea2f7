public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore
internal import JapaneseText

/// The stock-take as of a day, with what units are called.
public struct StockReport: Sendable {
  public let take: StockTake
  let names: [OfficeUnit.ID: String]

  /// `nil` for a place that is no unit's.
  public func unit(of row: StockRow) -> String? { row.place.unit.map { names[$0] ?? "\($0)" } }

  /// Places by their units, in the order of the rows.
  public var units: [(name: String?, sums: StockSums)] {
    Dictionary(grouping: take.rows, by: \.place.unit).map { ($0, $1) }
      .sorted { Self.order($0.0, $1.0, names) }.map { (unit(of: $1[0]), StockSums($1)) }
  }

  /// Places that are no unit's stand last.
  static func order(_ a: OfficeUnit.ID?, _ b: OfficeUnit.ID?, _ names: [OfficeUnit.ID: String]) -> Bool {
    guard let a, let b else { return a != nil && b == nil }
    return (names[a] ?? "", a) < (names[b] ?? "", b)
  }
}

/// What tells a place from others: its unit as it was said, and its name without its spaces, in any width and case. Where
/// units have become one, two places of one name stay two.
struct StockKey: Hashable {
  let unit: OfficeUnit.ID?
  let name: String

  init(unit: OfficeUnit.ID?, name: String) {
    self.unit = unit
    self.name = Self.folded(name)
  }

  static func folded(_ name: String) -> String { Folding.key(name).filter { !$0.isWhitespace } }
}

/// All that the stock-take has said, wherever that lies: in a home, or in a file that was signed.
struct StockBook {
  typealias Entry = (number: StockEntry.ID, place: StockKey, entry: StockEntry)
  typealias Place = (key: StockKey, place: StockPlace)

  let entries: [Entry]
  /// By unit and name, each as it was written last and with its unit as that is counted. Of two of one name and unit the
  /// one whose unit has become the other's is called by its former unit too: 書庫（B課）.
  let places: [Place]
  private let byName: [String: [Place]]
  /// As people write them.
  private let written: [StockKey: String]
  private let base: ClosedRange<Day>?
  private let goal: Double?
  private let names: [OfficeUnit.ID: String]
  private let merged: [OfficeUnit.ID: OfficeUnit.ID]

  /// - Parameter merged: units that are counted as others.
  /// - Throws: `StoreError.damagedDatabase` for a setting that cannot be read.
  init(
    entries: [(number: StockEntry.ID, entry: StockEntry)], base: String?, goal: String?, units: [OfficeUnit.ID: String],
    merged: [OfficeUnit.ID: OfficeUnit.ID]
  ) throws(StoreError) {
    (names, self.merged) = (units, merged)
    self.base = try Self.read(.stockBase, base, BaseDays.days)
    self.goal = try Self.read(.stockGoal, goal) { Double($0).flatMap { $0 > 0 && $0 <= 1 ? $0 : nil } }
    var written: [StockKey: String] = [:]
    self.entries = entries.sorted { $0.number < $1.number }.map { number, entry in
      let key = StockKey(unit: entry.place.unit, name: entry.place.name)
      // What is withdrawn counts nothing, and yet goes by its place's name where nothing else does.
      if !entry.isWithdrawn || written[key] == nil { written[key] = entry.place.name }
      return (number, key, entry)
    }
    self.written = written
    let alike = Dictionary(grouping: written.keys) { [$0.unit.map { "\(merged[$0] ?? $0)" }, $0.name] }
    places = alike.values.flatMap { keys in
      keys.map { key -> Place in
        let (unit, name) = (key.unit.map { merged[$0] ?? $0 }, written[key] ?? key.name)
        let former = keys.count > 1 && unit != key.unit ? key.unit.map { units[$0] ?? "\($0)" } : nil
        return (key, StockPlace(unit: unit, name: name + (former.map { "（\($0)）" } ?? "")))
      }
    }.sorted {
      if $0.place.unit != $1.place.unit { return StockReport.order($0.place.unit, $1.place.unit, units) }
      return ($0.key.name, $0.place.name) < ($1.key.name, $1.place.name)
    }
    var byName: [String: [Place]] = [:]
    for place in places {
      for name in Set([place.key.name, StockKey.folded(place.place.name)]) { byName[name, default: []].append(place) }
    }
    self.byName = byName
  }

  private static func read<Value>(
    _ setting: Setting, _ text: String?, _ reading: (String) -> Value?
  ) throws(StoreError) -> Value? {
    guard let text else { return nil }
    guard let value = reading(text) else { throw .damagedDatabase("setting \(setting.name): \(text)") }
    return value
  }

  /// - Parameter last: the setting that is looked at last, where not all are.
  init(_ reader: StoreReader, upTo last: SettingEntry.ID? = nil) throws {
    try self.init(
      entries: reader.stockRecords(upTo: last).map { ($0.number, $0.entry) },
      base: reader.setting(.stockBase, upTo: last), goal: reader.setting(.stockGoal, upTo: last),
      units: reader.names(of: OfficeUnit.self), merged: reader.merged(OfficeUnit.self))
  }

  func report(on day: Day) -> StockReport {
    StockReport(take: StockTake(entries, places: places, base: base, goal: goal, on: day), names: names)
  }

  /// At the end of a period, or today while it runs; `nil` where nothing was said up to then.
  func report(at period: Period, _ clock: OfficeClock) -> StockReport? {
    let report = report(on: min(period.through.lastDay, clock.today))
    return report.take.rows.isEmpty ? nil : report
  }

  /// As what a unit is counted.
  func counted(_ unit: OfficeUnit.ID?) -> OfficeUnit.ID? { unit.map { merged[$0] ?? $0 } }

  func name(of unit: OfficeUnit.ID?) -> String? { unit.map { names[$0] ?? "\($0)" } }

  /// The place that a person means, of a unit or of the only one that has it; `nil` where there is none.
  ///
  /// - Parameter unit: `nil` where nobody says.
  /// - Parameter called: by which name the unit was said, which may be that of one that has become part of it.
  /// - Throws: `LibraryError.severalStockPlaces`.
  func place(_ name: String, unit: OfficeUnit.ID?, called: String? = nil) throws(LibraryError) -> Place? {
    let found = places(called: name).filter { unit == nil || $0.place.unit == counted(unit) }
    guard found.count > 1 else { return found.first }
    let said = called.map(Folding.key)
    // One that is no unit's is said by its name alone.
    if let own = found.first(where: { $0.key.unit.flatMap { names[$0].map(Folding.key) } == said })
      ?? found.first(where: { $0.key.unit == unit })
    {
      return own
    }
    throw .severalStockPlaces(name, units: found.compactMap { self.name(of: $0.key.unit) })
  }

  func places(called name: String) -> [Place] { byName[StockKey.folded(name)] ?? [] }

  /// What an entry says of a place that was found by a name.
  func written(_ name: String, _ key: StockKey) -> StockPlace {
    StockPlace(unit: key.unit, name: StockKey.folded(name) == key.name ? name : written[key] ?? name)
  }

  func knows(_ key: StockKey) -> Bool { written[key] != nil }

  /// Names of places that one may have been meant for.
  func near(_ name: String, onlySlips: Bool) -> [String] {
    let labels = places.map { ($0.key.name, $0.place.name) }
    let key = StockKey.folded(name)
    return onlySlips
      ? Likeness.slips(for: key, among: labels) : Likeness.nearest(toFolded: key, among: labels)
  }
}
