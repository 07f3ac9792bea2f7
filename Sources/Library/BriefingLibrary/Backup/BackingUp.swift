internal import BlockingThreads
internal import BriefingDomain
public import BriefingLedger
internal import BriefingStore
internal import Foundation

/// What a backup holds.
public struct BackupReceipt: Sendable {
  public let path: String
  /// Materials in all, those that this run added, and their size.
  public let materials: Int
  public let added: Int
  public let addedBytes: Int
  /// Versions that were taken away, and are not in it.
  public let removed: Int
  public let ledger: ChainHead
}

extension Visit {
  /// Copies the home as it is at this moment, while others work on it.
  ///
  /// Into a folder, only what is not there yet is copied; into a path that ends in `.tar`, everything. The database is
  /// copied first and the materials that it refers to after it, which cannot go away meanwhile. Then all of it is
  /// verified as `verify` does, the materials by reading them back from the backup, and only then it takes the place of
  /// the earlier backup, in one rename. A second backup to the same place waits for the first.
  ///
  /// - Throws: `LibraryError.unfitBackup` where something does not fit, `.notABackupFolder`, `.backupOfAnother`,
  ///   `.cannotWrite`, `.deviceError`; `StoreError`. The earlier backup is as it was then.
  public func backUp(
    to path: String, progress: @escaping @Sendable (VerifyProgress) -> Void
  ) async throws -> BackupReceipt {
    try require(.maintain, ofAll: true)
    let place = Home.absolute(path.hasSuffix("/") ? String(path.dropLast()) : path)
    let isArchive = place.hasSuffix(".tar")
    let folder = isArchive ? (place as NSString).deletingLastPathComponent : place
    return try await Library.threads.run {
      if !isArchive {
        if access(folder, F_OK) != 0 { try DurableFile.makeFolder(folder) }
      }
      // Waits while another backup to the same place runs.
      let lock = try await FolderLock(folder, .exclusive)
      defer { withExtendedLifetime(lock) {} }
      try BackupStage.sweep(folder)
      if !isArchive { try claim(folder) }
      let stage = try BackupStage(in: folder)
      try library.store.copy(to: stage.database) { progress(VerifyProgress(subject: .database, done: $0, of: $1)) }
      let copy = try BriefingStore(copy: stage.database)
      let (versions, gone, template) = try await copy.read {
        (try $0.allVersions(), try $0.removedContents(), try $0.setting(.template, OfficeTemplate.init))
      }
      var sizes: [ContentHash: Int] = [:]
      if let template { sizes[template.sha256] = template.byteCount }
      for version in versions where version.removal == nil { sizes[version.sha256] = version.byteCount }

      let writing: any BackupWriting =
        isArchive
        ? try BackupArchive(place, stage, now: clock.now)
        : try BackupFolder(place, stage)
      for (done, hash) in sizes.keys.sorted(by: { $0.description < $1.description }).enumerated() {
        try writing.take(hash, from: library.vault)
        progress(VerifyProgress(subject: .file, done: done + 1, of: sizes.count))
      }
      let hashes = try writing.actualHashes()
      let findings = try await HomeCheck(store: copy, progress: progress, place: Backup.memberName) { hashes[$0] }
        .findings()
      let head = try await copy.read { try $0.ledgerHead() }
      try copy.close()
      guard findings.isEmpty else { throw LibraryError.unfitBackup(place, findings: findings) }
      try writing.settle()
      try writing.drop(gone.keys.sorted { $0.description < $1.description })
      return BackupReceipt(
        path: place, materials: sizes.count, added: writing.added, addedBytes: writing.addedBytes,
        removed: versions.count { $0.removal != nil }, ledger: head)
    }
  }

  /// Makes sure that a folder is empty or a backup of this home.
  private func claim(_ folder: String) throws(LibraryError) {
    let marker = "\(folder)/\(Backup.markerName)"
    let home = SourcePath(library.home.path).resolved
    guard SourcePath(folder).resolved != home else { throw .notABackupFolder(folder) }
    if access(marker, F_OK) == 0 {
      let owner = try OpenFile.contents(of: SourcePath(marker))
      guard owner == home.bytes + [10] else {
        throw .backupOfAnother(folder, home: SourcePath(bytes: owner.filter { $0 != 10 }).text)
      }
      return
    }
    let strangers = try FolderListing.names(in: folder).filter { $0 != "lost+found" && !BackupStage.isOne($0) }
    guard strangers.isEmpty else { throw .notABackupFolder(folder) }
    let stage = try BackupStage(in: folder)
    let file = try DurableFile(temporary: stage.newPath())
    let text = home.bytes + [10]
    do { try text.withUnsafeBytes { try file.write($0) } } catch let error as LibraryError { throw error } catch {}
    try file.settle(as: marker)
  }
}
