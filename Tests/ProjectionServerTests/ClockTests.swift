import BriefingDomain
import BriefingLibrary
import Testing

@testable import ProjectionServer

/// What the machine's clock is to the room.
struct ClockTests {
  /// A clock that is put back does not turn the record around, and nothing stands still: the time used, and the token of
  /// who has gone. The next briefing has the clock's own time.
  @Test func aClockPutBack() async throws {
    let hall = try await Hall()
    let live = try await hall.project()
    let room = try await hall.room(of: live)
    _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
    for step in [5000, -3_600_000, 1000] as [Int64] {
      hall.time.advance(step)
      _ = try await room.answer(.act(.next), through: hall.door(live.drive), console: "a", person: nil)
    }
    #expect(await room.now() == Hall.start.advanced(by: 6000))
    let first = try hall.door(live.drive)
    hall.time.advance(19_999)
    await #expect(throws: (any Error).self) {
      _ = try await room.answer(.act(.next), through: first, console: "b", person: nil)
    }
    hall.time.advance(1)
    _ = try await room.answer(.act(.next), through: first, console: "b", person: nil)
    let report = try #require(try await room.end(by: .driver)).report
    #expect(report.lines.map { $0.from.since(Hall.start) } == [0, 5000, 5000, 6000, 26_000])
    #expect(report.projection.endedAt == Hall.start.advanced(by: 26_000))
    #expect(try await hall.visit.verify(progress: { _ in }).isEmpty)
    let next = try await hall.room(of: hall.project()).end(by: .driver)
    #expect(next?.report.projection.startedAt == Hall.start.advanced(by: -3_574_000))
  }
}
