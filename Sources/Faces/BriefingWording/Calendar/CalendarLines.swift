internal import JapaneseText

/// Lines of iCalendar (RFC 5545) as they are before they are folded.
struct CalendarLines {
  private(set) var lines: [String] = []

  /// A property whose value is no text: a time, a number, an address. It is of this program's making.
  mutating func add(_ property: String, _ value: String) { lines.append("\(property):\(value)") }

  /// A property whose value is a text. Line breaks in it stay, as their signs; what is not to be seen does not.
  mutating func add(_ property: String, text: String) { add(property, Self.escaped(text)) }

  mutating func add(_ component: String, _ body: (inout CalendarLines) -> Void) {
    lines.append("BEGIN:\(component)")
    body(&self)
    lines.append("END:\(component)")
  }

  static func escaped(_ text: String) -> String {
    harmlessLines(text).unicodeScalars.reduce(into: "") { out, scalar in
      switch scalar {
      case "\\", ";", ",": out += "\\\(scalar)"
      case "\n": out += "\\n"
      default: out.unicodeScalars.append(scalar)
      }
    }
  }

  /// A line has 75 octets at most; what is more goes on behind a space on the next one. No character is cut.
  static func folded(_ line: String) -> String {
    var (folded, left) = ("", 75)
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if width > left {
        folded += "\r\n "
        left = 74
      }
      folded.unicodeScalars.append(scalar)
      left -= width
    }
    return folded + "\r\n"
  }
}
