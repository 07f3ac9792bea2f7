public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

extension Visit {
  /// Ends a projection: the record, and one entry in the ledger for each recipient who was present, in one transaction.
  ///
  /// - Parameter steps: what of the record is not written yet.
  /// - Parameter present: who was there; those whom the shell has named, or else all, when `nil`.
  /// - Returns: `nil` where it is over already.
  /// - Throws: `LibraryError`, `StoreError`.
  public func end(
    _ projection: ProjectionRun.ID, by end: ProjectionEnd, at instant: PreciseInstant, steps: [RecordStep],
    present: [String]?
  ) async throws -> ProjectionReceipt? {
    try await write(as: .project) { writer in
      guard let row = try writer.projection(projection), row.endedAt == nil else { return nil }
      _ = try briefing(row.briefing, as: .project, writer)
      if let present {
        try writer.notePresent(try recipients(present, of: row.briefing, writer), at: projection)
      }
      try writer.record(steps, of: projection)
      // Who drives is called what they have typed: where people sign in it is the act of whoever has put it up, or nobody's.
      let actor = try row.askedBy ?? (writer.hasAccounts() ? nil : person.name)
      if end == .driver, let actor { try writer.note(.projected(projection), by: actor) }
      return try close(
        projection, by: end, at: instant, nobodyPresent: present?.isEmpty ?? false, recordedBy: person.name, writer)
    }
  }

  /// Closes what a server has left open that is gone: what was never taken up is taken back, the rest ends when the
  /// server was last known to run.
  ///
  /// - Parameter instant: what was on at this time or later is left open, for a server that goes on with it.
  /// - Throws: `StoreError`.
  public func closeCutOff(before instant: PreciseInstant? = nil) async throws {
    try await write(as: .project, ofAll: true) { writer in
      for row in try writer.openProjections() where try !writer.withdraw(row.id) {
        if let instant, let aliveAt = row.aliveAt, aliveAt >= instant, !row.isAskedToEnd { continue }
        _ = try close(row.id, by: .crash, recordedBy: row.driver, writer)
      }
    }
  }

  /// - Parameter instant: the last that is known of it when `nil`.
  /// - Parameter recorder: who has the entries where no account has put it up.
  /// - Returns: `nil` where it is over already.
  func close(
    _ id: ProjectionRun.ID, by end: ProjectionEnd, at instant: PreciseInstant? = nil, nobodyPresent: Bool = false,
    recordedBy recorder: String,
    _ writer: StoreWriter
  ) throws -> ProjectionReceipt? {
    guard let row = try writer.projection(id), row.endedAt == nil,
      let briefing = try writer.briefing(row.briefing)
    else { return nil }
    let startedAt = row.startedAt ?? row.requestedAt
    let last = try max(startedAt, instant ?? row.aliveAt ?? startedAt, writer.lastRecorded(of: id) ?? startedAt)
    try writer.endRecord(of: id, at: last)
    let presence: Presence = try nobodyPresent || !writer.present(at: id).isEmpty ? .ticked : .assumed
    if presence == .assumed { try writer.notePresent(writer.recipients(of: briefing.id), at: id) }
    // What nobody saw is no submission.
    if briefing.cancelReason == nil, try writer.record(of: id).showTheBriefing {
      for recipient in try writer.present(at: id) {
        // One who was ticked may have become part of another one meanwhile.
        let addressee = try writer.addressee(recipient, of: briefing.id) ?? recipient
        try writer.link(id, to: recordProjection(of: briefing, to: addressee, by: row.askedBy ?? recorder, writer))
      }
    }
    try writer.end(id, by: end, at: last, presence)
    return try receipt(of: id, writer)
  }

  /// - Returns: the number of the entry that says it.
  private func recordProjection(
    of briefing: Briefing, to recipient: Recipient, by recorder: String, _ writer: StoreWriter
  ) throws -> LedgerEntry.ID {
    let pages = try writer.paperPages(of: briefing.id)?.count ?? 0
    let newest = try writer.newestEntry(briefing: briefing.id, recipient: recipient)?.content
    let before = newest?.isWithdrawal == true ? nil : newest
    let handout = try Handout.projected(pages: pages, after: before?.handout)
    // Why paper.
    let reason = handout.form.includesPaper ? before?.reason : nil
    return try record(handout, of: briefing, to: recipient, .projection, reason: reason, by: recorder, writer).number
  }
}
