/// A zip file whose parts are stored as they are.
enum StoredZip {
  static func of(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for (name, bytes) in parts {
      // Version 2.0, names in UTF-8, stored, 1 January 1980.
      let common =
        [20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0] + number(checksum(bytes)) + number(UInt32(bytes.count))
        + number(UInt32(bytes.count)) + [UInt8(truncatingIfNeeded: name.utf8.count), UInt8(name.utf8.count >> 8), 0, 0]
      directory += [0x50, 0x4B, 1, 2, 20, 0] + common
      directory += [UInt8](repeating: 0, count: 10) + number(UInt32(file.count)) + name.utf8
      file += [0x50, 0x4B, 3, 4] + common + name.utf8 + bytes
    }
    let count = [UInt8(parts.count), 0]
    return file + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count
      + number(UInt32(directory.count)) + number(UInt32(file.count)) + [0, 0]
  }

  private static func number(_ value: UInt32) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { sum, byte in table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ sum >> 8 }
  }

  private static let table: [UInt32] = (0..<256).map { value in
    (0..<8).reduce(UInt32(value)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1 }
  }
}
