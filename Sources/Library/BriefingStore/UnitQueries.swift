public import BriefingDomain
public import BriefingLedger
internal import GRDB

extension StoreReader {
  /// - Parameter last: the setting that is looked at last, where not all are.
  public func unitPlaces(upTo last: SettingEntry.ID? = nil) throws -> [OfficeUnit.ID: UnitPlace] {
    let adoptions = try adoptions(upTo: last)
    var places: [OfficeUnit.ID: UnitPlace] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT id, bureau, department, floor FROM unit") {
      let unit: OfficeUnit.ID = try row.value(0)
      places[unit] = UnitPlace(
        bureau: try row.optional(1), department: try row.optional(2), floor: try row.optional(3),
        adoptedFrom: adoptions[unit])
    }
    return places
  }

  /// Every unit's name, those of merged ones too.
  public func unitNames() throws -> [OfficeUnit.ID: String] {
    Dictionary(
      uniqueKeysWithValues: try Row.fetchAll(database, sql: "SELECT id, name FROM unit").map {
        (try $0.value(0), try $0.value(1))
      })
  }

  /// Units that have become part of another one, each with the one where it is counted now.
  public func mergedUnits() throws -> [OfficeUnit.ID: OfficeUnit.ID] {
    let rows = try Row.fetchAll(database, sql: "SELECT id, mergedInto FROM unit WHERE mergedInto IS NOT NULL")
    if rows.isEmpty { return [:] }
    let steps: [OfficeUnit.ID: OfficeUnit.ID] = Dictionary(
      uniqueKeysWithValues: try rows.map { (try $0.value(0), try $0.value(1)) })
    return steps.mapValues { next in
      var unit = next
      // A chain of merges ends; one that a damaged file makes a circle is left where it began.
      for _ in steps { unit = steps[unit] ?? unit }
      return unit
    }
  }
}

extension StoreWriter {
  /// Says where a unit stands; from when on it projects is a setting.
  public func place(_ unit: OfficeUnit, at place: UnitPlace) throws {
    try database.execute(
      sql: "UPDATE unit SET bureau = ?, department = ?, floor = ? WHERE id = ?",
      arguments: [place.bureau, place.department, place.floor, unit.id])
  }

  /// Has a unit counted as part of another one, which all its names find from now on; the ledger keeps its name.
  ///
  /// - Returns: the folded names that find the other one from now on.
  public func merge(_ unit: OfficeUnit.ID, into target: OfficeUnit.ID) throws -> [String] {
    let labels = try String.fetchAll(
      database, sql: "SELECT folded FROM unitLabel WHERE ownerID = ? ORDER BY folded", arguments: [unit])
    try database.execute(sql: "UPDATE unit SET mergedInto = ? WHERE id = ?", arguments: [target, unit])
    try database.execute(sql: "UPDATE unitLabel SET ownerID = ? WHERE ownerID = ?", arguments: [target, unit])
    return labels
  }

  /// Makes a unit that was merged one of its own again.
  ///
  /// - Parameter labels: its folded names.
  public func separate(_ unit: OfficeUnit.ID, _ labels: [String]) throws {
    try database.execute(sql: "UPDATE unit SET mergedInto = NULL WHERE id = ?", arguments: [unit])
    for label in labels {
      try database.execute(sql: "UPDATE unitLabel SET ownerID = ? WHERE folded = ?", arguments: [unit, label])
    }
  }
}
