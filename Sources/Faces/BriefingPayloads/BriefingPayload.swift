package import BriefingDomain
package import BriefingLibrary

/// A briefing with everything that belongs to it.
package struct BriefingPayload: Payload {
  package let briefing: Briefing.ID
  package let title, on, unit: String
  package let presenter, room, cancelled: String?
  package let recipients: [String]
  package let materials: [MaterialPayload]
  package let entries: [EntryPayload]
  package let projections: [ProjectionPayload]
  package let until: String?
  package let plannedForm: SubmissionForm?
  package let collisions: [CollisionPayload]
  package let apart: [Apart]
  package let confidential: Bool
  package let looks: [LookPayload]
  /// The last day of its materials.
  package let expires: String?
  package let retention: Retention?

  /// A recipient who hears it at another time, or in another room.
  package struct Apart: Payload {
    package let recipient, on: String
    package let until, room: String?
  }
}

package struct MaterialPayload: Payload {
  package let id: Material.ID
  package let position: Int
  package let versions: [Version]

  package struct Version: Payload {
    package let version: Int
    package let file: String
    package let pages: Int
    /// Slides that are hidden, as far as they have text.
    package let hidden: Int
    package let sha256: String
    package let bytes: Int
    package let format: MaterialFormat
    package let reason: UnreadableReason?
    package let detail: String?
    package let registeredAt: String
    package let removed: RemovalPayload?
    /// What the file says and its pages do not show; `nil` where that is not known.
    package let unseen: [UnseenPayload]?
  }
}

/// A page that says what it does not show.
package struct UnseenPayload: Payload {
  package let page: Int
  package let texts: [String]

  init(_ unseen: UnseenText) { (page, texts) = (unseen.page, unseen.stretches) }
}

/// That somebody has looked at what is confidential.
package struct LookPayload: Payload {
  package let person, at: String
  package let file: String?
  package let version, page: Int?

  init(_ look: Look, _ clock: OfficeClock) {
    (person, at) = (look.person, clock.iso(look.at))
    (file, version, page) = (look.sight?.version.fileName, look.sight?.version.number, look.sight?.page)
  }
}

/// What a registration, or a replacement, has brought.
package struct RegistrationPayload: Payload {
  package let briefing: Briefing.ID
  package let title, on, unit: String
  package let presenter, room: String?
  package let recipients: [String]
  package let materials: [Registered]
  package let newUnit: Bool
  package let nearCopy: NearCopy?
  package let until: String?
  package let plannedForm: SubmissionForm?
  package let collisions: [CollisionPayload]
  package let confidential: Bool

  package struct Registered: Payload {
    package let id: Material.ID
    package let version: Int
    package let file: String
    package let pages: Int
    /// Slides that are hidden, as far as they have text.
    package let hidden: Int
    package let sha256: String
    package let format: MaterialFormat
    package let reason: UnreadableReason?
    package let detail: String?
    package let unchanged: Bool
    package let known: Known?
    /// What a file says and its pages do not show; `nil` where that is not known.
    package let unseen: [UnseenPayload]?
  }

  package struct Known: Payload {
    package let briefing: Briefing.ID?
    package let material: Material.ID
    package let version: Int
    package let removed: Bool

    init(_ version: MaterialVersion) {
      (briefing, material, self.version) = (version.briefing, version.material, version.number)
      removed = version.removal != nil
    }
  }

  package struct NearCopy: Payload {
    package let briefing: Briefing.ID
    package let title: String
  }
}

extension BriefingPayload {
  package init(_ details: BriefingDetails, looks: [Look] = [], _ clock: OfficeClock) {
    let briefing = details.briefing
    self.init(
      briefing: briefing.id, title: briefing.title, on: clock.iso(briefing.moment), unit: briefing.unit.name,
      presenter: briefing.presenter, room: briefing.room, cancelled: briefing.cancelReason,
      recipients: details.recipients.map(\.name),
      materials: details.materials.map { versions in
        MaterialPayload(
          id: versions[0].material, position: versions[0].position,
          versions: versions.map {
            MaterialPayload.Version(
              $0, hidden: details.hiddenSlides[$0.id] ?? 0, unseen: details.unseen[$0.id], clock)
          })
      },
      entries: details.entries.map { EntryPayload($0, inForce: details.isInForce($0), clock) },
      projections: details.projections.map { ProjectionPayload($0, clock) },
      until: briefing.slot.end.map(clock.iso), plannedForm: briefing.plannedForm,
      collisions: details.collisions.map { CollisionPayload($0, clock) },
      apart: details.apart.map {
        Apart(
          recipient: $0.recipient, on: clock.iso($0.briefing.moment), until: $0.briefing.slot.end.map(clock.iso),
          room: $0.briefing.room)
      }, confidential: briefing.isConfidential, looks: looks.map { LookPayload($0, clock) },
      expires: briefing.keeping.expiry.map { "\(clock.lastDay(before: $0))" }, retention: briefing.keeping.retention)
  }
}

extension MaterialPayload.Version {
  fileprivate init(_ version: MaterialVersion, hidden: Int, unseen: [UnseenText]?, _ clock: OfficeClock) {
    self.init(
      version: version.number, file: version.fileName, pages: version.pageCount, hidden: hidden,
      sha256: "\(version.sha256)",
      bytes: version.byteCount, format: version.format, reason: version.reason, detail: version.detail,
      registeredAt: clock.iso(version.registeredAt), removed: version.removal.map { RemovalPayload($0, clock) },
      unseen: unseen.map { $0.map(UnseenPayload.init) })
  }
}

extension RegistrationPayload {
  package init(_ receipt: RegistrationReceipt, _ clock: OfficeClock) {
    let briefing = receipt.briefing
    self.init(
      briefing: briefing.id, title: briefing.title, on: clock.iso(briefing.moment), unit: briefing.unit.name,
      presenter: briefing.presenter, room: briefing.room, recipients: receipt.recipients.map(\.name),
      materials: receipt.materials.map(Registered.init), newUnit: receipt.unitIsNew,
      nearCopy: receipt.nearCopy.map { NearCopy(briefing: $0.id, title: $0.title) },
      until: briefing.slot.end.map(clock.iso), plannedForm: briefing.plannedForm,
      collisions: receipt.collisions.map { CollisionPayload($0, clock) },
      confidential: briefing.isConfidential)
  }
}

extension RegistrationPayload.Registered {
  fileprivate init(_ registered: RegistrationReceipt.Registered) {
    let version = registered.version
    self.init(
      id: version.material, version: version.number, file: version.fileName, pages: version.pageCount,
      hidden: registered.hiddenSlides, sha256: "\(version.sha256)", format: version.format, reason: version.reason,
      detail: version.detail, unchanged: registered.unchanged,
      known: registered.known.map(RegistrationPayload.Known.init),
      unseen: registered.unseen.map { $0.map(UnseenPayload.init) })
  }
}
