import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import InstantLiterals
import Testing

/// What waits for a record, and marks that record it.
struct WaitingTests {
  /// 1 is for both recipients, 2 for the second alone; 3 is tomorrow's, 4 cancelled, 5 for a recipient an hour before 1.
  private static func office() async throws -> (LibraryFixture, Visit) {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    func register(_ title: String, _ hours: Int64, _ recipients: [String], unit: String, _ plan: SubmissionForm?)
      async throws
    {
      var registration = Registration(
        title: title, recipients: recipients, unit: unit,
        moment: Moment(instant: LibraryFixture.now.advanced(by: hours * 3600), dayOnly: false))
      registration.plannedForm = plan
      _ = try await visit.register([], registration)
    }
    try await register("避難所", -5, ["局長", "危機管理監"], unit: "防災課", .projected)
    try await register("橋の点検", -4, ["危機管理監"], unit: "道路課", .paper)
    try await register("明日の訓練", 24, ["局長"], unit: "防災課", nil)
    try await register("中止の訓練", -3, ["局長"], unit: "防災課", nil)
    try await visit.cancel(4, reason: "荒天")
    try await register("積雪", -2, ["局長"], unit: "道路課", nil)
    _ = try await visit.amend(5, for: ["局長"], on: "2026-11-25 06:00")
    return (fixture, visit)
  }

  private static let always = Instant.earliest..<Instant.latest

  private static func keys(
    _ visit: Visit, _ instants: Range<Instant> = always, to recipient: Recipient.ID? = nil, unit: OfficeUnit.ID? = nil,
    after place: WaitingSubmission.Place? = nil, limit: Int = 10
  ) async throws -> [String] {
    try await visit.waiting(within: instants, recipient: recipient, unit: unit, after: place, limit: limit)
      .map { "\($0.key)" }
  }

  @Test func whatWaits() async throws {
    let (fixture, visit) = try await Self.office()
    // By the time at which each recipient has heard it; neither what is to come nor what was cancelled.
    #expect(try await Self.keys(visit) == ["5-1", "1-1", "1-2", "2-2"])
    #expect(try await Self.keys(visit, to: 1) == ["5-1", "1-1"])
    #expect(try await Self.keys(visit, unit: 2) == ["5-1", "2-2"])
    let rows = try await visit.waiting(within: Self.always, limit: 10)
    #expect(rows.map(\.proposal) == [nil, .projected, .projected, .paper])
    #expect(
      try await Self.keys(visit, rows[1].briefing.moment.instant..<rows[3].briefing.moment.instant) == ["1-1", "1-2"])
    // A page, and the next.
    #expect(try await Self.keys(visit, limit: 2) == ["5-1", "1-1"])
    #expect(try await Self.keys(visit, after: rows[1].place) == ["1-2", "2-2"])
    #expect(try #require(WaitingSubmission.Place("\(rows[1].place)")) == rows[1].place)
    for word in ["", "1", "1.2", "a.1-2", "1.1-2-3", "1.-"] { #expect(WaitingSubmission.Place(word) == nil) }
    withExtendedLifetime(fixture) {}
  }

  /// What was recorded is gone; what was withdrawn waits again.
  @Test func recordedAndWithdrawn() async throws {
    let (fixture, visit) = try await Self.office()
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .digital)
    #expect(try await Self.keys(visit) == ["5-1", "1-2", "2-2"])
    _ = try await visit.withdraw([1], from: ["局長"], reason: "誤登録")
    #expect(try await Self.keys(visit) == ["5-1", "1-1", "1-2", "2-2"])
    withExtendedLifetime(fixture) {}
  }

  /// Who records for one recipient sees the rows of that one, of every briefing, and nobody else's.
  @Test func withinReach() async throws {
    let (fixture, visit) = try await Self.office()
    let secretary = try await visit.library.visit(
      by: Person("秘書", .roles([Grant(.secretary, for: .recipient(2))])), at: LibraryFixture.now)
    #expect(try await Self.keys(secretary) == ["1-2", "2-2"])
    #expect(try await secretary.recipientsToRecord().map(\.name) == ["危機管理監"])
    #expect(try await visit.recipientsToRecord().map(\.name) == ["局長", "危機管理監"])
    let receipt = try await secretary.record([
      Mark(SubmissionKey(briefing: 1, recipient: 1), .digital),
      Mark(SubmissionKey(briefing: 5, recipient: 1), .digital),
      Mark(SubmissionKey(briefing: 1, recipient: 2), .digital),
    ])
    #expect(receipt.recorded.map(\.entry.recipient.name) == ["危機管理監"])
    #expect(receipt.refused.map(\.why) == [.notAllowed, .gone])
    // A briefing that they may not see has no title for them.
    #expect(receipt.refused.map { $0.briefing?.title } == ["避難所", nil])
    #expect(try await Self.keys(visit) == ["5-1", "1-1", "2-2"])
    withExtendedLifetime(fixture) {}
  }

  /// Reasons are offered that were given of what the person may record.
  @Test func reasons() async throws {
    let (fixture, visit) = try await Self.office()
    _ = try await visit.submit(briefing: 1, form: .paper, reason: "図面が大判")
    _ = try await visit.submit(briefing: 2, form: .both, reason: "機密")
    #expect(try await visit.reasonsForPaper() == ["図面が大判", "機密"])
    #expect(try await visit.reasonsForPaper(limit: 1) == ["図面が大判"])
    let secretary = try await visit.library.visit(
      by: Person("秘書", .roles([Grant(.secretary, for: .recipient(1))])), at: LibraryFixture.now)
    #expect(try await secretary.reasonsForPaper() == ["図面が大判"])
    withExtendedLifetime(fixture) {}
  }

  /// All that is marked is one act; what cannot be recorded says why, and keeps nothing else from it.
  @Test func manyAtOnce() async throws {
    let (fixture, visit) = try await Self.office()
    let other = try await visit.library.visit(by: Person("佐藤"), at: LibraryFixture.now)
    _ = try await other.submit(briefing: 1, to: ["局長"], form: .digital)
    func mark(
      _ briefing: Briefing.ID, _ recipient: Recipient.ID, _ form: SubmissionForm, _ copies: Int? = nil,
      _ reason: String? = nil
    ) -> Mark { Mark(SubmissionKey(briefing: briefing, recipient: recipient), form, copies: copies, reason: reason) }
    let receipt = try await visit.record([
      mark(1, 1, .paper), mark(1, 2, .paper, 3, "図面が大判"), mark(2, 2, .projected, 7, "消えない"), mark(3, 1, .digital),
      mark(4, 1, .digital), mark(5, 1, .paper, 0), mark(2, 1, .digital), mark(99, 1, .digital),
      mark(5, 1, .both, 1, "二\n行"),
    ])
    #expect(
      receipt.recorded.map { "\($0.entry.briefing) \($0.handout.form) \($0.handout.copies) \($0.entry.reason ?? "–")" }
        == ["1 paper 3 図面が大判", "2 projected 0 –"])
    let digital = try Handout(form: .digital, copies: 0, pages: 0)
    #expect(
      receipt.refused.map(\.why) == [
        .recorded(digital, by: "佐藤"), .toCome, .cancelled, .unfit, .gone, .gone, .unfit,
      ])
    #expect(receipt.refused.map(\.why.isOver) == [true, true, true, false, true, true, false])
    #expect(try await Self.keys(visit) == ["5-1"])
    #expect(try await visit.acts(limit: 1).first?.subject == "避難所 (+1)")
    // What the other one has recorded is not touched by it.
    let act = try #require(receipt.act)
    _ = try await visit.undo(past: true, only: act)
    #expect(try await Self.keys(visit) == ["5-1", "1-2", "2-2"])
    await #expect(throws: LibraryError.self) { try await visit.undo(past: true, only: act) }
    withExtendedLifetime(fixture) {}
  }

  /// An act that is not the last one is not taken back in its place.
  @Test func anotherActIsLast() async throws {
    let (fixture, visit) = try await Self.office()
    let receipt = try await visit.record([Mark(SubmissionKey(briefing: 1, recipient: 2), .digital)])
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .digital)
    let act = try #require(receipt.act)
    await #expect(throws: LibraryError.self) { try await visit.undo(past: true, only: act) }
    #expect(try await Self.keys(visit) == ["5-1", "2-2"])
    #expect(try await visit.record([]).act == nil)
    withExtendedLifetime(fixture) {}
  }

  /// What a room's record shows to have been projected, and no entry says: to one who became a recipient afterwards. Not
  /// where somebody has said who was there, nor where the entry was withdrawn.
  @Test(arguments: [(nil, true), (["局長"], false)] as [([String]?, Bool)])
  func provedByARoom(_ present: [String]?, _ isProved: Bool) async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await ProjectionRecordTests.briefed(visit, fixture)
    let id = try await ProjectionRecordTests.live(visit)
    _ = try await visit.end(
      id, by: .driver, at: ProjectionRecordTests.start + 5000, steps: ProjectionEndTests.seen, present: present)
    try await visit.add("議長", aliases: [], Recipient.self)
    _ = try await visit.amend(1, on: "2026-11-25 09:00", addRecipients: ["議長"])
    func waiting() async throws -> [String] {
      try await visit.waiting(within: Self.always, limit: 9).filter { $0.recipient.name != "危機管理監" }
        .map { "\($0.recipient.name) \($0.wasProjected)" }
    }
    #expect(try await waiting() == ["議長 \(isProved)"])
    _ = try await visit.withdraw([1], from: ["局長"], reason: "席を外していた")
    #expect(try await waiting() == ["局長 false", "議長 \(isProved)"])
    withExtendedLifetime(fixture) {}
  }
}
