internal import BriefingLedger
internal import GRDB

extension LedgerChain {
  /// The hash of a row as it lies in the database, whatever is in it: a value that the ledger would never write
  /// gives a hash that does not fit, not an error.
  static func hash(_ row: Row, after previous: [UInt8]) -> [UInt8] {
    let columns: Int
    switch Int.fromDatabaseValue(row[LedgerEntry.formColumn]) {
    case 1: columns = 19
    case 2: columns = 21
    // Of a form that is not known here nothing can be said but that.
    default: return []
    }
    var form = CanonicalForm(after: previous)
    for index in 0..<columns { form.add(row[index] as DatabaseValue) }
    return form.hash
  }
}

extension CanonicalForm {
  /// As it lies in the database, whatever is in it.
  mutating func add(_ value: DatabaseValue) {
    switch value.storage {
    case .null: add(nil as String?)
    case .int64(let value): add(value)
    case .string(let value): add(value)
    case .double(let value): add("\(value)")
    case .blob(let value): add(bytes: Array(value))
    }
  }
}
