internal import BlockingThreads
public import BriefingDomain
public import BriefingLedger
internal import BriefingStore
internal import HelperHost
internal import PagePictures

/// Which materials are to be drawn before somebody shows them.
public enum DrawingRequest: Sendable {
  /// What a server draws while nobody waits for anything: what will be shown soon, what was registered last, and what was
  /// handed over on paper and whose sheets are not known.
  case ahead
  /// The materials of these briefings.
  case briefings([Briefing.ID])
  /// Those of the briefings that begin within some instants and are not cancelled.
  case within(Range<Instant>)
}

/// A material, and whether there are pictures of it.
public struct MaterialDrawing: Sendable {
  public let version: MaterialVersion
  public internal(set) var state: State
  /// Entries of the ledger whose sheets became known, with the pages of a copy in `latePages`.
  public internal(set) var entries: [LedgerEntry] = []
  /// What its file says and its pages do not show; `nil` where that is not known.
  public internal(set) var unseen: [UnseenText]?
  /// Whether it is drawn to count its pages, and no picture is made.
  public let countsOnly: Bool

  public enum State: Sendable, Hashable {
    /// It is still to be drawn.
    case missing
    /// It was drawn before.
    case known(pages: Int, hidden: Int)
    /// It was drawn now, or its pages were counted.
    case drawn(pages: Int, hidden: Int)
    /// There are no pictures of it. The reason says more where the file is at fault.
    case failed(PictureFault, UnreadableReason?)
    /// Its kind is not drawn, or it needs a password: nothing was tried.
    case undrawable(UnreadableReason)
  }
}

/// How far a run has come.
public struct DrawingProgress: Sendable {
  /// From 1.
  public let number: Int
  public let of: Int
  public let version: MaterialVersion
}

extension Visit {
  /// Which materials a request is about, and what there is of them. Nothing is drawn.
  ///
  /// - Throws: `LibraryError.noSuchBriefing`; `StoreError`; `HelperError` where a helper is missing.
  public func drawings(_ request: DrawingRequest) async throws -> [MaterialDrawing] {
    try await drawings(request, try library.pictureMaker())
  }

  /// Draws what is missing, one file after the other, so that nobody waits for it in a room: the pictures that a server
  /// makes ahead. What is drawn stays, whatever becomes of the rest. Sheets that follow from the pages become known.
  ///
  /// When the task is cancelled, the rest stays `missing`.
  ///
  /// - Returns: one element for each material, in the order of drawing.
  /// - Throws: `LibraryError.noSuchBriefing`; `.serverDraws` and `.drawingRuns` where others make the home's pictures;
  ///   `.cannotWrite`; `StoreError`; `HelperError` where a helper is missing or does not start.
  public func draw(
    _ request: DrawingRequest, progress: @escaping @Sendable (DrawingProgress) -> Void
  ) async throws -> [MaterialDrawing] {
    try require(.project, ofAll: true)
    guard let lock = try await ServerLock(library.home) else {
      let refusal = ServerLock.refusal(library.home)
      if case .serverRuns = refusal { throw LibraryError.serverDraws }
      throw refusal
    }
    defer { withExtendedLifetime(lock) {} }
    try lock.announceDrawing(library.home)
    let maker = try library.pictureMaker()
    do {
      try await maker.tidy()
      let drawings = try await drawings(request, maker)
      return try await withThrowingTaskGroup(of: [MaterialDrawing]?.self) { group in
        group.addTask {
          try await maker.run()
          return nil
        }
        group.addTask { try await draw(drawings, maker, progress) }
        defer { group.cancelAll() }
        // The maker ends when this is cancelled, or where it cannot work at all.
        while let result = try await group.next() { if let result { return result } }
        return drawings
      }
    } catch PictureError.cannotWrite(let path, let why) {
      throw LibraryError.cannotWrite(path, why: why)
    } catch PictureError.noPainter(let path, let why) {
      throw HelperError.cannotStart(path: path, why: why)
    }
  }

  private func drawings(_ request: DrawingRequest, _ maker: PictureMaker) async throws -> [MaterialDrawing] {
    let wanted = try await read { reader in
      try versions(request, reader).filter { try reader.covers($0.version.briefing) }.map {
        ($0.version, $0.countsOnly, try reader.drawnPages(of: $0.version.id))
      }
    }
    var drawings: [MaterialDrawing] = []
    for (version, countsOnly, pages) in wanted {
      let state = try await state(of: version, pages: countsOnly ? nil : pages, maker)
      drawings.append(
        MaterialDrawing(
          version: version, state: state, unseen: library.knownUnseenTexts(of: version), countsOnly: countsOnly))
    }
    return drawings
  }

  private func versions(
    _ request: DrawingRequest, _ reader: StoreReader
  ) throws -> [(version: MaterialVersion, countsOnly: Bool)] {
    switch request {
    case .briefings(let numbers):
      var known: Set<Briefing.ID> = []
      return try numbers.filter { known.insert($0).inserted }.flatMap { number in
        try reader.currentVersions(of: briefing(number, reader).id).map { ($0, false) }
      }
    case .within(let instants):
      return try reader.versionsToShow(within: instants, latest: 0).map { ($0, false) }
    case .ahead:
      let shown = try Library.versionsToDraw(at: clock.now, reader)
      let known = Set(shown.map(\.id))
      let counted = try reader.versionsToCount(most: .max).filter { !known.contains($0.id) }
      return shown.map { ($0, false) } + counted.map { ($0, true) }
    }
  }

  /// - Parameter pages: as drawn, where that is known.
  private func state(
    of version: MaterialVersion, pages: Int?, _ maker: PictureMaker
  ) async throws -> MaterialDrawing.State {
    let source = library.pictureSource(of: version)
    if version.reason == .encrypted { return .undrawable(.encrypted) }
    if let obstacle = source.obstacle { return .undrawable(obstacle.reason) }
    guard let pages, await maker.isPrepared(source, pages: pages) else { return .missing }
    return try finished(source, pages, maker) { .known(pages: pages, hidden: $0) }
  }

  private func draw(
    _ drawings: [MaterialDrawing], _ maker: PictureMaker, _ progress: @Sendable (DrawingProgress) -> Void
  ) async throws -> [MaterialDrawing] {
    let missing = drawings.indices.filter { drawings[$0].state == .missing }
    var (drawings, removed) = (drawings, Set<Int>())
    for (place, index) in missing.enumerated() {
      if Task.isCancelled { break }
      let version = drawings[index].version
      progress(DrawingProgress(number: place + 1, of: missing.count, version: version))
      do {
        (drawings[index].state, drawings[index].entries) = try await draw(drawings[index], maker)
        drawings[index].unseen = library.knownUnseenTexts(of: version)
      } catch is CancellationError {
        break
      }
      if try await library.dropPictures(ifRemoved: version) { removed.insert(index) }
    }
    return drawings.indices.filter { !removed.contains($0) }.map { drawings[$0] }
  }

  private func draw(
    _ drawing: MaterialDrawing, _ maker: PictureMaker
  ) async throws -> (MaterialDrawing.State, [LedgerEntry]) {
    let version = drawing.version
    let source = library.pictureSource(of: version)
    let pages: Int
    do {
      pages = try await maker.prepare(source, pictures: !drawing.countsOnly)
    } catch let error as PictureError {
      switch error {
      // These are no file's fault, and would meet every other one.
      case .cannotWrite, .noPainter: throw error
      case .cannotRead(let reason, _): return (.failed(PictureFault(error), reason), [])
      case .crashed:
        // Ctrl-C ends the helpers as well, and they may be faster than the word of it.
        try await Task.sleep(for: .milliseconds(200))
        return (.failed(.crashed, nil), [])
      default: return (.failed(PictureFault(error), nil), [])
      }
    } catch {
      // A helper that is ended, or a machine that starts no more programs, says it in many ways.
      if error is CancellationError || Task.isCancelled { throw CancellationError() }
      return (.failed(.unavailable, nil), [])
    }
    let entries = try await note(version, pages: pages, paper: maker.paperPages(source))
    try await layText(of: version, source, pages, maker)
    return (try finished(source, pages, maker) { .drawn(pages: pages, hidden: $0) }, entries)
  }

  /// - Parameter state: of what has so many hidden pages.
  private func finished(
    _ source: PictureSource, _ pages: Int, _ maker: PictureMaker, _ state: (Int) -> MaterialDrawing.State
  ) throws -> MaterialDrawing.State {
    let hidden = try maker.hiddenPages(source, of: pages).count
    // A room shows nothing of it.
    return hidden == pages ? .failed(.allHidden, nil) : state(hidden)
  }

  /// Where the text stands on the pages. Pages that cannot be read keep nobody from their pictures.
  private func layText(
    of version: MaterialVersion, _ source: PictureSource, _ pages: Int, _ maker: PictureMaker
  ) async throws {
    guard try await !library.knowsDrawn(version.id, pages: pages) else { return }
    var texts: [String] = []
    for page in 1...max(1, pages) {
      do { texts.append(try await maker.text(source, page: page)) } catch {
        if error is CancellationError { throw error }
        return
      }
    }
    try await library.noteDrawn(
      version.id, pages: pages, paper: maker.paperPages(source), texts: texts, at: clock.now)
  }

  private func note(_ version: MaterialVersion, pages: Int, paper: Int?) async throws -> [LedgerEntry] {
    guard try await !read({ try $0.knowsDrawn(version.id, pages: pages) }) else { return [] }
    return try await write(as: .project) { writer in
      try writer.noteDrawn(version.id, pages: pages, paper: paper, at: clock.now, by: person.name)
    }
  }
}
