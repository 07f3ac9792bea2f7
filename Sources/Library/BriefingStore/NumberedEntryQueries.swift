public import BriefingDomain
public import BriefingLedger
internal import GRDB

// What the office says of its shelves and floors stands in the chain of settings, each entry under its number.

extension StoreReader {
  /// What the stock-take has said, each entry as it was said last, in the order of their numbers.
  public func stockRecords(upTo last: SettingEntry.ID? = nil) throws -> [StockRecord] {
    try records(.stock(0), upTo: last, StockEntry.init(settingValue:))
  }

  /// What was said of the areas of floors, alike.
  public func spaceRecords(upTo last: SettingEntry.ID? = nil) throws -> [SpaceRecord] {
    try records(.floorArea(0), upTo: last, SpaceEntry.init(settingValue:))
  }

  /// All amounts that each entry of the stock-take ever had.
  public func stockAmounts() throws -> [StockEntry.ID: Set<Int>] {
    try everSaid(.stock(0)) { StockEntry(settingValue: $0)?.amount }
  }

  /// All areas that each entry of them ever had.
  public func spaceAreas() throws -> [SpaceEntry.ID: Set<FloorAreas>] {
    try everSaid(.floorArea(0)) { SpaceEntry(settingValue: $0)?.areas }
  }

  public func lastStockNumber() throws -> StockEntry.ID { try lastNumber(.stock(0)) }

  public func lastSpaceNumber() throws -> SpaceEntry.ID { try lastNumber(.floorArea(0)) }

  /// Where floors stand in the roll-out, by what tells each from others.
  public func floorPlans(upTo last: SettingEntry.ID? = nil) throws -> [String: FloorPlan] {
    var plans: [String: FloorPlan] = [:]
    for entry in try newestEntries(of: Setting.floorPhase("").name, upTo: last) {
      plans[entry.setting.subject] = try entry.read(FloorPlan.init(settingValue:))
    }
    return plans
  }

  private func records<Entry>(
    _ kind: Setting, upTo last: SettingEntry.ID?, _ reading: (String) -> Entry?
  ) throws -> [NumberedEntry<Entry>] {
    try newestEntries(of: kind.name, upTo: last).compactMap { setting in
      guard let number = Identifier<Entry>(setting.setting.subject) else { return nil }
      return try setting.read(reading).map {
        NumberedEntry(number: number, entry: $0, recordedAt: setting.recordedAt, recordedBy: setting.recordedBy)
      }
    }.sorted { $0.number < $1.number }
  }

  private func everSaid<Entry, Value>(
    _ kind: Setting, _ reading: (String) -> Value?
  ) throws -> [Identifier<Entry>: Set<Value>] {
    var said: [Identifier<Entry>: Set<Value>] = [:]
    for row in try Row.fetchAll(
      database, sql: "SELECT \(SettingEntry.columns) FROM settingEntry WHERE name = ?", arguments: [kind.name])
    {
      let entry = try SettingEntry(row)
      guard let number = Identifier<Entry>(entry.setting.subject), let value = try entry.read(reading) else { continue }
      said[number, default: []].insert(value)
    }
    return said
  }

  /// The highest number that an entry ever had.
  ///
  /// - Throws: `StoreError.damagedDatabase` where no number comes behind it.
  func lastNumber<Entry>(_ kind: Setting) throws -> Identifier<Entry> {
    let last = try Int64.fetchOne(
      database, sql: "SELECT max(CAST(subject AS INTEGER)) FROM settingEntry WHERE name = ?", arguments: [kind.name])
    guard let last else { return 0 }
    guard (0..<Int64.max / 2).contains(last) else { throw StoreError.damagedDatabase("setting \(kind.name) \(last)") }
    return Identifier(last)
  }
}
