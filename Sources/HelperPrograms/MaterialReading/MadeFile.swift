public import BriefingDomain
internal import HelperHost
import HelperProtocol

/// What was made of a file: a workbook with cells filled or formats changed, or events of a log as XML.
public struct MadeFile: Sendable {
  public fileprivate(set) var bytes: [UInt8] = []
  /// Why there is none; the bytes are of no use then.
  public fileprivate(set) var reason: UnreadableReason?
  /// For a person: what exactly was wrong. English, one line.
  public fileprivate(set) var detail: String?

  /// More than twice what is filled.
  private static let most = 160 << 20

  fileprivate mutating func take(
    _ response: ReaderResponse
  ) throws(ProtocolViolation) -> HelperProcess.Outcome<MadeFile> {
    switch response {
    case .piece(let piece):
      guard bytes.count + piece.count <= Self.most else { throw ProtocolViolation("more than \(Self.most) bytes") }
      bytes += piece
    case .end(let reason, let detail):
      (self.reason, self.detail) = (reason, detail)
      return .done(self)
    case .ready, .format, .page, .notes, .paperPages, .sheet:
      throw ProtocolViolation("an answer that belongs to no file that is made")
    }
    return .more
  }
}

extension ReaderPool {
  /// A copy of a workbook with these cells filled.
  ///
  /// - Throws: ``HelperError`` when no helper can be started; `CancellationError`.
  public func filled(_ file: MaterialFile, _ cells: [CellFilling]) async throws -> MadeFile {
    try await made(ReaderRequest(.filled(cells), path: file.path, name: file.name))
  }

  /// A copy of a workbook for LibreOffice, with number formats that it knows; of no bytes where it knows them all.
  ///
  /// - Throws: as ``filled(_:_:)``.
  public func withKnownFormats(_ file: MaterialFile) async throws -> MadeFile {
    try await made(ReaderRequest(.knownFormats, path: file.path, name: file.name))
  }

  /// Events of Windows' own log (.evtx) as XML, a line each, the oldest first. One that cannot be read is there without a word, and
  /// so is what a damaged log lacks.
  ///
  /// - Parameter numbers: of what has happened; other events are left out.
  /// - Throws: as ``filled(_:_:)``.
  public func events(of file: MaterialFile, numbered numbers: [UInt32]) async throws -> MadeFile {
    try await made(ReaderRequest(.events(numbers), path: file.path, name: file.name))
  }

  private func made(_ wish: ReaderRequest) async throws -> MadeFile {
    var made = MadeFile()
    let request = wish.encoded()
    guard request.count <= Frame.largestRequest else {
      (made.reason, made.detail) = (.tooLarge, "the request is too long")
      return made
    }
    try await HelperProcess.run(executable, limits: limits, readable: readable) { helper in
      do throws(HelperFailure) {
        (made, _) = try await helper.ask(request) { (frame) throws(ProtocolViolation) in
          try made.take(try ReaderResponse(frame))
        }
      } catch {
        (made.reason, made.detail) = (error.reason, error.detail)
      }
    }
    return made
  }
}
