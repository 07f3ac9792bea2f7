public import BriefingDomain
internal import GRDB
internal import JapaneseText

/// A printer as it was at one time. Names of the members lie in the database.
public struct PrinterState: Codable, Hashable, Sendable {
  public let id: Printer.ID
  public var unit: OfficeUnit.ID?
  public var floor: String?
  public var isVirtual: Bool
  public var isUnlogged: Bool
  public var mergedInto: Printer.ID?

  public init(_ printer: Printer) {
    (id, unit, floor) = (printer.id, printer.unit, printer.floor)
    (isVirtual, isUnlogged, mergedInto) = (printer.isVirtual, printer.isUnlogged, printer.mergedInto)
  }
}

extension Printer {
  fileprivate static let columns = "id, name, unitID, floor, isVirtual, isUnlogged, mergedInto"

  fileprivate init(_ row: Row) throws {
    self.init(
      id: try row.value(0), name: try row.value(1), unit: try row.optional(2), floor: try row.optional(3),
      isVirtual: try row.value(4), isUnlogged: try row.value(5), mergedInto: try row.optional(6))
  }
}

extension StoreReader {
  /// Every printer that a log or somebody has named, in the order of their names.
  public func printers() throws -> [Printer] {
    try Row.fetchAll(database, sql: "SELECT \(Printer.columns) FROM printer ORDER BY folded").map(Printer.init)
  }

  /// The one of that name, under any spelling that folds to the same.
  public func printer(_ name: String) throws -> Printer? {
    try Row.fetchOne(
      database.cachedStatement(sql: "SELECT \(Printer.columns) FROM printer WHERE folded = ?"),
      arguments: [Folding.key(name)]
    ).map(Printer.init)
  }

  public func printer(_ id: Printer.ID) throws -> Printer? {
    try Row.fetchOne(
      database.cachedStatement(sql: "SELECT \(Printer.columns) FROM printer WHERE id = ?"), arguments: [id]
    ).map(Printer.init)
  }

  /// Whether a log speaks of it, or another one is counted as it.
  public func isInUse(_ printer: Printer.ID) throws -> Bool {
    try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM printLogPrinter WHERE printerID = ?1)
          OR EXISTS (SELECT 1 FROM printJob WHERE printerID = ?1)
          OR EXISTS (SELECT 1 FROM printer WHERE mergedInto = ?1)
        """, arguments: [printer]) ?? true
  }

  /// People of whom somebody has said a unit, or whose names are kept, by their numbers.
  public func printPeople() throws -> [PrintPerson] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT id, lower(hex(substr(pseudonym, 1, 8))), name, unitID FROM printPerson
        WHERE unitID IS NOT NULL OR name IS NOT NULL ORDER BY id
        """
    ).map(PrintPerson.init)
  }

  public func printPerson(called name: String) throws -> PrintPerson? {
    try PrintPerson.ID.fetchOne(
      database, sql: "SELECT id FROM printPerson WHERE pseudonym = ?", arguments: [pseudonym(of: name)]
    ).flatMap(printPerson)
  }

  public func printPerson(_ id: PrintPerson.ID) throws -> PrintPerson? {
    try Row.fetchOne(
      database,
      sql: "SELECT id, lower(hex(substr(pseudonym, 1, 8))), name, unitID FROM printPerson WHERE id = ?", arguments: [id]
    ).map(PrintPerson.init)
  }
}

extension PrintPerson {
  fileprivate init(_ row: Row) throws {
    self.init(id: try row.value(0), pseudonym: try row.value(1), name: try row.optional(2), unit: try row.optional(3))
  }
}

extension StoreWriter {
  public func addPrinter(_ name: String, isVirtual: Bool) throws -> Printer {
    try database.execute(
      sql: "INSERT INTO printer (name, folded, isVirtual, isUnlogged) VALUES (?, ?, ?, 0)",
      arguments: [name, Folding.key(name), isVirtual])
    return Printer(
      id: Printer.ID(database.lastInsertedRowID), name: name, unit: nil, floor: nil, isVirtual: isVirtual,
      isUnlogged: false, mergedInto: nil)
  }

  /// Makes a printer what is said of it; its name stays.
  public func set(_ state: PrinterState) throws {
    try database.execute(
      sql: "UPDATE printer SET unitID = ?, floor = ?, isVirtual = ?, isUnlogged = ?, mergedInto = ? WHERE id = ?",
      arguments: [state.unit, state.floor, state.isVirtual, state.isUnlogged, state.mergedInto, state.id])
  }

  /// One that nothing refers to.
  public func remove(_ printer: Printer.ID) throws {
    try database.execute(sql: "DELETE FROM printer WHERE id = ?", arguments: [printer])
  }

  /// Whoever is called so, by their pseudonym; new where no log has had them.
  ///
  /// - Parameter name: as ``PrintPersonKey`` makes one of all its spellings.
  public func person(called name: String) throws -> PrintPerson {
    let pseudonym = try pseudonym(of: name)
    try database.execute(
      sql: "INSERT INTO printPerson (pseudonym) VALUES (?) ON CONFLICT (pseudonym) DO NOTHING", arguments: [pseudonym])
    guard let person = try printPerson(called: name) else { throw StoreError.damagedDatabase("printPerson") }
    return person
  }

  public func setUnit(_ unit: OfficeUnit.ID?, of person: PrintPerson.ID) throws {
    try database.execute(sql: "UPDATE printPerson SET unitID = ? WHERE id = ?", arguments: [unit, person])
  }
}
