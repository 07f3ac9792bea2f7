public import BriefingDomain

/// What the main program asks of a helper about one file.
public struct ReaderRequest: Hashable, Sendable {
  public enum Wish: Hashable, Sendable {
    /// The pages of its text.
    case pages
    /// The same as one reads it aloud: sentences are whole, however many lines they are drawn on.
    case aloud
    /// The sheets of a workbook as tables.
    case sheets
    /// The cells of a workbook that have names.
    case names
    /// The workbook with these cells filled.
    case filled([CellFilling])
    /// The workbook with number formats that LibreOffice knows; nothing where it has no others.
    case knownFormats
    /// Of Windows' log of events (.evtx) those with these numbers, as XML.
    case events([UInt32])

    fileprivate var kind: Frame.Kind {
      switch self {
      case .pages: .request
      case .aloud: .aloudRequest
      case .sheets: .sheetRequest
      case .names: .namesRequest
      case .filled: .fillRequest
      case .knownFormats: .formatsRequest
      case .events: .eventsRequest
      }
    }
  }

  public let wish: Wish
  /// The file's path as the system knows it, which need not be UTF-8.
  public let path: [UInt8]
  /// The original file name. It decides nothing but which kind of plain text a text is.
  public let name: String

  public init(_ wish: Wish = .pages, path: [UInt8], name: String) {
    self.wish = wish
    self.path = path
    self.name = name
  }

  /// The request as one frame: the length of the name, the name, the length of the path, the path, a line for each cell or number.
  public func encoded() -> [UInt8] {
    var payload: [UInt8] = []
    for part in [Array(PlainText.prefix(name, bytes: Self.longestName).utf8), path] {
      payload += Frame.littleEndian(UInt32(part.count)) + part
    }
    switch wish {
    case .filled(let cells): payload += cells.map(\.line).joined(separator: "\n").utf8
    case .events(let numbers): payload += numbers.map(String.init).joined(separator: "\n").utf8
    case .pages, .aloud, .sheets, .names, .knownFormats: break
    }
    return Frame.encode(wish.kind, payload: payload)
  }

  /// Bytes of the name that are passed on.
  private static let longestName = 32 << 10

  /// - Throws: ``ProtocolViolation`` where the frame is no request.
  public init(_ frame: Frame) throws(ProtocolViolation) {
    var rest = frame.payload[...]
    func next() throws(ProtocolViolation) -> ArraySlice<UInt8> {
      guard let length = Frame.integer(rest), length <= rest.count - 4 else {
        throw ProtocolViolation("the request is malformed")
      }
      defer { rest = rest.dropFirst(4 + length) }
      return rest.dropFirst(4).prefix(length)
    }
    let nameBytes = try next()
    guard nameBytes.count <= Self.longestName else { throw ProtocolViolation("a name that is too long") }
    name = String(decoding: nameBytes, as: UTF8.self)
    path = Array(try next())
    switch frame.kind {
    case .fillRequest:
      var cells: [CellFilling] = []
      for line in rest.split(separator: 0x0A) {
        cells.append(try CellFilling(line: String(decoding: line, as: UTF8.self)))
      }
      wish = .filled(cells)
      rest = []
    case .eventsRequest:
      var numbers: [UInt32] = []
      for line in rest.split(separator: 0x0A) {
        guard let number = UInt32(String(decoding: line, as: UTF8.self)) else {
          throw ProtocolViolation("an event without a number")
        }
        numbers.append(number)
      }
      wish = .events(numbers)
      rest = []
    case .request: wish = .pages
    case .aloudRequest: wish = .aloud
    case .sheetRequest: wish = .sheets
    case .namesRequest: wish = .names
    case .formatsRequest: wish = .knownFormats
    default: throw ProtocolViolation("a frame that is no request")
    }
    guard rest.isEmpty else { throw ProtocolViolation("the request is malformed") }
  }
}

/// The other side said something that the protocol does not allow.
public struct ProtocolViolation: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) {
    self.description = description
  }
}
