internal import BlockingThreads
package import BriefingDomain
internal import BriefingStore

extension Library {
  /// Takes away what has expired, in the name of who said that it was to. What is on in a room stays until that is over.
  ///
  /// - Throws: `StoreError`. Remains on the disk that cannot be taken away now are left for the next time.
  package func removeExpired(at instant: Instant) async throws {
    guard try await store.read({ try $0.hasExpired(by: instant) }) else { return }
    let hasRemoved = try await store.write { writer in
      let live = try writer.openProjections()
      let shown = Set(try live.flatMap { try writer.record(of: $0.id).map(\.version.id) })
      var hasRemoved = false
      for (briefing, person) in try writer.expired(by: instant) where !live.contains(where: { $0.briefing == briefing })
      {
        let versions = try writer.versions(of: briefing).filter { $0.removal == nil }
        guard !versions.contains(where: { shown.contains($0.id) }) else { continue }
        for version in versions {
          try writer.remove(version, .init(at: instant, by: person, reason: StoredReason.expired))
          hasRemoved = true
        }
        try writer.noteExpired(briefing)
      }
      return hasRemoved
    }
    guard hasRemoved else { return }
    do { try await Self.threads.run { try await finishRemovals() } } catch let error where !(error is CancellationError)
    {
      // A mark says so; a repair goes on, and the next removal.
    }
  }
}
