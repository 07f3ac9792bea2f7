package import BriefingDomain
package import BriefingLedger
package import BriefingLibrary

/// What print logs say of the submissions of a period.
package struct EvidencePayload: Payload {
  package let from, to: String
  package let rows: [Row]
  /// By unit and floor.
  package let sums: [PrintedPayload]
  /// `null` for who does not reach the whole office.
  package let total: PrintedPayload?

  package struct Row: Payload {
    package let entry: LedgerEntry.ID
    package let briefing: Briefing.ID
    package let title, on, unit, recipient: String
    package let form: SubmissionForm
    package let copies: Int
    package let pages: Int?
    package let verdict: PrintVerdict.Outcome
    package let why: PrintVerdict.Reason
    package let coverage: PrintCoveragePayload
    /// How many such jobs there would be by chance; `null` where nothing depends on it.
    package let byChance: Double?
    package let jobs: [Job]
    package let explanation: Explanation?
  }

  package struct Job: Payload {
    package let printer, endedAt: String
    package let sides, copies, sheets: Int?
    package let titleAgrees: Bool
  }

  package struct Explanation: Payload { package let reason, saidAt, saidBy: String }
}

/// Days from Monday to Friday of printers that logs cover, and all of them.
package struct PrintCoveragePayload: Payload {
  package let printers, loggedPrinters, coveredDays, days: Int
  package let share: Double?
  /// Whether nothing is missing.
  package let whole: Bool

  package init(_ coverage: PrintCoverage) {
    (printers, loggedPrinters) = (coverage.printers, coverage.loggedPrinters)
    (coveredDays, days, share) = (coverage.covered, coverage.days, coverage.share)
    whole = coverage.isWhole && coverage.printers > 0
  }
}

/// What was declared, projected and printed.
package struct PrintedPayload: Payload {
  /// One of both, or neither for printers of which nobody has said where they stand, and for all together.
  package let unit, floor: String?
  package let onPaper, projected, digital, documents: Int
  /// Of the ledger.
  package let sheets, sheetsUnknown: Int
  package let printed: Printed
  package let coverage: PrintCoveragePayload
  package let confirmed, contradicted, explained, cannotSay: Int

  package struct Printed: Payload {
    package let jobs, fewestSheets, mostSheets, unknownJobs: Int
  }

  package init(_ sums: PrintedSums) {
    (unit, floor) =
      switch sums.place {
      case .unit(let name): (name, nil)
      case .floor(let name): (nil, name)
      case .nowhere, .office: (nil, nil)
      }
    let (tally, verdicts) = (sums.tally, sums.verdicts)
    (onPaper, projected, digital) = (tally.onPaper, tally.projected, tally.digital)
    (documents, sheets, sheetsUnknown) = (tally.documents, tally.sheets, tally.withoutPages)
    printed = Printed(
      jobs: sums.printed.jobs, fewestSheets: sums.printed.fewestSheets, mostSheets: sums.printed.mostSheets,
      unknownJobs: sums.printed.unknown)
    coverage = PrintCoveragePayload(sums.coverage)
    (confirmed, contradicted) = (verdicts.confirmed, verdicts.contradicted)
    (explained, cannotSay) = (verdicts.explained, verdicts.cannotSay)
  }
}

extension EvidencePayload {
  package init(_ evidence: PrintEvidence, _ clock: OfficeClock) {
    (from, to) = ("\(evidence.period.from)", "\(evidence.period.through)")
    rows = evidence.rows.map { Row($0, clock) }
    (sums, total) = (evidence.sums.map(PrintedPayload.init), evidence.total.map(PrintedPayload.init))
  }
}

extension EvidencePayload.Row {
  fileprivate init(_ row: PrintEvidenceRow, _ clock: OfficeClock) {
    func known(_ amount: Int) -> Int? { amount == 0 ? nil : amount }
    self.init(
      entry: row.entry, briefing: row.briefing, title: row.title, on: clock.iso(row.moment), unit: row.unit.name,
      recipient: row.recipient.name, form: row.handout.form, copies: row.handout.copies,
      pages: known(row.handout.pages),
      verdict: row.verdict.outcome, why: row.verdict.reason, coverage: PrintCoveragePayload(row.verdict.coverage),
      byChance: row.verdict.coincidences,
      jobs: row.verdict.jobs.map { job in
        EvidencePayload.Job(
          printer: row.printers[job.printer] ?? "", endedAt: clock.iso(job.endedAt), sides: known(job.sides),
          copies: known(job.copies), sheets: known(job.sheets), titleAgrees: job.hasTitle)
      },
      explanation: row.explanation.map {
        EvidencePayload.Explanation(reason: $0.reason, saidAt: clock.iso($0.saidAt), saidBy: $0.saidBy)
      })
  }
}

/// What was said of submissions that print logs speak against.
package struct ExplainedPayload: Payload {
  package let briefing: Briefing.ID
  package let recipients: [String]
  package let reason: String

  package init(briefing: Briefing.ID, recipients: [String], reason: String) {
    (self.briefing, self.recipients, self.reason) = (briefing, recipients, reason)
  }
}

/// The part of a report that print logs bring.
package struct PrintedReportPayload: Payload {
  package let total: PrintedPayload
  package let rows: [PrintedPayload]
  package let months: [PrintedMonth]

  package struct PrintedMonth: Payload {
    package let month: String
    package let sums: PrintedPayload
  }

  package init(_ printed: PrintedReport) {
    total = PrintedPayload(printed.total)
    rows = printed.rows.map(PrintedPayload.init)
    months = printed.months.map { PrintedMonth(month: "\($0.month)", sums: PrintedPayload($0.sums)) }
  }
}
