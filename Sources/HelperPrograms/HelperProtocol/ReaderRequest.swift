/// What the main program asks of a helper: the pages of one file.
public struct ReaderRequest: Hashable, Sendable {
  /// The file's path as the system knows it, which need not be UTF-8.
  public let path: [UInt8]
  /// The original file name. It decides nothing but which kind of plain text a text is.
  public let name: String

  public init(path: [UInt8], name: String) {
    self.path = path
    self.name = name
  }

  /// The request as one frame: kind, length, the length of the name, the name, the path.
  public func encoded() -> [UInt8] {
    let nameBytes = Array(name.utf8.prefix(Frame.largestRequest / 2))
    return Frame.encode(.request, payload: Frame.littleEndian(UInt32(nameBytes.count)) + nameBytes + path)
  }

  /// - Throws: ``ProtocolViolation`` where the frame is no request.
  public init(_ frame: Frame) throws(ProtocolViolation) {
    guard frame.kind == .request, let length = Frame.integer(frame.payload), length <= frame.payload.count - 4 else {
      throw ProtocolViolation("the request is malformed")
    }
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
