internal import BriefingDomain
internal import GRDB

extension Int64 {
  /// The number so many steps after one that a row holds.
  ///
  /// - Throws: `StoreError.damagedDatabase` where there is none.
  func advanced(checking steps: Int) throws(StoreError) -> Int64 {
    let (sum, overflows) = addingReportingOverflow(Int64(steps))
    if overflows { throw .damagedDatabase("number \(self)") }
    return sum
  }
}

extension Row {
  /// The value of a column. Unlike a subscript, a value that does not fit the schema (a file changed behind the
  /// database's back) is an error and no trap.
  ///
  /// - Throws: `StoreError.damagedDatabase`.
  func value<Value: DatabaseValueConvertible>(_ column: Int) throws(StoreError) -> Value {
    guard let value = Value.fromDatabaseValue(self[column]) else { throw damage(column) }
    return value
  }

  func optional<Value: DatabaseValueConvertible>(_ column: Int) throws(StoreError) -> Value? {
    let stored: DatabaseValue = self[column]
    return stored.isNull ? nil : try value(column)
  }

  /// A column whose text is the raw value of a Swift enum.
  func choice<Value: RawRepresentable<String>>(_ column: Int) throws(StoreError) -> Value {
    let text: String = try value(column)
    guard let value = Value(rawValue: text) else { throw damage(column) }
    return value
  }

  func optionalChoice<Value: RawRepresentable<String>>(_ column: Int) throws(StoreError) -> Value? {
    let stored: DatabaseValue = self[column]
    return stored.isNull ? nil : try choice(column)
  }

  func damage(_ column: Int) -> StoreError {
    .damagedDatabase("\(Array(columnNames)[column]): \(self[column] as DatabaseValue)")
  }
}
