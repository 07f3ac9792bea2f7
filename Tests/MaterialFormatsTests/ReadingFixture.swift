import BriefingDomain
import CLibzip
import Glibc
import MaterialFormats
import ReaderProtocol

/// A file that a test makes, in a folder of its own that goes away with it.
final class FixtureFile {
  let path: String
  private let folder: String

  init(_ bytes: [UInt8], name: String) throws {
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

struct FixtureError: Error {
  let description: String
}

/// Reads bytes as the helper would.
func read(_ bytes: [UInt8], name: String) throws -> MaterialContent {
  let file = try FixtureFile(bytes, name: name)
  return try read(path: file.path, name: name)
}

func read(path: String, name: String) throws -> MaterialContent {
  var format: MaterialFormat?
  var pages: [Page] = []
  var reason: UnreadableReason?
  var detail: String?
  let writer = PageWriter { response in
    switch response {
    case .format(let value): format = value
    case .page(let page): pages.append(page)
    case .end(let why, let what): (reason, detail) = (why, what)
    case .ready: break
    }
  }
  var failure: ReadingFailure?
  do throws(ReadingFailure) {
    try MaterialReader.read(path: Array(path.utf8), name: name, into: writer)
  } catch {
    failure = error
  }
  try writer.finish(failure)
  guard let format else { throw FixtureError(description: "no format") }
  return MaterialContent(format: format, pages: pages, reason: reason, detail: detail)
}

/// A zip file of these entries.
func zip(_ entries: [(name: String, bytes: [UInt8])]) throws -> [UInt8] {
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
    guard zip_file_add(archive, entry.name, source, UInt32(ZIP_FL_ENC_UTF_8)) >= 0 else {
      throw FixtureError(description: "zip entry")
    }
  }
  guard zip_close(archive) == 0 else { throw FixtureError(description: "zip close") }
  for buffer in kept { buffer.deallocate() }
  return try bytes(of: file.path)
}

func bytes(of path: String) throws -> [UInt8] {
  guard let file = fopen(path, "r") else { throw FixtureError(description: "no file \(path)") }
  defer { fclose(file) }
  var result: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { result += buffer[..<count] }
  return result
}
