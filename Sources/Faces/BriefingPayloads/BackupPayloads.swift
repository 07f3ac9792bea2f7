package import BriefingLibrary

package struct BackupPayload: Payload {
  package let path: String
  package let materials, added, addedBytes, removed: Int
  package let ledger: HeadPayload

  package init(_ receipt: BackupReceipt) {
    (path, materials, ledger) = (receipt.path, receipt.materials, HeadPayload(receipt.ledger))
    (added, addedBytes, removed) = (receipt.added, receipt.addedBytes, receipt.removed)
  }
}

package struct RestorePayload: Payload {
  package let home: String
  package let materials: Int
  package let ledger: HeadPayload
  package let rooms: Int
  package let findings: [FindingPayload]

  package init(_ receipt: RestoreReceipt) {
    (home, materials, ledger) = (receipt.home, receipt.materials, HeadPayload(receipt.ledger))
    rooms = receipt.rooms
    findings = receipt.findings.map(FindingPayload.init)
  }
}
