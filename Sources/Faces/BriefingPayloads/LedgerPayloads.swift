package import BriefingDomain
package import BriefingLedger
package import BriefingLibrary

/// An entry of the ledger.
package struct EntryPayload: Payload {
  package let entry: LedgerEntry.ID
  package let inForce: Bool
  package let supersedes: LedgerEntry.ID?
  package let briefing: Briefing.ID
  package let title, on, unit, recipient: String
  package let form: SubmissionForm
  package let copies, pages: Int
  package let duplex: Bool
  package let pagesPerSide: Int
  /// Pages that became known later, where the entry does not say them; else `null`.
  package let latePages: Int?
  /// `null` where the pages of paper are not known.
  package let sheets: Int?
  package let evidence: Evidence
  package let reason, correction: String?
  /// Whether it takes back the one that it supersedes, and counts nothing.
  package let withdrawn: Bool
  package let recordedAt, recordedBy: String
  package let hashForm: Int
  package let previousHash, hash: String
}

/// What `submit` has recorded for one recipient.
package struct SubmissionPayload: Payload {
  package let entry: LedgerEntry.ID
  package let briefing: Briefing.ID
  package let title, recipient: String
  package let form: SubmissionForm
  package let copies: Int
  /// Of a copy; `null` where they are not known.
  package let pages: Int?
  /// Who counted them; `null` where somebody said them, and where they are not known.
  package let pagesFrom: PaperPages.Basis?
  package let sheets: Int?
  package let evidence: Evidence
  package let reason, correction: String?
  package let recordedBy: String
  package let supersedes: LedgerEntry.ID?
  package let unchanged: Bool
  package let duplex: Bool
  package let pagesPerSide: Int
  /// What nobody said and is as in the entry before, and what is not any more as it was there.
  package let kept, dropped: [HandoutPart]
  /// What the entry said that it corrects, or takes back; `null` for a first one.
  package let before: Before?

  package struct Before: Payload {
    package let form: SubmissionForm
    package let copies: Int
    package let pages: Int?
    package let duplex: Bool
    package let pagesPerSide: Int
    package let evidence: Evidence
    package let reason: String?
    package let recordedBy: String
  }
}

/// How one briefing reached one recipient, or that nobody has said yet.
package struct StatusPayload: Payload {
  package let briefing: Briefing.ID
  package let title, on, unit, recipient: String
  package let form: SubmissionForm?
  package let copies: Int?
  package let evidence: Evidence?
  package let reason: String?
  package let state: SubmissionStatus.State
  package let presenter, room, until: String?
  package let plannedForm: SubmissionForm?
  package let confidential: Bool
}

extension ImportReceipt: Payload {}

extension EntryPayload {
  package init(_ entry: LedgerEntry, inForce: Bool, _ clock: OfficeClock) {
    let content = entry.content
    let handout = content.handout
    let known = handout.knowing(entry.latePages)
    self.init(
      entry: entry.number, inForce: inForce, supersedes: content.supersedes, briefing: content.briefing,
      title: content.title, on: clock.iso(content.moment), unit: content.unit.name, recipient: content.recipient.name,
      form: handout.form, copies: handout.copies, pages: handout.pages, duplex: handout.duplex,
      pagesPerSide: handout.pagesPerSide, latePages: entry.latePages?.count,
      sheets: known.knowsSheets ? known.sheets : nil,
      evidence: content.evidence, reason: content.reason,
      correction: content.correction, withdrawn: content.isWithdrawal, recordedAt: clock.iso(content.recordedAt),
      recordedBy: content.recordedBy, hashForm: entry.hashForm, previousHash: "\(entry.previousHash)",
      hash: "\(entry.hash)")
  }
}

extension SubmissionPayload {
  package init(_ receipt: SubmissionReceipt) {
    let entry = receipt.entry
    self.init(
      entry: receipt.number, briefing: entry.briefing, title: entry.title, recipient: entry.recipient.name,
      form: entry.handout.form, copies: entry.handout.copies,
      pages: receipt.handout.pages == 0 ? nil : receipt.handout.pages, pagesFrom: receipt.pagesFrom,
      sheets: receipt.handout.knowsSheets ? receipt.handout.sheets : nil, evidence: entry.evidence,
      reason: entry.reason, correction: entry.correction, recordedBy: entry.recordedBy,
      supersedes: receipt.corrected?.number,
      unchanged: receipt.unchanged, duplex: entry.handout.duplex, pagesPerSide: entry.handout.pagesPerSide,
      kept: receipt.kept, dropped: receipt.dropped, before: receipt.corrected.map { Before($0.content) })
  }
}

extension SubmissionPayload.Before {
  fileprivate init(_ content: LedgerEntry.Content) {
    let handout = content.handout
    self.init(
      form: handout.form, copies: handout.copies, pages: handout.pages == 0 ? nil : handout.pages,
      duplex: handout.duplex, pagesPerSide: handout.pagesPerSide, evidence: content.evidence, reason: content.reason,
      recordedBy: content.recordedBy)
  }
}

extension StatusPayload {
  package init(_ row: SubmissionStatus, _ clock: OfficeClock) {
    let briefing = row.briefing
    self.init(
      briefing: briefing.id, title: briefing.title, on: clock.iso(briefing.moment), unit: briefing.unit.name,
      recipient: row.recipient, form: row.handout?.form, copies: row.handout?.copies, evidence: row.evidence,
      reason: row.reason, state: row.state(by: clock.now), presenter: briefing.presenter, room: briefing.room,
      until: briefing.slot.end.map(clock.iso), plannedForm: briefing.plannedForm, confidential: briefing.isConfidential)
  }
}
