import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import GRDB
import Testing

/// Several briefings are recorded at once: all of them or none.
struct SubmittingTests {
  /// Briefings 1 to 4 are over, 5 is later today, 6 today without a time, 7 tomorrow.
  private static func office() async throws -> (LibraryFixture, Visit) {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    for when in ["9:00", "9:30", "10:00", "10:30", "15:00", "今日", "明日 9:00"] {
      _ = try await visit.register(
        [try fixture.file("\(when.prefix(2)).txt", when)],
        Registration(title: "\(when)の件", recipients: ["局長", "危機管理監"], unit: "危機管理課", moment: visit.clock.moment(when)))
    }
    return (fixture, visit)
  }

  private static let projected = Declaration(form: .projected)

  private static func recorded(_ visit: Visit) async throws -> [String] {
    try await visit.submissions(StatusRequest()).filter { $0.handout != nil }
      .map { "\($0.briefing.id) \($0.recipient)" }
  }

  @Test func aPictureIsAPageOfPaper() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    _ = try await visit.register(
      [try fixture.file("図.gif", "GIF89a")], Registration(title: "図", recipients: ["局長"], unit: "課"))
    let receipts = try await visit.submit(briefing: 1, form: .paper, copies: 3)
    #expect(receipts.map(\.entry.handout.pages) == [1])
  }

  /// The pages that Word counted are those of paper; where its count is stale, they are not known.
  @Test(arguments: [(2, 2), (1, nil)] as [(Int, Int?)])
  func theAuthorsProgramCounts(_ said: Int, _ expected: Int?) async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    _ = try await visit.register(
      [try fixture.document("計画.docx", saysPages: said)], Registration(title: "計画", recipients: ["局長"], unit: "課"))
    #expect(try await visit.versions(of: 1).map(\.paper) == [expected.map { PaperPages(count: $0, basis: .author) }])
    let receipt = try #require(try await visit.submit(briefing: 1, form: .paper, copies: 3).first)
    #expect(receipt.entry.handout.pages == expected ?? 0)
    #expect(receipt.pagesFrom == expected.map { _ in .author })
    // What somebody says counts before it.
    let corrected = try await visit.submit(briefing: 1, form: .paper, copies: 3, pages: 9)
    #expect(corrected.map(\.entry.handout.pages) == [9] && corrected[0].pagesFrom == nil)
  }

  @Test func oneOfSeveralCountsLess() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    _ = try await visit.register(
      [try fixture.file("図.gif", "GIF89a"), try fixture.document("計画.docx", saysPages: 2)],
      Registration(title: "計画", recipients: ["局長"], unit: "課"))
    #expect(try await visit.versions(of: 1).map { $0.paper?.text } == ["1 file", "2 author"])
    let receipt = try await visit.submit(briefing: 1, form: .paper)
    #expect(receipt.map(\.entry.handout.pages) == [3] && receipt[0].pagesFrom == .author)
    // What was taken away says nothing any more.
    _ = try await visit.remove(1, material: 2, reason: "個人情報")
    #expect(try fixture.raw { try Int.fetchAll($0, sql: "SELECT id FROM version WHERE authorPages > 0") }.isEmpty)
  }

  @Test func allRecipientsOfEachInOneAct() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    let receipts = try await visit.submit([3, 1, 3], Declaration(form: .paper, copies: 2, reason: "図面が大判"))
    #expect(receipts.map(\.entry.briefing) == [3, 3, 1, 1])
    #expect(receipts.map(\.entry.recipient.name) == ["局長", "危機管理監", "局長", "危機管理監"])
    #expect(receipts.allSatisfy { $0.entry.handout.copies == 2 && $0.entry.reason == "図面が大判" })
    #expect(try await visit.acts().first?.subject == "10:00の件 (+1)")
    _ = try await visit.undo()
    #expect(try await Self.recorded(visit).isEmpty)
    #expect(try await visit.submit(briefing: 2, form: .digital).count == 2)
  }

  @Test func everyFaultIsSaidAndNothingIsWritten() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    _ = try await visit.submit(briefing: 2, form: .paper)
    try await visit.cancel(3, reason: "日程変更")
    let paper = try Handout(form: .paper, copies: 1, pages: 0)
    let faults: [LibraryError] = [
      .recordedOtherwise(briefing: 2, recipient: "局長", as: paper),
      .recordedOtherwise(briefing: 2, recipient: "危機管理監", as: paper), .cancelledBriefing(3),
      .briefingToCome(7, Day(2026, 11, 26)!), .noSuchBriefing(9, last: 7),
    ]
    await #expect(throws: LibraryError.several(faults)) { _ = try await visit.submit([1, 2, 3, 7, 9], Self.projected) }
    #expect(try await Self.recorded(visit) == ["2 局長", "2 危機管理監"])
    await #expect(throws: LibraryError.briefingToCome(7, Day(2026, 11, 26)!)) {
      _ = try await visit.submit([7], Self.projected)
    }
    await #expect(throws: LibraryError.self) { _ = try await visit.submit([1, 4], to: ["市長"], Self.projected) }
    // Alone it is corrected.
    #expect(try await visit.submit([2], Self.projected).map { $0.corrected?.content.handout } == [paper, paper])
  }

  /// What counts the same stays, whatever it is believed for.
  @Test func whatIsRecordedAlikeStays() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    try await fixture.importing("2026-11-25,11:00の件,危機管理課,局長,projected,0,0,,", into: visit)
    let imported = try await visit.details(of: 8).entries[0].number
    let receipts = try await visit.submit([1, 8], Self.projected)
    #expect(receipts.map(\.unchanged) == [false, false, true] && receipts[2].number == imported)
  }

  @Test func theUnrecordedOfADay() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    _ = try await visit.submit([2], to: ["局長"], Declaration(form: .paper))
    try await visit.cancel(3, reason: "日程変更")
    let today = try visit.clock.instants(of: "今日")
    await #expect(throws: LibraryError.notAmong(7)) {
      _ = try await visit.submit(within: today, except: [7], Self.projected)
    }
    let days = try await visit.submit(within: today, except: [4], Self.projected)
    #expect(
      days.receipts.map { "\($0.entry.briefing) \($0.entry.recipient.name)" } == [
        "1 局長", "1 危機管理監", "2 危機管理監", "6 局長", "6 危機管理監",
      ])
    #expect(days.recorded == [2] && days.toCome == [5])
    #expect(try await visit.acts().first?.subject == "9:00の件 (+2)")

    let month = try await visit.submit(within: visit.clock.instants(of: "今月"), to: ["局長"], Declaration(form: .digital))
    #expect(month.receipts.map(\.entry.briefing) == [4])
    #expect(month.recorded == [1, 2, 6] && month.toCome == [5, 7])
    #expect(try await visit.submit(within: today, Self.projected).receipts.map(\.entry.recipient.name) == ["危機管理監"])
    #expect(try await visit.submit(within: today, Self.projected).receipts.isEmpty)
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  @Test func severalAreWithdrawn() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    _ = try await visit.submit([1, 2], Self.projected)
    await #expect(throws: LibraryError.several([.nothingRecorded(briefing: 3)])) {
      _ = try await visit.withdraw([1, 2, 3], reason: "誤登録")
    }
    #expect(try await Self.recorded(visit).count == 4)
    #expect(try await visit.withdraw([1, 2, 1], reason: "誤登録").count == 4)
    #expect(try await Self.recorded(visit).isEmpty)
    // What takes back a record of another form is a withdrawal as well.
    _ = try await visit.submit([1, 2], Declaration(form: .paper))
    _ = try await visit.undo()
    #expect(try await Self.recorded(visit).isEmpty)
    #expect(try await visit.undo().act.kind == .withdraw)
    #expect(try await visit.submissions(StatusRequest()).count { $0.handout?.form == .projected } == 4)
  }
}
