public import BriefingDomain
internal import BriefingLedger
internal import BriefingStore

extension Visit {
  /// Records how a briefing reached recipients (提出). A second entry for the same recipient is a correction: it
  /// supersedes the first and both stay in the ledger; what it does not say stays as ``Declaration`` tells.
  ///
  /// - Parameter recipients: all of the briefing when empty.
  /// - Throws: `LibraryError`, `StoreError`. Either every recipient is recorded or none.
  public func submit(
    briefing number: Briefing.ID, to recipients: [String] = [], form: SubmissionForm, copies: Int? = nil,
    pages: Int? = nil, duplex: Bool? = nil, pagesPerSide: Int? = nil, reason: String? = nil, correction: String? = nil,
    by recorder: String? = nil
  ) async throws -> [SubmissionReceipt] {
    try await submit(
      [number], to: recipients,
      Declaration(
        form: form, copies: copies, pages: pages, duplex: duplex, pagesPerSide: pagesPerSide, reason: reason,
        correction: correction, recorder: recorder))
  }

  /// Records how briefings reached recipients. Where there are several, none is corrected: an entry in force that counts
  /// the same stays, and any other is a fault.
  ///
  /// - Parameter recipients: all of each briefing when empty.
  /// - Throws: `LibraryError.several` with every fault where there are several briefings; `LibraryError`, `StoreError`.
  ///   Either all are recorded or none.
  public func submit(
    _ numbers: [Briefing.ID], to recipients: [String] = [], _ declaration: Declaration
  ) async throws -> [SubmissionReceipt] {
    let declaration = try declaration.checked()
    let numbers = numbers.distinct
    return try await act(.submit, as: .submit) { writer, undo in
      try each(numbers, writer, &undo) { briefing in
        let named = try recordable(
          recipients.map { try recipient($0, of: briefing, writer) }, of: briefing, writer)
        for recipient in named { try refuseUnready(briefing, for: recipient, writer) }
        return named
      } record: { briefing, recipient in
        try record(declaration, of: briefing, to: recipient, correcting: numbers.count == 1, writer)
      }
    }
  }

  /// Records those briefings of some days that nobody has recorded yet. Left out are what is cancelled and what has not
  /// begun.
  ///
  /// - Parameter excepted: briefings of these days that stay as they are.
  /// - Parameter recipients: all of each briefing when empty.
  /// - Throws: `LibraryError.notAmong` for an exception of other days; `LibraryError`, `StoreError`. Either all are
  ///   recorded or none.
  public func submit(
    within instants: Range<Instant>, except excepted: [Briefing.ID] = [], to recipients: [String] = [],
    _ declaration: Declaration
  ) async throws -> DaysReceipt {
    let declaration = try declaration.checked()
    return try await act(.submit, as: .submit) { writer, undo in
      let names = try recipients.map { try recipient($0, writer).name }
      let rows = try writer.submissions(within: instants)
      for number in excepted where !rows.contains(where: { $0.briefing.id == number }) {
        throw LibraryError.notAmong(number)
      }
      let standing = rows.filter {
        $0.briefing.cancelReason == nil && !$0.briefing.isWithheld && !excepted.contains($0.briefing.id)
          && (names.isEmpty || names.contains($0.recipient))
      }
      let waiting = standing.filter { $0.handout == nil }
      let begun = waiting.filter { hasBegun($0.briefing.moment) }
      return DaysReceipt(
        receipts: try each(begun.map(\.briefing.id).distinct, writer, &undo) { briefing in
          try begun.filter { $0.briefing.id == briefing.id }.map { try recipient($0.recipient, of: briefing, writer) }
        } record: { briefing, recipient in
          try record(declaration, of: briefing, to: recipient, correcting: false, writer)
        },
        recorded: standing.filter { $0.handout != nil }.map(\.briefing.id).distinct,
        toCome: waiting.filter { !hasBegun($0.briefing.moment) }.map(\.briefing.id).distinct)
    }
  }

  /// Those that are named, or else all of a briefing for whom this person may record.
  ///
  /// - Throws: `LibraryError.notAllowed` where one is named for whom they may not.
  private func recordable(
    _ named: [Recipient], of briefing: Briefing, _ writer: StoreWriter
  ) throws -> [Recipient] {
    let mayRecord = { (recipient: Recipient) in writer.covers(briefing.unit.id, recipient.id) }
    guard named.allSatisfy(mayRecord) else { throw LibraryError.notAllowed(.submit, person) }
    return try named.isEmpty ? writer.recipients(of: briefing.id).filter(mayRecord) : named
  }

  /// - Throws: `LibraryError.cancelledBriefing`, `.briefingToCome` where nothing can be recorded for a recipient.
  func refuseUnready(_ briefing: Briefing, for recipient: Recipient, _ writer: StoreWriter) throws {
    guard briefing.cancelReason == nil else { throw LibraryError.cancelledBriefing(briefing.id) }
    let heard = try heard(briefing, by: recipient, writer)
    let day = clock.local(heard.moment.instant).day
    guard day <= clock.today else {
      throw LibraryError.briefingToCome(
        briefing.id, day, recipient: heard.moment == briefing.moment ? nil : recipient.name)
    }
  }

  private func hasBegun(_ moment: Moment) -> Bool {
    moment.dayOnly ? clock.local(moment.instant).day <= clock.today : moment.instant <= clock.now
  }

  /// Makes entries for some recipients of each briefing. What is at fault with any of several is told of all at once.
  private func each(
    _ numbers: [Briefing.ID], _ writer: StoreWriter, _ undo: inout Reversal,
    recipients: (Briefing) throws -> [Recipient], record: (Briefing, Recipient) throws -> SubmissionReceipt
  ) throws -> [SubmissionReceipt] {
    var receipts: [SubmissionReceipt] = []
    var faults: [LibraryError] = []
    func noting(_ body: () throws -> Void) throws {
      do { try body() } catch let fault as LibraryError where numbers.count > 1 {
        if !faults.contains(fault) { faults.append(fault) }
      }
    }
    for number in numbers {
      try noting {
        let briefing = try briefing(number, as: .submit, writer)
        if undo.subject.isEmpty { undo.subject = briefing.title }
        for recipient in try recipients(briefing) { try noting { receipts.append(try record(briefing, recipient)) } }
      }
    }
    guard faults.isEmpty else { throw LibraryError.several(faults) }
    if numbers.count > 1 { undo.subject += " (+\(numbers.count - 1))" }
    for receipt in receipts where !receipt.unchanged { undo.note(entry: receipt.number) }
    return receipts
  }

  func record(
    _ declaration: Declaration, of briefing: Briefing, to recipient: Recipient, correcting: Bool, _ writer: StoreWriter
  ) throws -> SubmissionReceipt {
    let newest = try writer.newestEntry(briefing: briefing.id, recipient: recipient)
    if declaration.correction != nil, newest == nil {
      throw LibraryError.nothingToCorrect(briefing: briefing.id, recipient: recipient.name)
    }
    let before = newest.flatMap { $0.content.isWithdrawal ? nil : $0 }
    let late = try before.flatMap { try writer.latePages(of: $0.number) }
    let known = try declaration.pages == nil ? late ?? writer.paperPages(of: briefing.id) : nil
    let completed = try declaration.completed(pages: known?.count ?? 0, after: correcting ? before?.content : nil)
    var handout = completed.handout
    // What was recorded before the pages were known says the same.
    if declaration.pages == nil, let before, before.content.handout == handout.withoutPages, late?.count == known?.count
    {
      handout = before.content.handout
    }
    var receipt = try record(
      handout, of: briefing, to: recipient, .declared, reason: completed.reason, correction: declaration.correction,
      correcting: correcting, by: declaration.recorder ?? person.name, writer)
    (receipt.kept, receipt.dropped) = (completed.kept, completed.dropped)
    receipt.latePages = try writer.latePages(of: receipt.number)
    if receipt.handout.pages == known?.count { receipt.pagesFrom = known?.basis }
    return receipt
  }

  /// Appends an entry that supersedes the one in force; nothing where that says the same.
  ///
  /// - Parameter correcting: whether one may be superseded that counts otherwise.
  func record(
    _ handout: Handout, of briefing: Briefing, to recipient: Recipient, _ evidence: Evidence, reason: String? = nil,
    correction: String? = nil, correcting: Bool = true, by recorder: String, _ writer: StoreWriter
  ) throws -> SubmissionReceipt {
    let newest = try writer.newestEntry(briefing: briefing.id, recipient: recipient)
    let before = newest?.content.isWithdrawal == true ? nil : newest
    let content = LedgerEntry.Content(
      briefing: briefing.id, recipient: recipient, unit: briefing.unit, title: briefing.title,
      moment: try heard(briefing, by: recipient, writer).moment, handout: handout, evidence: evidence, reason: reason,
      supersedes: newest?.number, recordedAt: clock.now, recordedBy: recorder,
      correction: newest == nil ? nil : correction)
    if let before, correcting ? before.content.says(sameAs: content) : before.content.counts(like: content) {
      return SubmissionReceipt(entry: before.content, number: before.number, corrected: nil, unchanged: true)
    }
    if let before, !correcting {
      throw LibraryError.recordedOtherwise(
        briefing: briefing.id, recipient: recipient.name, as: before.content.handout)
    }
    let entry = try writer.append(content)
    // The paper of before stays, and so does what became known of it.
    if evidence == .projection, !handout.knowsSheets, let before {
      try writer.passPages(from: before.number, to: entry, at: clock.now, by: person.name)
    }
    return SubmissionReceipt(entry: content, number: entry, corrected: before, unchanged: false)
  }

  /// Takes back what is recorded of briefings (取下げ): an entry that supersedes and counts nothing. What was withdrawn
  /// stays in the ledger.
  ///
  /// - Parameter recipients: all of whom something is recorded when empty.
  /// - Parameter reason: why.
  /// - Throws: `LibraryError.nothingRecorded`, `LibraryError.several`, `LibraryError`, `StoreError`. Either all are
  ///   withdrawn or none.
  public func withdraw(
    _ numbers: [Briefing.ID], from recipients: [String] = [], reason: String
  ) async throws -> [SubmissionReceipt] {
    let reason = try OneLine(reason, .reason).value
    let numbers = numbers.distinct
    return try await act(.withdraw, as: .submit) { writer, undo in
      let named = try recipients.map { try recipient($0, writer) }
      func entry(_ briefing: Briefing, _ recipient: Recipient) throws -> LedgerEntry? {
        try writer.newestEntry(briefing: briefing.id, recipient: recipient)
          .flatMap { $0.content.isWithdrawal ? nil : $0 }
      }
      return try each(numbers, writer, &undo) { briefing in
        let recorded = try recordable(
          named.map { try writer.addressee($0, of: briefing.id) ?? $0 }, of: briefing, writer
        ).filter { try entry(briefing, $0) != nil }
        guard !recorded.isEmpty, named.isEmpty || recorded.count == Set(named).count else {
          throw LibraryError.nothingRecorded(briefing: briefing.id)
        }
        return recorded
      } record: { briefing, recipient in
        guard let entry = try entry(briefing, recipient) else {
          throw LibraryError.nothingRecorded(briefing: briefing.id)
        }
        let content = entry.content.superseding(
          entry.number, isWithdrawal: true, correction: reason, at: clock.now, by: person.name)
        return SubmissionReceipt(
          entry: content, number: try writer.append(content), corrected: entry, unchanged: false)
      }
    }
  }
}

extension LedgerEntry.Content {
  /// Whether both say the same of the same submission, whoever recorded it and when.
  func says(sameAs other: LedgerEntry.Content) -> Bool {
    briefing == other.briefing && recipient.id == other.recipient.id && evidence == other.evidence
      && counts(like: other)
  }

  /// Whether both say the same of a submission, whoever says it and why it is believed.
  func counts(like other: LedgerEntry.Content) -> Bool {
    // Whatever was withdrawn, it counts nothing.
    if isWithdrawal, other.isWithdrawal { return true }
    return unit.id == other.unit.id && title == other.title && moment == other.moment && handout == other.handout
      && reason == other.reason && isWithdrawal == other.isWithdrawal
  }
}

extension [Briefing.ID] {
  /// Each once, in the order in which they come.
  var distinct: [Briefing.ID] {
    var seen: Set<Briefing.ID> = []
    return filter { seen.insert($0).inserted }
  }
}
