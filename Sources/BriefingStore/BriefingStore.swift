internal import Foundation
internal import GRDB

/// The one SQLite file of a home: schema, migrations, and one named query per question.
///
/// Reading closures see one consistent state; writing closures are one immediate transaction each, all or nothing.
/// Any number of processes may use one file: readers never wait, writers queue for up to `patience`.
public final class BriefingStore: Sendable {
  private let pool: DatabasePool

  /// How long a writer waits for other writers before `StoreError.busy`.
  public static let patience: Double = 60

  /// Opens the database, making or migrating it first. Where other rules of folding made the search index, that is made
  /// again, which may take minutes.
  ///
  /// - Parameter indexing: called while the search index is made again, with the pages done and their number.
  /// - Throws: `StoreError`.
  public init(path: String, indexing: (_ done: Int, _ of: Int) -> Void = { _, _ in }) throws {
    var configuration = Configuration()
    configuration.busyMode = .timeout(Self.patience)
    configuration.prepareDatabase { database in
      // What a receipt confirmed survives a power cut.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // In KiB, taken only as needed: what a search over a large library, or a large transaction, touches again and again.
      try database.execute(sql: "PRAGMA cache_size = -32768")
      SearchIndex.addTokenizers(database)
    }
    pool = try translating {
      let pool = try DatabasePool(path: path, configuration: configuration)
      if try pool.read(Schema.migrator.hasBeenSuperseded) { throw StoreError.newerDatabase }
      if try !pool.read(Schema.migrator.hasCompletedMigrations) {
        try Self.alone(inFolderOf: path) { try Schema.migrator.migrate(pool) }
      }
      if try !pool.read(SearchIndex.isCurrent) {
        while let rebuild = try pool.write({ try SearchIndex.rebuildNext($0) }) {
          indexing(Int(rebuild.done), Int(rebuild.last))
        }
      }
      return pool
    }
  }

  /// Runs `body` while no other process does so for the same folder. The migrator looks what is to be done before its
  /// first transaction, so two that begin together would both do it.
  private static func alone(inFolderOf path: String, _ body: () throws -> Void) throws {
    let folder = (path as NSString).deletingLastPathComponent
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else {
      throw StoreError.cannotWrite("\(folder): \(String(cString: strerror(errno)))")
    }
    defer { Foundation.close(descriptor) }
    try body()
  }

  public func read<Value: Sendable>(
    _ body: @escaping @Sendable (StoreReader) throws -> Value
  ) async throws -> Value {
    try await translating { try await pool.read { try body(StoreReader($0)) } }
  }

  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (StoreWriter) throws -> Value
  ) async throws -> Value {
    try await translating { try await pool.write { try body(StoreWriter($0)) } }
  }

  /// Closes the database; waits for what is under way.
  public func close() throws { try translating { try pool.close() } }
}

/// The questions that can be asked; each is a method in the file of its subject.
public class StoreReader {
  let database: Database
  init(_ database: Database) { self.database = database }
}

/// The acts of one transaction, beside every question.
public final class StoreWriter: StoreReader {}

/// SQLite's codes as the errors of this target. Errors of a caller's own pass through.
private func translating<Value>(_ body: () throws -> Value) throws -> Value {
  do { return try body() } catch let error as DatabaseError { throw StoreError(error) }
}

private func translating<Value: Sendable>(
  isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Value
) async throws -> Value {
  do { return try await body() } catch let error as DatabaseError { throw StoreError(error) }
}

extension StoreError {
  init(_ error: DatabaseError) {
    let message = error.message ?? "SQLite \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_ERROR, .SQLITE_MISMATCH: self = .damagedDatabase(message)
    case .SQLITE_CONSTRAINT where error.extendedResultCode == .SQLITE_CONSTRAINT_TRIGGER: self = .ledgerRule(message)
    case .SQLITE_CONSTRAINT: self = .damagedDatabase(message)
    default: self = .cannotWrite(message)
    }
  }
}
