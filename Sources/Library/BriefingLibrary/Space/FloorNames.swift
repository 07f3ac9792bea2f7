internal import BriefingDomain
internal import BriefingStore

/// Every floor that anybody has spoken of, by what all its spellings have in common: those of units, of measured areas and of
/// the roll-out.
struct FloorNames {
  /// As the unit that was added first writes it; else as it was written last.
  private(set) var names: [String: String] = [:]
  /// Floors that were only said by mistake, and withdrawn, are none.
  private(set) var counted: Set<String> = []

  init(units: [OfficeUnit.ID: UnitPlace], areas: [SpaceEntry], plans: [String: FloorPlan]) {
    for entry in areas { name(entry.floor, counts: !entry.isWithdrawn) }
    for plan in plans.values.sorted(by: { $0.floor < $1.floor }) { name(plan.floor, counts: !plan.isEmpty) }
    for (_, place) in units.sorted(by: { $0.key > $1.key }) { if let floor = place.floor { name(floor, counts: true) } }
  }

  init(_ reader: StoreReader) throws {
    try self.init(
      units: reader.unitPlaces(), areas: reader.spaceRecords().map(\.entry), plans: reader.floorPlans())
  }

  private mutating func name(_ floor: String, counts: Bool) {
    let key = Floor.key(floor)
    if counts { counted.insert(key) }
    if counts || names[key] == nil { names[key] = floor }
  }

  /// From below.
  var ordered: [String] { counted.sorted(by: Floor.isInOrder) }

  /// What tells the floor from others that a person means, which may be a new one.
  ///
  /// - Throws: `LibraryError.unfitText`; `.looksKnown` for one that may be a slip for a known one.
  func key(_ floor: String, takesNew: Bool) throws(LibraryError) -> String {
    let key = Floor.key(try OneLine(floor, .floor).value)
    if counted.contains(key) || takesNew { return key }
    let near = Likeness.slips(for: key, among: labels)
    guard near.isEmpty else { throw .looksKnown(.floor, floor, near: near) }
    return key
  }

  func noSuchFloor(_ floor: String) -> LibraryError {
    .noSuchFloor(floor, near: Likeness.nearest(toFolded: Floor.key(floor), among: labels))
  }

  private var labels: [Likeness.Label] { ordered.map { ($0, names[$0] ?? $0) } }
}
