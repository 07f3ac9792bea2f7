import BriefingDomain
import BriefingLedger
import BriefingLibrary
import BriefingStore
import Foundation
import GRDB
import InstantLiterals
import Testing

/// What an end writes into the ledger, and what it leaves as it was.
struct ProjectionEndTests {
  typealias Records = ProjectionRecordTests
  static let start = Records.start

  /// A projection proves that the screen was seen, and says nothing of paper: what was handed over stays in force.
  @Test(
    arguments: [
      (.paper, 7, .both, 7), (.both, 7, .both, 7), (.digital, 0, .projected, 0), (.projected, 0, .projected, 0),
    ] as [(SubmissionForm, Int, SubmissionForm, Int)])
  func paperStays(_ form: SubmissionForm, _ copies: Int, _ after: SubmissionForm, _ copiesAfter: Int) async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await Records.briefed(visit, fixture)
    _ = try await visit.submit(
      briefing: 1, to: ["局長"], form: form, copies: copies, pages: 12, duplex: !form.includesPaper,
      pagesPerSide: form.includesPaper ? 2 : 1, reason: "図面が大判")
    for _ in 0..<2 {
      let id = try await Records.live(visit)
      let receipt = try await visit.end(
        id, by: .driver, at: Self.start + 5000, steps: Self.seen, present: ["局長"], recordedBy: "佐藤")
      #expect(receipt?.remarks == (form.includesPaper ? [.paperStays] : []))
      #expect(receipt?.entries.map(\.number) == [2])
    }
    let entries = try await visit.details(of: 1).entries
    // The second projection finds everything recorded.
    #expect(entries.count == 2)
    let entry = try #require(entries.last)
    #expect(entry.content.handout.form == after && entry.content.handout.copies == copiesAfter)
    #expect(entry.content.evidence == .projection)
    if form.includesPaper {
      #expect(entry.content.handout.sheets == entries[0].content.handout.sheets)
      #expect(entry.content.handout.sheets == 42)
      #expect(entry.content.reason == "図面が大判")
    } else {
      #expect(entry.content.reason == nil)
    }
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  /// One recipient under two names is one recipient, whoever ticks.
  @Test func tickedTwice() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await Records.briefed(visit, fixture)
    let id = try await Records.live(visit)
    _ = try await visit.askForEnd(in: "3A", present: ["局長", "bureau-chief"], serverRuns: true)
    _ = try await visit.end(
      id, by: .driver, at: Self.start + 5000, steps: [], present: ["局長", "局長", "bureau-chief"], recordedBy: "佐藤")
    #expect(try await visit.details(of: 1).entries.map(\.content.recipient.name) == ["局長"])
  }

  /// Who saw only pages of other briefings, or none for any time at all, did not see this one.
  @Test(
    arguments: [
      ([], false),
      ([.begins(own, at: start), .ends(at: start)], false),
      ([.begins(borrowed, at: start), .ends(at: start + 4000)], false),
      ([.begins(own, at: start), .ends(at: start), .begins(borrowed, at: start)], false),
      ([.begins(borrowed, at: start), .ends(at: start + 4000), .begins(own, at: start + 4000)], true),
      ([.begins(own, at: start), .ends(at: start + 1)], true),
    ] as [([RecordStep], Bool)])
  func onlyItsOwnPagesCount(_ steps: [RecordStep], _ isSubmission: Bool) async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await Records.briefed(visit, fixture)
    try await Self.lender(visit, fixture)
    let id = try await visit.project(1, room: nil, driver: "佐藤", minutes: nil).projection
    #expect(try await visit.library.takeUp(id, at: Self.start))
    let receipt = try await visit.end(
      id, by: .driver, at: Self.start + 5000, steps: [.screens(1)] + steps.seen, present: Self.all, recordedBy: "佐藤")
    #expect(receipt?.remarks == (isSubmission ? [] : [.nothingShown]))
    #expect(try await visit.details(of: 1).entries.count == (isSubmission ? 2 : 0))
  }

  /// Another briefing, to borrow from: its material is number 2.
  private static func lender(_ visit: Visit, _ fixture: LibraryFixture) async throws {
    _ = try await visit.register(
      [fixture.file("別.txt", "別の本文")], Registration(title: "別の報告", recipients: ["局長"], unit: "危機管理課"))
  }

  static let all = ["局長", "危機管理監"]
  /// A screen shows what `Records.live` has put up.
  static let seen: [RecordStep] = [.screens(1), .seen(at: start + 1000)]
  static let own = Records.on(1, 1)
  static let borrowed = Showing(
    page: PageAddress(material: 2, version: 1, page: 1), driver: "佐藤", isBorrowed: true)

  /// A briefing that is on does take place; and what is cancelled all the same gets no entries.
  @Test func cancelled() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await Records.briefed(visit, fixture)
    let id = try await Records.live(visit)
    await #expect(throws: LibraryError.briefingLive(1, room: "3A")) { try await visit.cancel(1, reason: "延期") }
    await #expect(throws: LibraryError.notCancelled(1)) { try await visit.cancel(1, reason: nil) }
    #expect(try await visit.details(of: 1).briefing.cancelReason == nil)
    // By a program that does not know the rule.
    try fixture.raw { try $0.execute(sql: "UPDATE briefing SET cancelledAt = 1, cancelReason = '延期'") }
    let receipt = try await visit.end(
      id, by: .driver, at: Self.start + 5000, steps: Self.seen, present: Self.all, recordedBy: "佐藤")
    #expect(receipt?.remarks == [.cancelled])
    let details = try await visit.details(of: 1)
    #expect(details.entries.isEmpty)
    #expect(details.projections.map(\.projection.endedBy) == [.driver])
  }

  /// Whether somebody said who was there, or nobody did and it is taken to be all.
  @Test(
    arguments: [
      (nil, nil, .assumed, all, [.presenceAssumed]), (["局長"], nil, .ticked, ["局長"], []),
      (nil, ["局長"], .ticked, ["局長"], []), (["局長"], ["危機管理監"], .ticked, ["危機管理監"], []),
      (nil, [], .ticked, [], [.nobodyPresent]), (all, nil, .ticked, all, []),
    ] as [([String]?, [String]?, Presence, [String], [ProjectionRemark])])
  func presence(
    _ shell: [String]?, _ driver: [String]?, _ presence: Presence, _ present: [String], _ remarks: [ProjectionRemark]
  ) async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await Records.briefed(visit, fixture)
    let id = try await Records.live(visit)
    if let shell { _ = try await visit.askForEnd(in: "3A", present: shell, serverRuns: true) }
    let receipt = try #require(
      try await visit.end(
        id, by: .driver, at: Self.start + 5000, steps: Self.seen, present: driver, recordedBy: "佐藤"))
    #expect(receipt.report.projection.presence == presence)
    #expect(receipt.report.present.map(\.name) == present)
    #expect(receipt.entries.map(\.content.recipient.name) == present)
    #expect(receipt.remarks == remarks)
  }

  /// A record says what the room was called, and whose pages were borrowed.
  @Test func namesOfThen() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await Records.briefed(visit, fixture)
    try await Self.lender(visit, fixture)
    let id = try await Records.live(visit)
    try await visit.renameRoom("3A", to: "第3会議室")
    _ = try await visit.end(
      id, by: .driver, at: Self.start + 5000,
      steps: [.ends(at: Self.start + 2000), .begins(Self.borrowed, at: Self.start + 2000)], present: Self.all,
      recordedBy: "佐藤")
    let report = try #require(try await visit.details(of: 1).projections.first)
    #expect(report.room == "3A")
    #expect(report.lines.map(\.lenderTitle) == [nil, "別の報告"])
    #expect(report.lines.map(\.version.briefing) == [1, 2])
  }

  /// The most that were open at once; a record of which none was, or none showed a page, is believed, and says so.
  @Test(
    arguments: [
      ([], 0, [.noScreen]), ([.screens(1)], 1, [.notSeen]), (seen, 1, []),
      ([.screens(1), .screens(3), .screens(2), .seen(at: start + 1500)], 3, []),
      // A page of another briefing is no page of this one, and one that is seen as it goes was seen for no time.
      (
        [.screens(1), .ends(at: start + 2000), .begins(borrowed, at: start + 2000), .seen(at: start + 2000)], 1,
        [.notSeen]
      ),
      ([.screens(1), .seen(at: start + 2000), .ends(at: start + 2000)], 1, [.notSeen]),
    ] as [([RecordStep], Int, [ProjectionRemark])])
  func screens(_ steps: [RecordStep], _ most: Int, _ remarks: [ProjectionRemark]) async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await Records.briefed(visit, fixture)
    try await Self.lender(visit, fixture)
    let id = try await Records.live(visit)
    let receipt = try #require(
      try await visit.end(
        id, by: .driver, at: Self.start + 5000, steps: steps, present: Self.all, recordedBy: "佐藤"))
    #expect(receipt.report.projection.screens == most)
    #expect(receipt.remarks == remarks)
    #expect(receipt.entries.count == 2)
    // The other briefing is unrecorded. The report counts this one, says what it is worth, and can take it as unrecorded.
    let month = Period(try #require(Month(2026, 11)))
    let isSeen = remarks.isEmpty
    let all = try await visit.report(ReportRequest(period: month, withRunningMonth: true)).total.period
    #expect((all.projected, all.unrecorded, all.unseen) == (2, 1, isSeen ? 0 : 2))
    let seen = try await visit.report(ReportRequest(period: month, seenOnly: true, withRunningMonth: true)).total.period
    #expect((seen.projected, seen.unrecorded, seen.unseen) == (isSeen ? 2 : 0, isSeen ? 1 : 3, isSeen ? 0 : 2))
  }

  /// Paper beside a projection that no screen showed stays paper.
  @Test func paperBesideWhatNobodySaw() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await Records.briefed(visit, fixture)
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .paper, copies: 3)
    let id = try await Records.live(visit)
    _ = try await visit.end(
      id, by: .driver, at: Self.start + 5000, steps: [], present: ["局長"], recordedBy: "佐藤")
    let month = Period(try #require(Month(2026, 11)))
    let all = try await visit.report(ReportRequest(period: month, withRunningMonth: true)).total.period
    #expect((all.both, all.paper, all.documents, all.unrecorded) == (1, 0, 3, 1))
    let seen = try await visit.report(ReportRequest(period: month, seenOnly: true, withRunningMonth: true)).total.period
    #expect((seen.both, seen.paper, seen.documents, seen.unrecorded) == (0, 1, 3, 1))
  }

  /// What one screen showed of several projections is enough.
  @Test func seenAtTheSecondTime() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await Records.briefed(visit, fixture)
    let month = Period(try #require(Month(2026, 11)))
    for (steps, unseen) in [([], 2), (Self.seen, 0)] as [([RecordStep], Int)] {
      let id = try await Records.live(visit)
      _ = try await visit.end(
        id, by: .driver, at: Self.start + 5000, steps: steps, present: Self.all, recordedBy: "佐藤")
      #expect(
        try await visit.report(ReportRequest(period: month, withRunningMonth: true)).total.period.unseen == unseen)
    }
  }
}

extension [RecordStep] {
  /// With a screen that shows each page at once.
  fileprivate var seen: [RecordStep] {
    flatMap { step -> [RecordStep] in if case .begins(_, let at) = step { [step, .seen(at: at)] } else { [step] } }
  }
}
