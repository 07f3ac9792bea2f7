package import BriefingDomain
package import BriefingLibrary

/// A briefing whose materials were to be kept until a day that is over.
package struct DuePayload: Payload {
  package let briefing: Briefing.ID
  package let title, on, unit: String
  package let retention: Retention?
  package let until: String
  package let materials: Int
}

extension DuePayload {
  package init(_ due: DueBriefing, _ clock: OfficeClock) {
    let briefing = due.briefing
    self.init(
      briefing: briefing.id, title: briefing.title, on: clock.iso(briefing.moment), unit: briefing.unit.name,
      retention: briefing.keeping.retention, until: "\(due.until)", materials: due.materials)
  }
}
