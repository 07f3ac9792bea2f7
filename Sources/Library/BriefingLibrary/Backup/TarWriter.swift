/// Writes an archive in the format of POSIX (ustar), which every `tar` reads.
///
/// A member larger than the 8 GiB that ustar can say carries its size in a pax record before it.
struct TarWriter {
  private let file: DurableFile
  private static let block = 512

  init(_ file: DurableFile) { self.file = file }

  /// One member; `content` must hand over exactly `byteCount` bytes.
  ///
  /// - Parameter name: ASCII, 100 bytes at most, which the names of a backup are by far.
  /// - Throws: what `content` throws; `LibraryError.cannotRead` where it has another size.
  func add(_ name: String, byteCount: Int, modifiedAt: Int64, _ content: ChunkSource) throws(LibraryError) {
    if byteCount > 0o77777777777 {
      let record = Self.paxRecord("size=\(byteCount)")
      try put(Self.header("pax/size", byteCount: record.count, modifiedAt: modifiedAt, kind: "x"))
      try put(record)
      try pad(record.count)
    }
    try put(Self.header(name, byteCount: byteCount, modifiedAt: modifiedAt, kind: "0"))
    let start = file.byteCount
    try content { (chunk) throws(LibraryError) in
      guard file.byteCount - start + chunk.count <= byteCount else {
        throw .cannotRead(name, why: "it grew while it was read")
      }
      try file.write(chunk)
    }
    guard file.byteCount - start == byteCount else { throw .cannotRead(name, why: "it shrank while it was read") }
    try pad(byteCount)
  }

  /// Two empty blocks say that the archive is complete.
  func finish() throws(LibraryError) { try put([UInt8](repeating: 0, count: 2 * Self.block)) }

  private func pad(_ byteCount: Int) throws(LibraryError) {
    try put([UInt8](repeating: 0, count: (Self.block - byteCount % Self.block) % Self.block))
  }

  private func put(_ bytes: [UInt8]) throws(LibraryError) {
    do { try bytes.withUnsafeBytes { try file.write($0) } } catch let error as LibraryError { throw error } catch {}
  }

  /// `30 size=8589934592\n`: the length counts itself.
  private static func paxRecord(_ text: String) -> [UInt8] {
    let rest = text.utf8.count + 2
    var length = rest + 1
    while "\(length)".utf8.count + rest != length { length = "\(length)".utf8.count + rest }
    return Array("\(length) \(text)\n".utf8)
  }

  private static func header(_ name: String, byteCount: Int, modifiedAt: Int64, kind: Unicode.Scalar) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: block)
    func set(_ text: String, at offset: Int) {
      header.replaceSubrange(offset..<(offset + text.utf8.count), with: text.utf8)
    }
    func octal(_ value: Int, digits: Int) -> String {
      let text = String(value, radix: 8)
      return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
    set(String(name.prefix(100)), at: 0)
    set(octal(0o600, digits: 7), at: 100)
    set(octal(0, digits: 7), at: 108)
    set(octal(0, digits: 7), at: 116)
    set(octal(byteCount > 0o77777777777 ? 0 : byteCount, digits: 11), at: 124)
    set(octal(Int(max(0, min(modifiedAt, 0o77777777777))), digits: 11), at: 136)
    set("        \(kind)", at: 148)
    set("ustar\u{0}00", at: 257)
    let sum = header.reduce(0) { $0 + Int($1) }
    set(octal(sum, digits: 6) + "\u{0} ", at: 148)
    return header
  }
}
