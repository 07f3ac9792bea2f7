import BriefingDomain
import BriefingLibrary
import GRDB
import InstantLiterals
import Testing

/// What `undo` does after what it does not take back: it names that and its way, and reaches behind it only when it is told.
struct UndoOfLastingDeedTests {
  private static func office() async throws -> (LibraryFixture, Visit) {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await ProjectionRecordTests.briefed(visit, fixture)
    try await visit.setGoal(0.3)
    return (fixture, visit)
  }

  /// - Returns: what it names.
  private static func refused(_ visit: Visit) async throws -> LastingDeed? {
    do {
      let undone = try await visit.undo()
      Issue.record("\(undone) was taken back")
    } catch LibraryError.deedStays(let deed, let before) {
      #expect(before?.act.kind == .set)
      #expect(try await visit.settings().goal == 0.3)
      return deed
    }
    return nil
  }

  @Test func aProjectionIsNamedFromItsBeginningToItsEnd() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    let request = try await visit.project(1, room: nil, driver: nil, minutes: nil)
    func projection(isOpen: Bool) -> LastingDeed {
      .projected(
        LastProjection(
          briefing: 1, title: request.briefing.title, room: request.room.name, isOpen: isOpen, isRecorded: false))
    }
    #expect(try await Self.refused(visit) == projection(isOpen: true))
    _ = try await visit.askForEnd(in: request.room.name, present: [], serverRuns: false)
    #expect(try await Self.refused(visit) == projection(isOpen: false))
    // What came later is taken back; then it is the last again.
    try await visit.setGoal(0.4)
    #expect(try await visit.undo().act.kind == .set)
    #expect(try await Self.refused(visit) == projection(isOpen: false))
    #expect(try await visit.undo(past: true).act.kind == .set)
    #expect(try await visit.settings().goal == 0.55)
  }

  /// A registration bears its projection: nobody is told to type what would be refused.
  @Test func whatIsBuiltOnIsNotOffered() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await ProjectionRecordTests.briefed(visit, fixture)
    _ = try await visit.project(1, room: nil, driver: nil, minutes: nil)
    await #expect {
      _ = try await visit.undo()
    } throws: { error in
      if case LibraryError.deedStays(.projected, before: nil) = error { true } else { false }
    }
    await #expect {
      _ = try await visit.undo(past: true)
    } throws: { error in
      if case LibraryError.changedSince = error { true } else { false }
    }
  }

  @Test func aRequestThatNoServerTookUpIsNothing() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    let request = try await visit.project(1, room: nil, driver: nil, minutes: nil)
    #expect(try await visit.withdraw(request.projection))
    #expect(try await visit.undo().act.kind == .set)
  }

  /// The end on a console is the driver's, whoever has begun.
  @Test func theEndIsTheDriversToo() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    let driver = try await visit.library.visit(by: Person("佐藤"), at: LibraryFixture.now)
    try await driver.setGoal(0.4)
    try await driver.setGoal(0.3)
    let id = try await ProjectionRecordTests.live(visit)
    _ = try await driver.end(
      id, by: .driver, at: ProjectionEndTests.start + 5000, steps: ProjectionEndTests.seen, present: ["局長"])
    guard case .projected(let last) = try await Self.refused(driver) else {
      Issue.record("it is not named")
      return
    }
    #expect(last.briefing == 1 && last.isRecorded && !last.isOpen)
  }

  @Test func anIndexedArchiveIsNamed() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    let file = try fixture.file("古い資料.txt", "古い資料の本文")
    _ = try await visit.index([file], progress: { _ in })
    guard case .indexed(let version) = try await Self.refused(visit) else {
      Issue.record("it is not named")
      return
    }
    #expect(version.fileName == "古い資料.txt")
    // Again it brings nothing in, and is no deed.
    try await visit.setGoal(0.4)
    _ = try await visit.index([file], progress: { _ in })
    #expect(try await visit.undo().act.kind == .set)
  }

  @Test func withoutAnActItIsNamedToo() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    _ = try await visit.index([try fixture.file("古い資料.txt", "古い資料の本文")], progress: { _ in })
    await #expect {
      _ = try await visit.undo()
    } throws: { error in
      if case LibraryError.deedStays(.indexed, before: nil) = error { true } else { false }
    }
    await #expect(throws: LibraryError.nothingToUndo(visit.person)) { _ = try await visit.undo(past: true) }
  }

  @Test func aRepairIsNamed() async throws {
    let (fixture, visit) = try await Self.office()
    try fixture.raw { try $0.execute(sql: "UPDATE page SET text = 'x' WHERE id = (SELECT min(id) FROM page)") }
    #expect(try await !visit.repair(progress: { _ in }).repaired.isEmpty)
    #expect(try await Self.refused(visit) == .repaired)
  }

  @Test func aNewKeyIsNamed() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    // The first one comes with a report, and is nothing that anybody did.
    _ = try await visit.signingKey()
    _ = try await visit.undo()
    try await visit.setGoal(0.3)
    try await visit.renewKey()
    #expect(try await Self.refused(visit) == .renewedKey)
  }

  /// A room in which something was projected stays, and the sentence says what it is about.
  @Test func aRoomWithARecordStays() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    _ = try await visit.addRoom("4B", takesNewName: true)
    _ = try await visit.project(1, room: "4B", driver: nil, minutes: nil)
    await #expect(throws: LibraryError.changedSince(.room, briefing: nil, subject: "4B")) {
      _ = try await visit.undo(past: true)
    }
  }
}
