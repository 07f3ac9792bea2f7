public import BriefingStore

/// Something that `verify` found not to be as it was recorded.
public struct Finding: Sendable {
  public enum Subject: String, Sendable {
    case database, ledger, file, text, index
  }

  public let subject: Subject
  /// The entry of the ledger, or the version.
  public var number: Int64?
  public var file: String?
  public let fault: Fault
  public var detail: String?

  /// The raw values are part of the JSON contract.
  public enum Fault: String, Sendable {
    /// It is not what was hashed when it was recorded.
    case changed
    /// It was there once and is not any more.
    case missing
    /// An entry of the ledger does not carry the hash of the one before it.
    case unchained
  }
}

/// What `verify` is looking at.
public struct VerifyProgress: Sendable {
  public let subject: Finding.Subject
  public let done: Int
  /// `nil` where the number is not known before.
  public let of: Int?
}

extension Library {
  /// Reads everything once: SQLite's own structure, the ledger's chain, every file against its hash, every page's text
  /// against its hash, the index against the pages.
  ///
  /// Damage that keeps one of these from being read is a finding as well, and the others are looked at all the same.
  ///
  /// - Returns: what does not fit; empty when everything does.
  public func verify(progress: @escaping @Sendable (VerifyProgress) -> Void) async throws -> [Finding] {
    let checks: [(Finding.Subject, () async throws -> [Finding])] = [
      (.database, structure), (.ledger, { try await ledger(progress) }), (.file, { try await files(progress) }),
      (.text, { try await texts(progress) }), (.index, { try await index(progress) }),
    ]
    var findings: [Finding] = []
    for (subject, check) in checks {
      do { findings += try await check() } catch StoreError.damagedDatabase(let detail) {
        findings.append(Finding(subject: subject, fault: .changed, detail: detail))
      }
    }
    return findings
  }

  public func ledgerHead() async throws -> LedgerHead { try await store.read { try $0.ledgerHead() } }

  private func structure() async throws -> [Finding] {
    try await store.read { try $0.integrityFaults() }
      .map { Finding(subject: .database, fault: .changed, detail: $0) }
  }

  private func ledger(_ progress: @escaping @Sendable (VerifyProgress) -> Void) async throws -> [Finding] {
    let broken = try await store.read { reader in
      try reader.brokenEntry { progress(VerifyProgress(subject: .ledger, done: Int($0), of: nil)) }
    }
    return broken.map { entry, fault in
      let fault: Finding.Fault =
        switch fault {
        case .content: .changed
        case .previousHash: .unchained
        case .missing: .missing
        }
      return [Finding(subject: .ledger, number: entry, fault: fault)]
    } ?? []
  }

  private func files(_ progress: @escaping @Sendable (VerifyProgress) -> Void) async throws -> [Finding] {
    let versions = try await store.read { try $0.allVersions() }
    var findings: [Finding] = []
    // Several versions may have one content; each file is read once.
    var faults: [ContentHash: Finding.Fault?] = [:]
    for (done, version) in versions.enumerated() {
      let fault =
        faults[version.sha256]
        ?? vault.actualHash(version.sha256).map { $0 == version.sha256 ? nil : .changed } ?? .missing
      faults[version.sha256] = fault
      if let fault {
        findings.append(
          Finding(
            subject: .file, number: version.id, file: version.fileName, fault: fault,
            detail: vault.path(of: version.sha256)))
      }
      progress(VerifyProgress(subject: .file, done: done + 1, of: versions.count))
    }
    return findings
  }

  private func texts(_ progress: @escaping @Sendable (VerifyProgress) -> Void) async throws -> [Finding] {
    try await store.read { reader in
      try reader.versionsWithChangedText { progress(VerifyProgress(subject: .text, done: $0, of: nil)) }
    }.map { Finding(subject: .text, number: $0.id, file: $0.fileName, fault: .changed) }
  }

  private func index(_ progress: @escaping @Sendable (VerifyProgress) -> Void) async throws -> [Finding] {
    progress(VerifyProgress(subject: .index, done: 0, of: 1))
    return try await store.write { try $0.indexFitsPages() } ? [] : [Finding(subject: .index, fault: .changed)]
  }
}
