internal import BriefingDomain
internal import MaterialReading

/// Has the reader read: texts that are to be set, and the pages that were drawn.
actor TextDesk {
  private let readers: ReaderPool
  private let reading = Once<String, [Int: String]>()
  /// Of the documents that were asked for last, the newest at the end: a page is asked for by everybody, and leafed from.
  private var known: [(sha256: String, texts: [Int: String])] = []
  private static let mostKnown = 4

  init(_ readers: ReaderPool) {
    self.readers = readers
  }

  /// The pages of a file, from the first; none where it has no text.
  ///
  /// - Throws: ``PictureError`` where it cannot be read, `CancellationError`.
  nonisolated func content(of file: MaterialFile) async throws -> [Page] {
    do {
      let content = try await readers.read(file)
      if let reason = content.reason, reason != .noText { throw PictureError(reason, content.detail ?? "") }
      return content.pages
    } catch let error as ReaderError {
      throw PictureError.crashed(detail: "\(error)")
    }
  }

  /// The texts of a PDF's pages, from page 1; those without text are missing.
  ///
  /// - Parameters:
  ///   - sha256: of the source that it was drawn from.
  ///   - document: the PDF's path.
  /// - Throws: as ``content(of:)``.
  func pages(of sha256: String, drawn document: [UInt8]) async throws -> [Int: String] {
    if let place = known.firstIndex(where: { $0.sha256 == sha256 }) {
      let document = known.remove(at: place)
      known.append(document)
      return document.texts
    }
    let texts = try await reading.value(sha256) {
      let pages = try await self.content(of: MaterialFile(path: document))
      return Dictionary(pages.map { ($0.number, $0.text) }) { first, _ in first }
    }
    known.removeAll { $0.sha256 == sha256 }
    known.append((sha256, texts))
    if known.count > Self.mostKnown { known.removeFirst() }
    return texts
  }
}
