internal import BriefingDomain

/// A JSON value whose members keep the order in which they are written, so that the output is stable.
enum JSON {
  case null
  case bool(Bool)
  case int(Int64)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])

  /// Indented by two spaces, ending in a line break.
  var text: String { text(indent: 0) + "\n" }

  /// As part of a larger value, `indent` levels deep; it begins where it is put and ends without a line break.
  func text(indent: Int) -> String {
    var out = ""
    write(to: &out, indent: indent)
    return out
  }

  private func write(to out: inout String, indent: Int) {
    switch self {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .int(let value): out += "\(value)"
    // JSON has no way to write what is not finite.
    case .number(let value): out += value.isFinite ? "\(value)" : "null"
    case .string(let value): JSON.write(value, to: &out)
    case .array(let values):
      JSON.list("[", "]", values, to: &out, indent: indent) { value, out in value.write(to: &out, indent: indent + 1) }
    case .object(let members):
      JSON.list("{", "}", members, to: &out, indent: indent) { member, out in
        JSON.write(member.0, to: &out)
        out += ": "
        member.1.write(to: &out, indent: indent + 1)
      }
    }
  }

  private static func list<Element>(
    _ open: String, _ close: String, _ elements: [Element], to out: inout String, indent: Int,
    _ write: (Element, inout String) -> Void
  ) {
    out += open
    for (index, element) in elements.enumerated() {
      out += (index == 0 ? "\n" : ",\n") + String(repeating: "  ", count: indent + 1)
      write(element, &out)
    }
    out += elements.isEmpty ? close : "\n" + String(repeating: "  ", count: indent) + close
  }

  private static func write(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      // C1 controls and the separators of lines are legal in JSON and move a terminal's cursor all the same.
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{202A}"..."\u{202E}",
        "\u{2066}"..."\u{2069}":
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral {
  init(stringLiteral value: String) { self = .string(value) }
  init(dictionaryLiteral members: (String, JSON)...) { self = .object(members) }

  init(_ value: String?) { self = value.map(JSON.string) ?? .null }
  init(_ value: Int) { self = .int(Int64(value)) }
  init<Noun>(_ id: Identifier<Noun>?) { self.init(id?.rawValue) }
  init(_ value: Int64?) { self = value.map(JSON.int) ?? .null }
  init(_ value: Double?) { self = value.map(JSON.number) ?? .null }
  init(_ value: Bool) { self = .bool(value) }
  init(_ values: [JSON]) { self = .array(values) }
}
