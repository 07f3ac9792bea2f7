import CLibzip
import Glibc

/// A file that a test makes, in a folder of its own that goes away with it.
public final class FixtureFile {
  public let path: String
  private let folder: String

  public init(_ bytes: [UInt8], name: String) throws {
    var template = Array("/tmp/utsusu-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw FixtureError(description: "no folder") }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    path = folder + "/" + name
    guard let file = fopen(path, "w") else { throw FixtureError(description: "no file") }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  deinit {
    unlink(path)
    rmdir(folder)
  }
}

public struct FixtureError: Error {
  public let description: String

  public init(description: String) { self.description = description }
}

/// A zip file of these entries.
public func zip(_ entries: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
  let file = try FixtureFile([], name: "made.zip")
  unlink(file.path)
  var code: Int32 = 0
  guard let archive = zip_open(file.path, ZIP_CREATE, &code) else { throw FixtureError(description: "zip \(code)") }
  var kept: [UnsafeMutableBufferPointer<UInt8>] = []
  for entry in entries {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(1, entry.bytes.count))
    _ = copy.initialize(from: entry.bytes)
    kept.append(copy)
    let source = zip_source_buffer(archive, copy.baseAddress, UInt64(entry.bytes.count), 0)
    let index = zip_file_add(archive, entry.name, source, UInt32(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else { throw FixtureError(description: "zip entry") }
    // OpenDocument is told by it where it lies.
    if entry.name == "mimetype" { zip_set_file_compression(archive, UInt64(index), ZIP_CM_STORE, 0) }
  }
  guard zip_close(archive) == 0 else { throw FixtureError(description: "zip close") }
  for buffer in kept { buffer.deallocate() }
  return try bytes(of: file.path)
}

private func bytes(of path: String) throws -> [UInt8] {
  guard let file = fopen(path, "r") else { throw FixtureError(description: "no file \(path)") }
  defer { fclose(file) }
  var result: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { result += buffer[..<count] }
  return result
}
