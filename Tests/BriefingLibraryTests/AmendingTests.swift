import BriefingDomain
import BriefingLibrary
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
