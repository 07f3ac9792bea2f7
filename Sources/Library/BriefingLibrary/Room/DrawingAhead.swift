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
    try await store.read { try Self.versionsToDraw(at: instant, $0) }
  }

  static func versionsToDraw(at instant: Instant, _ reader: StoreReader) throws -> [MaterialVersion] {
    try reader.versionsToShow(within: instant.advanced(by: -past)..<instant.advanced(by: ahead), latest: latest)
  }

  /// Takes away the pictures of a version that was itself taken away while somebody drew it.
  ///
  /// - Returns: whether it was taken away.
  /// - Throws: `StoreError`.
  @discardableResult
  package func dropPictures(ifRemoved version: MaterialVersion) async throws -> Bool {
    if try await store.read({ try $0.removedContents()[version.sha256] }) == nil { return false }
    await Self.threads.run { FolderListing.remove(pictures(of: version.sha256)) }
    return true
  }
}
