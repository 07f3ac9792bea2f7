/// What the main program asks of a helper: the pages of one file, or the sheets of a workbook.
public struct ReaderRequest: Hashable, Sendable {
  public enum Wish: Hashable, Sendable { case pages, sheets }

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

  /// The request as one frame: kind, length, the length of the name, the name, the path.
  public func encoded() -> [UInt8] {
    let nameBytes = Array(name.utf8.prefix(Frame.largestRequest / 2))
    return Frame.encode(
      wish == .pages ? .request : .sheetRequest, payload: Frame.littleEndian(UInt32(nameBytes.count)) + nameBytes + path
    )
  }

  /// - Throws: ``ProtocolViolation`` where the frame is no request.
  public init(_ frame: Frame) throws(ProtocolViolation) {
    guard [.request, .sheetRequest].contains(frame.kind), let length = Frame.integer(frame.payload),
      length <= frame.payload.count - 4
    else {
      throw ProtocolViolation("the request is malformed")
    }
    wish = frame.kind == .request ? .pages : .sheets
    self.name = String(decoding: frame.payload[4..<(4 + length)], as: UTF8.self)
    self.path = Array(frame.payload[(4 + length)...])
  }
}

/// The other side said something that the protocol does not allow.
public struct ProtocolViolation: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) {
    self.description = description
  }
}
