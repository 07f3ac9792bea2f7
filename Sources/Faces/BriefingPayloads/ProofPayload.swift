package import BriefingDomain
internal import BriefingLedger
package import BriefingLibrary

/// What shows that pages of a briefing reached its recipients.
package struct ProofPayload: Payload {
  package let briefing: Briefing.ID
  package let title, on, unit: String
  package let recipients: [String]
  package let madeAt: String
  package let materials: [Shown]
  package let projections: [Sealed]
  package let entries: [EntryPayload]
  package let ledger: HeadPayload
  package let records: VerificationPayload.Records

  /// A version that was shown.
  package struct Shown: Payload {
    package let material: Material.ID
    package let version: Int
    package let file: String
    /// `null` where it is withheld.
    package let sha256: String?
    package let pages: [Page]
  }

  package struct Page: Payload {
    package let page: Int
    /// How long it was up, and how long of that a screen said that it shows it.
    package let seconds, seenSeconds: Int
  }

  package struct Sealed: Payload {
    /// `null` while it is on.
    package let seal: Int64?
    package let hash: String?
    package let record: ProjectionPayload
  }

  package init(_ proof: ProofOfPages, _ clock: OfficeClock) {
    let (details, lines) = (proof.details, proof.details.projections.flatMap(\.lines))
    briefing = details.briefing.id
    (title, unit) = (details.briefing.title, details.briefing.unit.name)
    on = clock.iso(details.briefing.moment)
    recipients = details.recipients.map(\.name)
    madeAt = clock.iso(proof.madeAt)
    materials = proof.shown.map { version in
      let own = lines.filter { $0.version.id == version.id }
      return Shown(
        material: version.material, version: version.number, file: version.fileName,
        sha256: version.isWithheld ? nil : "\(version.sha256)",
        pages: Set(own.map(\.page)).sorted().map { page in Page(page, own.filter { $0.page == page }) })
    }
    projections = details.projections.map { report in
      let seal = proof.seals[report.projection.id]
      return Sealed(seal: seal?.number, hash: seal.map { "\($0.hash)" }, record: ProjectionPayload(report, clock))
    }
    entries = details.entries.map { EntryPayload($0, inForce: details.isInForce($0), clock) }
    ledger = HeadPayload(proof.ledger)
    records = VerificationPayload.Records(sealed: proof.records.number, head: "\(proof.records.hash)")
  }
}

extension ProofPayload.Page {
  fileprivate init(_ page: Int, _ lines: [ShownPage]) {
    func sum(_ since: (ShownPage) -> PreciseInstant?) -> Int {
      let milliseconds = lines.compactMap { line in line.until.flatMap { end in since(line).map { end.since($0) } } }
      // As many as a number can hold where a file was changed to say more.
      return Int(milliseconds.reduce(0) { $0.addingReportingOverflow($1).overflow ? .max : $0 + $1 } / 1000)
    }
    self.init(page: page, seconds: sum(\.from), seenSeconds: sum(\.seenFrom))
  }
}
