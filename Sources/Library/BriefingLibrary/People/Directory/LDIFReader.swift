internal import Foundation

/// What a directory says of somebody: values by the names of their attributes, in small letters.
struct DirectoryEntry: Equatable {
  let name: String
  private(set) var values: [String: [String]] = [:]

  init(_ name: String) { self.name = name }

  fileprivate mutating func add(_ value: String, to attribute: String) {
    values[attribute.lowercased(), default: []].append(value)
  }

  subscript(attribute: String?) -> [String] { attribute.flatMap { values[$0] } ?? [] }
}

/// Reads entries as LDIF has them (RFC 2849): lines that go on, comments, and values in base64. Values that are no text are left out.
struct LDIFReader {
  struct Fault: Error { let line: Int }

  private let text: String

  init(_ text: String) { self.text = text }

  func entries() throws(Fault) -> [DirectoryEntry] {
    var entries: [DirectoryEntry] = []
    var entry: DirectoryEntry?
    for (number, line) in lines() {
      if line.isEmpty {
        entry.map { entries.append($0) }
        entry = nil
        continue
      }
      if line.hasPrefix("#") { continue }
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else { throw Fault(line: number) }
      let (attribute, rest) = (String(line[..<colon]), line[line.index(after: colon)...])
      guard let value = try value(rest, number) else { continue }
      if entry != nil {
        entry?.add(value, to: attribute)
      } else if attribute.lowercased() == "dn" {
        entry = DirectoryEntry(value)
      } else if !["version", "search", "result", "ref", "control", "pagedresults"].contains(attribute.lowercased()) {
        throw Fault(line: number)
      }
    }
    entry.map { entries.append($0) }
    return entries
  }

  /// - Returns: `nil` for what is no text.
  private func value(_ text: Substring, _ number: Int) throws(Fault) -> String? {
    switch text.first {
    case ":":
      guard let data = Data(base64Encoded: text.dropFirst().trimmingCharacters(in: .whitespaces)) else {
        throw Fault(line: number)
      }
      return String(validating: data, as: UTF8.self)
    // A file or an address to take it from.
    case "<": throw Fault(line: number)
    default: return text.trimmingCharacters(in: .whitespaces)
    }
  }

  /// Those that go on with a space are one.
  private func lines() -> [(number: Int, text: Substring)] {
    var lines: [(number: Int, text: String)] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" })
      .enumerated()
    {
      // By code points: a space and a combining mark behind it are one character, and yet the space.
      if line.unicodeScalars.first == " ", let last = lines.last, !last.text.isEmpty {
        lines[lines.count - 1].text.unicodeScalars += line.unicodeScalars.dropFirst()
      } else {
        lines.append((index + 1, String(line)))
      }
    }
    return lines.map { ($0.number, $0.text[...]) }
  }
}
