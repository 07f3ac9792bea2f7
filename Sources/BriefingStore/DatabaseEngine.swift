internal import GRDB

/// The SQLite that this process runs with.
public struct DatabaseEngine: Sendable {
  public let version: String
  /// How it was compiled: 0 may be used by one thread only.
  public let threading: Int
  public let hasFullTextSearch: Bool

  /// - Throws: `StoreError`.
  public init() throws {
    do {
      (version, threading, hasFullTextSearch) = try DatabaseQueue().read { database in
        let options = try String.fetchSet(database, sql: "PRAGMA compile_options")
        let threading = (1...2).first { options.contains("THREADSAFE=\($0)") } ?? 0
        return (
          try String.fetchOne(database, sql: "SELECT sqlite_version()") ?? "", threading,
          options.contains("ENABLE_FTS5")
        )
      }
    } catch let error as DatabaseError { throw StoreError(error) }
  }
}
