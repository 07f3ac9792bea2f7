/// A line of a file that others check: an object of JSON whose members are texts, numbers, true, false or null, written in
/// one way alone.
struct FlatLine: Equatable {
  enum Value: Equatable {
    case text(String)
    /// As it is written.
    case literal(String)

    static let null = literal("null")
    static func number(_ value: (some BinaryInteger)?) -> Value { literal(value.map { "\($0)" } ?? "null") }
    static func truth(_ value: Bool) -> Value { literal(value ? "true" : "false") }
    static func optional(_ text: String?) -> Value { text.map { .text($0) } ?? .null }
  }

  struct Member: Equatable {
    let name: String
    let value: Value
  }

  private(set) var members: [Member] = []

  init(_ members: [(String, Value)] = []) { self.members = members.map { Member(name: $0, value: $1) } }

  var text: String {
    let text = JSONText(.compact)
    text.open("{", "}", at: 0)
    for member in members {
      text.next(at: 0, key: member.name)
      switch member.value {
      case .text(let value): text.write(value)
      case .literal(let value): text.write(literal: value)
      }
    }
    text.close(to: 0)
    return text.string
  }
}

extension FlatLine {
  /// More than any line has.
  private static let mostMembers = 64

  /// Reads what ``text`` writes; `nil` for anything else.
  init?(_ line: ArraySlice<UInt8>) {
    var scan = Scan(rest: line)
    guard scan.take("{") else { return nil }
    repeat {
      guard members.count < Self.mostMembers, let name = scan.string(), scan.take(":"), let value = scan.value() else {
        return nil
      }
      members.append(Member(name: name, value: value))
    } while scan.take(",")
    guard scan.take("}"), scan.rest.isEmpty, text.utf8.elementsEqual(line) else { return nil }
  }

  private struct Scan {
    var rest: ArraySlice<UInt8>

    mutating func take(_ sign: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: sign) else { return false }
      rest.removeFirst()
      return true
    }

    mutating func value() -> Value? {
      if rest.first == UInt8(ascii: "\"") { return string().map { .text($0) } }
      let literal = rest.prefix {
        ("0"..."9").contains(Unicode.Scalar($0)) || ("a"..."z").contains(Unicode.Scalar($0))
          || [UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ".")].contains($0)
      }
      guard !literal.isEmpty else { return nil }
      rest = rest[literal.endIndex...]
      return .literal(String(decoding: literal, as: UTF8.self))
    }

    mutating func string() -> String? {
      guard take("\"") else { return nil }
      var bytes: [UInt8] = []
      while let byte = rest.popFirst() {
        switch byte {
        case UInt8(ascii: "\""): return String(validating: bytes, as: UTF8.self)
        case UInt8(ascii: "\\"):
          guard let scalar = escaped() else { return nil }
          bytes += Array(String(scalar).utf8)
        default: bytes.append(byte)
        }
      }
      return nil
    }

    private mutating func escaped() -> Unicode.Scalar? {
      switch rest.popFirst() {
      case UInt8(ascii: "\""): return "\""
      case UInt8(ascii: "\\"): return "\\"
      case UInt8(ascii: "n"): return "\n"
      case UInt8(ascii: "r"): return "\r"
      case UInt8(ascii: "t"): return "\t"
      case UInt8(ascii: "u"):
        guard rest.count >= 4, let code = UInt32(String(decoding: rest.prefix(4), as: UTF8.self), radix: 16) else {
          return nil
        }
        rest = rest.dropFirst(4)
        return Unicode.Scalar(code)
      default: return nil
      }
    }
  }
}
