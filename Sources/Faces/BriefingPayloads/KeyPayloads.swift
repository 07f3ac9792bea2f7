package import BriefingLedger
package import BriefingLibrary

/// A key of the office that reports are signed with, or were.
package struct KeyPayload: Payload {
  package let name, key, fingerprint: String
  package let madeAt, madeBy: String?
  /// `null` for the one in force.
  package let until: String?

  package init(_ key: OfficeKey, _ clock: OfficeClock) {
    (name, self.key, fingerprint) = (key.key.name, key.key.text, key.key.fingerprint)
    (madeAt, madeBy, until) = (key.madeAt.map(clock.iso), key.madeBy, key.until.map(clock.iso))
  }
}

/// The head of the ledger, as it is noted on paper.
package struct NotablePayload: Payload {
  package let entries: Int64
  package let head, line: String

  package init(_ head: ChainHead) { (entries, self.head, line) = (head.number, "\(head.hash)", head.line) }
}
