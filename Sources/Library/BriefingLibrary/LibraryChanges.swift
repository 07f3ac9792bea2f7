internal import BriefingStore

/// Tells whether anybody, in this process or another, has changed a library: so cheap that a server asks many times a
/// second.
public struct LibraryChanges: Sendable {
  private let watch: ChangeWatch

  fileprivate init(_ home: Home) throws { watch = try ChangeWatch(path: home.database) }

  /// Differs from an earlier answer exactly when something was written in between.
  ///
  /// - Throws: `StoreError`.
  public func stamp() async throws -> Int { try await watch.stamp() }
}

extension Library {
  /// Begins to watch the home for changes.
  ///
  /// - Throws: `StoreError`.
  public func changes() throws -> LibraryChanges { try LibraryChanges(home) }
}
