/// Goes through XML of the plainest kind: elements, attributes, text, CDATA, comments. There is no DTD, no entity but the
/// five and numbers, and nothing is fetched; what has more, or is not well-formed, is a fault. Several roots may follow one
/// another, as `wevtutil` writes events.
struct XMLScanner {
  enum Token: Equatable {
    /// The name is without its prefix.
    case start(name: Range<Int>, attributes: Range<Int>)
    case end(name: Range<Int>)
    case finished
  }

  private static let deepest = 64
  let bytes: [UInt8]
  private var at: Int
  /// Names of the elements that are open, with their prefixes.
  private var open: [Range<Int>] = []
  private var isClosing = false
  /// What stood between the last tag and the one before.
  private(set) var text: [UInt8] = []

  var depth: Int { open.count }

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    at = start
  }

  /// The line of where it is, for a fault.
  var line: Int { bytes[..<min(at, bytes.count)].reduce(into: 1) { if $1 == lineFeed { $0 += 1 } } }

  /// The next tag; `nil` for what is no such XML.
  mutating func next() -> Token? {
    if isClosing {
      isClosing = false
      text.removeAll(keepingCapacity: true)
      return open.popLast().map { .end(name: local($0)) }
    }
    text.removeAll(keepingCapacity: true)
    while true {
      guard readText() else { return nil }
      guard at < bytes.count else { return open.isEmpty ? .finished : nil }
      if starts("<!--") {
        guard skip(behind: "-->", from: at + 4) else { return nil }
      } else if starts("<?") {
        guard skip(behind: "?>", from: at + 2) else { return nil }
      } else if starts("<![CDATA[") {
        let first = at + 9
        guard skip(behind: "]]>", from: first) else { return nil }
        text += bytes[first..<(at - 3)]
      } else {
        return tag()
      }
    }
  }

  private mutating func tag() -> Token? {
    at += 1
    let isEnd = at < bytes.count && bytes[at] == UInt8(ascii: "/")
    if isEnd { at += 1 }
    let first = at
    while at < bytes.count, Self.isName(bytes[at]) { at += 1 }
    let name = first..<at
    guard !name.isEmpty else { return nil }
    let attributes = at
    while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
      let byte = bytes[at]
      if byte == UInt8(ascii: "<") { return nil }
      at += 1
      guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") else { continue }
      guard let close = bytes[at...].firstIndex(of: byte) else { return nil }
      at = close + 1
    }
    guard at < bytes.count else { return nil }
    at += 1
    if isEnd {
      guard let last = open.popLast(), bytes[last].elementsEqual(bytes[name]) else { return nil }
      return .end(name: local(name))
    }
    guard open.count < Self.deepest else { return nil }
    open.append(name)
    isClosing = bytes[at - 2] == UInt8(ascii: "/")
    return .start(name: local(name), attributes: attributes..<(at - 1))
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x2E: true
    default: byte >= 0x80
    }
  }

  private func local(_ name: Range<Int>) -> Range<Int> {
    guard let mark = bytes[name].lastIndex(of: UInt8(ascii: ":")) else { return name }
    return (mark + 1)..<name.upperBound
  }

  /// The value of an attribute of a tag.
  func value(of attribute: StaticString, in range: Range<Int>) -> [UInt8]? {
    var from = range.lowerBound
    while from < range.upperBound {
      while from < range.upperBound, !Self.isName(bytes[from]) { from += 1 }
      let first = from
      while from < range.upperBound, Self.isName(bytes[from]) { from += 1 }
      let name = local(first..<from)
      while from < range.upperBound, bytes[from] != UInt8(ascii: "\""), bytes[from] != UInt8(ascii: "'") { from += 1 }
      guard from < range.upperBound,
        let close = bytes[(from + 1)..<range.upperBound].firstIndex(of: bytes[from])
      else { return nil }
      if attribute.withUTF8Buffer({ bytes[name].elementsEqual($0) }) {
        var value: [UInt8] = []
        return Self.append(bytes[(from + 1)..<close], to: &value) ? value : nil
      }
      from = close + 1
    }
    return nil
  }

  private mutating func readText() -> Bool {
    let first = at
    while at < bytes.count, bytes[at] != UInt8(ascii: "<") { at += 1 }
    return Self.append(bytes[first..<at], to: &text)
  }

  /// Appends a text without its references; `false` for one that XML does not have.
  private static func append(_ piece: ArraySlice<UInt8>, to text: inout [UInt8]) -> Bool {
    var rest = piece
    while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
      text += rest[..<mark]
      guard let end = rest[mark...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
        let character = character(rest[(mark + 1)..<end])
      else { return false }
      text += String(character).utf8
      rest = rest[(end + 1)...]
    }
    text += rest
    return true
  }

  private static func character(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    switch String(decoding: name, as: UTF8.self) {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    case let text where text.hasPrefix("#x"): UInt32(text.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    case let text where text.hasPrefix("#"): UInt32(text.dropFirst()).flatMap(Unicode.Scalar.init)
    default: nil
    }
  }

  private func starts(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[at...].starts(with: $0) }
  }

  /// Goes behind a text, if it comes.
  private mutating func skip(behind text: StaticString, from start: Int) -> Bool {
    text.withUTF8Buffer { text in
      var place = start
      while place + text.count <= bytes.count {
        if bytes[place...].starts(with: text) {
          at = place + text.count
          return true
        }
        place += 1
      }
      return false
    }
  }
}
