internal import BriefingDomain
internal import BriefingStore
internal import Crypto

/// What a backup really holds: the hashes of everything in it, from reading all of it once.
struct BackupContents {
  let databaseHash: ContentHash?
  /// By the hash that each material is kept under.
  let materials: [ContentHash: ContentHash]

  /// - Parameter database: where to put a copy of the database.
  /// - Parameter vault: where to put the materials that are what their names say, with a stage for temporary files.
  init(
    reading backup: Backup, database: DurableFile?,
    materials target: (vault: MaterialVault, newPath: () -> String)? = nil,
    progress: (Int) -> Void = { _ in }
  ) throws(LibraryError) {
    var hasher = SHA256()
    var found: [ContentHash: ContentHash] = [:]
    try backup.read(
      database: { (chunk) throws(LibraryError) in
        hasher.update(bufferPointer: chunk)
        try database?.write(chunk)
      },
      material: { (hash, content) throws(LibraryError) in
        var hasher = SHA256()
        let file = target == nil ? nil : try DurableFile(temporary: target?.newPath() ?? "")
        try content { (chunk) throws(LibraryError) in
          hasher.update(bufferPointer: chunk)
          try file?.write(chunk)
        }
        found[hash] = ContentHash(hasher.finalize())
        if let file, let target, file.hash == hash { try target.vault.settle(file, as: hash) }
        progress(found.count)
      })
    databaseHash = ContentHash(hasher.finalize())
    materials = found
  }
}
