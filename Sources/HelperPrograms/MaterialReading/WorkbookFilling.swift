public import BriefingDomain
internal import HelperHost
import HelperProtocol

/// A workbook some of whose cells were filled, or formats changed.
public struct FilledWorkbook: Sendable {
  public fileprivate(set) var bytes: [UInt8] = []
  /// Why there is none; the bytes are of no use then.
  public fileprivate(set) var reason: UnreadableReason?
  /// For a person: what exactly was wrong. English, one line.
  public fileprivate(set) var detail: String?

  /// More than twice what is filled.
  private static let most = 160 << 20

  fileprivate mutating func take(
    _ response: ReaderResponse
  ) throws(ProtocolViolation) -> HelperProcess.Outcome<FilledWorkbook> {
    switch response {
    case .piece(let piece):
      guard bytes.count + piece.count <= Self.most else { throw ProtocolViolation("more than \(Self.most) bytes") }
      bytes += piece
    case .end(let reason, let detail):
      (self.reason, self.detail) = (reason, detail)
      return .done(self)
    case .ready, .format, .page, .notes, .paperPages, .sheet:
      throw ProtocolViolation("an answer that belongs to no workbook")
    }
    return .more
  }
}

extension ReaderPool {
  /// A copy of a workbook with these cells filled.
  ///
  /// - Throws: ``HelperError`` when no helper can be started; `CancellationError`.
  public func filled(_ file: MaterialFile, _ cells: [CellFilling]) async throws -> FilledWorkbook {
    try await changed(ReaderRequest(.filled(cells), path: file.path, name: file.name))
  }

  /// A copy of a workbook for LibreOffice, with number formats that it knows; of no bytes where it knows them all.
  ///
  /// - Throws: as ``filled(_:_:)``.
  public func withKnownFormats(_ file: MaterialFile) async throws -> FilledWorkbook {
    try await changed(ReaderRequest(.knownFormats, path: file.path, name: file.name))
  }

  private func changed(_ wish: ReaderRequest) async throws -> FilledWorkbook {
    var filled = FilledWorkbook()
    let request = wish.encoded()
    guard request.count <= Frame.largestRequest else {
      (filled.reason, filled.detail) = (.tooLarge, "too many cells")
      return filled
    }
    try await HelperProcess.run(executable, limits: limits, readable: readable) { helper in
      do throws(HelperFailure) {
        (filled, _) = try await helper.ask(request) { (frame) throws(ProtocolViolation) in
          try filled.take(try ReaderResponse(frame))
        }
      } catch {
        (filled.reason, filled.detail) = (error.reason, error.detail)
      }
    }
    return filled
  }
}
