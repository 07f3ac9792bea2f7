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
  /// - Throws: `LibraryError.nothingToFind`, `.unreadableFilter`, `StoreError`, and what `found` throws.
  public func search(_ request: SearchRequest, _ found: @escaping @Sendable (PageHit) throws -> Bool) async throws {
    try await read { reader in try reader.search(try pageSearch(request, reader), found) }
  }

  /// The briefings and files whose title, presenter, unit or file name a request finds, the newest first.
  ///
  /// - Parameter most: so many are given.
  /// - Parameter counted: so many are counted, and no more looked for; all when `nil`.
  /// - Throws: `LibraryError.nothingToFind`, `.unreadableFilter`, `StoreError`.
  public func searchNames(
    _ request: SearchRequest, most: Int, counted: Int? = nil
  ) async throws -> (hits: [NameHit], count: Int) {
    try await read { reader in try reader.names(try pageSearch(request, reader), most: most, counted: counted) }
  }

  /// How many pages a request finds.
  ///
  /// - Throws: `LibraryError.nothingToFind`, `.unreadableFilter`, `StoreError`.
  public func count(_ request: SearchRequest) async throws -> Int {
    try await read { reader in try reader.count(try pageSearch(request, reader)) }
  }

  func pageSearch(_ request: SearchRequest, _ reader: StoreReader) throws -> PageSearch {
    guard let query = SearchQuery(request.text) else { throw LibraryError.nothingToFind }
    var parts = [try FilterReading(clock: clock, reader: reader).pageQuery(query)]
    if let briefing = request.briefing { parts.append(.filter(.briefing(briefing))) }
    switch reader.reach {
    case .everything: break
    // These are few, and all the rest is not gone through.
    case .office: parts.append(.not(.filter(.withheld(reader.reach))))
    case .parts: parts.append(.filter(.within(reader.reach)))
    }
    return PageSearch(
      parts.count == 1 ? parts[0] : .all(parts), order: request.order, includesOldVersions: request.includesOldVersions)
  }
}
