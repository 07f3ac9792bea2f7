internal import BlockingThreads
public import BriefingDomain
internal import BriefingStore

/// What is taken away, or is to be.
public struct RemovalReceipt: Sendable {
  /// `nil` for a file of an indexed archive.
  public let briefing: Briefing?
  public let version: MaterialVersion
  /// Other versions that have the same content and were not taken away, so that its file stays.
  public let others: [MaterialVersion]
}

/// A file of an indexed archive, which belongs to no briefing.
public enum IndexedMaterial: Sendable {
  /// By the number that a search shows.
  case number(Material.ID)
  /// By its path when it was indexed.
  case file(SourcePath)
}

extension Visit {
  /// What would be taken away.
  ///
  /// - Parameter material: its position in the briefing, from 1; the only one when `nil`.
  /// - Parameter version: its number; the only one that was not taken away when `nil`.
  /// - Throws: `LibraryError` as ``remove(_:material:version:reason:)`` would.
  public func removable(_ number: Briefing.ID, material: Int? = nil, version: Int? = nil) async throws
    -> RemovalReceipt
  {
    try await read(as: .remove) { try removable(number, material, version, $0) }
  }

  /// The same of a file of an indexed archive.
  public func removable(indexed: IndexedMaterial, version: Int? = nil) async throws -> RemovalReceipt {
    try await read(as: .remove, ofAll: true) { try removable(indexed, version, $0) }
  }

  /// Takes a version of a material away, for good: its text from the search and the database, its pictures, and its file
  /// where no other version has the same content. Its number, name and hash stay, and who took it away, when and why. One
  /// that was taken away and of which remains may lie on the disk is taken away in full.
  ///
  /// - Throws: `LibraryError.whichVersion`, `.alreadyRemoved`, `.materialLive`; `.removalUnfinished` where it is done and yet
  ///   something may be left on the disk, which a repair takes away; `StoreError`.
  public func remove(_ number: Briefing.ID, material: Int? = nil, version: Int? = nil, reason: String) async throws
    -> RemovalReceipt
  {
    try await remove(reason) { try removable(number, material, version, $0) }
  }

  /// The same of a file of an indexed archive.
  ///
  /// - Throws: `LibraryError.notIndexed`, `.belongsToBriefing`, `.whichEdition`, and as
  ///   ``remove(_:material:version:reason:)`` does.
  public func remove(indexed: IndexedMaterial, version: Int? = nil, reason: String) async throws -> RemovalReceipt {
    try require(.remove, ofAll: true)
    return try await remove(reason) { try removable(indexed, version, $0) }
  }

  private func remove(
    _ reason: String, _ find: @escaping @Sendable (StoreReader) throws -> RemovalReceipt
  ) async throws -> RemovalReceipt {
    let reason = try OneLine(reason, .reason).value
    let receipt = try await write(as: .remove) { writer in
      let found = try find(writer)
      if found.version.removal == nil {
        try writer.remove(found.version, .init(at: clock.now, by: person.name, reason: reason))
      }
      guard let version = try writer.version(found.version.id) else {
        throw StoreError.damagedDatabase("version \(found.version.id)")
      }
      return RemovalReceipt(briefing: found.briefing, version: version, others: found.others)
    }
    do {
      try await Library.threads.run { try await library.finishRemovals() }
    } catch let error where !(error is CancellationError) {
      throw LibraryError.removalUnfinished
    }
    return receipt
  }

  private func removable(
    _ number: Briefing.ID, _ material: Int?, _ version: Int?, _ reader: StoreReader
  ) throws -> RemovalReceipt {
    let briefing = try self.briefing(number, as: .remove, reader)
    let all = try reader.versions(of: number)
    let named = all.filter {
      (material == nil || $0.position == material) && (version == nil || $0.number == version)
    }
    guard let found = named.onlyOneLeft else {
      throw LibraryError.whichVersion(briefing: number, all.filter { $0.removal == nil })
    }
    return try removable(found, of: briefing, reader)
  }

  private func removable(
    _ indexed: IndexedMaterial, _ version: Int?, _ reader: StoreReader
  ) throws -> RemovalReceipt {
    let (material, name): (Material.ID?, String) =
      switch indexed {
      case .number(let number): (number, "\(number)")
      case .file(let file):
        (
          try reader.indexedVersion(path: file.resolvedThoughGone.bytes).flatMap(reader.version)?.material, file.text
        )
      }
    let all = try material.map(reader.versions) ?? []
    guard let last = all.last else { throw LibraryError.notIndexed(name) }
    // Of a briefing's material the briefing's people decide, by its number.
    guard last.briefing == nil else {
      throw try reader.covers(last.briefing) ? LibraryError.belongsToBriefing(name, last) : .notIndexed(name)
    }
    guard let found = all.filter({ version == nil || $0.number == version }).onlyOneLeft else {
      throw LibraryError.whichEdition(name, all.filter { $0.removal == nil })
    }
    return try removable(found, of: nil, reader)
  }

  /// A version that has to be spoken of, without its name where it is not for this person.
  func named(_ version: MaterialVersion, _ reader: StoreReader) throws -> MaterialVersion {
    try reader.covers(version.briefing) ? version : version.withheld
  }

  private func removable(
    _ found: MaterialVersion, of briefing: Briefing?, _ reader: StoreReader
  ) throws -> RemovalReceipt {
    if found.removal != nil, try reader.unfinishedRemoval() == nil { throw LibraryError.alreadyRemoved(found) }
    for run in try reader.openProjections() {
      if try run.briefing == briefing?.id || reader.record(of: run.id).contains(where: { $0.version == found }) {
        throw LibraryError.materialLive(found, room: try reader.room(run.room)?.name ?? "")
      }
    }
    let others = try reader.versions(with: found.sha256).filter { $0.removal == nil && $0 != found }
      .map { try named($0, reader) }
    return RemovalReceipt(briefing: briefing, version: found, others: others)
  }
}

extension [MaterialVersion] {
  /// The one that was not taken away; where all were, the last of them.
  fileprivate var onlyOneLeft: MaterialVersion? {
    let there = filter { $0.removal == nil }
    return there.count <= 1 ? there.first ?? last : nil
  }
}
