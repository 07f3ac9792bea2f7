import BriefingDomain
import BriefingLibrary
import JapaneseText
import Testing

/// What a correction does not name stays as it was.
struct AmendingTests {
  @Test(arguments: [
    ("2026-12-01 10:00", "14:00", "2026-12-01T14:00+09:00"), ("2026-12-01 10:00", "11/30", "2026-11-30T10:00+09:00"),
    ("2026-12-01 10:00", "11/30 14:00", "2026-11-30T14:00+09:00"), ("2026-12-01", "14:00", "2026-12-01T14:00+09:00"),
    ("2026-12-01", "11/30", "2026-11-30"), ("2026-12-01 10:00", "24:00", "2026-12-02T00:00+09:00"),
    ("2026-12-01 10:00", "来週月曜", "2026-11-30T10:00+09:00"),
    ("2026-12-01 10:00", "2026-12-01T10:00:00+00:00", "2026-12-01T19:00+09:00"),
  ])
  func dayAndTime(_ old: String, _ said: String, _ new: String) async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    _ = try await visit.register(
      [try fixture.file("a.txt", "本文")],
      Registration(title: "計画", recipients: ["局長"], unit: "危機管理課", moment: try visit.clock.moment(old), room: "3A"))
    let amended = try await visit.amend(1, on: said).briefing
    #expect(visit.clock.iso(amended.moment) == new)
    #expect(amended.room == "3A" && amended.title == "計画")
  }

  @Test(
    arguments: [
      ("12/1 10:00-10:30", "14:00", nil, "2026-12-01T14:00+09:00", "2026-12-01T14:30+09:00"),
      ("12/1 10:00-10:30", "11/30", nil, "2026-11-30T10:00+09:00", "2026-11-30T10:30+09:00"),
      ("12/1 10:00-10:30", "14:00〜15:00", nil, "2026-12-01T14:00+09:00", "2026-12-01T15:00+09:00"),
      ("12/1 10:00-10:30", nil, "11:00", "2026-12-01T10:00+09:00", "2026-12-01T11:00+09:00"),
      ("12/1 10:00-10:30", "11/30 14:00", "16:00", "2026-11-30T14:00+09:00", "2026-11-30T16:00+09:00"),
      ("12/1 10:00", nil, "24:00", "2026-12-01T10:00+09:00", "2026-12-02T00:00+09:00"),
      ("12/1 10:00", "11:00", nil, "2026-12-01T11:00+09:00", nil),
      ("12/1", "11:00", "11:30", "2026-12-01T11:00+09:00", "2026-12-01T11:30+09:00"),
    ] as [(String, String?, String?, String, String?)])
  func theEnd(_ old: String, _ said: String?, _ until: String?, _ start: String, _ end: String?) async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let slot = try visit.clock.slot(old)
    _ = try await visit.register(
      [try fixture.file("a.txt", "本文")],
      Registration(
        title: "計画", recipients: ["局長"], unit: "危機管理課", moment: slot.moment, end: slot.end, plannedForm: .projected))
    let amended = try await visit.amend(1, on: said, until: until).briefing
    #expect(visit.clock.iso(amended.moment) == start)
    #expect(amended.slot.end.map { visit.clock.iso(Moment(instant: $0, dayOnly: false)) } == end)
    #expect(amended.plannedForm == .projected)
    #expect(try await visit.amend(1, plannedForm: .paper).briefing.plannedForm == .paper)
    _ = try await visit.undo()
    _ = try await visit.undo()
    let before = try await visit.details(of: 1).briefing
    #expect(before.slot == slot && before.plannedForm == .projected)
  }

  /// What was said can be cleared, one by one, and comes back with undo.
  @Test(arguments: BriefingPart.allCases) func whatIsClearedIsGone(_ part: BriefingPart) async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let slot = try visit.clock.slot("12/1 10:00-10:30")
    _ = try await visit.register(
      [],
      Registration(
        title: "計画", recipients: ["局長"], unit: "危機管理課", presenter: "佐藤", moment: slot.moment, end: slot.end,
        room: "3A", plannedForm: .projected, isConfidential: true,
        keeping: Keeping(expiry: try visit.clock.expiry("12/31"), retention: .three)))
    let before = try await visit.details(of: 1).briefing
    let cleared = try await visit.amend(1, on: "14:00", clearing: [part]).briefing
    #expect((cleared.slot.end == nil) == (part == .end))
    #expect((cleared.plannedForm == nil) == (part == .plannedForm))
    #expect((cleared.room == nil) == (part == .room) && (cleared.presenter == nil) == (part == .presenter))
    #expect(cleared.isConfidential == (part != .confidential))
    #expect(
      (cleared.keeping.expiry == nil) == (part == .expiry) && (cleared.keeping.retention == nil) == (part == .retention)
    )
    #expect(cleared.slot.moment == (try visit.clock.moment("12/1 14:00")))
    _ = try await visit.undo()
    #expect(try await visit.details(of: 1).briefing == before)
  }

  @Test(arguments: [("12/1 10:30-10:00", nil), ("12/1 10:00-10:00", nil), ("12/1", "10:30"), ("12/1 10:00", "9:00")])
  func anEndNeedsABeginning(_ on: String, _ until: String?) async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    #expect(throws: LibraryError.unfitEnd) { try visit.clock.slot(on, until: until) }
    let moment = visit.clock.moment(try #require(Day(2026, 12, 1)), minute: nil)
    await #expect(throws: LibraryError.unfitEnd) {
      try await visit.register(
        [], Registration(title: "計画", recipients: ["局長"], unit: "課", moment: moment, end: moment.passesAt))
    }
    #expect(throws: DateExpressionError.noSuchTime("12/2")) { try visit.clock.slot("12/1 10:00", until: "12/2") }
  }

  /// What the JSON prints is read back, in any zone, and on both sides of a change of its offset.
  @Test(arguments: ["Asia/Tokyo", "UTC", "America/St_Johns", "Europe/Berlin", "Asia/Kathmandu"])
  func whatIsPrintedIsReadBack(_ zone: String) throws {
    let clock = try OfficeClock(now: LibraryFixture.now, zone: zone)
    var random = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let instant = Instant(seconds: Int64.random(in: 0...67_000_000, using: &random) * 60)
      let moment = Moment(instant: instant, dayOnly: false)
      #expect(try clock.moment(clock.iso(moment)) == moment)
      let day = clock.moment(clock.local(instant).day, minute: nil)
      #expect(try clock.moment(clock.iso(day)) == day)
    }
  }
}
