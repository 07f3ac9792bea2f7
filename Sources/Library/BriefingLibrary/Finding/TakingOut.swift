internal import BlockingThreads
public import BriefingDomain
internal import BriefingStore
internal import Foundation
internal import JapaneseText

// A registered file comes back out.

extension Visit {
  /// Versions of a briefing's materials that were not taken away: the newest of each, or those that are asked for.
  ///
  /// - Parameter position: the one material at this place, from 1.
  /// - Parameter number: of the version.
  /// - Throws: `LibraryError.noMaterials`, `.noSuchMaterial`, `.takenAway`, `.noSuchBriefing`; `StoreError`.
  public func versions(
    of briefing: Briefing.ID, material position: Int? = nil, version number: Int? = nil
  ) async throws -> [MaterialVersion] {
    let materials = try await details(of: briefing).materials
    guard !materials.isEmpty else { throw LibraryError.noMaterials(briefing: briefing) }
    let named = materials.filter { position == nil || $0[0].position == position }
      .compactMap { versions in number == nil ? versions.last : versions.first { $0.number == number } }
    let found = named.filter { $0.removal == nil }
    guard !found.isEmpty else {
      if let gone = named.first { throw LibraryError.takenAway(gone) }
      throw LibraryError.noSuchMaterial(
        briefing: briefing, materials: materials.compactMap(\.last).filter { $0.removal == nil }.map(\.choice))
    }
    return found
  }

  /// Writes the files of versions to new places, for their owner alone as everything in a home is. What turns out not to be
  /// what was registered is taken away again.
  ///
  /// - Parameter replacing: whether a regular file that lies there may go.
  /// - Throws: `LibraryError.lostFile`, `.fileExists`, `.notAFile`, `.cannotWrite`, `.deviceError`; before anything is
  ///   written where a place is taken.
  public func takeOut(_ files: [(version: MaterialVersion, place: String)], replacing: Bool = false) async throws {
    try require(.look)
    for file in files { try await noteLook(at: file.version) }
    try await Library.threads.run {
      for file in files { try checkPlace(file.place, replacing) }
      for file in files {
        let place = Home.absolute(file.place)
        // Where nothing lies, nothing that comes there meanwhile is overwritten.
        let folder = (place as NSString).deletingLastPathComponent
        let temporary = folder + "/.utsusu-\(UInt64.random(in: 0 ... .max))"
        let copy = try DurableFile(temporary: replacing ? temporary : place)
        try library.vault.forEachPiece(of: file.version) { try copy.write($0) }
        guard copy.hash == file.version.sha256 else { throw LibraryError.lostFile(file.version) }
        try copy.settle(as: place)
      }
    }
  }

  /// Hands over the file of a version piece by piece, once it has been found to be what was registered.
  ///
  /// - Throws: `LibraryError.lostFile`, and what `body` throws.
  public func takeOut(_ version: MaterialVersion, _ body: ([UInt8]) throws -> Void) async throws {
    try await noteLook(at: version)
    try await Library.threads.run {
      guard library.vault.actualHash(version.sha256) == version.sha256 else { throw LibraryError.lostFile(version) }
      try library.vault.forEachPiece(of: version) { try body(Array($0)) }
    }
  }

  /// Where the file of a version lies, once it has been found to be what was registered.
  ///
  /// The file of what is confidential goes to those alone who may register for its unit; the others look at its pages.
  ///
  /// - Throws: `LibraryError.lostFile`, `.takenAway`, `.confidentialFile`.
  package func file(of version: MaterialVersion) async throws -> String {
    let mayHave = try await read { [own = reach(.register)] reader in
      try refuse(version, reader)
      guard let number = version.briefing, try briefing(number, reader).isConfidential else { return true }
      return try reader.covers(number, within: own)
    }
    if version.removal != nil { throw LibraryError.takenAway(version) }
    guard mayHave else { throw LibraryError.confidentialFile(version) }
    try await noteLook(at: version)
    return try await Library.threads.run {
      guard library.vault.actualHash(version.sha256) == version.sha256 else { throw LibraryError.lostFile(version) }
      return library.path(of: version)
    }
  }

  private func checkPlace(_ place: String, _ replacing: Bool) throws(LibraryError) {
    var status = stat()
    guard lstat(place, &status) == 0 else { return }
    guard replacing else { throw .fileExists(place) }
    if status.st_mode & S_IFMT == S_IFDIR { throw .isFolder(place) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(place) }
  }
}

extension MaterialVault {
  fileprivate func forEachPiece(
    of version: MaterialVersion, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let file: OpenFile
    do { file = try OpenFile(reading: SourcePath(path(of: version.sha256))) } catch {
      throw LibraryError.lostFile(version)
    }
    defer { file.close() }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while case let count = try file.read(into: buffer), count > 0 {
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}

extension [MaterialVersion] {
  /// The one that is meant where there must be one.
  ///
  /// - Throws: `LibraryError.severalMaterials`.
  public func onlyOne(of briefing: Briefing.ID) throws(LibraryError) -> MaterialVersion {
    guard count == 1 else { throw .severalMaterials(briefing: briefing, materials: map(\.choice)) }
    return self[0]
  }
}

extension MaterialVersion {
  /// As a choice among several: `2 別表.xlsx`.
  var choice: String { "\(position) \(fileName)" }

  /// A name that its file can have in any folder.
  public var nameOutside: String { fileNameOutside(fileName) ?? "material-\(position)" }
}

/// A name that a file can have in any folder and that hides nothing: no part of a path, no control character, and no longer
/// than file systems take. `nil` where nothing is left of it.
func fileNameOutside(_ name: String) -> String? {
  let name = harmless(name).replacing("/", with: "_")
  if ["", ".", ".."].contains(name) { return nil }
  let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
  let kept = ending.utf8.count < 32 ? ending : ""
  var stem = name.dropLast(kept.count)
  while stem.utf8.count + kept.utf8.count > 255 { stem.removeLast() }
  return stem + kept
}
