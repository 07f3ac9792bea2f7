internal import GRDB

/// What an office sets once. The raw values are the keys in the database.
public enum Setting: String, Sendable {
  /// `2026-02..2026-04`.
  case basePeriod = "base"
  /// A fraction, `0.55`.
  case goal
  /// An IANA zone, `Asia/Tokyo`.
  case zone
  /// The first month of which the log is kept: `2025-07`.
  case logFrom
  /// Months in which nothing was reported: `2025-08 2026-01`.
  case monthsWithoutReport
}

extension StoreReader {
  public func setting(_ setting: Setting) throws -> String? {
    try String.fetchOne(database, sql: "SELECT value FROM setting WHERE key = ?", arguments: [setting.rawValue])
  }
}

extension StoreWriter {
  /// `nil` goes back to what utsusu takes without a setting.
  public func set(_ setting: Setting, to value: String?) throws {
    if let value {
      try database.execute(
        sql: "INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        arguments: [setting.rawValue, value])
    } else {
      try database.execute(sql: "DELETE FROM setting WHERE key = ?", arguments: [setting.rawValue])
    }
  }
}
