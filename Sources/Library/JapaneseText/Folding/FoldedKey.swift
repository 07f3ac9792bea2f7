extension Folding {
  /// What two spellings of one name or title have in common: folded, without white space around it, and with one space
  /// for any white space inside. For comparing whole texts; it keeps no positions.
  public static func key(_ text: String) -> String {
    var bytes = fold(text).bytes
    // In place, and over bytes: folding has made a space of every wide one, and line ends are ASCII.
    var end = 0
    var isAfterSpace = true
    for byte in bytes {
      let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
      if isSpace, isAfterSpace { continue }
      bytes[end] = isSpace ? 0x20 : byte
      end += 1
      isAfterSpace = isSpace
    }
    if isAfterSpace, end > 0 { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }
}
