internal import BlockingThreads
package import BriefingDomain
internal import BriefingStore

extension Library {
  /// How long before it begins a briefing is drawn, in seconds: on a Friday those of Monday are. Their pictures take some
  /// 10 MB each.
  private static let ahead: Int64 = 3 * 86_400
  /// What began so many seconds ago may still be on.
  private static let past: Int64 = 12 * 3_600
  /// Versions that were registered last.
  private static let latest = 50

  /// What is likely to be shown soon, in the order in which it should be drawn.
  ///
  /// - Throws: `StoreError`.
  package func versionsToDraw(at instant: Instant) async throws -> [MaterialVersion] {
    try await store.read { reader in
      try reader.versionsToShow(
        within: instant.advanced(by: -Self.past)..<instant.advanced(by: Self.ahead), latest: Self.latest)
    }
  }

  /// Takes away the pictures of a version that was itself taken away while somebody drew it.
  ///
  /// - Throws: `StoreError`.
  package func dropPictures(ifRemoved version: MaterialVersion) async throws {
    if try await store.read({ try $0.removedContents()[version.sha256] }) != nil {
      await Self.threads.run { FolderListing.remove(pictures(of: version.sha256)) }
    }
  }
}
