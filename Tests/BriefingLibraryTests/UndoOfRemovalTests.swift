import BriefingDomain
import BriefingLibrary
import Testing

/// What `undo` does once a material was taken away, which nothing brings back.
struct UndoOfRemovalTests {
  /// Neither the removal nor what brought the file is taken back: that it was there stays.
  @Test func keepsTheEvidence() async throws {
    let scene = try await RemovingTests.Scene()
    let visit = scene.visit
    _ = try await visit.replace([try scene.fixture.file("秘.txt", RemovingTests.secret + "2")], in: 1, material: 1)
    _ = try await visit.remove(1, material: 1, version: 2, reason: "誤登録")
    #expect(try await visit.acts().map(\.act.kind) == [.replace, .register])
    let removed = try await visit.details(of: 1).versions[1]
    let title = try await visit.details(of: 1).briefing.title
    // The replacement is refused too, and so it is not offered.
    await #expect(throws: LibraryError.deedStays(.removed(removed), before: nil)) { try await visit.undo() }
    await #expect(throws: LibraryError.changedSince(.replace, briefing: 1, subject: title)) {
      try await visit.undo(past: true)
    }
    #expect(try await visit.details(of: 1).versions.map { $0.removal != nil } == [false, true, false])
    let other = try await RemovingTests.Scene()
    _ = try await other.visit.remove(1, material: 2, reason: "誤登録")
    await #expect(throws: LibraryError.changedSince(.register, briefing: 1, subject: title)) {
      try await other.visit.undo(past: true)
    }
  }

  /// An older act is not taken back in its place unasked, even within the same second; a newer one is.
  @Test func doesNotReachBehindIt() async throws {
    let scene = try await RemovingTests.Scene()
    let visit = scene.visit
    try await visit.setGoal(0.3)
    _ = try await visit.remove(1, material: 2, reason: "誤登録")
    let version = try await visit.details(of: 1).versions[1]
    let act = try await visit.acts()[0]
    await #expect(throws: LibraryError.deedStays(.removed(version), before: act)) { try await visit.undo() }
    #expect(try await visit.settings().goal == 0.3)
    try await visit.setGoal(0.4)
    #expect(try await visit.undo().act.kind == .set)
    #expect(try await visit.settings().goal == 0.3)
    await #expect(throws: LibraryError.deedStays(.removed(version), before: act)) { try await visit.undo() }
    #expect(try await visit.undo(past: true) == act)
    #expect(try await visit.settings().goal == 0.55)
    // It is another one's removal that is in the way of theirs alone.
    let other = try await visit.library.visit(by: Person("別の人"), at: LibraryFixture.now)
    try await other.setGoal(0.2)
    _ = try await visit.remove(1, material: 1, reason: "誤登録")
    #expect(try await other.undo().act.kind == .set)
  }
}
