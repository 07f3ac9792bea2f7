/// A character that an encoding has no code for.
public struct UnencodableText: Error, Hashable, Sendable {
  public let character: Character
  /// Where it begins, in bytes of the text's UTF-8.
  public let utf8Offset: Int
  public let encoding: TextEncoding

  public init(character: Character, utf8Offset: Int, encoding: TextEncoding) {
    self.character = character
    self.utf8Offset = utf8Offset
    self.encoding = encoding
  }
}

extension UnencodableText: CustomStringConvertible {
  public var description: String {
    let codes = character.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    return "\(harmless(String(character))) (\(codes.joined(separator: " "))) has no code in \(encoding.rawValue)"
  }
}

extension TextEncoding {
  /// The bytes of `text`, without a byte order mark. In CP932 the characters that other systems use for the same sign
  /// (〜 − ‖ — ¢ £ ¬ ¥ ‾ ¦) are written as CP932's own, and a kana with a combining voiced mark, as file names from
  /// other systems have, as the one character that it is. EUC-JP, ISO-2022-JP and Windows-1252 are read here and not
  /// written: beyond ASCII they have no code for anything.
  ///
  /// - Throws: the first character that the encoding lacks. Nothing is dropped or replaced by a question mark.
  public func encode(_ text: String) throws(UnencodableText) -> [UInt8] {
    switch self {
    case .utf8: return Array(text.utf8)
    case .utf16LE: return text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case .utf16BE: return text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    case .cp932: return try encodeLegacy(text) { JISTable.cp932Codes[Int(cp932Partner($0))] }
    case .eucJP, .iso2022JP, .windows1252: return try encodeLegacy(text) { _ in 0 }
    }
  }

  /// `code` answers one or two bytes for a unit from 0x80, 0 for none.
  private func encodeLegacy(_ text: String, code: (UInt16) -> UInt16) throws(UnencodableText) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    let scalars = text.unicodeScalars
    var at = scalars.startIndex
    while at < scalars.endIndex {
      var next = scalars.index(after: at)
      var value = scalars[at].value
      if next < scalars.endIndex, let joined = composedKana(value, scalars[next].value) {
        value = joined
        next = scalars.index(after: next)
      }
      if value < 0x80 {
        bytes.append(UInt8(value))
      } else if self == .cp932, (0xFF61...0xFF9F).contains(value) {
        bytes.append(UInt8(value - 0xFF61 + 0xA1))
      } else {
        let found = value < 0x10000 ? code(UInt16(value)) : 0
        guard found != 0 else {
          let offset = text.utf8.distance(from: text.startIndex, to: at)
          throw UnencodableText(character: Character(scalars[at]), utf8Offset: offset, encoding: self)
        }
        bytes.append(UInt8(found >> 8))
        bytes.append(UInt8(truncatingIfNeeded: found))
      }
      at = next
    }
    return bytes
  }
}

/// CP932's own character for one that other systems use for the same sign.
private func cp932Partner(_ unit: UInt16) -> UInt16 {
  switch unit {
  case 0x2212: 0xFF0D  // −
  case 0x301C: 0xFF5E  // 〜
  case 0x2016: 0x2225  // ‖
  case 0x2014: 0x2015  // —
  case 0xA2: 0xFFE0  // ¢
  case 0xA3: 0xFFE1  // £
  case 0xAC: 0xFFE2  // ¬
  case 0xA5: 0xFFE5  // ¥
  case 0x203E: 0xFFE3  // ‾
  case 0xA6: 0xFFE4  // ¦
  default: unit
  }
}
