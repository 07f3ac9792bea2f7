import BriefingDomain
import CLibzip
import Glibc
import HelperService

/// A zip file some of whose entries are written anew; the others are carried over packed as they are.
final class ZipRewriting {
  private var archive: OpaquePointer?
  private let target: OpaquePointer
  private let reading: ZipArchive

  /// - Throws: `damaged`, `tooLarge`.
  init(_ source: borrowing SourceFile, most: Int) throws(SourceFailure) {
    reading = try ZipArchive(source)
    let bytes = try source.bytes(count: most)
    var error = zip_error_t()
    let copy = Self.copied(bytes)
    guard let target = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
      free(copy)
      throw SourceFailure(.tooLarge, "no memory")
    }
    guard let archive = zip_open_from_source(target, 0, &error) else {
      zip_source_free(target)
      throw SourceFailure(.damaged, "zip file that cannot be opened (libzip error \(zip_error_code_zip(&error)))")
    }
    zip_source_keep(target)
    self.target = target
    self.archive = archive
  }

  deinit {
    if let archive { zip_discard(archive) }
    zip_source_free(target)
  }

  /// - Parameter body: gets the part's bytes, and gives those that stand there from now on; `nil` leaves them.
  func change(
    _ part: String, _ body: ([UInt8]) throws(SourceFailure) -> [UInt8]?
  ) throws(SourceFailure) {
    guard let index = reading.index(of: part), let bytes = try reading.open(part)?.bytes() else {
      throw SourceFailure(.damaged, "\(part) is missing")
    }
    guard let changed = try body(bytes) else { return }
    let copy = Self.copied(changed)
    guard let source = zip_source_buffer(archive, copy, UInt64(changed.count), 1) else {
      free(copy)
      throw SourceFailure(.tooLarge, "no memory")
    }
    guard zip_file_replace(archive, index, source, 0) == 0 else {
      zip_source_free(source)
      throw SourceFailure(.damaged, "\(part) cannot be replaced")
    }
  }

  /// For libzip, which frees it.
  private static func copied(_ bytes: [UInt8]) -> UnsafeMutableRawPointer? {
    let copy = malloc(max(1, bytes.count))
    copy.map { UnsafeMutableRawBufferPointer(start: $0, count: bytes.count).copyBytes(from: bytes) }
    return copy
  }

  /// - Parameter give: gets the whole file in pieces.
  func finish(_ give: ([UInt8]) -> Void) throws(SourceFailure) {
    guard let archive, zip_close(archive) == 0 else { throw SourceFailure(.damaged, "zip file that cannot be written") }
    self.archive = nil
    guard zip_source_open(target) == 0 else { throw SourceFailure(.tooLarge, "no memory") }
    defer { zip_source_close(target) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = buffer.withUnsafeMutableBytes({ zip_source_read(target, $0.baseAddress, UInt64($0.count)) }),
      count > 0
    {
      give(Array(buffer.prefix(Int(count))))
    }
  }
}
