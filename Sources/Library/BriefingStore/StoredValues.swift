public import BriefingDomain
public import GRDB

// How the values of the domain lie in columns: as the number alone.

extension Identifier: DatabaseValueConvertible, StatementColumnConvertible {
  public var databaseValue: DatabaseValue { rawValue.databaseValue }

  public static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
    Int64.fromDatabaseValue(value).map { Self($0) }
  }

  public init?(sqliteStatement: SQLiteStatement, index: CInt) {
    self.init(Int64(sqliteStatement: sqliteStatement, index: index))
  }
}

/// Seconds.
extension Instant: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { seconds.databaseValue }

  public static func fromDatabaseValue(_ value: DatabaseValue) -> Instant? {
    Int64.fromDatabaseValue(value).map(Instant.init(seconds:))
  }
}

/// Milliseconds.
extension PreciseInstant: DatabaseValueConvertible {
  public var databaseValue: DatabaseValue { milliseconds.databaseValue }

  public static func fromDatabaseValue(_ value: DatabaseValue) -> PreciseInstant? {
    Int64.fromDatabaseValue(value).map(PreciseInstant.init(milliseconds:))
  }
}
