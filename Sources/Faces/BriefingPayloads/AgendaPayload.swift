package import BriefingDomain
package import BriefingLibrary

/// A briefing with all who hear it at one time in one room.
package struct AgendaPayload: Payload {
  package let briefing: Briefing.ID
  package let title, on, unit: String
  package let presenter, room, cancelled: String?
  package let recipients: [Recipient]
  package let until: String?
  package let plannedForm: SubmissionForm?
  package let materials: Int
  package let cannotBeShown: [LostMaterial]
  package let collisions: [CollisionPayload]
  package let confidential: Bool

  package struct Recipient: Payload {
    package let recipient: String
    package let form: SubmissionForm?
    package let state: SubmissionStatus.State
  }
}

/// Another briefing at the same time.
package struct CollisionPayload: Payload {
  package let briefing: Briefing.ID
  package let title, on: String
  package let until: String?
  package let sameRoom: Bool
  package let recipients: [String]
}

extension LostMaterial: Payload {}

extension AgendaPayload {
  package init(_ item: AgendaItem, _ clock: OfficeClock) {
    let briefing = item.briefing
    self.init(
      briefing: briefing.id, title: briefing.title, on: clock.iso(briefing.moment), unit: briefing.unit.name,
      presenter: briefing.presenter, room: briefing.room, cancelled: briefing.cancelReason,
      recipients: item.appointment.submissions.map {
        Recipient(recipient: $0.recipient, form: $0.handout?.form, state: $0.state(by: clock.now))
      },
      until: briefing.slot.end.map(clock.iso), plannedForm: briefing.plannedForm, materials: item.materials.count,
      cannotBeShown: item.lost, collisions: item.collisions.map { CollisionPayload($0, clock) },
      confidential: briefing.isConfidential)
  }
}

extension CollisionPayload {
  init(_ collision: Collision, _ clock: OfficeClock) {
    let other = collision.other
    self.init(
      briefing: other.id, title: other.title, on: clock.iso(other.moment), until: other.slot.end.map(clock.iso),
      sameRoom: collision.isSameRoom, recipients: collision.recipients)
  }
}
