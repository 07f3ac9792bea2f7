public import BriefingDomain
internal import Foundation
internal import GRDB

extension PrintLog {
  fileprivate static let columns = """
    id, name, sha256, kind, takenAt, takenBy, coversFrom, coversTo, isWhole,
    (SELECT coalesce(sum(jobs), 0) FROM printLogPrinter WHERE logID = printLog.id)
    """

  fileprivate init(_ row: Row) throws {
    let (from, to): (Instant, Instant) = (try row.value(6), try row.value(7))
    guard from <= to else { throw row.damage(7) }
    self.init(
      id: try row.value(0), name: try row.value(1), sha256: try ContentHash(row, at: 2), kind: try row.value(3),
      takenAt: try row.value(4), takenBy: try row.value(5), covers: from...to, isWhole: try row.value(8),
      jobs: try row.value(9))
  }
}

extension StoreReader {
  /// Whether any log was taken in, before an instant where one is given.
  public func hasPrintLogs(before instant: Instant? = nil) throws -> Bool {
    try Bool.fetchOne(
      database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM printLog WHERE takenAt < ?)"),
      arguments: [instant?.seconds ?? .max]) ?? false
  }

  /// Those that were taken in before an instant, or all, in that order.
  public func printLogs(before instant: Instant? = nil) throws -> [PrintLog] {
    try Row.fetchAll(
      database, sql: "SELECT \(PrintLog.columns) FROM printLog WHERE takenAt < ? ORDER BY id",
      arguments: [instant?.seconds ?? .max]
    ).map(PrintLog.init)
  }

  public func printLog(_ hash: ContentHash) throws -> PrintLog? {
    try Row.fetchOne(
      database, sql: "SELECT \(PrintLog.columns) FROM printLog WHERE sha256 = ?", arguments: [Data(hash.bytes)]
    ).map(PrintLog.init)
  }

  public func printLog(_ id: PrintLog.ID) throws -> PrintLog? {
    try Row.fetchOne(database, sql: "SELECT \(PrintLog.columns) FROM printLog WHERE id = ?", arguments: [id])
      .map(PrintLog.init)
  }

  /// Which logs speak of each printer, and of how many jobs.
  public func logsOfPrinters() throws -> [Printer.ID: [(log: PrintLog.ID, jobs: Int)]] {
    var logs: [Printer.ID: [(log: PrintLog.ID, jobs: Int)]] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT printerID, logID, jobs FROM printLogPrinter ORDER BY logID") {
      logs[try row.value(0), default: []].append((try row.value(1), try row.value(2)))
    }
    return logs
  }

  /// Whether a later log tells of times of the same printers, so that jobs of both are in the one that came first.
  public func isBuiltOn(_ log: PrintLog) throws -> Bool {
    try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM printLogPrinter AS own
          JOIN printLogPrinter AS other ON other.printerID = own.printerID AND other.logID > own.logID
          JOIN printLog ON printLog.id = other.logID
          WHERE own.logID = ?1 AND coversFrom <= ?2 AND coversTo >= ?3)
        """, arguments: [log.id, log.covers.upperBound, log.covers.lowerBound]) ?? true
  }
}

extension StoreWriter {
  /// Begins a log, of which what it covers is known at its end.
  public func addPrintLog(
    _ name: String, _ hash: ContentHash, at instant: Instant, by person: String
  ) throws -> PrintLog.ID {
    try database.execute(
      sql: """
        INSERT INTO printLog (name, sha256, kind, takenAt, takenBy, coversFrom, coversTo, isWhole)
        VALUES (?, ?, 'unread', ?, ?, 0, 0, 0)
        """, arguments: [name, Data(hash.bytes), instant, person])
    return PrintLog.ID(database.lastInsertedRowID)
  }

  /// - Parameter jobs: of each printer that it speaks of.
  public func complete(
    _ log: PrintLog.ID, kind: String, covers: ClosedRange<Instant>, isWhole: Bool, jobs: [Printer.ID: Int]
  ) throws {
    try database.execute(
      sql: "UPDATE printLog SET kind = ?, coversFrom = ?, coversTo = ?, isWhole = ? WHERE id = ?",
      arguments: [kind, covers.lowerBound, covers.upperBound, isWhole, log])
    for (printer, count) in jobs.sorted(by: { $0.key < $1.key }) {
      try database.execute(
        sql: "INSERT INTO printLogPrinter (logID, printerID, jobs) VALUES (?, ?, ?)", arguments: [log, printer, count])
    }
  }

  /// Takes a log away with the jobs that it has brought.
  public func delete(_ log: PrintLog.ID) throws {
    try database.execute(
      sql: """
        DELETE FROM printJob WHERE logID = ?1
          AND printerID IN (SELECT printerID FROM printLogPrinter WHERE logID = ?1)
        """, arguments: [log])
    try database.execute(sql: "DELETE FROM printLogPrinter WHERE logID = ?", arguments: [log])
    try database.execute(sql: "DELETE FROM printLog WHERE id = ?", arguments: [log])
    try forgetUnused()
  }

  /// Nobody is kept of whom no job is left and of whom nothing was said.
  private func forgetUnused() throws {
    try database.execute(
      sql: """
        DELETE FROM printPerson WHERE unitID IS NULL
          AND id NOT IN (SELECT personID FROM printJob WHERE personID IS NOT NULL)
        """)
  }

  /// Forgets who printed what before an instant, by person and title; the numbers stay.
  ///
  /// - Parameter withNames: and every name that is kept.
  /// - Returns: how many jobs had either.
  public func forgetPrints(before instant: Instant, withNames: Bool) throws -> Int {
    try database.execute(
      sql: """
        UPDATE printJob SET personID = NULL, title = NULL
        WHERE endedAt < ? AND (personID IS NOT NULL OR title IS NOT NULL)
        """, arguments: [instant])
    let count = database.changesCount
    if withNames { try database.execute(sql: "UPDATE printPerson SET name = NULL WHERE name IS NOT NULL") }
    try forgetUnused()
    try noteForgotten()
    return count
  }
}

extension StoreReader {
  /// Jobs that ended before an instant, of which person or title is known; and how many names are kept.
  public func rememberedPrints(before instant: Instant) throws -> (jobs: Int, names: Int) {
    let jobs = try Int.fetchOne(
      database,
      sql: "SELECT count(*) FROM printJob WHERE endedAt < ? AND (personID IS NOT NULL OR title IS NOT NULL)",
      arguments: [instant])
    let names = try Int.fetchOne(database, sql: "SELECT count(*) FROM printPerson WHERE name IS NOT NULL")
    return (jobs ?? 0, names ?? 0)
  }
}
