internal import BriefingStore

extension Library {
  /// Brings the index of names nearer to what it should be, so that a search after a large import is as fast as before.
  ///
  /// - Returns: whether it has to be called again.
  /// - Throws: `StoreError`.
  package func indexNames() async throws -> Bool {
    guard try await store.read({ try $0.namesBehind(most: 1) }) > 0 else { return false }
    // So few at a time that nobody who registers waits for long.
    try await store.write { try $0.indexNames(most: 2_048) }
    return true
  }
}
