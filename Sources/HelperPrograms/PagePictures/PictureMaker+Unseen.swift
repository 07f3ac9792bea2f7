internal import BlockingThreads
public import BriefingDomain
internal import HelperProtocol

extension PictureMaker {
  /// The texts that a source's pages do not show, by page. They are looked for once, while nobody waits for anything.
  ///
  /// - Returns: `nil` where it cannot be told.
  /// - Throws: ``PictureError``, of the document; `CancellationError`.
  public func unseenTexts(_ source: PictureSource) async throws -> [UnseenText]? {
    guard source.mayHideText else { return [] }
    if folder.knowsUnseen(source) { return folder.unseenTexts(of: source) }
    let pages = try await measure(source).pages.count
    let path = try await original(source)
    return try await findings.value(.unseen(source.sha256)) {
      let texts = try await self.findUnseen(source, path, pages)
      try await PictureFolder.threads.run { try self.folder.keep(unseen: texts, of: source) }
      return texts
    }
  }

  private nonisolated func findUnseen(
    _ source: PictureSource, _ path: [UInt8], _ pages: Int
  ) async throws -> [UnseenText]? {
    var found: [UnseenText] = []
    for page in 1...max(1, pages) {
      do {
        guard
          case .stretches(let texts) = try await painters.ask(
            PainterRequest(
              .findUnseen(page: page, in: source.origin), of: source.kindOfDrawing, path: path), .ahead)
        else { throw Self.wrongAnswer }
        if !texts.isEmpty { found.append(UnseenText(page: page, stretches: texts)) }
      } catch let error as PictureError {
        switch error {
        case .cannotRead, .tooLarge, .timedOut, .crashed: return nil
        case .noSuchPage, .noLibreOffice, .noPainter, .cannotWrite: throw error
        }
      }
    }
    return found
  }
}
