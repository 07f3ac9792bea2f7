package import BriefingDomain
package import BriefingLibrary

/// That a version of a material was taken away.
package struct RemovalPayload: Payload {
  package let at, by, reason: String

  init(_ removal: MaterialVersion.Removal, _ clock: OfficeClock) {
    (at, by, reason) = (clock.iso(removal.at), removal.by, removal.reason)
  }
}

/// What `material remove` has taken away.
package struct RemovalReceiptPayload: Payload {
  package let briefing: Briefing.ID?
  package let material: Material.ID
  package let position, version: Int
  package let file, sha256: String
  package let removed: RemovalPayload?
  package let others: [RegistrationPayload.Known]

  package init(_ receipt: RemovalReceipt, _ clock: OfficeClock) {
    let version = receipt.version
    briefing = receipt.briefing?.id
    (material, position, self.version) = (version.material, version.position, version.number)
    (file, sha256) = (version.fileName, "\(version.sha256)")
    removed = version.removal.map { RemovalPayload($0, clock) }
    others = receipt.others.map(RegistrationPayload.Known.init)
  }
}
