package enum JSONLayout: Sendable {
  /// A line for each member and element, each level two spaces further in; the value itself stands `by` levels deep.
  case indented(by: Int)
  /// On one line.
  case compact
}

/// JSON while it is being written. Objects and arrays are closed when something is written outside of them.
final class JSONText {
  private(set) var string = ""
  private let layout: JSONLayout
  /// The objects and arrays that are open, the innermost last.
  private var open: [(end: String, isEmpty: Bool)] = []

  init(_ layout: JSONLayout) { self.layout = layout }

  /// Opens an object or an array within `depth` others. One that is open there already goes on.
  func open(_ start: String, _ end: String, at depth: Int) {
    if open.count > depth { return close(to: depth + 1) }
    string += start
    open.append((end, true))
  }

  func close(to depth: Int) {
    while open.count > depth, let last = open.popLast() {
      if !last.isEmpty { breakLine() }
      string += last.end
    }
  }

  /// What comes next is another element of the array within `depth` others, or the value of another member of the object.
  func next(at depth: Int, key: String? = nil) {
    close(to: depth + 1)
    if !open[depth].isEmpty { string += "," }
    open[depth].isEmpty = false
    breakLine()
    guard let key else { return }
    write(key)
    if case .compact = layout { string += ":" } else { string += ": " }
  }

  func write(literal: String) { string += literal }

  func write(_ text: String) {
    string += "\""
    if text.utf8.allSatisfy(\.isPlain) {
      string += text
    } else {
      for scalar in text.unicodeScalars { write(scalar) }
    }
    string += "\""
  }

  private func write(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": string += "\\\""
    case "\\": string += "\\\\"
    case "\n": string += "\\n"
    case "\r": string += "\\r"
    case "\t": string += "\\t"
    // C1 controls and the separators of lines are legal in JSON and move a terminal's cursor all the same.
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}":
      let digits = String(scalar.value, radix: 16)
      string += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: string.unicodeScalars.append(scalar)
    }
  }

  private func breakLine() {
    guard case .indented(let depth) = layout else { return }
    string += "\n"
    for _ in 0..<depth + open.count { string += "  " }
  }
}

extension UInt8 {
  /// Whether no character with this byte of UTF-8 is written as an escape.
  fileprivate var isPlain: Bool {
    switch self {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F, 0xC2, 0xE2: false
    default: true
    }
  }
}
