import BriefingDomain
import CLibzip
import Glibc
import HelperService

/// The entries of a zip file, found by name without regard to case, as Office does.
final class ZipArchive {
  private let archive: OpaquePointer
  private var entries: [String: UInt64] = [:]
  /// Bytes that were unpacked from all parts together.
  fileprivate(set) var unpacked = 0

  private static let mostEntries = 100_000

  /// - Throws: `damaged` where the directory cannot be read, `tooLarge` where it has too many entries.
  init(_ source: borrowing SourceFile) throws(SourceFailure) {
    let descriptor = try source.duplicate()
    var code: Int32 = 0
    guard let archive = zip_fdopen(descriptor, 0, &code) else {
      close(descriptor)
      throw SourceFailure(.damaged, "zip file that cannot be opened (libzip error \(code))")
    }
    self.archive = archive
    let count = zip_get_num_entries(archive, 0)
    guard count <= Self.mostEntries else {
      zip_discard(archive)
      throw SourceFailure(.tooLarge, "zip file with \(count) entries")
    }
    for index in 0..<UInt64(max(0, count)) {
      guard let name = zip_get_name(archive, index, UInt32(ZIP_FL_ENC_GUESS)) else { continue }
      let key = Self.key(String(cString: name))
      // Of two entries with one name the first is the one that others see.
      if entries[key] == nil { entries[key] = index }
    }
  }

  deinit { zip_discard(archive) }

  func contains(_ part: String) -> Bool { index(of: part) != nil }

  func index(of part: String) -> UInt64? { entries[Self.key(part)] }

  /// What the archive itself says that it is; empty where it says nothing.
  var mediaType: String { ((try? open("mimetype")?.text(most: 200)) ?? "").filter { !$0.isWhitespace } }

  /// What this archive is when it is no Office document.
  var kind: String {
    let type = mediaType
    if type.contains("opendocument") { return "OpenDocument (\(type.split(separator: ".").last ?? ""))" }
    if type.contains("epub") { return "EPUB" }
    if contains("META-INF/MANIFEST.MF") { return "Java archive" }
    if contains("Index/Document.iwa") { return "iWork document" }
    return "zip archive"
  }

  /// The part's bytes as a stream, `nil` where there is no such part.
  ///
  /// - Throws: `encrypted` or `damaged`.
  func open(_ part: String) throws(SourceFailure) -> ZipPart? {
    guard let index = entries[Self.key(part)] else { return nil }
    var status = zip_stat_t()
    zip_stat_index(archive, index, 0, &status)
    guard let file = zip_fopen_index(archive, index, 0) else {
      let code = zip_error_code_zip(zip_get_error(archive))
      let needsPassword = [ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD, ZIP_ER_ENCRNOTSUPP].contains(code)
      if needsPassword { throw SourceFailure(.encrypted, "zip entries with a password") }
      throw SourceFailure(.damaged, "\(part) cannot be opened")
    }
    return ZipPart(name: part, file: file, packed: Int(clamping: status.comp_size), archive: self)
  }

  private static func key(_ name: String) -> String {
    var key = name.lowercased()
    if key.utf8.contains(UInt8(ascii: "\\")) { key = String(key.map { $0 == "\\" ? "/" : $0 }) }
    return key.hasPrefix("/") ? String(key.dropFirst()) : key
  }
}

/// One part of an archive, unpacked as it is read.
final class ZipPart: XMLSource {
  let name: String
  private let file: OpaquePointer
  private let packed: Int
  private let archive: ZipArchive
  private var count = 0
  /// What went wrong, once ``read(into:)`` has ended early.
  private(set) var failure: SourceFailure?

  /// Bytes that one part may unpack to.
  private static let most = 256 << 20
  /// Bytes that all parts of a file may unpack to together.
  private static let mostTogether = 1 << 30
  /// A part that grows by more than this is a bomb, once it has passed 32 MiB; sheets of repeated cells reach 50.
  private static let ratio = 200

  fileprivate init(name: String, file: OpaquePointer, packed: Int, archive: ZipArchive) {
    self.name = name
    self.file = file
    self.packed = packed
    self.archive = archive
  }

  deinit { zip_fclose(file) }

  /// The number of bytes read, 0 at the end and after a failure.
  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard failure == nil, buffer.count > 0 else { return 0 }
    let got = zip_fread(file, buffer.baseAddress, UInt64(buffer.count))
    guard got >= 0 else {
      failure = SourceFailure(.damaged, "\(name) cannot be unpacked")
      return 0
    }
    count += Int(got)
    archive.unpacked += Int(got)
    if count > Self.most || archive.unpacked > Self.mostTogether || (count > 32 << 20 && count / Self.ratio > packed) {
      failure = SourceFailure(.tooLarge, "\(name) unpacks to more than is allowed")
      return 0
    }
    return Int(got)
  }

  /// The whole part.
  ///
  /// - Throws: `damaged`, `tooLarge`.
  func bytes() throws(SourceFailure) -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let got = buffer.withUnsafeMutableBytes({ read(into: $0) }), got > 0 { all += buffer.prefix(got) }
    if let failure { throw failure }
    return all
  }

  /// The beginning of the part as text.
  func text(most: Int) -> String {
    var buffer = [UInt8](repeating: 0, count: most)
    let got = buffer.withUnsafeMutableBytes { read(into: $0) }
    return String(decoding: buffer.prefix(got), as: UTF8.self)
  }
}
