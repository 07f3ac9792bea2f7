internal import BlockingThreads
internal import BriefingDomain
public import BriefingLedger
internal import BriefingStore
internal import Foundation

/// What a backup brought back.
public struct RestoreReceipt: Sendable {
  public let home: String
  public let materials: Int
  public let ledger: ChainHead
  /// How many rooms, whose screens get new addresses: the secret that opens the old ones is in no backup.
  public let rooms: Int
  /// What does not fit; empty unless damage was allowed.
  public let findings: [Finding]
}

/// What `verify` says of a backup.
public struct BackupVerification: Sendable {
  public let findings: [Finding]
  /// `nil` where the ledger cannot be read.
  public let ledger: ChainHead?
  public let records: ChainHead?
}

/// A backup, which is verified and restored without a home.
public enum BackupCopy {
  /// Reads a backup once and holds it against itself, as `Library.verify` does with a home. The backup is only read: what
  /// has to be written goes to a copy of its database in the temporary folder.
  ///
  /// - Throws: `LibraryError.notABackup`, `.noSuchFile`, `.cannotRead`, `.cannotWrite`; `StoreError`.
  public static func verify(
    _ path: String, progress: @escaping @Sendable (VerifyProgress) -> Void
  ) async throws -> BackupVerification {
    try await Library.threads.run {
      let backup = try Backup(at: path)
      let stage = try BackupStage(in: NSTemporaryDirectory() + "/")
      let contents = try read(backup, stage.database, progress: progress)
      let store: BriefingStore
      do { store = try BriefingStore(copy: stage.database) } catch StoreError.damagedDatabase(let detail) {
        return BackupVerification(
          findings: [Finding(subject: .database, fault: .changed, detail: detail)], ledger: nil, records: nil)
      }
      let hashes = contents.materials
      let findings = try await HomeCheck(store: store, progress: progress, place: Backup.memberName) { hashes[$0] }
        .findings()
      return BackupVerification(
        findings: findings, ledger: try await findings.readable { try await store.read { try $0.ledgerHead() } },
        records: try await findings.readable { try await store.read { try $0.recordHead() } })
    }
  }

  /// Makes a home of a backup, and verifies it.
  ///
  /// Everything is brought together beside the home and takes its name at the end, in one rename, so that whoever is cut
  /// off leaves no half home. What an earlier attempt left is begun anew.
  ///
  /// - Parameter allowingDamage: restores what is whole of a backup that is not.
  /// - Throws: `LibraryError.homeInUse` unless the home is missing or an empty folder, `.unfitBackup`, `.notABackup`,
  ///   `.cannotWrite`, `.deviceError`; `StoreError`. Nothing is restored then.
  public static func restore(
    _ path: String, to home: Home, allowingDamage: Bool, progress: @escaping @Sendable (VerifyProgress) -> Void
  ) async throws -> RestoreReceipt {
    try await Library.threads.run {
      let backup = try Backup(at: path)
      guard try FolderListing.names(in: home.path).isEmpty, access(home.path, F_OK) != 0 || isFolder(home.path) else {
        throw LibraryError.homeInUse(home.path)
      }
      let parent = (home.path as NSString).deletingLastPathComponent
      try Home.makeFolders(to: parent)
      let lock = try await FolderLock(parent, .exclusive)
      defer { withExtendedLifetime(lock) {} }
      try BackupStage.sweep(parent)
      let stage = try BackupStage(in: parent)
      let vault = MaterialVault(folder: "\(stage.folder)/\(Backup.materialsName)")
      try DurableFile.makeFolder(vault.folder)
      let contents = try read(
        backup, stage.database, into: (vault, { "\(vault.folder)/.restoring" }), progress: progress)

      let store = try BriefingStore(copy: stage.database)
      let findings = try await HomeCheck(store: store, progress: progress, place: Backup.memberName) {
        contents.materials[$0]
      }.findings()
      let head = try await store.read { try $0.ledgerHead() }
      let rooms = try await findings.readable { try await store.read { try $0.rooms().count } } ?? 0
      try store.close()
      guard findings.isEmpty || allowingDamage else {
        throw LibraryError.unfitBackup(path, findings: findings)
      }
      // An empty folder gives way; anything else does not.
      guard rename(stage.folder, home.path) == 0 else {
        throw errno == ENOTEMPTY || errno == EEXIST
          ? LibraryError.homeInUse(home.path) : SystemFailure.writing(home.path)
      }
      try DurableFile.flush(folder: parent)
      return RestoreReceipt(
        home: home.path, materials: contents.materials.count, ledger: head, rooms: rooms, findings: findings)
    }
  }

  private static func read(
    _ backup: Backup, _ database: String, into target: (MaterialVault, () -> String)? = nil,
    progress: @escaping @Sendable (VerifyProgress) -> Void
  ) throws(LibraryError) -> BackupContents {
    let copy = try DurableFile(temporary: database + ".copy")
    let contents = try BackupContents(reading: backup, database: copy, materials: target) {
      progress(VerifyProgress(subject: .file, done: $0, of: nil))
    }
    try copy.settle(as: database)
    return contents
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
