internal import BriefingDomain
internal import BriefingStore
internal import Crypto
internal import Foundation
internal import MaterialReading

/// The files of a home, each kept once under its SHA-256.
struct MaterialVault: Sendable {
  let folder: String

  init(_ home: Home) { folder = home.materials }

  /// A file as it was when it was read through once.
  struct Kept: Sendable {
    let name: String
    let sha256: ContentHash
    let byteCount: Int
    /// Seconds since 1970 times 10⁹, of the original when it was opened.
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

  /// Copies a file into the vault. The copy is on the disk when this returns; the original is only read.
  ///
  /// Written beside its place under a name of its own, flushed, and then renamed: whoever is cut off leaves at worst
  /// a file that nothing refers to.
  ///
  /// - Throws: `LibraryError` naming the file, or what could not be written.
  func keep(_ source: SourcePath) throws(LibraryError) -> Kept {
    let input = try OpenFile(reading: source)
    defer { input.close() }
    let temporary = "\(folder)/.incoming-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    var settled = false
    let output = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw .cannotWrite(temporary, why: SystemFailure.last) }
    defer {
      close(output)
      if !settled { unlink(temporary) }
    }

    var hasher = SHA256()
    var byteCount = 0
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let chunk = UnsafeRawBufferPointer(rebasing: buffer[..<(try input.read(into: buffer))])
      if chunk.isEmpty { break }
      hasher.update(bufferPointer: chunk)
      try write(chunk, to: output, path: temporary)
      byteCount += chunk.count
    }
    guard let hash = ContentHash(hasher.finalize()) else { throw .cannotRead(source.text, why: "SHA-256") }

    let place = path(of: hash)
    if !isIntact(place, byteCount: byteCount) {
      let subfolder = (place as NSString).deletingLastPathComponent
      let isNew = mkdir(subfolder, 0o700) == 0
      guard isNew || errno == EEXIST, fsync(output) == 0, rename(temporary, place) == 0 else {
        throw .cannotWrite(place, why: SystemFailure.last)
      }
      settled = true
      try flush(subfolder)
      if isNew { try flush(folder) }
    }
    return Kept(
      name: source.name, sha256: hash, byteCount: byteCount,
      modifiedAt: input.modifiedAt, path: place)
  }

  /// The SHA-256 of the file kept under a hash, `nil` when it is missing or cannot be read.
  func actualHash(_ hash: ContentHash) -> ContentHash? {
    guard let input = try? OpenFile(reading: SourcePath(path(of: hash))) else { return nil }
    defer { input.close() }
    var hasher = SHA256()
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      guard let count = try? input.read(into: buffer) else { return nil }
      if count == 0 { return ContentHash(hasher.finalize()) }
      hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// A file of the right name and size is taken as it is; `verify` reads it in full.
  private func isIntact(_ path: String, byteCount: Int) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && Int(status.st_size) == byteCount
  }

  private func write(_ chunk: UnsafeRawBufferPointer, to output: Int32, path: String) throws(LibraryError) {
    var rest = chunk
    while !rest.isEmpty {
      let written = Foundation.write(output, rest.baseAddress, rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        throw .cannotWrite(path, why: SystemFailure.last)
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[written...])
    }
  }

  /// Makes a rename last: it is the folder that holds the name.
  private func flush(_ folder: String) throws(LibraryError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotWrite(folder, why: SystemFailure.last) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .cannotWrite(folder, why: SystemFailure.last) }
  }
}
