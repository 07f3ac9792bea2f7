internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingPayloads
internal import Logging

extension LiveRoom {
  /// Has what was shown written to the record.
  func writeDown() {
    if let steps = live?.projection.drainRecord(), !steps.isEmpty { live?.record.add(steps) }
  }

  /// What writes the record of a projection in this room.
  func recordWriter(of id: ProjectionRun.ID) -> RecordWriter {
    let place: Logger.Metadata = ["room": .number(number), "projection": .number(id)]
    return RecordWriter { [library] in
      try await library.record($0, of: id)
    } noteFailure: { [logger] error in
      logger.note(.recordFailed, .error, place.merging(["error": .error(error)]) { $1 })
    }
  }

  /// Writes down the key that those who follow have from now on.
  func note(followKey: AccessKey, of id: ProjectionRun.ID) async throws {
    try await library.renew(followKey: followKey, of: id)
  }

  /// Whether the record could be written last.
  var isRecording: Bool { live?.record.isRecording ?? true }

  /// Ends what is live: record and ledger first, then everybody is told, and the keys end.
  ///
  /// - Parameter present: names of those who were there; those whom the shell has named, or else all, when `nil`.
  /// - Parameter who: has ended it, or why it has ended by itself; for the log.
  /// - Returns: `nil` where nothing is live, or something else ends it already.
  /// - Throws: `LibraryError`, `StoreError`; then it is live still.
  func end(
    by end: ProjectionEnd, present: [String]? = nil, only id: ProjectionRun.ID? = nil, who: Logger.Metadata = [:]
  ) async throws -> ProjectionReceipt? {
    guard let briefing = live, !isEnding, id == nil || id == briefing.id else { return nil }
    isEnding = true
    defer { isEnding = false }
    let steps = await briefing.record.pause()
    let instant = now()
    var last = briefing.projection
    last.finish(at: instant)
    let receipt: ProjectionReceipt?
    do {
      receipt = try await library.visit(by: Person(briefing.projection.driver), at: instant.instant).end(
        briefing.id, by: end, at: instant, steps: steps + last.drainRecord(), present: present)
    } catch {
      briefing.record.resume()
      throw error
    }
    close()
    logger.note(
      .briefingEnded, .info,
      place(of: briefing).merging(who) { $1 }.merging([
        "by": "\(end.rawValue)", "entries": .number(receipt?.entries.count ?? 0),
      ]) { $1 })
    return receipt
  }

  /// Takes what was live off, and tells everybody.
  func close() {
    guard let briefing = live else { return }
    preparations.cancel()
    briefing.record.stop()
    keyring.remove(briefing.seatKeys.keys)
    if let key = briefing.followKey { keyring.remove([key.hash]) }
    live = nil
    guests = [:]
    publish()
    let (title, number) = (briefing.details.briefing.title, briefing.details.briefing.id)
    dismiss(title: title) { $0 == .follow }
    dismiss(title: title, briefing: briefing.askedBy.map { _ in number }) { $0 != .screen }
  }

  /// Tells some of the audience that it is over for them.
  func dismiss(title: String? = nil, briefing: Briefing.ID? = nil, where isDismissed: (Audience.View) -> Bool) {
    let title = title ?? live?.details.briefing.title ?? ""
    let ended = EndedPayload(revision: currentRevision, room: room.name, title: title, briefing: briefing?.rawValue)
    audience.dismiss(serverSentEvent("ended", ended, id: ended.revision), where: isDismissed)
  }
}

extension LiveRoom {
  /// Where something happens, for the log.
  func place(of briefing: LiveBriefing) -> Logger.Metadata {
    [
      "room": .number(number), "briefing": .number(briefing.details.briefing.id), "projection": .number(briefing.id),
    ]
  }
}
