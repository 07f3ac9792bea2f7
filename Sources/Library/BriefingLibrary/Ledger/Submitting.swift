public import BriefingDomain
public import BriefingLedger
internal import BriefingStore

/// What was recorded, and what it corrects.
public struct SubmissionReceipt: Sendable {
  public let entry: LedgerEntry.Content
  public let number: LedgerEntry.ID
  /// The entry that counted before; `nil` for a first one.
  public let corrected: LedgerEntry?
  /// The ledger said exactly this already, and nothing was written.
  public let unchanged: Bool
}

extension Visit {
  /// Records how a briefing reached recipients (提出). A second entry for the same recipient is a correction: it
  /// supersedes the first and both stay in the ledger.
  ///
  /// - Parameter copies: of paper; as many as are usual when `nil`.
  /// - Parameter pages: of one copy; those that the briefing's materials make on paper when `nil`, where
  ///   that is known; 0 for unknown.
  /// - Parameter reason: why paper.
  /// - Parameter correction: why the entry before is corrected, where there is one.
  /// - Throws: `LibraryError`, `StoreError`. Either every recipient is recorded or none.
  public func submit(
    briefing number: Briefing.ID, to recipients: [String], form: SubmissionForm, copies: Int? = nil, pages: Int? = nil,
    duplex: Bool = true, pagesPerSide: Int = 1, reason: String? = nil, correction: String? = nil,
    by recorder: String? = nil
  ) async throws -> [SubmissionReceipt] {
    let reason = try OneLine.optional(reason, .reason)
    let correction = try OneLine.optional(correction, .reason)
    let recorder = try OneLine.optional(recorder, .recorder) ?? person.name
    return try await act(.submit, as: .submit) { writer, undo in
      let briefing = try self.briefing(number, writer)
      guard briefing.cancelReason == nil else { throw LibraryError.cancelledBriefing(number) }
      let addressed = try writer.recipients(of: number)
      let handout: Handout
      do {
        handout = try Handout(
          form: form, copies: copies ?? form.usualCopies,
          pages: try pages ?? min(writer.paperPages(of: number), Handout.most),
          duplex: duplex, pagesPerSide: pagesPerSide)
      } catch let fault as Handout.Fault { throw LibraryError.unfitHandout(fault) }

      undo.subject = briefing.title
      return try recipients.map { name in
        let recipient = try self.recipient(name, writer)
        guard addressed.contains(recipient) else {
          throw LibraryError.notAddressed(briefing: number, to: recipient.name, but: addressed.map(\.name))
        }
        let receipt = try record(
          handout, of: briefing, to: recipient, .declared, reason: reason, correction: correction, by: recorder, writer)
        if !receipt.unchanged { undo.note(entry: receipt.number) }
        return receipt
      }
    }
  }

  /// Appends an entry that supersedes the one in force; nothing where that says the same.
  func record(
    _ handout: Handout, of briefing: Briefing, to recipient: Recipient, _ evidence: Evidence, reason: String? = nil,
    correction: String? = nil, by recorder: String, _ writer: StoreWriter
  ) throws -> SubmissionReceipt {
    let newest = try writer.newestEntry(briefing: briefing.id, recipient: recipient)
    let before = newest?.content.isWithdrawal == true ? nil : newest
    let content = LedgerEntry.Content(
      briefing: briefing.id, recipient: recipient, unit: briefing.unit, title: briefing.title,
      moment: briefing.moment, handout: handout, evidence: evidence, reason: reason,
      supersedes: newest?.number, recordedAt: clock.now, recordedBy: recorder,
      correction: newest == nil ? nil : correction)
    if let before, before.content.says(sameAs: content) {
      return SubmissionReceipt(entry: before.content, number: before.number, corrected: nil, unchanged: true)
    }
    let entry = try writer.append(content)
    return SubmissionReceipt(entry: content, number: entry, corrected: before, unchanged: false)
  }

  /// Takes back what is recorded of a briefing (取下げ): an entry that supersedes and counts nothing. What was withdrawn
  /// stays in the ledger.
  ///
  /// - Parameter recipients: all of whom something is recorded when empty.
  /// - Parameter reason: why.
  /// - Throws: `LibraryError.nothingRecorded`, `LibraryError`, `StoreError`. Either all are withdrawn or none.
  public func withdraw(
    _ number: Briefing.ID, from recipients: [String] = [], reason: String
  ) async throws -> [SubmissionReceipt] {
    let reason = try OneLine(reason, .reason).value
    return try await act(.withdraw, as: .submit) { writer, undo in
      let briefing = try self.briefing(number, writer)
      undo.subject = briefing.title
      let named = try recipients.map { try recipient($0, writer) }
      let withdrawn = try (named.isEmpty ? writer.recipients(of: number) : named).compactMap { recipient in
        try writer.newestEntry(briefing: number, recipient: recipient).flatMap { $0.content.isWithdrawal ? nil : $0 }
      }
      guard !withdrawn.isEmpty, named.isEmpty || withdrawn.count == Set(named).count else {
        throw LibraryError.nothingRecorded(briefing: number)
      }
      return try withdrawn.map { entry in
        let content = entry.content.superseding(
          entry.number, isWithdrawal: true, correction: reason, at: clock.now, by: person.name)
        let receipt = SubmissionReceipt(
          entry: content, number: try writer.append(content), corrected: entry, unchanged: false)
        undo.note(entry: receipt.number)
        return receipt
      }
    }
  }
}

extension LedgerEntry.Content {
  /// Whether both say the same of the same submission, whoever recorded it and when.
  func says(sameAs other: LedgerEntry.Content) -> Bool {
    briefing == other.briefing && recipient.id == other.recipient.id && unit.id == other.unit.id
      && title == other.title && moment == other.moment && handout == other.handout
      && evidence == other.evidence && reason == other.reason && isWithdrawal == other.isWithdrawal
  }
}
