import Foundation

/// What a JSON text is made of: for the path of every value, such as `entries[].form`, the kinds of value that are there,
/// which for an object are its keys in their order.
struct JSONOutline {
  private(set) var kinds: [String: Set<String>] = [:]
  private var rest: Substring.UTF8View

  struct NotJSON: Error { let rest: String }

  init(_ text: String) throws {
    rest = Substring(text).utf8
    try value("")
    if next() != nil { throw NotJSON(rest: "\(Substring(rest))") }
  }

  /// What two texts differ in. A value may be `null` in one and not in the other, since not everything is known always;
  /// where it is an object or a list, what is in it has to be in both.
  func differences(from other: JSONOutline) -> [String] {
    Set(kinds.keys).union(other.kinds.keys).sorted().compactMap { path in
      let (here, there) = (kinds[path]?.subtracting(["null"]), other.kinds[path]?.subtracting(["null"]))
      if let here, let there, here.isEmpty || there.isEmpty || here == there { return nil }
      return "\(path): \(here?.sorted() ?? []), \(there?.sorted() ?? [])"
    }
  }

  private mutating func value(_ path: String) throws {
    switch next() {
    case UInt8(ascii: "{"):
      var keys: [String] = []
      try list(until: "}") { outline in
        let key = try outline.string()
        keys.append(key)
        try outline.take(":")
        try outline.value("\(path).\(key)")
      }
      note(path, "{\(keys.joined(separator: ", "))}")
    case UInt8(ascii: "["):
      try list(until: "]") { try $0.value(path + "[]") }
      note(path, "list")
    case UInt8(ascii: "\""):
      _ = try string()
      note(path, "string")
    default:
      let word = String(Substring(rest.prefix { !",]} \n".utf8.contains($0) }))
      rest = rest.dropFirst(word.utf8.count)
      switch word {
      case "null": note(path, "null")
      case "true", "false": note(path, "true or false")
      case _ where Int(word) != nil: note(path, "whole number")
      case _ where Double(word) != nil: note(path, "number")
      default: throw NotJSON(rest: word)
      }
    }
  }

  private mutating func note(_ path: String, _ kind: String) { kinds[path, default: []].insert(kind) }

  private mutating func list(until end: Unicode.Scalar, _ element: (inout JSONOutline) throws -> Void) throws {
    rest = rest.dropFirst()
    if next() == UInt8(ascii: end) { return try take(end) }
    while true {
      try element(&self)
      if next() == UInt8(ascii: end) { return try take(end) }
      try take(",")
    }
  }

  private mutating func string() throws -> String {
    try take("\"")
    var text: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      text.append(byte)
      if byte == UInt8(ascii: "\\") { text.append(rest.popFirst() ?? 0) }
    }
    throw NotJSON(rest: "a string without an end")
  }

  private mutating func take(_ mark: Unicode.Scalar) throws {
    guard next() == UInt8(ascii: mark) else { throw NotJSON(rest: "\(Substring(rest))") }
    rest = rest.dropFirst()
  }

  /// The byte behind spaces and line breaks.
  private mutating func next() -> UInt8? {
    rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    return rest.first
  }
}
