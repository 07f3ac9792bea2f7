internal import BlockingThreads
public import BriefingDomain
internal import BriefingStore
internal import Foundation
internal import HelperHost
internal import MaterialReading
import Synchronization

/// What became of one file of an archive.
public struct IndexedFile: Sendable {
  /// As it was given or found.
  public let path: String
  public let name: String
  public let outcome: Outcome

  public enum Outcome: Sendable {
    /// Read now, as a new material or as a new version of the material that this path gave before.
    case indexed(MaterialVersion)
    /// The content is in the library already.
    case known(MaterialVersion)
    /// Neither read nor kept: it is no file, or could not be opened or copied.
    case refused(LibraryError)
  }
}

/// How far a run has come.
public struct IndexProgress: Sendable {
  public let done: Int
  public let of: Int
  public let file: String
}

extension Visit {
  /// Brings an archive in without a briefing: files, and folders with all that is in them.
  ///
  /// What was indexed before and has neither another size nor another time is not opened. Links are not followed, and
  /// hidden files, lock files and the like are left out, and what was taken away does not come back. Each
  /// file is committed on its own, so that others can write in between and a run that is cut off goes on where it
  /// stopped.
  ///
  /// - Returns: one element for each file, in the order of the paths given and of names within a folder.
  /// - Throws: `LibraryError` for a given path that does not exist, or where the home cannot be written; `StoreError`;
  ///   `HelperError` where no helper can be started.
  public func index(
    _ paths: [SourcePath], progress: @escaping @Sendable (IndexProgress) -> Void
  ) async throws -> [IndexedFile] {
    try require(.register, ofAll: true)
    let readers = try library.readers()
    let removed = try await read { reader in try reader.removedContents().mapValues { try named($0, reader) } }
    let sources = try await Library.threads.run { try paths.flatMap { try Archive.files(under: $0) } }
    let run = Mutex(Run(sources: sources))
    let step: @Sendable (Int, IndexedFile.Outcome) -> Void = { index, outcome in
      progress(
        run.withLock { run in
          run.outcomes[index] = outcome
          run.done += 1
          return IndexProgress(done: run.done, of: sources.count, file: sources[index].name)
        })
    }

    try await library.receiving { arrival in
      try await readers.readAll(
        atMost: sources.count,
        next: {
          while let index = run.withLock({ $0.takeNext() }) {
            do {
              if let version = try await unchanged(sources[index]) {
                step(index, .known(version))
                continue
              }
              let kept = try library.vault.keep(sources[index], arrival, except: removed)
              guard let version = try await alreadyKnown(kept, from: sources[index]) else {
                return ((index, kept), kept.file)
              }
              step(index, .known(version))
            } catch let error as LibraryError {
              switch error {
              case .cannotWrite: throw error
              // The archive's disk may be at fault in one place; the home's is needed for every file.
              case .deviceError(let path, _) where path != sources[index].text: throw error
              default: step(index, .refused(error))
              }
            }
          }
          return nil
        },
        deliver: { item, content in
          let (index, kept) = item
          step(index, try await add(kept.with(content), from: sources[index], kept))
        })
    }
    return run.withLock { run in
      zip(sources, run.outcomes).compactMap { source, outcome in
        outcome.map { IndexedFile(path: source.text, name: source.name, outcome: $0) }
      }
    }
  }

  /// The version of a file that has the size and the time that it had when it was indexed.
  private func unchanged(_ source: SourcePath) async throws -> MaterialVersion? {
    let place = source.resolved.bytes
    guard let file = try? OpenFile(reading: source) else { return nil }
    file.close()
    let version = try await read { reader in
      try reader.indexedVersion(path: place, byteCount: file.byteCount, modifiedAt: file.modifiedAt)
        .flatMap(reader.version).map { try named($0, reader) }
    }
    return version?.reason?.mayPass == true || version?.removal != nil ? nil : version
  }

  /// The version with the content of a file that is new under this path.
  private func alreadyKnown(_ kept: MaterialVault.Kept, from source: SourcePath) async throws -> MaterialVersion? {
    let place = source.resolved.bytes
    guard
      let version = try await read({ reader in
        try reader.currentVersion(with: kept.sha256).map { try named($0, reader) }
      }),
      version.reason?.mayPass != true
    else { return nil }
    try await write(as: .register) { writer in
      try writer.rememberIndexed(
        path: place, byteCount: kept.byteCount, modifiedAt: kept.modifiedAt, version: version.id)
    }
    return version
  }

  private func add(_ file: KeptFile, from source: SourcePath, _ kept: MaterialVault.Kept) async throws
    -> IndexedFile.Outcome
  {
    let place = source.resolved.bytes
    return try await write(as: .register) { writer in
      // The same content may have come under another path in the meantime.
      let current = try writer.currentVersion(with: file.sha256)
      let known = current.flatMap { $0.reason?.mayPass == true && file.content.reason != $0.reason ? nil : $0 }
      let id: MaterialVersion.ID
      if let known {
        id = known.id
      } else if let current {
        id = try writer.addVersion(file, to: current.material, at: clock.now)
      } else if let removed = try writer.versions(with: file.sha256).last(where: { $0.removal != nil }) {
        // Since this run began.
        return .refused(.removedBefore(source.text, try named(removed, writer)))
      } else {
        let before = try writer.indexedVersion(path: place).flatMap(writer.version)
        // A material that a briefing shows is replaced by the briefing's people, not by an archive run.
        let material = try before.flatMap { $0.briefing == nil ? $0.material : nil } ?? writer.addMaterial(to: nil)
        id = try writer.addVersion(file, to: material, at: clock.now)
      }
      try writer.rememberIndexed(path: place, byteCount: kept.byteCount, modifiedAt: kept.modifiedAt, version: id)
      guard let version = try writer.version(id) else { throw StoreError.damagedDatabase("version \(id)") }
      if known == nil { try writer.note(.indexed(id), by: person.name) }
      return known == nil ? .indexed(version) : .known(try named(version, writer))
    }
  }

  private struct Run {
    var outcomes: [IndexedFile.Outcome?]
    var done = 0
    private var next = 0

    mutating func takeNext() -> Int? {
      guard next < outcomes.count else { return nil }
      defer { next += 1 }
      return next
    }

    init(sources: [SourcePath]) { outcomes = Array(repeating: nil, count: sources.count) }
  }
}
