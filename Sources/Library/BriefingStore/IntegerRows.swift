internal import BriefingDomain
internal import GRDB
internal import GRDBSQLite

/// The rows of a question whose columns are all integers, as SQLite steps through them. GRDB makes values of its own of
/// each row, which takes several times as long as SQLite: too long for the hundred thousands that a report sums.
struct IntegerRows {
  private let statement: Statement
  private var cursor: SQLiteStatement { statement.sqliteStatement }

  init(_ statement: Statement, _ arguments: StatementArguments) throws {
    self.statement = statement
    try statement.setArguments(arguments)
  }

  /// Hands each row to `body`, which reads it with ``integer(_:)``.
  ///
  /// - Throws: `DatabaseError`, and what `body` throws.
  func forEach(_ body: () throws -> Void) throws {
    defer { sqlite3_reset(cursor) }
    while true {
      switch sqlite3_step(cursor) {
      case SQLITE_ROW: try body()
      case SQLITE_DONE: return
      case let code: throw DatabaseError(stepping: cursor, code)
      }
    }
  }

  /// A column of the row at hand.
  ///
  /// - Throws: `StoreError.damagedDatabase` where it is no integer.
  func integer(_ column: CInt) throws(StoreError) -> Int {
    guard sqlite3_column_type(cursor, column) == SQLITE_INTEGER else {
      let value = sqlite3_column_text(cursor, column).map { String(cString: $0) } ?? "NULL"
      throw .damagedDatabase("\(sqlite3_column_name(cursor, column).map { String(cString: $0) } ?? ""): \(value)")
    }
    return Int(sqlite3_column_int64(cursor, column))
  }
}

extension DatabaseError {
  /// What SQLite says of a step that failed.
  init(stepping statement: SQLiteStatement, _ code: CInt) {
    let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(statement)))
    self.init(resultCode: ResultCode(rawValue: code), message: message)
  }
}
