/// Reads the members of a line in their order, each once.
struct FlatReader {
  /// The member that is missing, or is not what it should be.
  struct Fault: Error { let field: String }

  private var rest: ArraySlice<FlatLine.Member>

  init(_ line: FlatLine) { rest = line.members[...] }

  mutating func text(_ name: String) throws(Fault) -> String {
    guard let text = try optionalText(name) else { throw Fault(field: name) }
    return text
  }

  mutating func optionalText(_ name: String) throws(Fault) -> String? {
    switch try value(name) {
    case .text(let text): return text
    case .null: return nil
    default: throw Fault(field: name)
    }
  }

  mutating func integer(_ name: String) throws(Fault) -> Int64 {
    guard let number = try optionalInteger(name) else { throw Fault(field: name) }
    return number
  }

  mutating func optionalInteger(_ name: String) throws(Fault) -> Int64? {
    guard case .literal(let literal) = try value(name) else { throw Fault(field: name) }
    if literal == "null" { return nil }
    guard let number = Int64(literal), "\(number)" == literal else { throw Fault(field: name) }
    return number
  }

  mutating func truth(_ name: String) throws(Fault) -> Bool {
    switch try value(name) {
    case .literal("true"): return true
    case .literal("false"): return false
    default: throw Fault(field: name)
    }
  }

  /// What a text means.
  mutating func read<Value>(_ name: String, _ reading: (String) -> Value?) throws(Fault) -> Value {
    guard let value = reading(try text(name)) else { throw Fault(field: name) }
    return value
  }

  mutating func value(_ name: String) throws(Fault) -> FlatLine.Value {
    guard let member = rest.popFirst(), member.name == name else { throw Fault(field: name) }
    return member.value
  }

  /// That nothing is left.
  func end() throws(Fault) {
    if let member = rest.first { throw Fault(field: member.name) }
  }
}
