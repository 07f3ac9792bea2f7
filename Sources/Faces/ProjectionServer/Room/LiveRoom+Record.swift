internal import BriefingDomain
internal import BriefingLedger
internal import BriefingLibrary
internal import BriefingPayloads
internal import Logging

extension LiveRoom {
  /// Has what was shown written to the record. The room does not wait for the disk: who turns a page sees it at once,
  /// and the line follows within milliseconds.
  func writeDown() {
    guard var briefing = live else { return }
    pending += briefing.projection.drainRecord()
    live = briefing
    guard !pending.isEmpty, writing == nil else { return }
    let id = briefing.id
    writing = Task { await writePending(of: id) }
  }

  private func writePending(of id: ProjectionRun.ID) async {
    while !pending.isEmpty, live?.id == id, !isEnding {
      let steps = pending
      pending = []
      do {
        try await library.record(steps, of: id)
        isRecording = true
      } catch {
        isRecording = false
        // A full disk may have room again; the order stays.
        pending = steps + pending
        logger.note(
          .recordFailed, .error, ["room": .number(number), "projection": .number(id), "error": .error(error)])
        try? await Task.sleep(for: .milliseconds(200))
      }
    }
    writing = nil
    // The next briefing may have begun meanwhile; its lines have waited.
    if live?.id != id, !isEnding { writeDown() }
  }

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
    await writing?.value
    let instant = now()
    var last = briefing.projection
    last.finish(at: instant)
    let receipt = try await library.visit(by: Person(briefing.projection.driver), at: instant.instant).end(
      briefing.id, by: end, at: instant, steps: pending + last.drainRecord(), present: present)
    pending = []
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
    for task in preparations.values { task.cancel() }
    preparations = [:]
    pending = []
    keyring.remove(briefing.seatKeys.keys)
    if let key = briefing.followKey { keyring.remove([key.hash]) }
    live = nil
    guests = [:]
    publish()
    dismiss(title: briefing.details.briefing.title) { $0 != .screen }
  }

  /// Tells some of the audience that it is over for them.
  func dismiss(title: String? = nil, where isDismissed: (Audience.View) -> Bool) {
    let title = title ?? live?.details.briefing.title ?? ""
    let ended = EndedPayload(revision: currentRevision, room: room.name, title: title)
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
