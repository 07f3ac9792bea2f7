/// The rule for every text that leaves a helper: line breaks are `\n`, and no control character but `\n` and `\t`, no
/// non-character U+FFFE or U+FFFF is in it. Both sides apply it, the helper by cleaning, the main program by refusing.
public enum PlainText {
  /// Whether the rule holds.
  public static func isClean(_ text: String) -> Bool {
    var copy = text
    return copy.withUTF8 { firstDirty($0) == nil }
  }

  /// The text with its line breaks made `\n` and everything forbidden removed.
  ///
  /// - Parameter keepingLines: `false` makes line breaks and tabs spaces, for texts of one line.
  public static func cleaned(_ text: String, keepingLines: Bool = true) -> String {
    var copy = text
    let dirty = copy.withUTF8 { firstDirty($0) }
    if dirty == nil, keepingLines || !text.utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) { return text }
    var result = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      let line = Self.breaksLine(scalar)
      let secondOfPair = afterReturn && scalar == "\n"
      afterReturn = scalar == "\r"
      if secondOfPair { continue }
      if line || scalar == "\t" {
        result.append(keepingLines ? (line ? "\n" : "\t") : " ")
      } else if !isForbidden(scalar) {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The longest beginning of at most so many bytes that ends between characters.
  public static func prefix(_ text: String, bytes: Int) -> String {
    guard text.utf8.count > bytes else { return text }
    var end = text.utf8.index(text.startIndex, offsetBy: bytes)
    while end > text.startIndex, end.samePosition(in: text.unicodeScalars) == nil {
      end = text.utf8.index(before: end)
    }
    return String(text[..<end])
  }

  /// LF, VT, FF, CR, NEL, LINE SEPARATOR, PARAGRAPH SEPARATOR.
  private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x08, 0x0E...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// The offset of the first byte of something that ``cleaned(_:keepingLines:)`` would change. Works on bytes, because
  /// every page goes through it twice.
  private static func firstDirty(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    for (offset, byte) in bytes.enumerated() {
      switch byte {
      case 0x09, 0x0A:
        continue
      case 0x00..<0x20, 0x7F:
        return offset
      case 0xC2 where offset + 1 < bytes.count && bytes[offset + 1] < 0xA0:
        return offset
      case 0xE2 where offset + 2 < bytes.count && bytes[offset + 1] == 0x80 && bytes[offset + 2] & 0xFE == 0xA8:
        return offset
      case 0xEF where offset + 2 < bytes.count && bytes[offset + 1] == 0xBF && bytes[offset + 2] >= 0xBE:
        return offset
      default:
        continue
      }
    }
    return nil
  }
}
