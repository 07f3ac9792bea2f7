internal import BriefingDomain
internal import GRDB

/// Tells whether any connection, of this process or another, has changed the database file: costs one page read, so that
/// a server can ask many times a second.
public final class ChangeWatch: Sendable {
  // SQLite counts what other connections than the asking one commit; so this one asks and does nothing else.
  private let connection: DatabaseQueue

  /// - Throws: `StoreError`.
  public init(path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    do { connection = try DatabaseQueue(path: path, configuration: configuration) } catch let error as DatabaseError {
      throw StoreError(error)
    }
  }

  /// Differs from an earlier answer exactly when something was committed in between.
  ///
  /// - Throws: `StoreError`.
  public func stamp() async throws -> Int {
    do { return try await connection.read { try Int.fetchOne($0, sql: "PRAGMA data_version") ?? 0 } } catch let error
      as DatabaseError
    {
      throw StoreError(error)
    }
  }
}
