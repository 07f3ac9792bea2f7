internal import BlockingThreads
internal import BriefingDomain
internal import BriefingStore
internal import MaterialReading

/// What a repair found and did.
public struct RepairReceipt: Sendable {
  /// What did not fit before and fits now.
  public let repaired: [Finding]
  /// What does not fit and cannot be rebuilt from what is there.
  public let remaining: [Finding]
  /// Files that nothing referred to and that are gone now; `nil` where another run was bringing files in.
  public let swept: Int?
}

extension Visit {
  /// Verifies, and rebuilds what follows from something that is whole: the search index from the pages, SQLite's indexes
  /// from their tables, a version's pages from its file when that has its hash.
  ///
  /// A changed file and the ledger follow from nothing; they are left as they are, for a backup to replace. Texts that
  /// are read again are those of today's readers, so they may differ from what a former version read.
  ///
  /// - Throws: `LibraryError`, `StoreError`, `HelperError` where no helper can be started.
  public func repair(progress: @escaping @Sendable (VerifyProgress) -> Void) async throws -> RepairReceipt {
    try require(.maintain, ofAll: true)
    return try await Library.threads.run {
      let swept = try await library.sweep()
      let before = try await verify(progress: progress)
      if before.isEmpty { return RepairReceipt(repaired: [], remaining: [], swept: swept) }

      let texts = try await readAgain(before.filter { $0.subject == .text }.compactMap(\.version))
      let rebuildsIndex = !texts.isEmpty || before.contains { $0.subject == .index }
      // Each on its own: what one cannot mend should not keep the other from being mended.
      if before.contains(where: { $0.subject == .database }) {
        try await mending { try await write(as: .maintain) { try $0.reindex() } }
      }
      if before.contains(where: { $0.fault == .remains }) { try await library.finishRemovals() }
      if rebuildsIndex {
        try await mending {
          try await write(as: .maintain) { writer in
            try writer.replacePages(texts)
            try writer.outdateIndex()
          }
          try library.store.completeIndex { progress(VerifyProgress(subject: .index, done: $0, of: $1)) }
        }
      }
      let after = try await verify(progress: progress)
      // Else `undo` would take back what came before it.
      if after != before {
        try await mending { try await write(as: .maintain) { try $0.note(.repaired, by: person.name) } }
      }
      return RepairReceipt(repaired: before.filter { !after.contains($0) }, remaining: after, swept: swept)
    }
  }

  /// Damage that keeps a repair from being made is among the findings of the verification after it.
  private func mending(_ body: () async throws -> Void) async throws {
    do { try await body() } catch StoreError.damagedDatabase {}
  }

  /// The contents of versions whose files are whole. A file that no reader can take today, where one could, is left out.
  private func readAgain(_ all: [MaterialVersion]) async throws -> [(
    version: MaterialVersion.ID, content: MaterialContent
  )] {
    let versions = all.filter { library.vault.actualHash($0.sha256) == $0.sha256 }
    if versions.isEmpty { return [] }
    let contents = try await library.readers().contents(
      of: versions.map { MaterialFile(path: library.vault.path(of: $0.sha256), name: $0.fileName) })
    return zip(versions, contents).filter { version, content in
      content.reason == nil || version.reason != nil
    }.map { ($0.id, $1) }
  }
}
