internal import GRDB
internal import GRDBSQLite

/// Inserts rows, many with each statement: what SQLite does once for a statement takes longer than a row.
struct RowBatch<Element> {
  private static var size: Int { 128 }

  private let database: Database
  private let insert: String
  private let columns: Int
  private let bind: (inout RowBinding, Element) -> Void
  private var rows: [Element] = []
  private var many: Statement?

  /// - Parameter insert: up to `VALUES`.
  /// - Parameter bind: binds the columns of a row, in their order.
  init(_ database: Database, _ insert: String, columns: Int, bind: @escaping (inout RowBinding, Element) -> Void) {
    self.database = database
    self.insert = insert
    self.columns = columns
    self.bind = bind
  }

  var count: Int { rows.count }

  mutating func add(_ row: Element) { rows.append(row) }

  /// Inserts what was added.
  mutating func flush() throws {
    let whole = rows.count / Self.size * Self.size
    if whole > 0 {
      let statement = try many ?? database.makeStatement(sql: sql(rows: Self.size))
      many = statement
      for start in stride(from: 0, to: whole, by: Self.size) { try run(statement, rows[start..<start + Self.size]) }
    }
    if whole < rows.count {
      let statement = try database.cachedStatement(sql: sql(rows: 1))
      for place in whole..<rows.count { try run(statement, rows[place...place]) }
    }
    rows.removeAll(keepingCapacity: true)
  }

  private func sql(rows: Int) -> String {
    let row = "(" + Array(repeating: "?", count: columns).joined(separator: ", ") + ")"
    return insert + " " + Array(repeating: row, count: rows).joined(separator: ", ")
  }

  /// Without GRDB's list of arguments, which takes as long as the insertion.
  private func run(_ statement: Statement, _ rows: ArraySlice<Element>) throws {
    var binding = RowBinding(statement.sqliteStatement)
    for row in rows { bind(&binding, row) }
    let code = sqlite3_step(statement.sqliteStatement)
    defer { sqlite3_reset(statement.sqliteStatement) }
    guard code == SQLITE_DONE else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
    }
  }
}

/// Binds values to a statement one after another.
struct RowBinding {
  private let statement: SQLiteStatement
  private var place: CInt = 0

  init(_ statement: SQLiteStatement) { self.statement = statement }

  /// SQLite makes a copy of its own.
  private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

  mutating func add(_ value: Int64?) {
    place += 1
    if let value { sqlite3_bind_int64(statement, place, value) } else { sqlite3_bind_null(statement, place) }
  }

  mutating func add(_ text: String?) {
    place += 1
    guard var text else {
      _ = sqlite3_bind_null(statement, place)
      return
    }
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        _ = sqlite3_bind_text(statement, place, $0.baseAddress, CInt($0.count), Self.copied)
      }
    }
  }

  mutating func add(_ bytes: [UInt8]) {
    place += 1
    sqlite3_bind_blob(statement, place, bytes, CInt(bytes.count), Self.copied)
  }
}
