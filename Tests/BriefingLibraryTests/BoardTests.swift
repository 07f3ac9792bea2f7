import BriefingDomain
import BriefingLibrary
import Foundation
import InstantLiterals
import Testing

/// The schedule: what a day and its week hold, for each of those who look.
struct BoardTests {
  private static func day(_ text: String) throws -> Day {
    try OfficeClock(now: LibraryFixture.now, zone: "Asia/Tokyo").day(text)
  }

  /// A Monday's week: two units, two recipients, one briefing that one recipient hears later and elsewhere.
  private static func office() async throws -> (fixture: LibraryFixture, visit: Visit) {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit(now: 1_796_180_400)
    for room in ["3A", "5B"] { _ = try await visit.addRoom(room) }
    func register(_ title: String, _ recipients: [String], _ unit: String, _ time: String, _ room: String?) async throws
    {
      let registration = Registration(
        title: title, recipients: recipients, unit: unit, moment: try visit.clock.moment(time), room: room,
        takesNewNames: true)
      _ = try await visit.register([], registration)
    }
    try await register("避難所", ["局長", "危機管理監"], "危機管理課", "2026-12-01 10:00", "3A")
    try await register("予算", ["局長"], "財政課", "2026-12-02 09:00", "3Ａ")
    try await register("日だけ", ["危機管理監"], "危機管理課", "2026-12-02", nil)
    try await register("夜", ["局長"], "財政課", "2026-12-02 23:59", "5B")
    try await register("翌日", ["局長"], "財政課", "2026-12-03 00:00", "5B")
    // A room that is none of the office's is nobody's to know of.
    try await register("来客", ["局長"], "財政課", "2026-12-04 10:00", "特別応接室")
    _ = try await visit.amend(1, for: ["危機管理監"], on: "2026-12-02 10:00", room: "5B")
    return (fixture, visit)
  }

  @Test func aDayAndItsWeek() async throws {
    let (fixture, visit) = try await Self.office()
    defer { _ = fixture }
    let board = try await visit.board(of: try Self.day("2026-12-02"), StatusRequest())
    #expect(board.items.map(\.briefing.title) == ["予算", "避難所", "日だけ", "夜"])
    #expect(
      board.items[1].appointment.submissions.map(\.recipient) == ["危機管理監"] && board.items[1].briefing.room == "5B")
    #expect(board.week.map(\.day.description).first == "2026-11-30" && board.week.count == 7)
    #expect(board.week.map(\.appointments) == [0, 1, 4, 1, 1, 0, 0])
    // A day without a time is over when the day is; what is at 23:59 is to come.
    #expect(board.week.map(\.unrecorded) == [0, 1, 2, 0, 0, 0, 0])
    #expect(board.taken.isEmpty && board.live.isEmpty)
  }

  @Test func narrowed() async throws {
    let (fixture, visit) = try await Self.office()
    defer { _ = fixture }
    let day = try Self.day("2026-12-02")
    func counts(_ request: StatusRequest) async throws -> [Int] {
      let board = try await visit.board(of: day, request)
      #expect(board.week[2].appointments == board.items.count)
      return board.week.map(\.appointments)
    }
    #expect(try await counts(StatusRequest(recipient: "局長")) == [0, 1, 2, 1, 1, 0, 0])
    #expect(try await counts(StatusRequest(unit: "危機管理課")) == [0, 1, 2, 0, 0, 0, 0])
    #expect(try await counts(StatusRequest(room: "3A")) == [0, 1, 1, 0, 0, 0, 0])
    #expect(try await counts(StatusRequest(room: "５b")) == [0, 0, 2, 1, 0, 0, 0])
  }

  /// A record, and a cancelled briefing, are no longer open; a record that is withdrawn is open again.
  @Test func whatIsOpen() async throws {
    let (fixture, visit) = try await Self.office()
    defer { _ = fixture }
    let days = [try Self.day("2026-12-02")]
    func open() async throws -> Int { try await visit.counts(of: days, StatusRequest())[0].unrecorded }
    #expect(try await open() == 2)
    _ = try await visit.submit(briefing: 2, to: ["局長"], form: .projected)
    #expect(try await open() == 1)
    _ = try await visit.withdraw([2], from: ["局長"], reason: "誤り")
    #expect(try await open() == 2)
    _ = try await visit.cancel(3, reason: "延期")
    let count = try await visit.counts(of: days, StatusRequest())[0]
    #expect(count.appointments == 3 && count.unrecorded == 2)
  }

  /// What was asked of a unit stands at its next briefing for the same recipient, until it is done.
  @Test func whatWasAsked() async throws {
    let (fixture, visit) = try await Self.office()
    defer { _ = fixture }
    let asked = try await visit.assign("予備費の内訳", in: 2)
    let next = try Self.day("2026-12-02")
    func texts() async throws -> [Briefing.ID: [String]] {
      try await visit.board(of: next, StatusRequest()).assignments.mapValues { $0.map(\.assignment.text) }
    }
    #expect(try await texts() == [4: ["予備費の内訳"]])
    _ = try await visit.set(asked.assignment.id, done: true)
    #expect(try await texts().isEmpty)
  }

  /// Who reads for one unit gets that unit's briefings and counts, and of the others when rooms are taken alone.
  @Test func withinReach() async throws {
    let (fixture, visit) = try await Self.office()
    let role = try #require(RoleExpression("reader=危機管理課"))
    let account = try await visit.addAccount("a.anzen", fullName: nil, roles: [role]).account.account
    let reader = try await visit.library.visit(by: account.person, at: visit.clock.now)
    defer { _ = fixture }
    let board = try await reader.board(of: try Self.day("2026-12-02"), StatusRequest())
    #expect(board.items.map(\.briefing.title) == ["避難所", "日だけ"])
    #expect(board.week.map(\.appointments) == [0, 1, 2, 0, 0, 0, 0])
    let taken = board.taken.map { "\($0.room) \(visit.clock.iso($0.slot.moment).suffix(11).prefix(5))" }
    #expect(taken == ["3A 09:00", "5B 23:59"])
    #expect(try await reader.board(of: try Self.day("2026-12-04"), StatusRequest()).taken.isEmpty)
    // Whoever asks for a room that is not there is told of those alone that they may know.
    do { _ = try await reader.board(of: board.day, StatusRequest(room: "特別")) } catch LibraryError.noSuchRoom(
      _, let known)
    {
      #expect(Set(known) == ["3A", "5B"])
    }
  }

  @Test(arguments: [("2026-02", 4), ("2026-11", 6), ("2027-02", 4), ("2026-08", 6), ("2026-12", 5)])
  func calendarWeeks(_ name: String, _ count: Int) throws {
    let month = try #require(Month(iso: name))
    let days = month.weeks
    // February 2026 begins on a Sunday.
    #expect(days.count == (name == "2026-02" ? 5 : count) * 7)
    #expect(days.first?.weekday == 0 && days.last?.weekday == 6)
    #expect(days.contains(month.firstDay) && days.contains(month.lastDay))
    #expect(zip(days, days.dropFirst()).allSatisfy { $0.advanced(by: 1) == $1 })
  }
}
