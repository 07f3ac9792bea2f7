internal import BriefingDomain
internal import BriefingLibrary
internal import Logging
internal import ServiceLifecycle

/// Has done what nobody waits for yet. It brings the index of names up to date, and has drawn, one file after the other, what
/// will be shown soon and what was registered last, so that nobody waits for LibreOffice in the room; and while nothing is
/// on what was handed over on paper, whose sheets are not known before.
actor DrawingAhead: Service {
  private let library: Library
  private let pages: any PageSource
  private let registry: RoomRegistry
  private let now: @Sendable () -> PreciseInstant
  private let logger: Logger
  /// By content: what failed fails again.
  private var done: Set<ContentHash> = []

  /// Looks, too, when nobody has changed anything: the days go by.
  private static let looksAfter = 600

  init(
    library: Library, pages: any PageSource, registry: RoomRegistry, now: @escaping @Sendable () -> PreciseInstant,
    logger: Logger
  ) {
    self.library = library
    self.pages = pages
    self.registry = registry
    self.now = now
    self.logger = logger
  }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do { try await self.work() } catch {
          if error is CancellationError { break }
          // Such as a busy database. Without this service the room waits, and says what is wrong.
          self.logger.note(.databaseFailed, .warning, ["error": .error(error)])
          try? await Task.sleep(for: .seconds(60))
        }
      }
    }
  }

  private func work() async throws {
    let changes = try library.changes()
    while true {
      let stamp = try await changes.stamp()
      if try await library.indexNames() { continue }
      // The list is made anew after each: something that will be shown sooner may have come.
      if try await drawNext() { continue }
      for _ in 0..<Self.looksAfter {
        try await Task.sleep(for: .seconds(1))
        if try await changes.stamp() != stamp { break }
      }
    }
  }

  /// - Returns: whether there was something to draw.
  func drawNext() async throws -> Bool {
    if let next = try await library.versionsToDraw(at: now().instant).first(where: { !done.contains($0.sha256) }) {
      try await draw(next, pictures: true)
    } else if await registry.isIdle,
      let next = try await library.versionsToCount().first(where: { !done.contains($0.sha256) })
    {
      try await draw(next, pictures: false)
    } else {
      return false
    }
    return true
  }

  private func draw(_ version: MaterialVersion, pictures: Bool) async throws {
    done.insert(version.sha256)
    let (faults, drawn) = AsyncStream<PictureFault>.makeStream()
    let drawing = Task { [pages] in
      do throws(PictureFault) { _ = try await pages.prepare(version, pictures: pictures) } catch { drawn.yield(error) }
      drawn.finish()
    }
    var fault: PictureFault?
    for await one in faults { fault = one }
    // The end of the server does not wait for a drawing.
    drawing.cancel()
    try Task.checkCancellation()
    if let fault {
      logger.note(
        .picturesFailed, .info, ["version": .number(version.id), "why": "\(fault.rawValue)", "ahead": "true"])
    }
    try await library.dropPictures(ifRemoved: version)
  }
}
