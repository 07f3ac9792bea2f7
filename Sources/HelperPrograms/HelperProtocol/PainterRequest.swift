public import BriefingDomain

/// What the main program asks of the painter. Each request has one answer.
public struct PainterRequest: Hashable, Sendable {
  public enum Act: Hashable, Sendable {
    /// How many pages there are, and how large.
    case measure
    /// The picture of a part of a page, that many pixels wide, with a mark written across it unless that is empty.
    case paint(page: Int, width: Int, part: PagePart = .whole, mark: String = "")
    /// A PDF of a text, for all that follows.
    case typeset
    /// The texts of a PDF's page that its picture does not show.
    case findUnseen(page: Int, in: Origin = .itself)
  }

  /// What a PDF was made from, as a text that it does not show may be there for a reason.
  public enum Origin: Int, Sendable {
    case itself = 1
    /// Its comments are notes in the PDF; utsusu names them as comments.
    case document
    /// As a document, and its cells cut off what is longer than they are.
    case workbook
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

  /// Bytes before the mark and the path.
  private static let head = 30
  /// Of a mark.
  private static let mostBytes = 1000

  public let act: Act
  public let source: Source
  /// The file's path as the system knows it, which need not be UTF-8.
  public let path: [UInt8]

  public init(_ act: Act, of source: Source, path: [UInt8]) {
    self.act = act
    self.source = source
    self.path = path
  }

  /// The request as one frame: a byte for the act, one for the source, page, width (or the origin), part and
  /// length of the mark, the mark, the path.
  public func encoded() -> [UInt8] {
    let (code, page, width, part, text): (UInt8, Int, Int, PagePart, String) =
      switch act {
      case .measure: (1, 0, 0, .whole, "")
      case .paint(let page, let width, let part, let mark): (2, page, width, part, mark)
      case .typeset: (3, 0, 0, .whole, "")
      case .findUnseen(let page, let origin): (4, page, origin.rawValue, .whole, "")
      }
    let mark = text.utf8.prefix(Self.mostBytes)
    let numbers = [page, width, part.x, part.y, part.width, part.height, mark.count]
    return Frame.encode(
      .request,
      payload: [code, source.rawValue] + numbers.flatMap { Frame.littleEndian(UInt32(clamping: $0)) } + mark + path)
  }

  /// - Throws: ``ProtocolViolation`` where the frame is no request to a painter.
  public init(_ frame: Frame) throws(ProtocolViolation) {
    let bytes = frame.payload
    guard frame.kind == .request, bytes.count >= Self.head, let source = Source(rawValue: bytes[1]) else {
      throw ProtocolViolation("the request is malformed")
    }
    let numbers = stride(from: 2, to: Self.head, by: 4).compactMap { Frame.integer(bytes[$0...]) }
    let (page, width) = (numbers[0], numbers[1])
    guard let part = PagePart(x: numbers[2], y: numbers[3], width: numbers[4], height: numbers[5]) else {
      throw ProtocolViolation("a part that is on no page")
    }
    guard numbers[6] <= min(Self.mostBytes, bytes.count - Self.head) else {
      throw ProtocolViolation("a mark that is cut off")
    }
    let mark = String(decoding: bytes[Self.head..<(Self.head + numbers[6])], as: UTF8.self)
    switch bytes[0] {
    case 1: act = .measure
    case 2: act = .paint(page: page, width: width, part: part, mark: mark)
    case 3: act = .typeset
    case 4:
      guard let origin = Origin(rawValue: width) else { throw ProtocolViolation("an unknown origin") }
      act = .findUnseen(page: page, in: origin)
    default: throw ProtocolViolation("an unknown act")
    }
    self.source = source
    self.path = Array(bytes[(Self.head + numbers[6])...])
  }
}
