/// Mail, and web pages as browsers save them in one file (`.eml`, `.mht`): text, most of whose words are encoded.
enum EncodedMail {
  /// As much as is looked at: the header, and the heads of the first parts.
  private static let headBytes = 1 << 16

  /// Whether a file is one that has encoded parts: it begins with fields, and has one that names an encoding.
  static func begins(_ bytes: [UInt8]) -> Bool {
    let lines = String(decoding: bytes.prefix(headBytes), as: UTF8.self)
      .split(omittingEmptySubsequences: false) { $0.isNewline }
    let header = lines.prefix { !$0.isEmpty }
    let fields = header.filter { !$0.hasPrefix(" ") && !$0.hasPrefix("\t") }
    let names = fields.map { $0.split(separator: ":", maxSplits: 1).first?.lowercased() ?? "" }
    guard header.count < lines.count, fields.allSatisfy({ $0.contains(":") }),
      names.contains(where: ["mime-version", "content-transfer-encoding"].contains)
    else { return false }
    return lines.contains { line in
      let field = line.lowercased().split(separator: ":", maxSplits: 1)
      guard field.count == 2, field[0] == "content-transfer-encoding" else { return false }
      return ["base64", "quoted-printable"].contains(
        String(field[1].drop { $0 == " " }.prefix { !" \t;".contains($0) }))
    }
  }
}
