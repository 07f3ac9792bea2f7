public import BriefingStore

extension Library {
  /// Pages of current materials that have every word, the latest registered first.
  ///
  /// - Parameter limit: at most so many pages.
  /// - Returns: the pages, and whether there are more.
  public func search(_ words: [String], limit: Int) async throws -> (hits: [PageHit], more: Bool) {
    let words = words.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    guard !words.isEmpty else { return ([], false) }
    let hits = try await store.read { try $0.pages(withAll: words, limit: limit + 1) }
    return (Array(hits.prefix(limit)), hits.count > limit)
  }
}
