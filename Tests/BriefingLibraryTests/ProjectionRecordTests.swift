import BriefingDomain
import BriefingLedger
import BriefingLibrary
import BriefingStore
import Foundation
import GRDB
import InstantLiterals
import Testing

/// What was shown becomes evidence: the record, and the entries of the ledger that stand on it.
struct ProjectionRecordTests {
  static let start = PreciseInstant(LibraryFixture.now)

  static func on(_ material: Material.ID, _ page: Int) -> Showing {
    Showing(page: PageAddress(material: material, version: 1, page: page), driver: "佐藤", isBorrowed: false)
  }

  static func briefed(_ visit: Visit, _ fixture: LibraryFixture) async throws {
    _ = try await visit.register(
      [fixture.file("資料.txt", "本文")], Registration(title: "報告", recipients: ["局長", "危機管理監"], unit: "危機管理課", room: "3A"))
  }

  /// A projection that was taken up and has shown a page.
  static func live(_ visit: Visit) async throws -> ProjectionRun.ID {
    let id = try await visit.project(1, room: nil, driver: "佐藤", minutes: nil).projection
    #expect(try await visit.library.takeUp(id, at: start))
    try await visit.library.record([.begins(on(1, 1), at: start + 1000)], of: id)
    return id
  }

  @Test func endedByTheDriver() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await Self.briefed(visit, fixture)
    // What a secretary had written down before is corrected by what was seen.
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .digital, copies: 0)
    let id = try await Self.live(visit)
    #expect(try await !visit.library.takeUp(id, at: Self.start))
    let receipt = try #require(
      try await visit.end(
        id, by: .driver, at: Self.start + 5000,
        steps: [
          .screens(1), .seen(at: Self.start + 1100), .ends(at: Self.start + 2000),
          .begins(Self.on(1, 2), at: Self.start + 2000),
        ],
        present: ["局長", "危機管理監"], recordedBy: "佐藤"))
    #expect(receipt.entries.map(\.content.recipient.name) == ["局長", "危機管理監"])
    #expect(receipt.entries.map(\.content.supersedes) == [1, nil])
    #expect(receipt.remarks.isEmpty)

    let details = try await visit.details(of: 1)
    #expect(details.entries.map(\.content.handout.form) == [.digital, .projected, .projected])
    #expect(details.entries.map(\.content.evidence) == [.declared, .projection, .projection])
    #expect(details.entries.last?.content.recordedBy == "佐藤")
    let report = try #require(details.projections.first)
    #expect(report.room == "3A")
    #expect(report.entries == [2, 3])
    #expect(report.lines.map(\.page) == [1, 2])
    #expect(report.lines.map { $0.from.since(Self.start) } == [1000, 2000])
    #expect(report.lines.map { $0.seenFrom?.since(Self.start) } == [1100, nil])
    #expect(report.lines.map { $0.until?.since(Self.start) } == [2000, 5000])
    #expect(report.projection.followKey == nil)
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
    // It is over once.
    #expect(
      try await visit.end(id, by: .shell, at: Self.start + 9000, steps: [], present: nil, recordedBy: "x") == nil)
  }

  /// Two pages side by side have a line each, of one time; the seal is of the same form, and a crash knows the pair.
  @Test func twoPagesSideBySide() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await Self.briefed(visit, fixture)
    let id = try await Self.live(visit)
    let (left, right) = (PageAddress(material: 1, version: 1, page: 1), PageAddress(material: 1, version: 1, page: 2))
    let both = Showing(page: left, driver: "佐藤", isBorrowed: false, beside: .init(page: right, isBorrowed: false))
    try await visit.library.record([.ends(at: Self.start + 2000), .begins(both, at: Self.start + 2000)], of: id)
    // The server was known to run half a second longer.
    try await visit.library.noteAlive([id], at: Self.start + 2500)
    let resumption = try await visit.library.resume(id, at: Self.start + 2000)?.0
    #expect(resumption == Projection.Resumption(page: left, beside: right, isBlack: false))
    try await visit.library.record(
      [.begins(both, at: Self.start + 3000), .seen(at: Self.start + 3100), .ends(at: Self.start + 4000)], of: id)
    _ = try await visit.end(
      id, by: .driver, at: Self.start + 5000, steps: [.begins(Self.on(1, 1), at: Self.start + 4000)], present: nil,
      recordedBy: "佐藤")
    let lines = try #require(try await visit.details(of: 1).projections.first).lines
    #expect(lines.map(\.page) == [1, 1, 2, 1, 2, 1])
    #expect(lines.map(\.isBeside) == [false, false, true, false, true, false])
    #expect(lines.map { $0.until?.since(Self.start) } == [2000, 2500, 2500, 4000, 4000, 5000])
    #expect(lines.map { $0.seenFrom?.since(Self.start) } == [nil, nil, nil, 3100, 3100, nil])
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  /// The monthly report counts what was projected like what was declared.
  @Test func theReportCountsIt() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await Self.briefed(visit, fixture)
    let id = try await Self.live(visit)
    _ = try await visit.end(id, by: .driver, at: Self.start + 5000, steps: [], present: ["局長"], recordedBy: "佐藤")
    let month = Period(try #require(Month(2026, 11)))
    let report = try await visit.report(ReportRequest(period: month, withRunningMonth: true))
    #expect(report.total.period.projected == 1)
    #expect(report.total.period.unrecorded == 1)
  }

  @Test(
    arguments: [
      ([], [], true), (["局長"], ["局長"], true), (["危機管理監", "局長"], ["局長", "危機管理監"], true),
      (["局長", "副市長"], [], false), (["だれか"], [], false),
    ] as [([String], [String], Bool)])
  func whoWasPresent(_ present: [String], _ recorded: [String], _ isFine: Bool) async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await visit.add("副市長", aliases: [], Recipient.self)
    try await Self.briefed(visit, fixture)
    let id = try await Self.live(visit)
    do {
      let receipt = try await visit.end(
        id, by: .driver, at: Self.start + 5000, steps: [], present: present, recordedBy: "佐藤")
      #expect(isFine)
      #expect(receipt?.entries.map(\.content.recipient.name) == recorded)
    } catch is LibraryError {
      // Nothing is done then.
      #expect(!isFine)
      #expect(try await visit.projection(id)?.endedAt == nil)
    }
    #expect(try await visit.details(of: 1).entries.count == recorded.count)
  }

  /// What nobody saw is no submission.
  @Test func nothingShown() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await Self.briefed(visit, fixture)
    let id = try await visit.project(1, room: nil, driver: nil, minutes: nil).projection
    #expect(try await visit.library.takeUp(id, at: Self.start))
    let receipt = try await visit.end(id, by: .driver, at: Self.start, steps: [], present: nil, recordedBy: "x")
    #expect(receipt?.remarks == [.nothingShown, .noScreen])
    #expect(try await visit.details(of: 1).entries.isEmpty)
  }

  /// A server that dies leaves a line open: it ends when the server was last known to run, or when the line began.
  @Test(arguments: [(60_000, 60_000, [1, 2]), (0, 1000, [])] as [(Int64, Int64, [LedgerEntry.ID])])
  func cutOff(_ alive: Int64, _ until: Int64, _ entries: [LedgerEntry.ID]) async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await Self.briefed(visit, fixture)
    let id = try await Self.live(visit)
    try await visit.library.noteAlive([id], at: Self.start + alive)
    _ = try await visit.addRoom("5B")
    let waiting = try await visit.project(1, room: "5B", driver: nil, minutes: nil)
    try await visit.closeCutOff()
    let report = try #require(try await visit.details(of: 1).projections.first)
    #expect(report.projection.endedBy == .crash)
    #expect(report.projection.endedAt == Self.start + until)
    #expect(report.lines.map(\.until) == [Self.start + until])
    #expect(report.entries == entries)
    // What no server had taken up is as if it had not been asked for.
    #expect(try await visit.projection(waiting.projection) == nil)
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  @Test func refusals() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await Self.briefed(visit, fixture)
    try await fixture.importing("2026-11-01,紙だけの報告,危機管理課,局長,paper,1,,,", into: visit)
    let id = try await Self.live(visit)
    await #expect(throws: LibraryError.roomBusy("3A", briefing: 1)) {
      _ = try await visit.project(1, room: "３ａ", driver: nil, minutes: nil)
    }
    await #expect(throws: LibraryError.nothingToShow(briefing: 2)) {
      _ = try await visit.project(2, room: "5B", driver: nil, minutes: nil)
    }
    await #expect(throws: LibraryError.noSuchBriefing(9, last: 2)) {
      _ = try await visit.project(9, room: nil, driver: nil, minutes: nil)
    }
    await #expect(throws: LibraryError.unfitMinutes) {
      _ = try await visit.project(1, room: "5B", driver: nil, minutes: 0)
    }
    await #expect(throws: LibraryError.noSuchRoom("9Z", known: ["3A"])) {
      _ = try await visit.askForEnd(in: "9Z", present: [], serverRuns: true)
    }
    #expect(try await !visit.withdraw(id))
    _ = try await visit.end(id, by: .shell, at: Self.start + 5000, steps: [], present: [], recordedBy: "x")
    try await visit.cancel(1, reason: "延期")
    await #expect(throws: LibraryError.cancelledBriefing(1)) {
      _ = try await visit.project(1, room: "5B", driver: nil, minutes: nil)
    }
  }

  /// The name of who drives has one limit, wherever it is given; nobody's own name is refused.
  @Test(arguments: [(100, true), (101, false)])
  func namesOfDrivers(_ length: Int, _ isFine: Bool) async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await Self.briefed(visit, fixture)
    let name = String(repeating: "名", count: length)
    do {
      _ = try await visit.project(1, room: "5B", driver: name, minutes: nil)
      #expect(isFine)
    } catch LibraryError.unfitText(.driver, .tooLong(limit: 100)) { #expect(!isFine) }
    _ = try await visit.amend(1, presenter: name)
    if isFine { _ = try await visit.addRoom("3A") }
    let id = try await visit.project(1, room: "3A", driver: nil, minutes: nil).projection
    #expect(try await visit.projection(id)?.driver.unicodeScalars.count == 100)
  }

  @Test func rooms() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let room = try await visit.addRoom("3A")
    await #expect(throws: StoreError.nameTaken("３ａ", by: "3A")) { _ = try await visit.addRoom("３ａ") }
    try await visit.renameRoom("3A", to: "第3会議室")
    let rooms = try await visit.rooms()
    #expect(rooms.map(\.room.name) == ["第3会議室"])
    // Its screen stays where it is.
    #expect(rooms[0].room.screenKey == room.screenKey)
    #expect(Set((0..<100).map { _ in AccessKey().text }).count == 100)
  }

  @Test(arguments: [
    ("", false), ("short", false), (String(repeating: "a", count: 43), true),
    (String(repeating: "a", count: 44), false),
    (String(repeating: "あ", count: 43), false), (String(repeating: "a", count: 42) + "/", false),
    (String(repeating: "-", count: 42) + "_", true),
  ])
  func keys(_ text: String, _ isKey: Bool) { #expect((AccessKey(text) != nil) == isKey) }
}
