/// The cells of comma-separated values, row by row, as places in the bytes: for tables of a million rows, of which few
/// cells are wanted as text. The bytes may be in any encoding that leaves ASCII below 0x40 alone, CP932 and EUC-JP among
/// them.
public struct DelimitedScanner: Sendable {
  public struct Cell: Hashable, Sendable {
    /// Without the quotes around it.
    public let range: Range<Int>
    public let isQuoted: Bool
    /// What stands behind the closing quote, where nothing should.
    let rest: Range<Int>
  }

  public let bytes: [UInt8]
  private let separator: UInt8
  private let mostLines: Int
  private var position: Int
  private var nextLine = 1
  private var start = 0

  /// Of the row that was read last.
  public private(set) var cells: [Cell] = []
  /// Where that row begins, from 1; a quoted cell may reach over several lines.
  public private(set) var line = 1
  public private(set) var fault: DelimitedText.Fault?

  /// - Parameter first: the place of the first byte that counts.
  /// - Parameter mostLines: a quote that is open for longer is not closed.
  public init(
    _ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ","), from first: Int = 0, mostLines: Int = .max
  ) {
    self.bytes = bytes
    self.separator = separator
    self.mostLines = mostLines
    position = first
  }

  /// Goes to the next row, if there is one; blank lines are passed over.
  public mutating func next() -> Bool {
    while position < bytes.count, bytes[position] == newline || bytes[position] == carriageReturn { endLine() }
    guard position < bytes.count else { return false }
    (start, line, fault) = (position, nextLine, nil)
    cells.removeAll(keepingCapacity: true)
    while true {
      cells.append(cell())
      if nextLine - line > mostLines {
        fault = .unclosedQuote
        return true
      }
      guard position < bytes.count else { return true }
      guard bytes[position] == separator else {
        endLine()
        return true
      }
      position += 1
    }
  }

  /// How many lines the row that was read last reaches over.
  public var height: Int { max(1, nextLine - line) }

  /// Whether the row that was read last reaches to the last byte, with no line end behind it.
  public var isUnended: Bool { position >= bytes.count && bytes.last != newline && bytes.last != carriageReturn }

  /// Whether the row has lines in it that are none of it: a quote was never closed, or first by that of a later line.
  public var hasSwallowedLines: Bool { fault == .unclosedQuote || fault == .textAfterQuote && height > 1 }

  /// Goes on with the line behind that where the row began, after a row that has swallowed lines.
  public mutating func goOnBehindFirstLine() {
    (position, nextLine) = (start, line)
    _ = plain(upToSeparator: false)
    if position < bytes.count { endLine() }
  }

  /// What a cell holds: two quotes inside are one, and every line end is LF.
  public func content(_ cell: Cell) -> ArraySlice<UInt8> {
    let inside = bytes[cell.range]
    guard cell.isQuoted, !cell.rest.isEmpty || inside.contains(where: { $0 == quote || $0 == carriageReturn }) else {
      return inside
    }
    var content: [UInt8] = []
    content.reserveCapacity(inside.count)
    var at = inside.startIndex
    while at < inside.endIndex {
      let byte = inside[at]
      at += 1
      let next = at < inside.endIndex ? inside[at] : 0
      if byte == quote, next == quote { at += 1 }
      if byte == carriageReturn, next == newline { at += 1 }
      content.append(byte == carriageReturn ? newline : byte)
    }
    return (content + bytes[cell.rest])[...]
  }

  /// Reads one cell and stops at the separator or the end of the line that ends it.
  private mutating func cell() -> Cell {
    guard position < bytes.count, bytes[position] == quote else {
      let range = plain()
      return Cell(range: range, isQuoted: false, rest: range.upperBound..<range.upperBound)
    }
    position += 1
    let first = position
    var end = bytes.count
    while position < bytes.count {
      let byte = bytes[position]
      if byte == quote {
        guard position + 1 < bytes.count, bytes[position + 1] == quote else {
          end = position
          position += 1
          break
        }
        position += 2
      } else if byte == newline || byte == carriageReturn {
        endLine()
        if nextLine - line > mostLines { break }
      } else {
        position += 1
      }
    }
    if end == bytes.count { fault = fault ?? .unclosedQuote }
    let rest = plain()
    if !rest.isEmpty { fault = fault ?? .textAfterQuote }
    return Cell(range: first..<end, isQuoted: true, rest: rest)
  }

  private mutating func plain(upToSeparator: Bool = true) -> Range<Int> {
    let first = position
    while position < bytes.count, bytes[position] != newline, bytes[position] != carriageReturn,
      !upToSeparator || bytes[position] != separator
    { position += 1 }
    return first..<position
  }

  private mutating func endLine() {
    let wasReturn = bytes[position] == carriageReturn
    position += 1
    if wasReturn, position < bytes.count, bytes[position] == newline { position += 1 }
    nextLine += 1
  }
}

let newline = UInt8(ascii: "\n")
let carriageReturn = UInt8(ascii: "\r")
let quote = UInt8(ascii: "\"")
