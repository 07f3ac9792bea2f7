public import BriefingDomain
internal import BriefingStore

extension Visit {
  /// The text of versions as it was read when they were registered: what search finds.
  ///
  /// - Parameter page: the one page with this number, of a single version.
  /// - Throws: `LibraryError.noSuchPage`; `StoreError`.
  public func text(of versions: [MaterialVersion], page number: Int? = nil) async throws
    -> [(version: MaterialVersion, content: MaterialContent)]
  {
    try await read { reader in
      try versions.map { version in
        let pages = try reader.pages(of: version.id, number)
        if number != nil, pages.isEmpty { throw LibraryError.noSuchPage(version) }
        return (
          version,
          MaterialContent(format: version.format, pages: pages, reason: version.reason, detail: version.detail)
        )
      }
    }
  }
}
