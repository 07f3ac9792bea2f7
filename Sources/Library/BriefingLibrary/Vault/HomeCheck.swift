internal import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

/// Everything that is recorded, held against everything that is there: of a home, or of a backup.
struct HomeCheck: Sendable {
  let store: BriefingStore
  let progress: @Sendable (VerifyProgress) -> Void
  /// Where people find what is kept under a hash.
  let place: @Sendable (ContentHash) -> String
  /// The SHA-256 of what is kept under a hash, `nil` when it is missing or cannot be read.
  let actualHash: @Sendable (ContentHash) -> ContentHash?
  /// Where something else lies that was made of what is kept under a hash: pictures.
  var remains: @Sendable (ContentHash) -> String? = { _ in nil }

  /// A copy to check the index in, where others write to the original: FTS5's comparison takes the write lock, on a large
  /// library for minutes.
  var copyForIndex: (@Sendable () throws -> BriefingStore)?

  /// What does not fit. Damage that keeps one subject from being read is a finding, and does not hide the others.
  func findings() async throws -> [Finding] {
    let checks: [(Finding.Subject, () async throws -> [Finding])] = [
      (.database, structure), (.ledger, ledger), (.setting, settings), (.record, records), (.file, files),
      (.text, texts), (.index, index),
    ]
    var findings: [Finding] = []
    for (subject, check) in checks {
      do { findings += try await check() } catch StoreError.damagedDatabase(let detail) {
        findings.append(Finding(subject: subject, fault: .changed, detail: detail))
      }
    }
    return findings
  }

  private func structure() async throws -> [Finding] {
    let isUnfinished = try await store.read { try $0.unfinishedRemoval() != nil }
    return try store.integrityFaults().map { Finding(subject: .database, fault: .changed, detail: $0) }
      + (isUnfinished ? [Finding(subject: .database, fault: .remains)] : [])
  }

  private func ledger() async throws -> [Finding] {
    let broken = try await store.read { reader in
      try reader.brokenEntry { progress(VerifyProgress(subject: .ledger, done: Int($0), of: nil)) }
    }
    return broken.map { [Finding(subject: .ledger, entry: $0, fault: Finding.Fault($1))] } ?? []
  }

  private func settings() async throws -> [Finding] {
    try await store.read { reader in
      if let (entry, fault) = try reader.brokenSetting() {
        return [Finding(subject: .setting, fault: Finding.Fault(fault), detail: "entry \(entry)")]
      }
      // What cannot be read is thrown.
      _ = (try OfficeSettings(reader), try reader.factors(), try reader.unitPlaces())
      return try SurveyReport.faults(reader)
    }
  }

  private func records() async throws -> [Finding] {
    let broken = try await store.read { try $0.brokenSeal() }
    return broken.map {
      [Finding(subject: .record, projection: $0.projection, fault: Finding.Fault($0.fault), detail: "seal \($0.seal)")]
    } ?? []
  }

  private func files() async throws -> [Finding] {
    let (all, removed, template) = try await store.read {
      (try $0.allVersions(), try $0.removedContents(), try $0.setting(.template, OfficeTemplate.init))
    }
    let versions = all.filter { $0.removal == nil }
    var findings = removed.values.sorted { $0.id < $1.id }.compactMap { version in
      let place = actualHash(version.sha256) == nil ? remains(version.sha256) : place(version.sha256)
      return place.map { Finding(subject: .file, version: version, fault: .remains, detail: $0) }
    }
    if let template, let fault = fault(of: template.sha256) {
      findings.append(Finding(subject: .file, fault: fault, detail: place(template.sha256)))
    }
    // Several versions may have one content; each file is read once.
    var faults: [ContentHash: Finding.Fault?] = [:]
    for (done, version) in versions.enumerated() {
      let fault = faults[version.sha256] ?? fault(of: version.sha256)
      faults[version.sha256] = fault
      if let fault {
        findings.append(
          Finding(subject: .file, version: version, fault: fault, detail: place(version.sha256)))
      }
      progress(VerifyProgress(subject: .file, done: done + 1, of: versions.count))
    }
    return findings
  }

  private func fault(of hash: ContentHash) -> Finding.Fault? {
    actualHash(hash).map { $0 == hash ? nil : .changed } ?? .missing
  }

  private func texts() async throws -> [Finding] {
    try await store.read { reader in
      try reader.versionsWithChangedText { progress(VerifyProgress(subject: .text, done: $0, of: nil)) }
    }.map { Finding(subject: .text, version: $0, fault: .changed) }
  }

  private func index() async throws -> [Finding] {
    progress(VerifyProgress(subject: .index, done: 0, of: 1))
    // Where there is no room for a copy, who writes has to wait.
    let store = (try? copyForIndex?()) ?? store
    return try await store.write { try $0.indexFitsPages() } ? [] : [Finding(subject: .index, fault: .changed)]
  }
}

extension Finding.Fault {
  fileprivate init(_ fault: ChainFault) {
    self =
      switch fault {
      case .content: .changed
      case .previousHash: .unchained
      case .missing: .missing
      }
  }
}
