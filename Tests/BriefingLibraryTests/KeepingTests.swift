import BriefingDomain
import BriefingLibrary
import Foundation
import InstantLiterals
import JapaneseText
import Testing

/// How long materials are kept: what expires goes by itself, and what is due by a person.
struct KeepingTests {
  private static func visit(_ fixture: LibraryFixture, daysLater days: Int64) async throws -> Visit {
    try await fixture.visit(now: LibraryFixture.now.advanced(by: days * 86_400))
  }

  @Test func whatExpires() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let file = try fixture.file("人事.txt", "内示の本文")
    _ = try await visit.register(
      [file],
      Registration(
        title: "人事", recipients: ["局長"], unit: "人事課", keeping: Keeping(expiry: try visit.clock.expiry("11/26"))))
    let version = try await visit.versions(of: 1)[0]
    let keeper = try await visit.library.visit(by: Person("係長"), at: visit.clock.now)
    #expect(try await keeper.amend(1, expires: "11/27").briefing.keeping.expiry == 1_795_791_600)
    // The day is the last one.
    try await visit.library.removeExpired(at: 1_795_791_599)
    #expect(try await visit.count(SearchRequest("内示")) == 1)
    try await visit.library.removeExpired(at: 1_795_791_600)
    #expect(try await visit.count(SearchRequest("内示")) == 0)
    let removal = try #require(try await visit.details(of: 1).versions.first?.removal)
    #expect(removal == .init(at: 1_795_791_600, by: "係長", reason: StoredReason.expired))
    #expect(!FileManager.default.fileExists(atPath: visit.library.path(of: version)))
    #expect(try await visit.details(of: 1).versions[0].sha256 == version.sha256)
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
    // What comes later is another thing.
    _ = try await visit.replace([try fixture.file("人事.txt", "内示の新しい本文")], in: 1, material: 1)
    try await visit.library.removeExpired(at: 1_795_791_600)
    #expect(try await visit.count(SearchRequest("内示")) == 1)
  }

  /// What is on in a room goes when that is over.
  @Test func whatIsLive() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let expiry = try visit.clock.expiry("今日")
    _ = try await visit.register(
      [try fixture.file("人事.txt", "内示の本文")],
      Registration(title: "人事", recipients: ["局長"], unit: "人事課", keeping: Keeping(expiry: expiry)))
    _ = try await visit.addRoom("3A")
    let live = try await visit.project(1, room: "3A", driver: nil, minutes: nil)
    try await visit.library.removeExpired(at: expiry)
    #expect(try await visit.count(SearchRequest("内示")) == 1)
    #expect(try await visit.withdraw(live.projection))
    try await visit.library.removeExpired(at: expiry)
    #expect(try await visit.count(SearchRequest("内示")) == 0)
  }

  @Test func aSlipRemovesNothing() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let clock = visit.clock
    _ = try await visit.register(
      [], Registration(title: "人事", recipients: ["局長"], unit: "人事課", keeping: Keeping(expiry: try clock.expiry("明日"))))
    let longer = try await visit.amend(1, expires: "12/31", retention: .ten).briefing.keeping
    await #expect(throws: LibraryError.changedSince(.amend, briefing: 1, subject: "人事")) {
      _ = try await Self.visit(fixture, daysLater: 3).undo()
    }
    #expect(try await visit.details(of: 1).briefing.keeping == longer)
    _ = try await visit.undo()
    #expect(try await visit.details(of: 1).briefing.keeping == Keeping(expiry: try clock.expiry("明日")))
    #expect(throws: LibraryError.dayOver(Day(2026, 11, 24)!)) { try clock.expiry("昨日") }
    #expect(clock.lastDay(before: try clock.expiry("今日")) == clock.today)
  }

  /// The period begins with the fiscal year after that of the briefing.
  @Test(arguments: [
    ("2026-03-31", Retention.one, "2027-03-31"), ("2026-04-01", .one, "2028-03-31"),
    ("2026-12-31", .three, "2030-03-31"),
    ("2027-01-01", .ten, "2037-03-31"), ("2026-11-25", .five, "2032-03-31"),
  ])
  func periods(_ day: String, _ retention: Retention, _ last: String) throws {
    let parts = day.split(separator: "-").compactMap { Int($0) }
    let made = try #require(Day(parts[0], parts[1], parts[2]))
    #expect(retention.lastDay(for: made)?.description == last)
  }

  @Test func whatIsDue() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    for (title, retention) in [("一年", Retention.one), ("三年", .three), ("常用", .permanent)] {
      _ = try await visit.register(
        [try fixture.file("\(title).txt", "本文 \(title)")],
        Registration(title: title, recipients: ["局長"], unit: "人事課", keeping: Keeping(retention: retention)))
    }
    _ = try await visit.register(
      [], Registration(title: "口頭", recipients: ["局長"], unit: "人事課", keeping: Keeping(retention: .one)))
    // 2028-03-31 and the day after.
    #expect(try await Self.visit(fixture, daysLater: 492).due().briefings.isEmpty)
    let later = try await Self.visit(fixture, daysLater: 493)
    let due = try await later.due().briefings
    #expect(due.map(\.briefing.id) == [1] && due.map(\.until) == [Day(2028, 3, 31)!] && due[0].materials == 1)
    let staff = try await later.library.visit(
      by: Person("来客", .roles([Grant(.staff, for: .unit(99))])), at: later.clock.now)
    #expect(try await staff.due().briefings.isEmpty)
    #expect(try await Self.visit(fixture, daysLater: 20_000).due().briefings.map(\.briefing.id) == [1, 2])
    // In parts, of which each says how many there are.
    let all = try await Self.visit(fixture, daysLater: 20_000)
    for (first, most, numbers) in [(0, 1, [1]), (1, 1, [2]), (1, 9, [2]), (2, 9, [])] as [(Int, Int, [Briefing.ID])] {
      let part = try await all.due((first, most))
      #expect(part.briefings.map(\.briefing.id) == numbers && part.count == 2)
    }
    _ = try await later.remove(1, reason: "満了")
    #expect(try await later.due().briefings.isEmpty)
  }
}
