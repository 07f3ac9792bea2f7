internal import BriefingDomain
internal import BriefingStore
internal import Foundation

/// One kind of backup under way: takes the materials, says what it holds, and takes the earlier one's place.
protocol BackupWriting: AnyObject {
  var added: Int { get }
  var addedBytes: Int { get }
  /// A material that is missing or damaged in the home is left out; that it is shows when the backup is verified.
  func take(_ hash: ContentHash, from home: MaterialVault) throws(LibraryError)
  /// What is in the backup by now, read back from it.
  func actualHashes() throws(LibraryError) -> [ContentHash: ContentHash]
  func settle() throws(LibraryError)
  /// Takes away what an earlier backup has put there, and the home has taken away since.
  func drop(_ hashes: [ContentHash]) throws(LibraryError)
}

/// Into a folder laid out as a home. Materials go in one by one, as into a home, and stay even where the backup fails.
final class BackupFolder: BackupWriting {
  private(set) var added = 0
  private(set) var addedBytes = 0
  private let folder: String
  private let stage: BackupStage
  private let vault: MaterialVault
  private var intact: [ContentHash: ContentHash] = [:]

  init(_ folder: String, _ stage: BackupStage) throws(LibraryError) {
    self.folder = folder
    self.stage = stage
    vault = MaterialVault(folder: "\(folder)/\(Backup.materialsName)")
    try DurableFile.makeFolder(vault.folder)
  }

  /// Reads what the backup holds already: a copy that has decayed is replaced while the home still has it.
  func take(_ hash: ContentHash, from home: MaterialVault) throws(LibraryError) {
    if vault.actualHash(hash) != hash {
      guard access(home.path(of: hash), F_OK) == 0 else { return }
      let input = try OpenFile(reading: SourcePath(home.path(of: hash)))
      defer { input.close() }
      let file = try DurableFile(temporary: stage.newPath())
      try input.forEachChunk { (chunk) throws(LibraryError) in try file.write(chunk) }
      guard file.hash == hash else {
        intact[hash] = file.hash
        return
      }
      try vault.settle(file, as: hash)
      added += 1
      addedBytes += file.byteCount
    }
    intact[hash] = hash
  }

  func actualHashes() -> [ContentHash: ContentHash] { intact }

  func settle() throws(LibraryError) {
    // SQLite has flushed the copy.
    let place = "\(folder)/\(Backup.databaseName)"
    guard rename(stage.database, place) == 0 else { throw SystemFailure.writing(place) }
    try DurableFile.flush(folder: folder)
  }

  func drop(_ hashes: [ContentHash]) throws(LibraryError) {
    for hash in hashes { try vault.remove(hash) }
  }
}

/// Into one archive.
final class BackupArchive: BackupWriting {
  private(set) var added = 0
  private(set) var addedBytes = 0
  private let place: String
  private let file: DurableFile
  private let temporary: String
  private let writer: TarWriter
  private let now: Instant
  private let databaseHash: ContentHash?

  init(_ place: String, _ stage: BackupStage, now: Instant) throws(LibraryError) {
    self.place = place
    self.now = now
    temporary = stage.newPath()
    file = try DurableFile(temporary: temporary)
    writer = TarWriter(file)
    let database = try OpenFile(reading: SourcePath(stage.database))
    defer { database.close() }
    try writer.add(Backup.databaseName, byteCount: database.byteCount, modifiedAt: now.seconds) {
      (body) throws(LibraryError) in try database.forEachChunk(body)
    }
    let again = try OpenFile(reading: SourcePath(stage.database))
    defer { again.close() }
    databaseHash = try again.hash()
  }

  func take(_ hash: ContentHash, from home: MaterialVault) throws(LibraryError) {
    guard access(home.path(of: hash), F_OK) == 0 else { return }
    let input = try OpenFile(reading: SourcePath(home.path(of: hash)))
    defer { input.close() }
    try writer.add(Backup.memberName(of: hash), byteCount: input.byteCount, modifiedAt: now.seconds) {
      (body) throws(LibraryError) in try input.forEachChunk(body)
    }
    added += 1
    addedBytes += input.byteCount
  }

  func actualHashes() throws(LibraryError) -> [ContentHash: ContentHash] {
    try writer.finish()
    let contents = try BackupContents(reading: .archive(temporary), database: nil)
    guard contents.databaseHash == databaseHash else {
      throw .deviceError(temporary, why: "what was written reads back differently")
    }
    return contents.materials
  }

  func settle() throws(LibraryError) { try file.settle(as: place) }

  func drop(_ hashes: [ContentHash]) {}
}
