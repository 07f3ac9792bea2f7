/// Base 64 of RFC 4648, as keys and signatures of signed notes are written.
enum Base64 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let padding = UInt8(ascii: "=")

  static func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(0) { $0 << 8 | Int($1) }
      bits <<= 8 * (3 - group.count)
      for place in 0..<4 {
        text.append(place > group.count ? padding : letters[bits >> (18 - 6 * place) & 63])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// `nil` for what ``text(_:)`` does not write, so that each value has one form.
  static func bytes(_ text: String) -> [UInt8]? {
    let values = Array(text.utf8.prefix { $0 != padding }).map { letters.firstIndex(of: $0) }
    var bytes: [UInt8] = []
    var (bits, count) = (0, 0)
    for value in values {
      guard let value else { return nil }
      bits = (bits << 6 | value) & 0xFFFF
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(bits >> count & 0xFF))
      }
    }
    return self.text(bytes) == text ? bytes : nil
  }
}
