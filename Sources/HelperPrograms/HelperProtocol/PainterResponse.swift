public import BriefingDomain

/// What the painter answers: one of these for each request, after it has said that it is ready.
public enum PainterResponse: Hashable, Sendable {
  /// From page 1 on.
  case sizes([PageSize])
  /// A WebP, or for `typeset` a PDF.
  case drawing([UInt8])
  /// Texts of a page, in its order; none has a NUL.
  case stretches([String])
  case failure(UnreadableReason, detail: String)

  /// The response as one frame.
  public func encoded() -> [UInt8] {
    switch self {
    case .sizes(let sizes):
      let numbers = sizes.flatMap { [$0.width, $0.height] }
      return Frame.encode(.sizes, payload: numbers.flatMap { Frame.littleEndian(UInt32(clamping: $0)) })
    case .drawing(let bytes):
      return Frame.encode(.drawing, payload: bytes)
    case .stretches(let texts):
      return Frame.encode(.stretches, payload: Array(texts.joined(separator: "\0").utf8))
    case .failure(let reason, let detail):
      return ReaderResponse.end(reason, detail: detail).encoded()
    }
  }

  /// - Throws: ``ProtocolViolation`` where the frame is no response of a painter.
  public init(_ frame: Frame) throws(ProtocolViolation) {
    switch frame.kind {
    case .sizes:
      let bytes = frame.payload
      guard !bytes.isEmpty, bytes.count % 8 == 0, bytes.count / 8 <= ReadingBounds.pages else {
        throw ProtocolViolation("malformed sizes")
      }
      var sizes: [PageSize] = []
      for start in stride(from: 0, to: bytes.count, by: 8) {
        guard let width = Frame.integer(bytes[start...]), let height = Frame.integer(bytes[(start + 4)...]),
          width > 0, height > 0
        else { throw ProtocolViolation("a page without a size") }
        sizes.append(PageSize(width: width, height: height))
      }
      self = .sizes(sizes)
    case .drawing:
      self = .drawing(frame.payload)
    case .stretches:
      guard let text = String(validating: frame.payload, as: UTF8.self) else {
        throw ProtocolViolation("texts that are no UTF-8")
      }
      self = .stretches(text.split(separator: "\0").map(String.init))
    default:
      guard case .end(let reason?, let detail) = try ReaderResponse(frame) else {
        throw ProtocolViolation("a frame that is no answer of a painter")
      }
      self = .failure(reason, detail: detail ?? "")
    }
  }
}

/// How large a page is, in hundredths of a point for a document and in pixels for an image: what counts is the shape.
public struct PageSize: Hashable, Sendable {
  public let width: Int
  public let height: Int

  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// How large a part of the page is, in the same measure.
  public func of(_ part: PagePart) -> PageSize {
    PageSize(width: max(1, width * part.width / PagePart.grid), height: max(1, height * part.height / PagePart.grid))
  }

  /// Pixels that a picture may have from top to bottom.
  public static let tallestPicture = 4096

  /// The pixels of a picture of this page: so many wide, unless it would be too high then.
  public func pixels(width wanted: Int) -> PageSize {
    let high = wanted * height / max(1, width)
    if high <= Self.tallestPicture { return PageSize(width: wanted, height: max(1, high)) }
    return PageSize(width: max(1, Self.tallestPicture * width / height), height: Self.tallestPicture)
  }
}
