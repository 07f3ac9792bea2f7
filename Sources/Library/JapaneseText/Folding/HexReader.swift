/// Reads hexadecimal numbers and the signs between them from a table in ASCII.
struct HexReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  init(_ text: StaticString) {
    bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  mutating func number() -> UInt32? {
    var value: UInt32 = 0
    let start = at
    while at < bytes.count {
      switch bytes[at] {
      case 0x30...0x39: value = value << 4 | UInt32(bytes[at] - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(bytes[at] - 0x37)
      default: return at > start ? value : nil
      }
      at += 1
    }
    return at > start ? value : nil
  }

  mutating func next() -> UInt8? {
    guard at < bytes.count else { return nil }
    at += 1
    return bytes[at - 1]
  }
}
