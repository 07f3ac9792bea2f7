internal import BriefingDomain
internal import BriefingStore
internal import Foundation
internal import MaterialReading

/// The files of a home or of a backup, each kept once under its SHA-256.
struct MaterialVault: Sendable {
  let folder: String

  init(_ home: Home) { folder = home.materials }
  init(folder: String) { self.folder = folder }

  /// A file as it was when it was read through once.
  struct Kept: Sendable {
    let name: String
    let sha256: ContentHash
    let byteCount: Int
    /// Nanoseconds since 1970, of the original when it was opened.
    let modifiedAt: Int64
    /// Where the copy lies.
    let path: String

    var file: MaterialFile { MaterialFile(path: path, name: name) }

    func with(_ content: MaterialContent) -> KeptFile {
      KeptFile(name: name, sha256: sha256, byteCount: byteCount, content: content)
    }
  }

  func path(of hash: ContentHash) -> String {
    let name = hash.description
    return "\(folder)/\(name.prefix(2))/\(name)"
  }

  /// Copies a file into the vault. The copy is on the disk and verified when this returns; the original is only read.
  ///
  /// - Parameter arrival: under way until the transaction that refers to the file is done.
  /// - Parameter removed: contents that are not taken.
  /// - Throws: `LibraryError` naming the file, or what could not be written.
  func keep(
    _ source: SourcePath, _ arrival: IncomingFiles, except removed: [ContentHash: MaterialVersion] = [:]
  ) throws(LibraryError) -> Kept {
    let input = try OpenFile(reading: source)
    defer { input.close() }
    let file = try DurableFile(temporary: arrival.newPath())
    try input.forEachChunk { (chunk) throws(LibraryError) in try file.write(chunk) }
    guard let hash = file.hash else { throw .cannotRead(source.text, why: "SHA-256") }
    if let version = removed[hash] { throw .removedBefore(source.text, version) }
    try settle(file, as: hash)
    return Kept(
      name: source.name, sha256: hash, byteCount: file.byteCount, modifiedAt: input.modifiedAt, path: path(of: hash))
  }

  /// Puts a file that is written in its place. One that lies there already is taken when it is intact, whoever brought
  /// it, and replaced when it is not.
  func settle(_ file: DurableFile, as hash: ContentHash) throws(LibraryError) {
    let place = path(of: hash)
    let subfolder = (place as NSString).deletingLastPathComponent
    if actualHash(hash) == hash {
      // Whoever renamed it may have died, or be about to flush.
      try DurableFile.flush(folder: subfolder)
      try DurableFile.flush(folder: folder)
    } else {
      try DurableFile.makeFolder(subfolder)
      try file.settle(as: place)
    }
  }

  /// The SHA-256 of the file kept under a hash, `nil` when it is missing or cannot be read.
  func actualHash(_ hash: ContentHash) -> ContentHash? {
    guard let input = try? OpenFile(reading: SourcePath(path(of: hash))) else { return nil }
    defer { input.close() }
    return try? input.hash()
  }

  /// Takes a file away that nothing refers to, so that it lasts.
  func remove(_ hash: ContentHash) throws(LibraryError) {
    let place = path(of: hash)
    let subfolder = (place as NSString).deletingLastPathComponent
    if unlink(place) != 0, errno != ENOENT { throw SystemFailure.writing(place) }
    if access(subfolder, F_OK) == 0 { try DurableFile.flush(folder: subfolder) }
  }

  /// The hashes that files are kept under, in no order. What is named otherwise is nobody's business.
  func hashes() throws(LibraryError) -> [ContentHash] {
    var hashes: [ContentHash] = []
    for name in try FolderListing.names(in: folder) where name.utf8.count == 2 {
      for file in try FolderListing.names(in: "\(folder)/\(name)") {
        if let hash = ContentHash(hexadecimal: file), file.hasPrefix(name) { hashes.append(hash) }
      }
    }
    return hashes
  }
}
