/// What the main program asks of the painter. Each request has one answer.
public struct PainterRequest: Hashable, Sendable {
  public enum Act: Hashable, Sendable {
    /// How many pages there are, and how large.
    case measure
    /// The picture of a page, that many pixels wide.
    case paint(page: Int, width: Int)
    /// A PDF of a text, for all that follows.
    case typeset
  }

  /// What lies at the path.
  public enum Source: UInt8, Sendable {
    case pdf = 1
    case image
    /// UTF-8; a form feed begins a new page.
    case text, markdown
    /// UTF-8, comma-separated.
    case table
  }

  public let act: Act
  public let source: Source
  /// The file's path as the system knows it, which need not be UTF-8.
  public let path: [UInt8]

  public init(_ act: Act, of source: Source, path: [UInt8]) {
    self.act = act
    self.source = source
    self.path = path
  }

  /// The request as one frame: a byte for the act, one for the source, page and width, the path.
  public func encoded() -> [UInt8] {
    let (code, page, width): (UInt8, Int, Int) =
      switch act {
      case .measure: (1, 0, 0)
      case .paint(let page, let width): (2, page, width)
      case .typeset: (3, 0, 0)
      }
    let numbers = [page, width].flatMap { Frame.littleEndian(UInt32(clamping: $0)) }
    return Frame.encode(.request, payload: [code, source.rawValue] + numbers + path)
  }

  /// - Throws: ``ProtocolViolation`` where the frame is no request to a painter.
  public init(_ frame: Frame) throws(ProtocolViolation) {
    let bytes = frame.payload
    guard frame.kind == .request, bytes.count >= 10, let source = Source(rawValue: bytes[1]),
      let page = Frame.integer(bytes[2...]), let width = Frame.integer(bytes[6...])
    else { throw ProtocolViolation("the request is malformed") }
    switch bytes[0] {
    case 1: act = .measure
    case 2: act = .paint(page: page, width: width)
    case 3: act = .typeset
    default: throw ProtocolViolation("an unknown act")
    }
    self.source = source
    self.path = Array(bytes[10...])
  }
}
