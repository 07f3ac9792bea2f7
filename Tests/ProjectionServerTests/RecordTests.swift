import BriefingDomain
import BriefingLibrary
import Testing

@testable import ProjectionServer

/// What the room shows is in the record while it is shown: a server that stops leaves all but the last moment.
struct RecordTests {
  @Test func isWrittenWhileItIsShown() async throws {
    let hall = try await Hall()
    let live = try await hall.project()
    let room = try await hall.room(of: live)
    _ = try await hall.state(of: live) { $0["shown"] is [String: Any] }
    try await expect([[1, 0]], in: hall)
    for page in 2...3 {
      hall.time.advance(1000)
      _ = try await room.answer(.act(.next), through: hall.door(live.drive), console: "a", person: nil)
      try await expect((1...page).map { [$0, ($0 - 1) * 1000] }, in: hall)
    }
    let lines = try await #require(room.end(by: .driver)).report.lines
    #expect(lines.map { $0.until?.since(Hall.start) } == [1000, 2000, 2000])
  }

  /// Another program has closed what was live before its last line was written, and the next briefing has begun.
  @Test func whatHasBegunMeanwhileIsWrittenToo() async throws {
    let hall = try await Hall()
    let closed = try await hall.project()
    _ = try await hall.state(of: closed) { $0["shown"] is [String: Any] }
    let other = try await hall.project(hall.register("別の報告", ["別.txt"]), room: "5B")
    _ = try await hall.state(of: other) { $0["shown"] is [String: Any] }
    try await expect([[1, 0]], of: 2, in: hall)
    let next = try #require(await hall.room(of: other).live)
    try await hall.room(of: closed).giveWay(to: next)
    try await expect([[1, 0], [2, 0]], of: 2, in: hall)
  }

  /// How many followed on devices of their own, and which of the pages: whoever comes in the midst of one, and who has left.
  @Test func followers() async throws {
    let hall = try await Hall()
    let live = try await hall.project()
    let room = try await hall.room(of: live)
    _ = try await hall.state(of: live, as: .drive(seat: 0)) { $0["shown"] is [String: Any] }
    func turn(_ page: Int) async throws {
      hall.time.advance(1000)
      _ = try await room.answer(
        .act(.page(page, material: nil)), through: hall.door(live.drive), console: "a", person: nil)
    }
    let follow = try hall.door(live.follow)
    try await turn(2)
    let first = await room.admit(follow, console: nil)
    let second = await room.admit(follow, console: nil)
    await room.leave(try #require(second))
    try await turn(3)
    await room.leave(try #require(first))
    try await turn(4)
    hall.time.advance(1000)
    let receipt = try #require(try await room.end(by: .driver))
    #expect(receipt.report.lines.map(\.page) == [1, 2, 3, 4])
    #expect(receipt.report.projection.followers == 2)
    #expect(receipt.report.projection.followedLines == 2)
  }

  /// - Parameter lines: page, and milliseconds from the start, as they are to be in the library soon; the last is open.
  private func expect(_ lines: [[Int]], of briefing: Briefing.ID = 1, in hall: Hall) async throws {
    var recorded: [ShownPage] = []
    for _ in 0..<500 {
      recorded = try await hall.visit.details(of: briefing).projections.first?.lines ?? []
      if recorded.count >= lines.count { break }
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(recorded.map { [$0.page, Int($0.from.since(Hall.start))] } == lines)
    #expect(recorded.last?.until == nil)
  }
}

extension LiveRoom {
  /// In one turn of the actor, so that nothing is written between its steps.
  fileprivate func giveWay(to next: LiveBriefing) throws {
    let console = DriverConsole(seat: 0, name: "a")
    try perform(.next, console, nil)
    close()
    begin(next)
    try perform(.next, console, nil)
  }
}
