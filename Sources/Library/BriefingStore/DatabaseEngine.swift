internal import BriefingDomain
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
  /// Whether this SQLite's own checkpoints can lose a commit of another connection; see `WriteAheadLog`.
  public var hasResetFault: Bool { Self.hasResetFault(version) }

  /// Since 3.7.0; mended in 3.51.3, and in 3.44.6 and 3.50.7 for those who stay there (sqlite.org/wal.html#walresetbug).
  static func hasResetFault(_ version: String) -> Bool {
    let parts = version.split(separator: ".").compactMap { Int($0) }
    guard parts.count >= 2, parts[0] == 3 else { return false }
    let (minor, patch) = (parts[1], parts.count > 2 ? parts[2] : 0)
    switch minor {
    case ..<7: return false
    case 44: return patch < 6
    case 50: return patch < 7
    case 51: return patch < 3
    default: return minor < 51
    }
  }
}
