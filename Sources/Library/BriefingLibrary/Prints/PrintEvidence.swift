public import BriefingDomain
public import BriefingLedger
internal import BriefingStore
internal import JapaneseText

/// Which verdicts of print logs are wanted.
public struct PrintEvidenceRequest: Sendable {
  /// The usual one of reports when `nil`.
  public var period: Period?
  public var unit: String?
  /// Those alone that are contradicted and of which nobody has said why.
  public var contradictedOnly: Bool

  public init(period: Period? = nil, unit: String? = nil, contradictedOnly: Bool = false) {
    self.period = period
    self.unit = unit
    self.contradictedOnly = contradictedOnly
  }
}

/// A submission, and what print logs say of it.
public struct PrintEvidenceRow: Sendable {
  public let entry: LedgerEntry.ID
  public let briefing: Briefing.ID
  public let title: String
  public let recipient: Recipient
  public let unit: OfficeUnit
  public let moment: Moment
  /// With the pages as far as they are known.
  public let handout: Handout
  public let verdict: PrintVerdict
  public let explanation: PrintExplanation?
  /// Names of the printers of the jobs that the verdict names.
  public let printers: [Printer.ID: String]
  /// Whether it is confidential, and not this person's to open.
  public let isWithheld: Bool
  /// Whether this person may record it, and so accept or explain what the logs say.
  public internal(set) var isRecordable = false
}

/// What print logs say of a period.
public struct PrintEvidence: Sendable {
  public let period: Period
  public let rows: [PrintEvidenceRow]
  /// By unit and floor; empty for who does not reach the whole office.
  public let sums: [PrintedSums]
  public let total: PrintedSums?
}

extension Visit {
  /// Whether a print log was taken in.
  ///
  /// - Throws: `StoreError`.
  public func hasPrintLogs() async throws -> Bool { try await read { try $0.hasPrintLogs() } }

  /// What print logs say of submissions, the oldest first.
  ///
  /// - Throws: `LibraryError.unknown`, `.periodToCome`, `StoreError`.
  public func evidence(_ request: PrintEvidenceRequest) async throws -> PrintEvidence {
    try await read { reader in
      let period = request.period ?? clock.usualPeriod
      guard period.from <= clock.today.inMonth else { throw LibraryError.periodToCome(period) }
      let unit: OfficeUnit? = try request.unit.map { try party($0, reader) }
      let known = try PrintKnowledge(reader, clock)
      let explanations = try reader.explanations()
      let withheld = try reader.withheldBriefings()
      var rows: [PrintEvidenceRow] = []
      var sums = PrintedSumming(known)
      let months = PrintMonths(known)
      for month in period.months where month <= clock.today.inMonth {
        let found = try months.month(month)
        sums.add(found, explanations)
        rows += try found.rows.filter { row in
          let isOpen = row.verdict.outcome == .contradicted && explanations[row.submission.entry] == nil
          return (unit == nil || row.checked.unit == unit?.id) && (isOpen || !request.contradictedOnly)
            && reader.covers(row.submission.unit, row.submission.recipient)
        }.map { try self.row($0, explanations, withheld, known, reader) }
      }
      let all = reach(.look).isWhole ? sums.rows(of: unit?.id) : nil
      if may(.submit) {
        try reader.limit(to: reach(.submit))
        let withheld = try reader.withheldBriefings()
        for place in rows.indices {
          let row = rows[place]
          rows[place].isRecordable =
            !row.isWithheld && !withheld.contains(row.briefing) && reader.covers(row.unit.id, row.recipient.id)
        }
      }
      return PrintEvidence(
        period: period,
        rows: rows.sorted {
          ($0.moment.instant, $0.entry) < ($1.moment.instant, $1.entry)
        }, sums: all?.rows ?? [], total: all.flatMap { $0.rows.isEmpty ? nil : $0.total })
    }
  }

  private func row(
    _ row: PrintMonth.Checked, _ explanations: [LedgerEntry.ID: PrintExplanation], _ withheld: Set<Briefing.ID>,
    _ known: PrintKnowledge, _ reader: StoreReader
  ) throws -> PrintEvidenceRow {
    let submission = row.submission
    let isWithheld = withheld.contains(submission.briefing)
    // Of what is confidential the verdict alone: a reason or a job's minute tells of it.
    var (verdict, explanation) = (row.verdict, explanations[submission.entry])
    if isWithheld {
      verdict.jobs = []
      explanation = explanation.map {
        PrintExplanation(reason: Briefing.withheldTitle, saidAt: $0.saidAt, saidBy: $0.saidBy)
      }
    }
    return PrintEvidenceRow(
      entry: submission.entry, briefing: submission.briefing,
      title: isWithheld ? Briefing.withheldTitle : submission.title,
      recipient: Recipient(id: submission.recipient, name: known.name(of: submission.recipient)),
      unit: OfficeUnit(id: row.checked.unit, name: known.name(of: row.checked.unit)), moment: submission.moment,
      handout: row.checked.handout, verdict: verdict, explanation: explanation,
      printers: Dictionary(
        verdict.jobs.compactMap { job in known.printer(job.printer).map { (job.printer, $0.name) } },
        uniquingKeysWith: { first, _ in first }), isWithheld: isWithheld)
  }

  /// Records what the logs say of submissions that they speak against: those without paper had some, of so many copies; those on
  /// paper had none. Each is a correction in the ledger, with the logs as its evidence.
  ///
  /// - Parameter recipient: all of the briefing that are contradicted when `nil`.
  /// - Parameter entry: the one that is meant, where somebody has looked at it: what counts since is another one. Whatever else
  ///   of the briefing the same jobs speak against is accepted with it, for they are its copies too.
  /// - Parameter form: how it was handed over, where that is not what follows.
  /// - Parameter copies: of paper; as many as were printed when `nil`.
  /// - Throws: `LibraryError.notContradicted`, `.whichForm`, `.unfitHandout`, `.noSuchBriefing`, `.notAllowed`.
  public func acceptEvidence(
    of number: Briefing.ID, to recipient: String? = nil, entry: LedgerEntry.ID? = nil, form: SubmissionForm? = nil,
    copies: Int? = nil
  ) async throws -> [SubmissionReceipt] {
    let found = try await contradicted(number, recipient, entry, isWithCopies: true)
    return try await act(.submit, as: .submit) { writer, undo in
      let briefing = try briefing(number, as: .submit, writer)
      undo.subject = briefing.title
      let rows = try found.rows(writer) { try contradicted(briefing, recipient, entry, isWithCopies: true, writer) }
      let receipts = try rows.map { row in
        let handout = try handout(of: row, in: briefing.id, form, copies)
        return try record(
          handout, of: briefing, to: row.recipient, .printLog, reason: row.reason, correction: StoredReason.printLog,
          by: person.name, writer)
      }
      for receipt in receipts where !receipt.unchanged { undo.note(entry: receipt.number) }
      return receipts
    }
  }

  /// Keeps what somebody says of submissions that the logs speak against. Their entries stay, and so does what the logs say.
  ///
  /// - Parameter entry: the one that is meant, where somebody has looked at it.
  /// - Returns: the recipients whose submissions are explained, and the reason as it is kept.
  /// - Throws: `LibraryError.notContradicted`, `.unfitText`, `.noSuchBriefing`, `.notAllowed`.
  public func explainEvidence(
    of number: Briefing.ID, to recipient: String? = nil, entry: LedgerEntry.ID? = nil, reason: String
  ) async throws -> (recipients: [String], reason: String) {
    let reason = try OneLine(reason, .reason).value
    let found = try await contradicted(number, recipient, entry, isWithCopies: false)
    return try await act(.explain, as: .submit) { writer, undo in
      let briefing = try briefing(number, as: .submit, writer)
      undo.subject = briefing.title
      let recipients = try found.rows(writer) {
        try contradicted(briefing, recipient, entry, isWithCopies: false, writer)
      }.map { row in
        let before = try writer.explanation(of: row.entry)?.reason
        // Who has looked at it has seen it without a reason.
        if entry != nil, before != nil, before != reason { throw LibraryError.notContradicted(number) }
        if before != reason {
          undo.note(.explained(row.entry, reason: before))
          try writer.explain(row.entry, reason, at: clock.now, by: person.name)
        }
        return row.recipient.name
      }
      return (recipients, reason)
    }
  }

  /// Whether an act of this person has corrected an entry, as where a form was sent twice.
  ///
  /// - Throws: `StoreError`, `LibraryError.notAllowed`.
  public func corrected(_ entry: LedgerEntry.ID, by act: Act) async throws -> Bool {
    guard act.kind == .submit else { return false }
    return try await read(as: .submit) { reader in
      try Reversal(act).steps.contains { step in
        guard case .entries(let first, let last) = step, first <= last, last - first < 100 else { return false }
        return try (first...last).contains { try reader.entry(LedgerEntry.ID($0))?.content.supersedes == entry }
      }
    }
  }

  /// What the logs speak against, and when that was found.
  private struct Found: Sendable {
    let rows: [Contradicted]
    let act: Act.ID
    let head: ChainHead

    /// What is found anew where something was done or recorded since.
    func rows(_ reader: StoreReader, else again: () throws -> [Contradicted]) throws -> [Contradicted] {
      try reader.lastAct() == act && reader.ledgerHead() == head ? rows : again()
    }
  }

  /// To look a month through takes a while, in which nobody should wait to write.
  private func contradicted(
    _ number: Briefing.ID, _ recipient: String?, _ entry: LedgerEntry.ID?, isWithCopies: Bool
  ) async throws -> Found {
    try await read(as: .submit) { reader in
      let briefing = try briefing(number, as: .submit, reader)
      return Found(
        rows: try contradicted(briefing, recipient, entry, isWithCopies: isWithCopies, reader),
        act: try reader.lastAct(),
        head: try reader.ledgerHead())
    }
  }

  private struct Contradicted: Sendable {
    let entry: LedgerEntry.ID
    let recipient: Recipient
    let reason: String?
    let handout: Handout
    let verdict: PrintVerdict
  }

  /// Entries of a briefing that the logs speak against, and that this person may correct.
  ///
  /// - Parameter isWithCopies: whether those that the jobs of `entry` speak against come with it.
  private func contradicted(
    _ briefing: Briefing, _ recipient: String?, _ entry: LedgerEntry.ID?, isWithCopies: Bool, _ reader: StoreReader
  ) throws -> [Contradicted] {
    let named = try recipient.map { try self.recipient($0, of: briefing, reader) }
    let known = try PrintKnowledge(reader, clock)
    // A recipient may hear it in another month than the others.
    let months = Set(
      try reader.entries(of: briefing.id).filter { !$0.content.isWithdrawal }
        .map { clock.local($0.content.moment.instant).day.inMonth })
    let checked = PrintMonths(known)
    let all = try months.sorted().flatMap { try checked.month($0).rows }.filter {
      $0.submission.briefing == briefing.id && $0.verdict.outcome == .contradicted
        && reader.covers(briefing.unit.id, $0.submission.recipient)
    }
    let meant = all.first { $0.submission.entry == entry }
    let found = all.filter {
      (named == nil || named?.id == $0.submission.recipient)
        && (entry == nil || entry == $0.submission.entry
          || isWithCopies && !$0.verdict.jobs.isEmpty && $0.verdict.jobs == meant?.verdict.jobs)
    }
    guard !found.isEmpty else { throw LibraryError.notContradicted(briefing.id) }
    return try found.compactMap { row in
      try reader.entry(row.submission.entry).map { entry in
        Contradicted(
          entry: entry.number, recipient: entry.content.recipient, reason: entry.content.reason,
          handout: row.checked.handout, verdict: row.verdict)
      }
    }
  }

  private func handout(
    of row: Contradicted, in briefing: Briefing.ID, _ form: SubmissionForm?, _ copies: Int?
  ) throws -> Handout {
    let before = row.handout
    let followed: SubmissionForm? = before.form.includesPaper ? (before.form == .both ? .digital : nil) : .both
    guard let form = form ?? followed else { throw LibraryError.whichForm(briefing) }
    do throws(Handout.Fault) {
      return try Handout(
        form: form, copies: form.includesPaper ? copies ?? max(1, row.verdict.copies) : copies ?? 0,
        pages: before.pages,
        duplex: before.duplex, pagesPerSide: before.pagesPerSide)
    } catch { throw LibraryError.unfitHandout(error) }
  }
}
