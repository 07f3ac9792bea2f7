public import BriefingDomain
internal import BriefingStore
internal import JapaneseText

/// What a person asks of the library.
public struct SearchRequest: Sendable {
  /// As typed; see `SearchQuery` for what it may say.
  public var text: String
  public var order: SearchOrder
  public var includesOldVersions: Bool
  /// Only materials of this briefing.
  public var briefing: Briefing.ID?

  public init(
    _ text: String, order: SearchOrder = .newest, includesOldVersions: Bool = false, briefing: Briefing.ID? = nil
  ) {
    self.briefing = briefing
    self.text = text
    self.order = order
    self.includesOldVersions = includesOldVersions
  }
}

extension Visit {
  /// Calls `found` for each page that a request finds, in its order, until it returns `false`.
  ///
  /// Every text is a request; a filter whose value means nothing is a word to find. A request that has nothing to find
  /// finds nothing.
  ///
  /// - Throws: `StoreError`, and what `found` throws.
  public func search(_ request: SearchRequest, _ found: @escaping @Sendable (PageHit) throws -> Bool) async throws {
    guard let query = SearchQuery(request.text) else { return }
    try await read { reader in
      try reader.search(try pageSearch(query, request, reader), found)
    }
  }

  /// How many pages a request finds.
  ///
  /// - Throws: `StoreError`.
  public func count(_ request: SearchRequest) async throws -> Int {
    guard let query = SearchQuery(request.text) else { return 0 }
    return try await read { reader in try reader.count(try pageSearch(query, request, reader)) }
  }

  private func pageSearch(_ query: SearchQuery, _ request: SearchRequest, _ reader: StoreReader) throws -> PageSearch {
    let query = try FilterReading(clock: clock, reader: reader).pageQuery(query)
    return PageSearch(
      request.briefing.map { .all([query, .filter(.briefing($0))]) } ?? query, order: request.order,
      includesOldVersions: request.includesOldVersions)
  }
}
