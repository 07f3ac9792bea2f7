internal import BriefingDomain
internal import BriefingLibrary
internal import Logging
internal import PagePictures

/// Pages of which the library is told once they were drawn: how many there are, since the sheets of what was handed over
/// may depend on it, and what they say, so that a search finds the page that is shown. Nobody who wants to see them waits
/// for that: others may keep the database for minutes.
struct CountedPages: PageSource {
  private let pages: any PageSource
  private let library: Library
  private let now: @Sendable () -> PreciseInstant
  private let logger: Logger
  private let drawn = AsyncStream<(version: MaterialVersion, pages: Int)>.makeStream(
    bufferingPolicy: .bufferingNewest(1000))

  init(_ pages: any PageSource, _ library: Library, now: @escaping @Sendable () -> PreciseInstant, _ logger: Logger) {
    self.pages = pages
    self.library = library
    self.now = now
    self.logger = logger
  }

  func pageCount(of version: MaterialVersion) async throws(PictureFault) -> Int {
    let count = try await pages.pageCount(of: version)
    drawn.continuation.yield((version, count))
    return count
  }

  func run() async throws {
    try await withThrowingTaskGroup { group in
      group.addTask { try await pages.run() }
      group.addTask { await noteDrawn() }
      try await group.waitForAll()
    }
  }

  private func noteDrawn() async {
    // Whose pages cannot be read, or say nothing, is not read again and again.
    var read: Set<MaterialVersion.ID> = []
    for await (version, count) in drawn.stream {
      do {
        guard try await !library.knowsDrawn(version.id, pages: count) else { continue }
        let paper = try await pages.paperPages(of: version)
        // The count first: it is known now.
        try await library.noteDrawn(version.id, pages: count, paper: paper, at: now().instant)
        guard read.insert(version.id).inserted, let texts = await texts(of: version, count) else { continue }
        try await library.noteDrawn(version.id, pages: count, paper: paper, texts: texts, at: now().instant)
      } catch is CancellationError {} catch {
        // It is counted again when it is shown again.
        logger.note(.databaseFailed, .error, ["error": .error(error)])
      }
    }
  }

  private func texts(of version: MaterialVersion, _ count: Int) async -> [String]? {
    var texts: [String] = []
    for page in 1...max(1, count) {
      do throws(PictureFault) { texts.append(try await pages.text(of: version, page: page)) } catch { return nil }
    }
    return texts
  }

  func hiddenPages(of version: MaterialVersion) async throws(PictureFault) -> Set<Int> {
    try await pages.hiddenPages(of: version)
  }

  func paperPages(of version: MaterialVersion) async throws(PictureFault) -> Int? {
    try await pages.paperPages(of: version)
  }

  func unseenPages(of version: MaterialVersion) async throws(PictureFault) -> [Int]? {
    try await pages.unseenPages(of: version)
  }

  func picture(of version: MaterialVersion, page: Int, width: PictureWidth) async throws(PictureFault) -> String {
    try await pages.picture(of: version, page: page, width: width)
  }

  func part(_ part: PagePart, of page: Int, _ version: MaterialVersion, width: PictureWidth, mark: String)
    async throws(PictureFault) -> [UInt8]
  {
    try await pages.part(part, of: page, version, width: width, mark: mark)
  }

  func text(of version: MaterialVersion, page: Int) async throws(PictureFault) -> String {
    try await pages.text(of: version, page: page)
  }

  func textAloud(of version: MaterialVersion, page: Int) async throws(PictureFault) -> String {
    try await pages.textAloud(of: version, page: page)
  }

  func makeAhead(_ version: MaterialVersion, near page: Int) async { await pages.makeAhead(version, near: page) }

  func prepare(_ version: MaterialVersion, pictures: Bool) async throws(PictureFault) -> Int {
    let count = try await pages.prepare(version, pictures: pictures)
    drawn.continuation.yield((version, count))
    return count
  }

  func rest() async { await pages.rest() }
}
