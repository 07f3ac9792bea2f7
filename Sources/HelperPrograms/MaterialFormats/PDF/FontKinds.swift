import CZlib
import Glibc
import HelperService

/// What the bytes of a PDF say of its fonts. Poppler would have to load them all for that, a fifth of the time of reading.
struct FontKinds {
  private static let name = Array("/Type3".utf8)
  private static let objectStream = Array("/ObjStm".utf8)
  /// Of the file, or of what a stream unpacks to, at once.
  private static let window = 1 << 16

  /// What object streams may unpack to, all together, before poppler is asked instead.
  private var bytesToUnpack = 1 << 26
  private var streamsToUnpack = 1 << 14

  /// Whether there may be a font of Type 3. `false` is certain; `true` is also said of what cannot be unpacked here.
  static func mayHaveType3(_ source: borrowing SourceFile) throws(SourceFailure) -> Bool {
    var kinds = FontKinds()
    for offset in stride(from: 0, to: source.size, by: window) {
      // What lies across the border of two windows is whole in the first one.
      let bytes = try source.bytes(at: offset, count: window + objectStream.count)
      if place(of: name, in: bytes[...]) != nil { return true }
      var rest = bytes[...]
      while let place = place(of: objectStream, in: rest) {
        rest = rest[(place + objectStream.count)...]
        if try kinds.mayNameType3(source, behind: offset + rest.startIndex) { return true }
      }
    }
    return false
  }

  /// An object stream is a dictionary, the word “stream”, a line break, and objects, nearly always deflated.
  private mutating func mayNameType3(_ source: borrowing SourceFile, behind offset: Int) throws(SourceFailure) -> Bool {
    streamsToUnpack -= 1
    let head = try source.bytes(at: offset, count: 512)
    guard streamsToUnpack > 0, let word = Self.place(of: Array("stream".utf8), in: head[...]),
      let start = head[(word + 6)...].firstIndex(where: { $0 != 0x0D && $0 != 0x0A }),
      Self.place(of: Array("/DecodeParms".utf8), in: head[..<word]) == nil
    else { return true }
    var stream = z_stream()
    guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return true }
    defer { inflateEnd(&stream) }
    var next = offset + start
    var end: ArraySlice<UInt8> = []
    while bytesToUnpack > 0 {
      var packed = try source.bytes(at: next, count: Self.window)
      let (unpacked, status, left) = Self.inflated(&packed, by: &stream)
      next += packed.count - left
      bytesToUnpack -= unpacked.count
      let text = end + unpacked
      if Self.place(of: Self.name, in: text) != nil { return true }
      if status == Z_STREAM_END { return false }
      guard status == Z_OK else { return true }
      end = text.suffix(Self.name.count)
    }
    return true
  }

  /// A window of what bytes unpack to, and how many of them are left.
  private static func inflated(
    _ packed: inout [UInt8], by stream: inout z_stream
  ) -> (unpacked: [UInt8], status: Int32, left: Int) {
    packed.withUnsafeMutableBufferPointer { packed in
      stream.next_in = packed.baseAddress
      stream.avail_in = UInt32(packed.count)
      var status = Z_OK
      let unpacked = [UInt8](unsafeUninitializedCapacity: window) { buffer, count in
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        status = inflate(&stream, Z_NO_FLUSH)
        count = buffer.count - Int(stream.avail_out)
      }
      return (unpacked, status, Int(stream.avail_in))
    }
  }

  private static func place(of word: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.withUnsafeBytes { bytes -> Int? in
      var rest = bytes[...]
      while rest.count >= word.count, let base = UnsafeRawBufferPointer(rebasing: rest).baseAddress,
        let found = memchr(base, Int32(word[0]), rest.count - word.count + 1)
      {
        let start = rest.startIndex + (UnsafeRawPointer(found) - base)
        if bytes[start...].starts(with: word) { return start }
        rest = bytes[(start + 1)...]
      }
      return nil
    }.map { bytes.startIndex + $0 }
  }
}
