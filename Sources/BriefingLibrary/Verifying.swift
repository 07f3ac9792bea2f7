public import BriefingStore

/// Something that `verify` found not to be as it was recorded.
public struct Finding: Sendable {
  public enum Subject: String, Sendable {
    case database, ledger, file, text, index
  }

  public let subject: Subject
  /// The entry of the ledger, or the version.
  public let number: Int64?
  public let file: String?
  /// A word for scripts: `content`, `previous-hash`, `missing`, `changed`.
  public let fault: String
  public let detail: String?
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
  /// - Returns: what does not fit; empty when everything does.
  public func verify(progress: @escaping @Sendable (VerifyProgress) -> Void) async throws -> [Finding] {
    var findings: [Finding] = []
    findings += try await store.read { reader in
      try reader.integrityFaults().map {
        Finding(subject: .database, number: nil, file: nil, fault: "changed", detail: $0)
      }
    }
    let broken = try await store.read { reader in
      try reader.brokenEntry { progress(VerifyProgress(subject: .ledger, done: Int($0), of: nil)) }
    }
    if let (entry, fault) = broken {
      findings.append(Finding(subject: .ledger, number: entry, file: nil, fault: fault.rawValue, detail: nil))
    }
    let versions = try await store.read { try $0.allVersions() }
    var checked: [ContentHash: Bool?] = [:]
    for (done, version) in versions.enumerated() {
      let fits = checked[version.sha256] ?? vault.actualHash(version.sha256).map { $0 == version.sha256 }
      checked[version.sha256] = fits
      if fits != true {
        findings.append(
          Finding(
            subject: .file, number: version.id, file: version.fileName, fault: fits == nil ? "missing" : "changed",
            detail: vault.path(of: version.sha256)))
      }
      progress(VerifyProgress(subject: .file, done: done + 1, of: versions.count))
    }
    let changed = try await store.read { reader in
      try reader.versionsWithChangedText { progress(VerifyProgress(subject: .text, done: $0, of: versions.count)) }
    }
    findings += changed.map {
      Finding(subject: .text, number: $0.id, file: $0.fileName, fault: "changed", detail: nil)
    }
    progress(VerifyProgress(subject: .index, done: 0, of: 1))
    if try await !store.write({ try $0.indexFitsPages() }) {
      findings.append(Finding(subject: .index, number: nil, file: nil, fault: "changed", detail: nil))
    }
    return findings
  }

  public func ledgerHead() async throws -> LedgerHead { try await store.read { try $0.ledgerHead() } }
}
