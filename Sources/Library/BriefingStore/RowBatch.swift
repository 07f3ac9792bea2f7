internal import GRDB
internal import GRDBSQLite

/// Rows to be inserted, many with each statement: what SQLite does once for a statement takes longer than a row.
struct RowBatch<Element> {
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

  mutating func add(_ row: Element) { rows.append(row) }

  /// Inserts what was added.
  mutating func flush() throws { try taken().insert() }

  /// What was added, and how it is inserted.
  mutating func taken() throws -> TakenRows<Element> {
    if many == nil, rows.count >= TakenRows<Element>.size {
      many = try database.makeStatement(sql: sql(rows: TakenRows<Element>.size))
    }
    let taken = TakenRows(one: try database.cachedStatement(sql: sql(rows: 1)), many: many, rows: rows, bind: bind)
    rows = []
    return taken
  }

  private func sql(rows: Int) -> String {
    let row = "(" + Array(repeating: "?", count: columns).joined(separator: ", ") + ")"
    return insert + " " + Array(repeating: row, count: rows).joined(separator: ", ")
  }
}

/// Rows that any one thread may insert, with SQLite alone: GRDB asks for its own thread, and its lists of arguments take as
/// long as the insertion.
struct TakenRows<Element> {
  static var size: Int { 128 }

  let one: Statement
  let many: Statement?
  let rows: [Element]
  let bind: (inout RowBinding, Element) -> Void

  func insert() throws(DatabaseError) {
    var place = 0
    while place < rows.count {
      let count = many != nil && rows.count - place >= Self.size ? Self.size : 1
      try run((count == 1 ? one : many ?? one).sqliteStatement, rows[place..<place + count])
      place += count
    }
  }

  private func run(_ statement: SQLiteStatement, _ rows: ArraySlice<Element>) throws(DatabaseError) {
    var binding = RowBinding(statement)
    for row in rows { bind(&binding, row) }
    let code = sqlite3_step(statement)
    defer { sqlite3_reset(statement) }
    if code != SQLITE_DONE { throw DatabaseError(stepping: statement, code) }
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
