internal import BriefingDomain
internal import BriefingLibrary
internal import Logging
internal import ServiceLifecycle

/// Has drawn what will be shown soon and what was registered last, one file after the other, so that nobody waits for
/// LibreOffice in the room.
struct DrawingAhead: Service {
  let library: Library
  let pages: any PageSource
  let now: @Sendable () -> PreciseInstant
  let logger: Logger

  /// Looks, too, when nobody has changed anything: the days go by.
  private static let looksAfter = 600

  func run() async throws {
    await cancelWhenGracefulShutdown {
      // By content: what failed fails again.
      var done: Set<ContentHash> = []
      while !Task.isCancelled {
        do { try await work(&done) } catch {
          if error is CancellationError { break }
          // Such as a busy database. Without this service the room waits, and says what is wrong.
          logger.note(.databaseFailed, .warning, ["error": .error(error)])
          try? await Task.sleep(for: .seconds(60))
        }
      }
    }
  }

  private func work(_ done: inout Set<ContentHash>) async throws {
    let changes = try library.changes()
    while true {
      let stamp = try await changes.stamp()
      // The list is made anew after each: something that will be shown sooner may have come.
      if let next = try await library.versionsToDraw(at: now().instant).first(where: { !done.contains($0.sha256) }) {
        done.insert(next.sha256)
        try await draw(next)
        continue
      }
      for _ in 0..<Self.looksAfter {
        try await Task.sleep(for: .seconds(1))
        if try await changes.stamp() != stamp { break }
      }
    }
  }

  private func draw(_ version: MaterialVersion) async throws {
    let (faults, drawn) = AsyncStream<PictureFault>.makeStream()
    let drawing = Task {
      do throws(PictureFault) { _ = try await pages.prepare(version) } catch { drawn.yield(error) }
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
