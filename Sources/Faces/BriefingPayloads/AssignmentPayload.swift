package import BriefingDomain
package import BriefingLibrary

/// What is to be dealt with after a briefing, or was.
package struct AssignmentPayload: Payload {
  package let assignment: Assignment.ID
  package let briefing: Briefing.ID
  package let title, unit, text: String
  package let owner, due: String?
  package let notedAt, notedBy: String
  /// Where it was noted in a room, and when.
  package let projection: ProjectionRun.ID?
  package let shownAt: String?
  /// The page that was on.
  package let file: String?
  package let version, page: Int?
  package let doneAt, doneBy: String?

  package init(_ details: AssignmentDetails, _ clock: OfficeClock) {
    let (noted, place) = (details.assignment, details.assignment.place)
    (assignment, briefing, title, unit) = (noted.id, noted.briefing, details.title, details.unit.name)
    (text, owner, due) = (noted.text, noted.owner, noted.due?.description)
    (notedAt, notedBy) = (clock.iso(noted.notedAt), noted.notedBy)
    (projection, shownAt) = (place?.projection, place.map { clock.isoSecond($0.at) })
    (file, version, page) = (details.version?.fileName, place?.page?.version, place?.page?.page)
    (doneAt, doneBy) = (noted.done.map { clock.iso($0.at) }, noted.done?.by)
  }
}
