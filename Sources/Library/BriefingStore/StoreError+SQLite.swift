internal import BriefingDomain
internal import GRDB

extension StoreError {
  init?(any error: any Error) {
    switch error {
    case let error as DatabaseError: self.init(error)
    // A value of another type than its column's.
    case let error as RowDecodingError: self = .damagedDatabase("\(error)")
    default: return nil
    }
  }

  init(_ error: DatabaseError) {
    let message = error.message ?? "SQLite \(error.resultCode.rawValue)"
    switch error.resultCode {
    // PROTOCOL: others raced for the locks of the write-ahead log until SQLite gave up.
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .busy
    case .SQLITE_IOERR: self = .deviceError(message)
    case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_ERROR, .SQLITE_MISMATCH: self = .damagedDatabase(message)
    case .SQLITE_CONSTRAINT where error.extendedResultCode == .SQLITE_CONSTRAINT_TRIGGER: self = .ledgerRule(message)
    case .SQLITE_CONSTRAINT: self = .damagedDatabase(message)
    default: self = .cannotWrite(message)
    }
  }
}

/// SQLite's codes as the errors of this target. Errors of a caller's own pass through.
func translating<Value>(_ body: () throws -> Value) throws -> Value {
  do { return try body() } catch { throw StoreError(any: error) ?? error }
}

func translating<Value: Sendable>(
  isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Value
) async throws -> Value {
  do { return try await body() } catch { throw StoreError(any: error) ?? error }
}
