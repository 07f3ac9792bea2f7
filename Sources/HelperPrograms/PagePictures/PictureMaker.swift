internal import BlockingThreads
public import BriefingDomain
internal import Foundation
public import HelperHost
internal import HelperProtocol
internal import MaterialReading

/// Makes the pictures of pages, each once, and keeps them in a folder.
///
/// Whoever asks waits for `run()`, which holds the helpers and works until it is cancelled; at its end everything that is
/// still asked for fails with `CancellationError`. All of this is safe to be called from many tasks at once.
public actor PictureMaker {
  enum Wanted: Hashable {
    case document(String)
    case original(String)
    case picture(String, Int, PictureWidth)
    case unseen(String)
  }

  let folder: PictureFolder
  let painters: Painters
  private let texts: PageTexts
  private let office: LibreOfficeConversion
  private let documents = SharedTask<Wanted, PicturedDocument>()
  private let files = SharedTask<Wanted, String>()
  let findings = SharedTask<Wanted, [UnseenText]?>()
  private var measured: [String: PicturedDocument] = [:]
  private var failures = PictureFailures()
  /// Documents that somebody waits for.
  private var awaited: Set<String> = []
  /// The newest comes last, and is fulfilled first.
  private var wishes: [PicturesAhead] = []
  private let wished = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
  private var tidying: Task<Void, any Error>?

  /// - Parameters:
  ///   - painter: the helper that draws, as ``PainterLocation`` gives it.
  ///   - reader: the helper that reads, for texts.
  ///   - sources: the folders that the sources lie in.
  ///   - folder: where the pictures are kept; made when it is missing.
  ///   - libreOffice: as ``LibreOffice/find(environment:)`` gives it; `nil` where there is none.
  public init(
    painter: String, reader: String, sources: [String], folder: String, libreOffice: LibreOffice?,
    limits: PictureLimits = PictureLimits()
  ) {
    self.folder = PictureFolder(path: folder)
    let readable = (sources + [folder]).map { Array($0.utf8) }
    painters = Painters(executable: painter, folder: self.folder, readable: readable, limit: limits.drawing)
    let readers = ReaderPool(executable: reader, limits: ReadingLimits(helpers: 1), readable: readable)
    texts = PageTexts(readers)
    office = LibreOfficeConversion(libreOffice, folder: self.folder, readers: readers, limit: limits.converting)
  }

  /// Tidies the folder, then does what is asked for, until cancelled. The helpers end with it.
  ///
  /// - Throws: ``PictureError/cannotWrite(path:why:)`` where there can be no folder.
  public nonisolated func run() async throws {
    try await tidy()
    await withTaskGroup { group in
      group.addTask { await self.painters.run() }
      group.addTask { await self.office.run() }
      group.addTask { await self.workAhead() }
    }
  }

  /// Makes the folder, and takes away what is unfinished, drawn by other rules or too much. Once, and whoever
  /// asks meanwhile waits: what is being made is unfinished, too.
  ///
  /// Only for the one process that makes pictures.
  ///
  /// - Throws: ``PictureError/cannotWrite(path:why:)``
  public func tidy() async throws {
    let tidying = tidying ?? Task { [folder] in try await PictureFolder.threads.run { try folder.tidy() } }
    self.tidying = tidying
    do { try await tidying.value } catch {
      // Such as a full disk, which may be less full later.
      if self.tidying == tidying { self.tidying = nil }
      throw error
    }
  }

  /// The helpers end, to start again when there is something to draw; for when no projection is on.
  public nonisolated func rest() { painters.queue.rest() }

  /// How many pages there are to show, and their shapes. An Office document is converted, and a text set, the first time.
  /// A file that failed is not tried again at once.
  ///
  /// - Throws: ``PictureError``, `CancellationError`.
  public func document(_ source: PictureSource) async throws -> PicturedDocument {
    if measured[source.sha256] == nil, case .office(let ending)? = try? source.way() {
      awaited.insert(source.sha256)
      office.raise(source, ending: ending)
    }
    defer { awaited.remove(source.sha256) }
    return try await measure(source)
  }

  func measure(_ source: PictureSource) async throws -> PicturedDocument {
    if let known = measured[source.sha256] { return known }
    if let failure = failures[source] { throw failure }
    do {
      let document = try await documents.value(.document(source.sha256)) {
        let request = PainterRequest(.measure, of: source.kindOfDrawing, path: try await self.original(source))
        guard case .sizes(let sizes) = try await self.painters.ask(request) else { throw Self.wrongAnswer }
        return PicturedDocument(sizes, hidden: try Self.text(self.folder.hiddenPages(source)))
      }
      measured[source.sha256] = document
      return document
    } catch let error as PictureError {
      failures.note(error, of: source)
      throw error
    }
  }

  /// Makes what is likely to be asked for when the source is first shown, while nobody waits for anything: the pictures of
  /// its first pages, and the small ones of all. What is there stays.
  ///
  /// - Parameter pictures: else only the document that they are drawn from is made.
  /// - Returns: how many pages there are.
  /// - Throws: ``PictureError``, of the document or of its first page that cannot be drawn; `CancellationError`.
  @discardableResult
  public func prepare(_ source: PictureSource, pictures: Bool = true) async throws -> Int {
    let pages = try await measure(source).pages.count
    if !pictures { return pages }
    var (wish, failure): (PicturesAhead, PictureError?) = (PicturesAhead(source: source, page: 1), nil)
    while let item = wish.item(of: pages) {
      do { _ = try await picture(source, page: item.page, width: item.width, ahead: true) } catch let error
        as PictureError
      { failure = failure ?? error }
      wish.step += 1
    }
    if let failure { throw failure }
    _ = try await unseenTexts(source)
    return pages
  }

  /// Whether everything is there that ``prepare(_:pictures:)`` makes of a source with so many pages. For that nothing is
  /// drawn, and `run()` need not work.
  public nonisolated func isPrepared(_ source: PictureSource, pages: Int) async -> Bool {
    await PictureFolder.threads.run {
      var wish = PicturesAhead(source: source, page: 1)
      while let item = wish.item(of: pages) {
        if !PictureFolder.exists(folder.picture(source, page: item.page, width: item.width)) { return false }
        wish.step += 1
      }
      return pages > 0 && (!source.mayHideText || folder.knowsUnseen(source))
    }
  }

  /// The hidden pages of a source that was converted, as ``PicturedDocument/hidden`` has them; none where it was not.
  ///
  /// - Throws: ``PictureError``.
  public nonisolated func hiddenPages(_ source: PictureSource, of pages: Int) throws(PictureError) -> Set<Int> {
    PicturedDocument.hidden(try Self.text(folder.hiddenPages(source)), of: pages)
  }

  /// How many pages of paper a source that was converted makes, where it was laid out anew for the wall; else `nil`.
  ///
  /// - Throws: ``PictureError``.
  public nonisolated func paperPages(_ source: PictureSource) throws(PictureError) -> Int? {
    Int(try Self.text(folder.paperPages(source)).prefix { $0.isNumber }).flatMap { $0 > 0 ? $0 : nil }
  }

  /// The path of a finished WebP, made when it is missing.
  ///
  /// - Parameter page: from 1.
  /// - Throws: ``PictureError``, `CancellationError`.
  public func picture(_ source: PictureSource, page: Int, width: PictureWidth) async throws -> String {
    try await picture(source, page: page, width: width, ahead: false)
  }

  /// A WebP of a part of a page that somebody looks at more closely, or of a page that is marked. It is not kept: there are many
  /// parts, and marks.
  ///
  /// - Parameter page: from 1.
  /// - Parameter mark: is written across it unless it is empty.
  /// - Throws: ``PictureError``, `CancellationError`.
  public func part(
    _ part: PagePart, of page: Int, _ source: PictureSource, width: PictureWidth, mark: String = ""
  ) async throws -> [UInt8] {
    try await check(source, page)
    let request = PainterRequest(
      .paint(page: page, width: width.rawValue, part: part, mark: mark), of: source.kindOfDrawing,
      path: try await original(source))
    // Of a part the page is up already, only less sharp: others wait for theirs.
    guard case .drawing(let file) = try await painters.ask(request, part == .whole ? .now : .long),
      PictureFile.isWhole(file, width)
    else {
      throw Self.wrongAnswer
    }
    return file
  }

  /// The text of a picture's page, as a search finds it; empty for an image.
  ///
  /// - Parameters:
  ///   - page: from 1.
  ///   - aloud: as one reads it aloud, and not line by line as it is drawn.
  /// - Throws: ``PictureError``, `CancellationError`.
  public func text(_ source: PictureSource, page: Int, aloud: Bool = false) async throws -> String {
    try await check(source, page)
    guard source.kindOfDrawing == .pdf else { return "" }
    return try await texts.text(of: page, of: source.sha256, drawn: try await original(source), aloud: aloud)
  }

  /// Has the pictures near a page made while nothing else is asked for: large and medium ones of the pages around it,
  /// then the small ones of all pages. What cannot be made is passed over.
  public func makeAhead(_ source: PictureSource, near page: Int) {
    wishes.removeAll { $0.source == source }
    wishes.append(PicturesAhead(source: source, page: page))
    wished.continuation.yield()
  }

  private func workAhead() async {
    for await _ in wished.stream {
      while let wish = wishes.last, !Task.isCancelled {
        let pages = try? await document(wish.source).pages.count
        // Something else may have been wished for meanwhile.
        guard wishes.last == wish else { continue }
        guard let pages, let item = wish.item(of: pages) else {
          wishes.removeLast()
          continue
        }
        wishes[wishes.count - 1].step += 1
        _ = try? await picture(wish.source, page: item.page, width: item.width, ahead: true)
      }
    }
  }

  private func picture(_ source: PictureSource, page: Int, width: PictureWidth, ahead: Bool) async throws -> String {
    let place = folder.picture(source, page: page, width: width)
    if page > 0, PictureFolder.exists(place) { return place }
    // Who prepares a source has measured it, and nobody waits for that.
    if !ahead { try await check(source, page) }
    let request = PainterRequest(
      .paint(page: page, width: width.rawValue), of: source.kindOfDrawing, path: try await original(source))
    if !ahead { painters.queue.raise(request) }
    return try await files.value(.picture(source.sha256, page, width)) {
      guard case .drawing(let file) = try await self.painters.ask(request, ahead ? .ahead : .now),
        PictureFile.isWhole(file, width)
      else { throw Self.wrongAnswer }
      try await PictureFolder.threads.run { try self.folder.keep(file, as: place, source) }
      return place
    }
  }

  private func check(_ source: PictureSource, _ page: Int) async throws {
    let count = try await document(source).pages.count
    guard (1...count).contains(page) else { throw PictureError.noSuchPage(page, of: count) }
  }

  /// What the painter opens for a source: the file itself, or the PDF that was made of it.
  func original(_ source: PictureSource) async throws -> [UInt8] {
    let way = try source.way()
    if case .asItIs = way { return Array(source.path.utf8) }
    let place = folder.document(source)
    if PictureFolder.exists(place) { return Array(place.utf8) }
    return Array(
      try await files.value(.original(source.sha256)) {
        switch way {
        case .asItIs: break
        case .office(let ending):
          try await self.office.convert(source, ending: ending, ahead: await !self.awaited.contains(source.sha256))
        case .typeset(let kind): try await self.typeset(source, kind)
        }
        return place
      }.utf8)
  }

  private nonisolated func typeset(_ source: PictureSource, _ kind: PainterRequest.Source) async throws {
    let content = try await texts.content(of: MaterialFile(path: source.path, name: source.name))
    try await tidy()
    let text = try await PictureFolder.threads.run {
      let path = try folder.newPath(source)
      try PictureFolder.write(Array(content.map(\.text).joined(separator: "\u{0C}").utf8), to: path)
      return path
    }
    defer { PictureFolder.remove(text) }
    let request = PainterRequest(.typeset, of: kind, path: Array(text.utf8))
    guard case .drawing(let pdf) = try await painters.ask(request), pdf.starts(with: Array("%PDF-".utf8)) else {
      throw Self.wrongAnswer
    }
    try await PictureFolder.threads.run { try folder.keep(pdf, as: folder.document(source), source) }
  }

  /// What is there and cannot be read is an error: hidden pages would go up as if they were not hidden.
  private static func text(_ path: String) throws(PictureError) -> String {
    if access(path, F_OK) != 0 { return "" }
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw .cannotRead(.damaged, detail: "\(path) cannot be read")
    }
    return text
  }

  static var wrongAnswer: PictureError { .crashed(detail: "the helper gave a wrong answer") }
}
