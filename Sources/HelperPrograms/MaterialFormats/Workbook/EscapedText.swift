/// Characters that XML cannot hold, as Office writes them: `_x000D_`.
enum EscapedText {
  static func decoded(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let mark = rest.firstRange(of: "_x") {
      let behind = rest[mark.upperBound...]
      let end = behind.dropFirst(4)
      guard end.first == "_", let code = UInt32(behind.prefix(4), radix: 16), let scalar = Unicode.Scalar(code) else {
        result += rest[..<mark.upperBound]
        rest = behind
        continue
      }
      result += rest[..<mark.lowerBound]
      result.unicodeScalars.append(scalar)
      rest = end.dropFirst()
    }
    return result + rest
  }
}
