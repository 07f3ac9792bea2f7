/// Comma-separated values as offices send them (RFC 4180, with CRLF, LF or CR between rows): read row by row, with
/// the line where each row begins.
///
/// Nothing is repaired silently: a quote that is never closed, or text after a closing quote, is a fault of its row.
public struct DelimitedText: Sequence, IteratorProtocol {
  public struct Row {
    /// From 1; a quoted cell may reach over several lines. In a numbered text what the row says of itself.
    public let line: Int
    public let cells: [String]
    public let fault: Fault?

    /// The row with empty cells behind it, so many in all at least.
    public func padded(to count: Int) -> Row {
      let missing = count - cells.count
      return missing <= 0
        ? self : Row(line: line, cells: cells + [String](repeating: "", count: missing), fault: fault)
    }
  }

  public enum Fault: Sendable { case unclosedQuote, textAfterQuote }

  private let bytes: [UInt8]
  private let separator: UInt8
  private let isNumbered: Bool
  private var position = 0
  private var line = 1
  /// Of the row before.
  private var width = 0

  /// - Parameter isNumbered: whether each row begins with its number.
  public init(_ text: String, separator: Character = ",", isNumbered: Bool = false) {
    bytes = Array(text.utf8)
    self.separator = separator.utf8.first ?? UInt8(ascii: ",")
    self.isNumbered = isNumbered
  }

  /// The next row; blank lines are passed over.
  public mutating func next() -> Row? {
    while position < bytes.count, bytes[position] == newline || bytes[position] == carriageReturn { endLine() }
    guard position < bytes.count else { return nil }

    let start = line
    var cells: [String] = []
    cells.reserveCapacity(width)
    var fault: Fault?
    while true {
      cells.append(cell(&fault))
      guard position < bytes.count else { break }
      if bytes[position] == separator {
        position += 1
      } else {
        endLine()
        break
      }
    }
    width = cells.count
    let number = isNumbered ? Int(cells.removeFirst()) : nil
    return Row(line: number ?? start, cells: cells, fault: fault)
  }

  /// Reads one cell and stops at the separator or the end of the line that ends it.
  private mutating func cell(_ fault: inout Fault?) -> String {
    guard position < bytes.count, bytes[position] == quote else { return String(decoding: plain(), as: UTF8.self) }
    position += 1
    var content: [UInt8] = []
    var closed = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == quote {
        position += 1
        guard position < bytes.count, bytes[position] == quote else {
          closed = true
          break
        }
        content.append(quote)
        position += 1
      } else if byte == newline || byte == carriageReturn {
        content.append(newline)
        endLine()
      } else {
        content.append(byte)
        position += 1
      }
    }
    if !closed { fault = fault ?? .unclosedQuote }
    let rest = plain()
    if !rest.isEmpty { fault = fault ?? .textAfterQuote }
    return String(decoding: content + rest, as: UTF8.self)
  }

  private mutating func plain() -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count, bytes[position] != separator, bytes[position] != newline,
      bytes[position] != carriageReturn
    { position += 1 }
    return bytes[start..<position]
  }

  private mutating func endLine() {
    let wasReturn = bytes[position] == carriageReturn
    position += 1
    if wasReturn, position < bytes.count, bytes[position] == newline { position += 1 }
    line += 1
  }
}

private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let quote = UInt8(ascii: "\"")

/// Writing cells so that a spreadsheet reads them as the text they are.
public enum DelimitedCell {
  /// A cell that begins with `=`, `+`, `-`, `@`, tab or CR would be run as a formula: an apostrophe before it makes it
  /// text. A cell that begins with an apostrophe before one of these gets another, so that reading gives it back.
  public static func written(_ text: String) -> String {
    quoted(needsApostrophe(text) ? "'" + text : text)
  }

  /// A cell as it is, in quotes where it needs them.
  public static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == quote || $0 == newline || $0 == carriageReturn || $0 == 44 }) else {
      return text
    }
    // By code points: a quote and a combining mark behind it are one character, and yet a quote.
    let pieces = text.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
    return "\"" + pieces.joined(separator: "\"\"") + "\""
  }

  /// The text of a cell that `written` may have made safe.
  public static func read(_ cell: String) -> String {
    cell.hasPrefix("'") && needsApostrophe(String(cell.dropFirst())) ? String(cell.dropFirst()) : cell
  }

  private static func needsApostrophe(_ text: String) -> Bool {
    let rest = text.utf8.drop { $0 == UInt8(ascii: "'") }
    guard let first = rest.first else { return false }
    return [UInt8](Array("=+-@\t\r".utf8)).contains(first)
  }
}
