/// What can go wrong between utsusu and its database file. It stands here, beside the nouns, because faces word it and
/// may not see the store.
public enum StoreError: Error, Equatable, Sendable {
  /// A later utsusu has changed the schema; writing with this one could lose what it added.
  case newerDatabase
  /// The file is no SQLite database, or not one of ours, or SQLite calls it malformed.
  case damagedDatabase(String)
  /// Another process held the write lock for longer than the limit.
  case busy
  /// The disk is full, or the file or its folder cannot be written or opened.
  case cannotWrite(String)
  /// The file with the key that seals the keys of rooms holds none.
  case keysLost(String)
  /// The disk refused to read, write or flush.
  case deviceError(String)
  /// A rule of the ledger that the database itself enforces.
  case ledgerRule(String)
  /// A name or alias that another recipient or unit has already.
  case nameTaken(String, by: String)
}
