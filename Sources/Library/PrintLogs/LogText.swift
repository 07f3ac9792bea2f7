internal import JapaneseText

/// The bytes of a log, in an encoding that leaves ASCII alone, and what its texts say.
struct LogText {
  /// No record of a log reaches over more lines. A quote that is not closed would otherwise be looked for to the end, from
  /// each line anew.
  static let mostLines = 100

  let bytes: [UInt8]
  /// Behind the byte order mark.
  let start: Int
  private let encoding: TextEncoding
  /// Whether each text has the encoding of whoever gave it: CUPS writes names as they come.
  var isMixed = false

  /// - Parameter declared: what the texts are in; found out from the first mebibyte where nobody says.
  init(_ bytes: [UInt8], declared: TextEncoding? = nil) {
    let encoding = declared ?? TextEncoding.detect(Array(bytes.prefix(1 << 20)))
    switch encoding {
    case .utf16LE, .utf16BE, .iso2022JP:
      self.bytes = Array(encoding.decode(bytes).utf8)
      self.encoding = .utf8
    default:
      self.bytes = bytes
      self.encoding = encoding
    }
    start = self.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  var all: Range<Int> { start..<bytes.count }

  func string(_ range: Range<Int>) -> String { string(bytes[range]) }

  func string(_ piece: ArraySlice<UInt8>) -> String {
    if piece.allSatisfy({ $0 < 0x80 }) { return String(decoding: piece, as: UTF8.self) }
    if encoding == .utf8 || isMixed {
      // A name that was cut may end within a character.
      for missing in 0..<4 {
        if let text = String(validating: piece.dropLast(missing), as: UTF8.self) { return text }
      }
    }
    let found = isMixed ? TextEncoding.detect(Array(piece), declared: "cp932") : encoding
    return (found == .utf8 ? .cp932 : found).decode(Array(piece))
  }

  /// The next line from a place on, without its line end.
  func line(from start: Int) -> (range: Range<Int>, next: Int) {
    var end = start
    while end < bytes.count, bytes[end] != lineFeed { end += 1 }
    let isWindows = end > start && end < bytes.count && bytes[end - 1] == UInt8(ascii: "\r")
    return (start..<(isWindows ? end - 1 : end), end + 1)
  }
}

let lineFeed = UInt8(ascii: "\n")
let space = UInt8(ascii: " ")

extension String {
  /// `nil` where nothing is said.
  var orNone: String? { isEmpty || self == "-" ? nil : self }
}

extension [UInt8] {
  /// A number without a sign, in nothing but figures.
  func number(_ range: Range<Int>) -> Int? { self[range].number }
}

extension ArraySlice<UInt8> {
  /// A number without a sign, in nothing but figures, of at most 15.
  var number: Int? {
    guard !isEmpty, count <= 15 else { return nil }
    var value = 0
    for byte in self {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// Without white space around it.
  var trimmed: ArraySlice<UInt8> {
    var piece = self
    while let first = piece.first, first == space || (0x09...0x0D).contains(first) { piece.removeFirst() }
    while let last = piece.last, last == space || (0x09...0x0D).contains(last) { piece.removeLast() }
    return piece
  }
}
