package import BriefingDomain
package import BriefingLedger
package import BriefingLibrary

/// Something that a person did, and what it was about.
package struct ActPayload: Payload {
  package let act: Act.ID
  package let kind: Act.Kind
  package let subject, doneAt, doneBy: String

  package init(_ summary: ActSummary, _ clock: OfficeClock) {
    act = summary.act.id
    kind = summary.act.kind
    subject = summary.subject
    doneAt = clock.iso(summary.act.doneAt)
    doneBy = summary.act.doneBy
  }
}

/// What was taken back.
package struct UndonePayload: Payload {
  package let act: Act.ID
  package let kind: Act.Kind
  package let subject, doneAt, doneBy: String
  /// Recipients and units that it had brought: those that went with it, and those that something else needs.
  package let goneNames, keptNames: [String]

  package init(_ summary: ActSummary, _ clock: OfficeClock) {
    let act = ActPayload(summary, clock)
    (self.act, kind, subject) = (act.act, act.kind, act.subject)
    (doneAt, doneBy) = (act.doneAt, act.doneBy)
    (goneNames, keptNames) = (summary.goneNames, summary.keptNames)
  }
}

/// A change of something that moves a figure.
package struct SettingPayload: Payload {
  package let entry: SettingEntry.ID
  package let name: String
  package let subject, before, value: String?
  /// `null` where it was set before settings were entries.
  package let recordedAt, recordedBy: String?

  package init(_ change: SettingChange, _ clock: OfficeClock) {
    let entry = change.entry
    self.entry = entry.number
    name = entry.setting.name
    subject = change.subject
    before = change.before
    value = entry.value
    recordedAt = entry.recordedAt.map(clock.iso)
    recordedBy = entry.recordedBy
  }
}
