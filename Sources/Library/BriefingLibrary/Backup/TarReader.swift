/// Reads the members of a POSIX archive one after another. Everything in it is checked before it is believed.
final class TarReader {
  private let path: String
  private let file: OpenFile
  /// Of the current member: what has not been read yet, and the padding after it.
  private var rest = 0
  private var padding = 0
  private static let block = 512

  struct Member {
    let name: String
    let byteCount: Int
  }

  init(_ path: String) throws(LibraryError) {
    self.path = path
    file = try OpenFile(reading: SourcePath(path))
  }

  deinit { file.close() }

  /// The next regular file; `nil` after the last. Links, devices and folders are passed over.
  ///
  /// - Throws: `LibraryError.notABackup` where the archive is cut off or no archive.
  func next() throws(LibraryError) -> Member? {
    var paxSize: Int?
    while true {
      try skip(rest + padding)
      rest = 0
      padding = 0
      let header = try bytes(Self.block)
      if header.allSatisfy({ $0 == 0 }) { return nil }
      let stated = number(header[148..<156])
      let sum = header.enumerated().reduce(0) { $0 + (148..<156 ~= $1.offset ? 32 : Int($1.element)) }
      guard stated == sum, let size = number(header[124..<136]) else { throw .notABackup(path) }
      let kind = header[156]
      rest = kind == UInt8(ascii: "x") ? size : paxSize ?? size
      padding = (Self.block - rest % Self.block) % Self.block
      if kind == UInt8(ascii: "x") {
        guard size <= 65536 else { throw .notABackup(path) }
        paxSize = Self.size(inPax: try bytes(size))
        rest = 0
      } else {
        paxSize = nil
        guard kind == UInt8(ascii: "0") || kind == 0 else { continue }
        let name = String(decoding: header[..<100].prefix { $0 != 0 }, as: UTF8.self)
        return Member(name: name.hasPrefix("./") ? String(name.dropFirst(2)) : name, byteCount: rest)
      }
    }
  }

  /// Hands over what is left of the current member.
  func forEachChunk(_ body: (UnsafeRawBufferPointer) throws(LibraryError) -> Void) throws(LibraryError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while rest > 0 {
      let count = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(rest, buffer.count)]))
      if count == 0 { throw .notABackup(path) }
      rest -= count
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  private func skip(_ count: Int) throws(LibraryError) {
    var left = count
    while left > 0 { left -= try bytes(min(left, 1 << 16)).count }
  }

  private func bytes(_ count: Int) throws(LibraryError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let got: Int
      do {
        got = try bytes.withUnsafeMutableBytes {
          try file.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[done...]))
        }
      } catch let error as LibraryError { throw error } catch { got = 0 }
      if got == 0 { throw .notABackup(path) }
      done += got
    }
    return bytes
  }

  /// Octal digits, ended by a blank or NUL.
  private func number(_ field: ArraySlice<UInt8>) -> Int? {
    let digits = field.drop { $0 == 32 }.prefix { $0 != 32 && $0 != 0 }
    return Int(String(decoding: digits, as: UTF8.self), radix: 8).flatMap { $0 >= 0 ? $0 : nil }
  }

  private static func size(inPax record: [UInt8]) -> Int? {
    for line in String(decoding: record, as: UTF8.self).split(separator: "\n") {
      guard let text = line.split(separator: " ", maxSplits: 1).last, text.hasPrefix("size=") else { continue }
      return Int(text.dropFirst(5)).flatMap { $0 >= 0 && $0 < 1 << 50 ? $0 : nil }
    }
    return nil
  }
}
