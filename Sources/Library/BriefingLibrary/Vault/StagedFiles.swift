internal import BlockingThreads
package import BriefingDomain
internal import BriefingStore
internal import Foundation

/// A file that somebody has brought to a server, and that belongs to nothing yet.
package struct StagedFile: Sendable {
  package let name: String
  package let source: SourcePath
  package let byteCount: Int
  package let sha256: ContentHash
  /// Where it lies, by itself.
  fileprivate let folder: String

  /// The title that its name gives to a briefing.
  package var title: String { titleOfFile(name) }
}

/// A file that is arriving at a server. Whoever is cut off leaves nothing: it goes with this object unless it is complete.
package final class ArrivingFile {
  private let file: DurableFile
  private let folder: String
  private let name: String

  fileprivate init(_ name: String, in folder: String) throws(LibraryError) {
    self.folder = folder
    self.name = fileNameOutside(name) ?? "file"
    try Home.makeFolders(to: folder)
    file = try DurableFile(temporary: folder + "/.arriving")
  }

  package var byteCount: Int { file.byteCount }

  /// - Throws: `LibraryError.cannotWrite`, `.deviceError`.
  package func write(_ bytes: UnsafeRawBufferPointer) throws { try file.write(bytes) }

  /// - Throws: `LibraryError.cannotWrite`, `.deviceError`.
  package func finish() throws -> StagedFile {
    guard let hash = file.hash else { throw LibraryError.cannotWrite(folder, why: "SHA-256") }
    let place = "\(folder)/\(name)"
    try file.settle(as: place)
    return StagedFile(name: name, source: SourcePath(place), byteCount: file.byteCount, sha256: hash, folder: folder)
  }
}

extension Library {
  /// What was brought and not registered goes: of one batch, or all that a server has left that is gone.
  package func dropStaged(_ batch: String? = nil) async {
    await Self.threads.run { FolderListing.remove(batch.map { "\(home.staged)/\($0)" } ?? home.staged) }
  }

  /// One of the files that were brought goes.
  package func drop(_ file: StagedFile) async { await Self.threads.run { FolderListing.remove(file.folder) } }
}

extension Visit {
  /// Begins a file of a batch that is being brought.
  ///
  /// - Parameter name: as its owner calls it; what no folder could hold is made harmless.
  /// - Parameter number: of the file in its batch.
  /// - Throws: `LibraryError.notAllowed`, `.cannotWrite`, `.deviceError`.
  package func stage(_ name: String, in batch: String, _ number: Int) throws -> ArrivingFile {
    try require(.register)
    return try ArrivingFile(name, in: "\(library.home.staged)/\(batch)/\(number)")
  }

  /// Where the contents of files are registered already, as far as this person may know it: where they were taken away, or
  /// else the newest place.
  ///
  /// - Throws: `StoreError`.
  package func known(_ files: [StagedFile]) async throws -> [ContentHash: MaterialVersion] {
    try await read(as: .register) { reader in
      try files.reduce(into: [:]) { $0[$1.sha256] = try known($1.sha256, reader) }
    }
  }
}
