package import BriefingDomain
package import BriefingLedger
package import BriefingLibrary

/// The record of what was shown of a briefing in a room.
package struct ProjectionPayload: Payload {
  package let room: String
  package let startedAt, endedAt: String?
  package let endedBy: ProjectionEnd?
  package let presence: Presence?
  package let present: [String]
  package let screens: Int?
  package let asksScreens: Bool
  package let followers, followedPages: Int?
  package let entries: [LedgerEntry.ID]
  package let shown: [Shown]

  package struct Shown: Payload {
    package let material: Material.ID
    package let version: Int
    package let file: String
    package let page: Int
    package let from: String
    package let seen, until: String?
    package let driver: String
    package let borrowed: Bool
    /// Whether it stood beside the page before it.
    package let beside: Bool
    package let lender: LenderPayload?
  }
}

/// The briefing that a borrowed material is from; `null` for an indexed file.
package struct LenderPayload: Payload {
  package let briefing: Briefing.ID?
  package let title: String?
}

/// What the end of a projection has left, as the shell says it.
package struct EndPayload: Payload {
  package let briefing: Briefing.ID
  package let entries: [EntryPayload]
  package let remarks: [ProjectionRemark]

  package init(_ receipt: ProjectionReceipt, _ clock: OfficeClock) {
    briefing = receipt.details.briefing.id
    entries = receipt.entries.map { EntryPayload($0, inForce: receipt.details.isInForce($0), clock) }
    remarks = receipt.remarks
  }
}

extension ProjectionPayload {
  init(_ report: ProjectionReport, _ clock: OfficeClock) {
    let run = report.projection
    self.init(
      room: report.room, startedAt: run.startedAt.map(clock.isoSecond), endedAt: run.endedAt.map(clock.isoSecond),
      endedBy: run.endedBy, presence: run.presence, present: report.present.map(\.name), screens: run.screens,
      asksScreens: run.asksScreens, followers: run.followers, followedPages: run.followedLines, entries: report.entries,
      shown: report.lines.map { Shown($0, clock) })
  }
}

extension ProjectionPayload.Shown {
  fileprivate init(_ line: ShownPage, _ clock: OfficeClock) {
    self.init(
      material: line.version.material, version: line.version.number, file: line.version.fileName, page: line.page,
      from: clock.isoSecond(line.from), seen: line.seenFrom.map(clock.isoSecond),
      until: line.until.map(clock.isoSecond), driver: line.driver, borrowed: line.isBorrowed,
      beside: line.isBeside,
      lender: line.isBorrowed ? LenderPayload(briefing: line.version.briefing, title: line.lenderTitle) : nil)
  }
}
