/// One message between the main program and a helper: a byte for its kind, four for the length of what follows
/// (little-endian), then that many bytes.
public struct Frame: Hashable, Sendable {
  public enum Kind: UInt8, Sendable {
    /// To a helper: a file to read, or what to draw.
    case request = 0x51
    /// To the reader: a file that is to be read aloud.
    case aloudRequest = 0x41
    /// To the reader: a workbook whose sheets are wanted as tables.
    case sheetRequest = 0x57
    /// To the reader: a workbook whose named cells are wanted.
    case namesRequest = 0x4E
    /// To the reader: a workbook that is to be filled.
    case fillRequest = 0x4C
    /// To the reader: a workbook that LibreOffice is to draw.
    case formatsRequest = 0x4B
    /// To the reader: Windows' log of events, of which some are wanted as XML.
    case eventsRequest = 0x47
    /// From a helper, once: it has started and speaks this version.
    case ready = 0x52
    /// From the helper: what the file is, before its first page.
    case format = 0x46
    /// From the helper: one page, a number and its text.
    case page = 0x50
    /// From the helper: what the presenter has written for himself at the page given last.
    case notes = 0x56
    /// From the helper: how many pages of paper the author's program counts, before the end.
    case count = 0x43
    /// From the helper: a sheet begins, whose rows the next pages have.
    case sheet = 0x54
    /// From the reader: bytes of what it makes of the file: a workbook that it has changed, events as XML.
    case piece = 0x42
    /// From the helper: the file is done, with the reason and its detail where there is one.
    case end = 0x45
    /// From the painter: how many pages there are, and how large each is.
    case sizes = 0x53
    /// From the painter: a picture of a page, or a document that was typeset.
    case drawing = 0x44
    /// From the painter: texts of a page that its picture does not show.
    case stretches = 0x55
  }

  /// The version of this protocol; main program and helper must agree on it.
  public static let version: UInt8 = 9
  /// Bytes a request's payload may have.
  public static let largestRequest = 1 << 20
  /// Bytes a response's payload may have: one page of ``ReadingBounds/pageBytes`` and its number.
  public static let largestResponse = ReadingBounds.pageBytes + 4
  /// Bytes a picture, or a document that was typeset, may have.
  public static let largestDrawing = 40 << 20

  public let kind: Kind
  public let payload: [UInt8]

  public init(kind: Kind, payload: [UInt8]) {
    self.kind = kind
    self.payload = payload
  }

  public static func encode(_ kind: Kind, payload: some Collection<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(5 + payload.count)
    bytes.append(kind.rawValue)
    bytes += littleEndian(UInt32(clamping: payload.count))
    bytes += payload
    return bytes
  }

  static func littleEndian(_ value: UInt32) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// The first four bytes as a number, `nil` where there are fewer.
  static func integer(_ bytes: some RandomAccessCollection<UInt8>) -> Int? {
    guard bytes.count >= 4 else { return nil }
    var result = 0
    for (shift, byte) in bytes.prefix(4).enumerated() {
      result |= Int(byte) << (8 * shift)
    }
    return result
  }
}

/// What one file may give, for the helper that keeps to it and for the main program that does not trust the helper.
public enum ReadingBounds {
  /// UTF-8 bytes of one page.
  public static let pageBytes = 32 << 20
  /// UTF-8 bytes of all pages of a file.
  public static let fileBytes = 256 << 20
  public static let pages = 100_000
  /// Seconds of processor time; the largest decks take a few.
  public static let processorSeconds: UInt32 = 120
}
