internal import BriefingLibrary

/// A file that is read whole, however large somebody has made it.
enum CheckedFile {
  /// Of a ledger with some millions of entries.
  static let most = 1 << 30

  /// - Throws: `LibraryError.noSuchFile`, `.cannotRead`, `.notAFile`.
  static func bytes(of path: SourcePath, upTo most: Int = most) throws -> [UInt8] {
    Array(try SmallFile(path, upTo: most).data)
  }
}
