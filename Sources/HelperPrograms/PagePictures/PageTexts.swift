internal import BriefingDomain
internal import HelperHost
internal import MaterialReading

/// Has the reader read: texts that are to be set, and the pages that were drawn.
actor PageTexts {
  private let readers: ReaderPool
  private let reading = SharedTask<Key, Texts>()
  /// Of the documents that were asked for last, the newest at the end: a page is asked for by everybody, and leafed from.
  private var known: [(key: Key, texts: Texts)] = []
  private static let mostKnown = 4

  /// A document may be known both as it is drawn and as it is read aloud.
  private struct Key: Hashable {
    let sha256: String
    let isAloud: Bool
  }

  /// By their pages, from 1; those without text are missing. A document that cannot be read to its end is not read again
  /// for everybody who asks.
  private struct Texts: Sendable {
    let pages: [Int: String]
    let fault: PictureError?
  }

  init(_ readers: ReaderPool) {
    self.readers = readers
  }

  /// The pages of a file, from the first; none where it has no text.
  ///
  /// - Throws: ``PictureError`` where it cannot be read, `CancellationError`.
  nonisolated func content(of file: MaterialFile) async throws -> [Page] {
    let (pages, fault) = try await read(file)
    if let fault { throw fault }
    return pages
  }

  /// The text of a PDF's page; empty where it has none.
  ///
  /// - Parameters:
  ///   - page: from 1.
  ///   - sha256: of the source that it was drawn from.
  ///   - document: the PDF's path.
  ///   - aloud: as one reads it aloud, and not line by line as it is drawn.
  /// - Throws: as ``content(of:)``, for a page behind which reading has failed.
  func text(of page: Int, of sha256: String, drawn document: [UInt8], aloud: Bool) async throws -> String {
    let texts = try await texts(of: Key(sha256: sha256, isAloud: aloud), drawn: document)
    if let text = texts.pages[page] { return text }
    if let fault = texts.fault { throw fault }
    return ""
  }

  private nonisolated func read(
    _ file: MaterialFile, aloud: Bool = false
  ) async throws -> ([Page], fault: PictureError?) {
    do {
      let content = try await readers.read(file, aloud: aloud)
      let fault = content.reason.flatMap { $0 == .noText ? nil : PictureError($0, content.detail ?? "") }
      return (content.pages, fault)
    } catch let error as HelperError {
      throw PictureError.crashed(detail: "\(error)")
    }
  }

  private func texts(of key: Key, drawn document: [UInt8]) async throws -> Texts {
    if let place = known.firstIndex(where: { $0.key == key }) {
      let document = known.remove(at: place)
      known.append(document)
      return document.texts
    }
    let texts = try await reading.value(key) {
      let (pages, fault) = try await self.read(MaterialFile(path: document), aloud: key.isAloud)
      return Texts(pages: Dictionary(pages.map { ($0.number, $0.text) }) { first, _ in first }, fault: fault)
    }
    known.removeAll { $0.key == key }
    known.append((key, texts))
    if known.count > Self.mostKnown { known.removeFirst() }
    return texts
  }
}
