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
}

extension StoreWriter {
  /// Says where a unit stands; from when on it projects is a setting.
  public func place(_ unit: OfficeUnit, at place: UnitPlace) throws {
    try database.execute(
      sql: "UPDATE unit SET bureau = ?, department = ?, floor = ? WHERE id = ?",
      arguments: [place.bureau, place.department, place.floor, unit.id])
  }
}
