internal import BlockingThreads
public import BriefingDomain
public import BriefingLedger
internal import BriefingStore

/// Something that `verify` found not to be as it was recorded.
public struct Finding: Equatable, Sendable {
  public enum Subject: String, Sendable, Codable {
    case database, ledger, setting, record, file, text, index
  }

  public let subject: Subject
  /// The entry of the ledger.
  public var entry: LedgerEntry.ID?
  /// The projection whose record it is.
  public var projection: ProjectionRun.ID?
  public var version: MaterialVersion?
  public let fault: Fault
  public var detail: String?

  /// The raw values are part of the JSON contract.
  public enum Fault: String, Sendable, Codable {
    /// It is not what was hashed when it was recorded.
    case changed
    /// It was there once and is not any more.
    case missing
    /// An entry of the ledger, or a seal of a record, does not carry the hash of the one before it.
    case unchained
    /// It was taken away and is there still.
    case remains
  }
}

extension [Finding] {
  /// What is read beside the findings: `nil` where the damage that they name keeps it from being read. What has another
  /// reason, such as that others write, is no answer.
  public func readable<Value>(_ read: () async throws -> Value) async throws -> Value? {
    do { return try await read() } catch StoreError.damagedDatabase(_) where !isEmpty { return nil }
  }
}

/// What `verify` is looking at.
public struct VerifyProgress: Sendable {
  public let subject: Finding.Subject
  public let done: Int
  /// `nil` where the number is not known before.
  public let of: Int?
}

extension Visit {
  /// Reads everything once: SQLite's own structure, the chains of the ledger, the settings and the records, every file and
  /// every page's text against its hash, the index against the pages.
  ///
  /// Damage that keeps one of these from being read is a finding as well, and the others are looked at all the same.
  ///
  /// - Returns: what does not fit; empty when everything does.
  /// - Throws: `LibraryError`, `StoreError`.
  public func verify(progress: @escaping @Sendable (VerifyProgress) -> Void) async throws -> [Finding] {
    try require(.maintain, ofAll: true)
    return try await Library.threads.run {
      // What an earlier verification was cut off at is taken away, unless another one is under way.
      if let lock = try FolderLock(exclusiveIfFree: library.home.path) {
        try withExtendedLifetime(lock) { try BackupStage.sweep(library.home.path) }
      }
      let lock = try await FolderLock(library.home.path, .shared)
      defer { withExtendedLifetime(lock) {} }
      let stage = try? BackupStage(in: library.home.path)
      let check = HomeCheck(
        store: library.store, progress: progress, place: library.vault.path(of:), actualHash: library.vault.actualHash,
        remains: library.picturesLeft,
        copyForIndex: stage.map { stage in
          let database = stage.database
          return {
            try library.store.copy(to: database) { _, _ in }
            return try BriefingStore(copy: database)
          }
        })
      defer { withExtendedLifetime(stage) {} }
      return try await check.findings()
    }
  }

  /// Whether a commit is on the disk before it is confirmed (`synchronous = FULL`).
  ///
  /// - Throws: `StoreError`.
  public func flushesCommits() async throws -> Bool { try await write(as: .maintain) { try $0.flushesCommits() } }

  /// The end of the chain that holds the records of what was shown.
  ///
  /// - Throws: `StoreError`.
  public func recordHead() async throws -> ChainHead { try await read(ofAll: true) { try $0.recordHead() } }

  /// The end of the ledger's chain. Whoever keeps it can tell later that the entries up to it are the same.
  ///
  /// - Throws: `StoreError`.
  public func ledgerHead() async throws -> ChainHead { try await read(ofAll: true) { try $0.ledgerHead() } }

  /// Whether the ledger still contains what somebody has noted of it.
  ///
  /// - Throws: `StoreError`.
  public func ledgerContains(_ head: NotedHead) async throws -> Bool {
    try await read(ofAll: true) { reader in
      if head == NotedHead(ChainHead(number: 0, hash: .start)) { return true }
      guard let number = try head.number ?? reader.entry(hashed: head.hash)?.rawValue else { return false }
      return try reader.isInLedger(ChainHead(number: number, hash: head.hash))
    }
  }
}
