/// Comma-separated values as offices send them (RFC 4180, with CRLF, LF or CR between rows): read row by row, with
/// the line where each row begins.
///
/// Nothing is repaired silently: a quote that is never closed, or text after a closing quote, is a fault of its row.
public struct DelimitedText: Sequence, IteratorProtocol {
  public struct Row: Sendable {
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

  private var scanner: DelimitedScanner
  private let isNumbered: Bool

  /// - Parameter isNumbered: whether each row begins with its number.
  public init(_ text: String, separator: Character = ",", isNumbered: Bool = false) {
    scanner = DelimitedScanner(Array(text.utf8), separator: separator.utf8.first ?? UInt8(ascii: ","))
    self.isNumbered = isNumbered
  }

  /// The next row; blank lines are passed over.
  public mutating func next() -> Row? {
    guard scanner.next() else { return nil }
    var cells = scanner.cells.map { String(decoding: scanner.content($0), as: UTF8.self) }
    let number = isNumbered ? Int(cells.removeFirst()) : nil
    return Row(line: number ?? scanner.line, cells: cells, fault: scanner.fault)
  }
}

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
