public import BriefingDomain

/// What a helper answers. For one request: the format, pages from 1 without gaps, each with the presenter's notes behind it
/// where it has some, how many pages of paper they make where the file itself knows it, the end. For a workbook's sheets, each
/// sheet, and pages of its rows: comma-separated, the row's number in the sheet first; then the end. For its names, the
/// same with a row for each named cell. For a workbook to be filled, its bytes in pieces, for a log of events their XML, a line
/// each; then the end.
public enum ReaderResponse: Hashable, Sendable {
  case ready
  case format(MaterialFormat)
  /// A page; its notes come as `notes`.
  case page(Page)
  /// The presenter's notes of the page given last, whose text has them too.
  case notes(String)
  /// Pages of paper as the author's program counted them.
  case paperPages(Int)
  case sheet(name: String, isHidden: Bool)
  case piece([UInt8])
  case end(UnreadableReason?, detail: String?)

  /// The longest detail that is passed on, in bytes of UTF-8.
  public static let longestDetail = 500

  /// The response as one frame.
  public func encoded() -> [UInt8] {
    switch self {
    case .ready:
      return Frame.encode(.ready, payload: [Frame.version])
    case .format(let format):
      return Frame.encode(.format, payload: format.rawValue.utf8)
    case .page(let page):
      return Frame.encode(.page, payload: Frame.littleEndian(UInt32(clamping: page.number)) + page.text.utf8)
    case .notes(let text):
      return Frame.encode(.notes, payload: text.utf8)
    case .paperPages(let count):
      return Frame.encode(.count, payload: Frame.littleEndian(UInt32(clamping: count)))
    case .sheet(let name, let isHidden):
      return Frame.encode(.sheet, payload: [isHidden ? 1 : 0] + name.utf8)
    case .piece(let bytes):
      return Frame.encode(.piece, payload: bytes)
    case .end(let reason, let detail):
      let text = PlainText.cleaned(detail ?? "", keepingLines: false)
      let reasonBytes = Array((reason?.rawValue ?? "").utf8)
      return Frame.encode(.end, payload: reasonBytes + [0] + PlainText.prefix(text, bytes: Self.longestDetail).utf8)
    }
  }

  /// - Throws: ``ProtocolViolation`` where the frame is no response, or its text is not clean UTF-8.
  public init(_ frame: Frame) throws(ProtocolViolation) {
    switch frame.kind {
    case .request, .aloudRequest, .sheetRequest, .namesRequest, .fillRequest, .formatsRequest, .eventsRequest, .sizes,
      .drawing, .stretches:
      throw ProtocolViolation("a frame that is no answer of a reader")
    case .ready:
      guard frame.payload == [Frame.version] else { throw ProtocolViolation("another version of the protocol") }
      self = .ready
    case .format:
      guard let format = MaterialFormat(rawValue: try Self.text(frame.payload[...])) else {
        throw ProtocolViolation("an unknown format")
      }
      self = .format(format)
    case .page:
      guard let number = Frame.integer(frame.payload) else { throw ProtocolViolation("a page without a number") }
      self = .page(Page(number: number, text: try Self.text(frame.payload[4...])))
    case .notes:
      self = .notes(try Self.text(frame.payload[...]))
    case .count:
      guard frame.payload.count == 4, let count = Frame.integer(frame.payload),
        (1...ReadingBounds.pages).contains(count)
      else { throw ProtocolViolation("a malformed count") }
      self = .paperPages(count)
    case .sheet:
      guard let first = frame.payload.first, first <= 1 else { throw ProtocolViolation("a malformed sheet") }
      self = .sheet(name: try Self.text(frame.payload.dropFirst()), isHidden: first == 1)
    case .piece:
      self = .piece(frame.payload)
    case .end:
      guard let zero = frame.payload.firstIndex(of: 0) else { throw ProtocolViolation("a malformed end") }
      let reasonText = try Self.text(frame.payload[..<zero])
      let reason = UnreadableReason(rawValue: reasonText)
      guard reason != nil || reasonText.isEmpty else { throw ProtocolViolation("an unknown reason") }
      let detail = try Self.text(frame.payload[(zero + 1)...])
      guard detail.utf8.count <= Self.longestDetail, !detail.utf8.contains(where: { $0 < 0x20 }) else {
        throw ProtocolViolation("a detail of more than one line")
      }
      self = .end(reason, detail: detail.isEmpty ? nil : detail)
    }
  }

  static func text(_ bytes: ArraySlice<UInt8>) throws(ProtocolViolation) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw ProtocolViolation("text that is no UTF-8") }
    guard PlainText.isClean(text) else { throw ProtocolViolation("text with control characters") }
    return text
  }
}
