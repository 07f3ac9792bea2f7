internal import BriefingDomain
internal import GRDB
internal import GRDBSQLite

/// The rows of a question as SQLite steps through them. GRDB makes values of its own of each row, which takes several times
/// as long as SQLite: too long where a question looks at hundreds of thousands.
struct SteppedRows {
  private let statement: Statement
  private var cursor: SQLiteStatement { statement.sqliteStatement }

  init(_ statement: Statement, _ arguments: StatementArguments) throws {
    self.statement = statement
    try statement.setArguments(arguments)
  }

  /// Calls `body` at each row, whose columns it may read until it returns.
  ///
  /// - Throws: `DatabaseError`, and what `body` throws.
  func readEach(_ body: () throws -> Void) throws {
    try readWhile {
      try body()
      return true
    }
  }

  /// The same until `body` returns `false`.
  func readWhile(_ body: () throws -> Bool) throws {
    defer { sqlite3_reset(cursor) }
    while true {
      switch sqlite3_step(cursor) {
      case SQLITE_ROW: guard try body() else { return }
      case SQLITE_DONE: return
      case let code: throw DatabaseError(stepping: cursor, code)
      }
    }
  }

  /// - Throws: `StoreError.damagedDatabase` where the column is no integer.
  func integer(_ column: CInt) throws(StoreError) -> Int64 {
    guard sqlite3_column_type(cursor, column) == SQLITE_INTEGER else { throw damage(column) }
    return sqlite3_column_int64(cursor, column)
  }

  func optionalInteger(_ column: CInt) throws(StoreError) -> Int64? {
    isNull(column) ? nil : try integer(column)
  }

  func isNull(_ column: CInt) -> Bool { sqlite3_column_type(cursor, column) == SQLITE_NULL }

  /// UTF-8, valid until the next row.
  ///
  /// - Throws: `StoreError.damagedDatabase` where the column is no text.
  func text(_ column: CInt) throws(StoreError) -> UnsafeBufferPointer<UInt8> {
    guard sqlite3_column_type(cursor, column) == SQLITE_TEXT else { throw damage(column) }
    return UnsafeBufferPointer(
      start: sqlite3_column_text(cursor, column), count: Int(sqlite3_column_bytes(cursor, column)))
  }

  private func damage(_ column: CInt) -> StoreError {
    let name = sqlite3_column_name(cursor, column).map { String(cString: $0) } ?? ""
    let value = sqlite3_column_text(cursor, column).map { String(cString: $0) } ?? "NULL"
    return .damagedDatabase("\(name): \(value)")
  }
}

extension DatabaseError {
  /// What SQLite says of a step that failed.
  init(stepping statement: SQLiteStatement, _ code: CInt) {
    let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(statement)))
    self.init(resultCode: ResultCode(rawValue: code), message: message)
  }
}
