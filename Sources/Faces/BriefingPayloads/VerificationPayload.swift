package import BriefingDomain
package import BriefingLedger
package import BriefingLibrary

/// The end of the ledger.
package struct HeadPayload: Payload {
  package let entries: Int64
  package let head: String

  package init(_ head: ChainHead) { (entries, self.head) = (head.number, "\(head.hash)") }
}

/// Something that is not as it was recorded.
package struct FindingPayload: Payload {
  package let subject: Finding.Subject
  package let entry: LedgerEntry.ID?
  package let projection: ProjectionRun.ID?
  package let briefing: Briefing.ID?
  package let material: Material.ID?
  package let version: Int?
  package let file: String?
  package let fault: Finding.Fault
  package let detail: String?

  init(_ finding: Finding) {
    (subject, fault, detail) = (finding.subject, finding.fault, finding.detail)
    (entry, projection) = (finding.entry, finding.projection)
    (briefing, material) = (finding.version?.briefing, finding.version?.material)
    (version, file) = (finding.version?.number, finding.version?.fileName)
  }
}

/// What `verify` has found; with `--repair` also what that has mended, in the same object.
package struct VerificationPayload: Payload {
  package let check: Check
  package let repair: Repair?
  /// What was noted of the ledger before, and whether it is in it; a member only where that is asked.
  package let noted: [Noted]?

  package struct Noted: Payload {
    package let entry: Int64?
    package let head: String
    /// `nil` where the ledger cannot be read.
    package let contained: Bool?

    package init(_ head: NotedHead, contained: Bool?) {
      (entry, self.head, self.contained) = (head.number, "\(head.hash)", contained)
    }
  }

  package struct Check: Payload {
    package let ok: Bool
    package let findings: [FindingPayload]
    package let ledger: HeadPayload?
    package let records: Records?
  }

  package struct Records: Payload {
    package let sealed: Int64
    package let head: String
  }

  package struct Repair: Payload {
    package let repaired: [FindingPayload]
    package let swept: Int?
  }

  package init(
    _ findings: [Finding], ledger: ChainHead?, records: ChainHead?, repair: RepairReceipt?, noted: [Noted]? = nil
  ) {
    self.noted = noted
    check = Check(
      ok: findings.isEmpty && noted?.allSatisfy { $0.contained == true } ?? true,
      findings: findings.map(FindingPayload.init),
      ledger: ledger.map(HeadPayload.init),
      records: records.map { Records(sealed: $0.number, head: "\($0.hash)") })
    self.repair = repair.map { Repair(repaired: $0.repaired.map(FindingPayload.init), swept: $0.swept) }
  }

  private enum Mark: CodingKey { case repaired, noted }

  package init(from decoder: any Decoder) throws {
    check = try Check(from: decoder)
    repair = try decoder.has(Mark.repaired) ? Repair(from: decoder) : nil
    noted = try decoder.container(keyedBy: Mark.self).decodeIfPresent([Noted].self, forKey: .noted)
  }

  package func encode(to encoder: any Encoder) throws {
    try check.encode(to: encoder)
    try repair?.encode(to: encoder)
    guard let noted else { return }
    var container = encoder.container(keyedBy: Mark.self)
    try container.encode(noted, forKey: .noted)
  }
}

extension Decoder {
  /// Whether an object has a member, be it `null`.
  func has<Key: CodingKey>(_ key: Key) throws -> Bool { try container(keyedBy: Key.self).contains(key) }
}
