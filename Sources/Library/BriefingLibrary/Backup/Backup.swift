internal import BriefingDomain
internal import BriefingStore
internal import Foundation

/// A backup as it lies somewhere: a folder laid out as a home, or an archive of one.
enum Backup {
  case folder(String)
  case archive(String)

  static let databaseName = "utsusu.sqlite"
  static let materialsName = "materials"
  /// In a backup folder: names the home that it is of.
  static let markerName = "utsusu-backup"

  /// - Throws: `LibraryError.noSuchFile`, `.cannotRead`, `.notABackup`.
  init(at path: String) throws(LibraryError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw errno == ENOENT ? .noSuchFile(path) : .cannotRead(path, why: SystemFailure.last)
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      guard access("\(path)/\(Self.databaseName)", F_OK) == 0 else { throw .notABackup(path) }
      self = .folder(path)
    case S_IFREG: self = .archive(path)
    default: throw .notABackup(path)
    }
  }

  /// Reads all of it once.
  ///
  /// - Parameter database: gets the database piece by piece.
  /// - Parameter material: gets each material with the hash that it is kept under, to be read as far as it likes.
  /// - Throws: `LibraryError.notABackup` for an archive without a database or with a broken structure, `.cannotRead`.
  func read(
    database: (UnsafeRawBufferPointer) throws(LibraryError) -> Void,
    material: (ContentHash, ChunkSource) throws(LibraryError) -> Void
  ) throws(LibraryError) {
    switch self {
    case .folder(let path):
      let file = try OpenFile(reading: SourcePath("\(path)/\(Self.databaseName)"))
      defer { file.close() }
      try file.forEachChunk(database)
      let vault = MaterialVault(folder: "\(path)/\(Self.materialsName)")
      for hash in try vault.hashes() {
        let file = try OpenFile(reading: SourcePath(vault.path(of: hash)))
        defer { file.close() }
        try material(hash) { (body) throws(LibraryError) in try file.forEachChunk(body) }
      }
    case .archive(let path):
      let archive = try TarReader(path)
      var hasDatabase = false
      while let member = try archive.next() {
        if member.name == Self.databaseName {
          guard !hasDatabase else { throw .notABackup(path) }
          hasDatabase = true
          try archive.forEachChunk(database)
        } else if let hash = Self.hash(ofMember: member.name) {
          try material(hash) { (body) throws(LibraryError) in try archive.forEachChunk(body) }
        }
      }
      guard hasDatabase else { throw .notABackup(path) }
    }
  }

  static func memberName(of hash: ContentHash) -> String {
    "\(materialsName)/\(hash.description.prefix(2))/\(hash)"
  }

  /// A member's name is only compared, and never used as a path.
  private static func hash(ofMember name: String) -> ContentHash? {
    guard let last = name.split(separator: "/").last, let hash = ContentHash(hexadecimal: String(last)),
      name == memberName(of: hash)
    else { return nil }
    return hash
  }
}

/// Hands over a content piece by piece.
typealias ChunkSource = ((UnsafeRawBufferPointer) throws(LibraryError) -> Void) throws(LibraryError) -> Void
