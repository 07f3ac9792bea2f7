public import BriefingDomain
internal import GRDB

extension StoreReader {
  public func unitPlaces() throws -> [OfficeUnit.ID: UnitPlace] {
    var places: [OfficeUnit.ID: UnitPlace] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT id, bureau, department, floor, adoptedFrom FROM unit") {
      let adopted: String? = try row.optional(4)
      places[try row.value(0)] = UnitPlace(
        bureau: try row.optional(1), department: try row.optional(2), floor: try row.optional(3),
        adoptedFrom: adopted.flatMap(Month.init(iso:)))
    }
    return places
  }
}

extension StoreWriter {
  public func place(_ unit: OfficeUnit, at place: UnitPlace) throws {
    try database.execute(
      sql: "UPDATE unit SET bureau = ?, department = ?, floor = ?, adoptedFrom = ? WHERE id = ?",
      arguments: [place.bureau, place.department, place.floor, place.adoptedFrom?.description, unit.id])
  }
}
