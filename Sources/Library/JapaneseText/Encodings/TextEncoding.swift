/// The encodings that text from Japanese offices comes in.
public enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16LE = "utf-16le"
  case utf16BE = "utf-16be"
  /// Microsoft's code page 932, not Shift_JIS: ① ㈱ 髙 﨑 exist and 0x8160 is ～ (U+FF5E).
  case cp932
  /// EUC-JP in Microsoft's form: NEC's row 13 and the IBM characters exist.
  case eucJP = "euc-jp"
  case iso2022JP = "iso-2022-jp"
  case windows1252 = "windows-1252"

  /// The encoding that a document's declaration names (HTML `charset`, XML `encoding`, a MIME header); `nil` for a name
  /// that none of these has. Letter case and surrounding white space do not count.
  public init?(label: String) {
    let name = label.lowercased().filter { $0 != " " && $0 != "\t" && $0 != "\"" && $0 != "'" && !$0.isNewline }
    guard let known = TextEncoding.labels[name] else { return nil }
    self = known
  }

  private static let labels: [String: TextEncoding] = [
    "utf-8": .utf8, "utf8": .utf8, "unicode-1-1-utf-8": .utf8, "x-unicode20utf8": .utf8,
    "utf-16le": .utf16LE, "utf-16": .utf16LE, "utf16": .utf16LE, "ucs-2": .utf16LE, "unicode": .utf16LE,
    "utf-16be": .utf16BE,
    "cp932": .cp932, "shift_jis": .cp932, "shift-jis": .cp932, "sjis": .cp932, "x-sjis": .cp932, "ms932": .cp932,
    "ms_kanji": .cp932, "windows-31j": .cp932, "csshiftjis": .cp932, "windows-932": .cp932,
    "euc-jp": .eucJP, "eucjp": .eucJP, "x-euc-jp": .eucJP, "euc-jp-ms": .eucJP, "cp51932": .eucJP,
    "cseucpkdfmtjapanese": .eucJP,
    "iso-2022-jp": .iso2022JP, "csiso2022jp": .iso2022JP, "iso-2022-jp-ms": .iso2022JP, "cp50220": .iso2022JP,
    "jis": .iso2022JP,
    "windows-1252": .windows1252, "cp1252": .windows1252, "iso-8859-1": .windows1252, "latin1": .windows1252,
    "us-ascii": .windows1252, "ascii": .windows1252,
  ]

  /// The text of `bytes`. Total: what the encoding cannot mean becomes U+FFFD, skipped as the WHATWG decoders skip it,
  /// so that one bad byte never swallows the ASCII character after it. A byte order mark at the start is not text.
  public func decode(_ bytes: [UInt8]) -> String {
    bytes.withUnsafeBufferPointer { input in
      switch self {
      case .utf8: String(decoding: input.dropFirst(ByteOrderMark.length(in: input, of: .utf8)), as: UTF8.self)
      case .utf16LE: decodeUTF16(input, lowFirst: true)
      case .utf16BE: decodeUTF16(input, lowFirst: false)
      case .cp932: decodeUnits(input, with: cp932Unit)
      case .eucJP: decodeUnits(input, with: eucJPUnit)
      case .iso2022JP: decodeISO2022JP(input)
      case .windows1252: decodeUnits(input, with: windows1252Unit)
      }
    }
  }
}

enum ByteOrderMark {
  /// How many bytes of `input` are a byte order mark of `encoding`: 0 when there is none.
  static func length(in input: UnsafeBufferPointer<UInt8>, of encoding: TextEncoding) -> Int {
    switch encoding {
    case .utf8: input.count >= 3 && input[0] == 0xEF && input[1] == 0xBB && input[2] == 0xBF ? 3 : 0
    case .utf16LE: input.count >= 2 && input[0] == 0xFF && input[1] == 0xFE ? 2 : 0
    case .utf16BE: input.count >= 2 && input[0] == 0xFE && input[1] == 0xFF ? 2 : 0
    default: 0
    }
  }
}
