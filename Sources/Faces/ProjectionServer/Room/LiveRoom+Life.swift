internal import BriefingDomain
internal import Logging

/// How long the keys of a projection hold, in milliseconds.
struct KeyLife: Sendable {
  /// Without anybody who drives or follows. A screen that is left open keeps nothing alive.
  var idle: Int64 = 3_600_000
  /// Whatever happens.
  let longest: Int64 = 86_400_000

  /// Why keys have ended by themselves; in the log.
  enum End: String { case idle, tooLong }
}

extension LiveRoom {
  /// Somebody drives or follows.
  func noteUse() { live?.lastUse = now() }

  /// Ends what nobody has used for long, or what has been on for too long.
  ///
  /// - Throws: `LibraryError`, `StoreError` for an end that could not be recorded; it is tried again at the next second.
  func endIfOutlived() async throws {
    guard let briefing = live, !isEnding else { return }
    if audience.count(where: { $0 != .screen }) > 0 { noteUse() }
    let instant = now()
    let why: KeyLife.End
    if instant.since(briefing.startedAt) >= life.longest {
      why = .tooLong
    } else if instant.since(live?.lastUse ?? instant) >= life.idle {
      why = .idle
    } else {
      return
    }
    _ = try await end(by: .shutdown, only: briefing.id, who: ["why": "\(why.rawValue)"])
  }
}
