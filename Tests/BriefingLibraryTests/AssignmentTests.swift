import BriefingDomain
import BriefingLibrary
import BriefingStore
import Foundation
import InstantLiterals
import Testing

/// What a recipient asked is remembered until it is done.
struct AssignmentTests {
  /// 1 is 防災課's for 局長, 2 the same unit's a day later for both, 3 for 危機管理監 alone, 4 道路課's for 局長.
  private static func office() async throws -> (LibraryFixture, Visit) {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    for (title, day, unit, recipients) in [
      ("避難所", 0, "防災課", ["局長"]), ("避難所その2", 1, "防災課", ["局長", "危機管理監"]), ("訓練", 2, "防災課", ["危機管理監"]),
      ("橋の点検", 3, "道路課", ["局長"]),
    ] as [(String, Int64, String, [String])] {
      let moment = Moment(instant: LibraryFixture.now.advanced(by: day * 86_400), dayOnly: false)
      _ = try await visit.register([], Registration(title: title, recipients: recipients, unit: unit, moment: moment))
    }
    return (fixture, visit)
  }

  private static func texts(_ found: [AssignmentDetails]) -> [String] { found.map(\.assignment.text) }

  @Test func notedDoneAndTakenBack() async throws {
    let (fixture, visit) = try await Self.office()
    let noted = try await visit.assign(" 図面を大きく ", in: 1, owner: "防災課", due: "12/5")
    #expect(noted.assignment.text == "図面を大きく" && noted.assignment.due == Day(2026, 12, 5))
    #expect(noted.assignment.notedBy == "tester" && noted.title == "避難所" && noted.unit.name == "防災課")
    _ = try await visit.assign("費用を調べる", in: 2)
    _ = try await visit.assign("写真を足す", in: 2, due: "12/1")
    // By the day by which it is due; what has none comes last.
    #expect(try await Self.texts(visit.assignments(limit: 9)) == ["写真を足す", "図面を大きく", "費用を調べる"])
    #expect(try await Self.texts(visit.assignments(limit: 1, offset: 1)) == ["図面を大きく"])
    #expect(try await Self.texts(visit.assignments(of: 2, limit: 9)) == ["写真を足す", "費用を調べる"])
    let done = try await visit.set(1, done: true)
    #expect(done.assignment.done == Assignment.Done(at: LibraryFixture.now, by: "tester"))
    #expect(try await Self.texts(visit.assignments(done: true, limit: 9)) == ["図面を大きく"])
    // What is done is not done again: there is nothing to take back but the first time.
    _ = try await visit.set(1, done: true)
    #expect(try await visit.undo().subject == "図面を大きく")
    #expect(try await visit.assignments(done: true, limit: 9).isEmpty)
    _ = try await visit.undo()
    #expect(try await Self.texts(visit.assignments(limit: 9)) == ["図面を大きく", "費用を調べる"])
    // A briefing of which something is to be done stays.
    await #expect(throws: LibraryError.self) { for _ in 0..<9 { _ = try await visit.undo() } }
    withExtendedLifetime(fixture) {}
  }

  @Test func slips() async throws {
    let (fixture, visit) = try await Self.office()
    for text in ["", " ", "二\n行", String(repeating: "長", count: 501)] {
      await #expect(throws: LibraryError.self, "\(text)") { try await visit.assign(text, in: 1) }
    }
    await #expect(throws: LibraryError.noSuchBriefing(9, last: 4)) { try await visit.assign("何か", in: 9) }
    await #expect(throws: LibraryError.noSuchAssignment(1)) { try await visit.set(1, done: true) }
    await #expect(throws: (any Error).self) { try await visit.assign("何か", in: 1, due: "いつか") }
    #expect(try await visit.assignments(limit: 9).isEmpty)
    withExtendedLifetime(fixture) {}
  }

  /// It is remembered where the same unit reports to the same recipient later, and nowhere else.
  @Test func remembered() async throws {
    let (fixture, visit) = try await Self.office()
    _ = try await visit.assign("図面を大きく", in: 1)
    _ = try await visit.assign("人数を確かめる", in: 2)
    func remembered(_ visit: Visit) async throws -> [Briefing.ID: [String]] {
      try await visit.openAssignments(for: [1, 2, 3, 4]).mapValues(Self.texts)
    }
    #expect(try await remembered(visit) == [2: ["図面を大きく"], 3: ["人数を確かめる"]])
    _ = try await visit.set(1, done: true)
    #expect(try await remembered(visit) == [3: ["人数を確かめる"]])
    // A unit that was merged is one with what it became.
    _ = try await visit.mergeUnit("道路課", into: "防災課")
    #expect(try await remembered(visit) == [3: ["人数を確かめる"], 4: ["人数を確かめる"]])
    withExtendedLifetime(fixture) {}
  }

  /// What lies within a person's reach, and what they may do there.
  @Test func withinReach() async throws {
    let (fixture, visit) = try await Self.office()
    _ = try await visit.assign("図面を大きく", in: 1)
    _ = try await visit.assign("人数を確かめる", in: 3)
    func person(_ grant: Grant) async throws -> Visit {
      try await visit.library.visit(by: Person("来客", .roles([grant])), at: LibraryFixture.now)
    }
    let reader = try await person(Grant(.reader, for: .recipient(1)))
    #expect(try await Self.texts(reader.assignments(limit: 9)) == ["図面を大きく"])
    #expect(try await reader.openAssignments(for: [2, 3]).keys.sorted() == [2])
    await #expect(throws: LibraryError.self) { try await reader.set(1, done: true) }
    let secretary = try await person(Grant(.secretary, for: .recipient(1)))
    #expect(try await secretary.set(1, done: true).assignment.done?.by == "来客")
    await #expect(throws: LibraryError.noSuchAssignment(2)) { try await secretary.set(2, done: true) }
    await #expect(throws: LibraryError.noSuchBriefing(3, last: 4)) { try await secretary.assign("何か", in: 3) }
    withExtendedLifetime(fixture) {}
  }

  /// Noted in a room, it is tied to the page that was on and the second.
  @Test func inARoom() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await ProjectionRecordTests.briefed(visit, fixture)
    let id = try await ProjectionRecordTests.live(visit)
    let place = Assignment.Place(
      projection: id, at: ProjectionRecordTests.start + 2000, page: PageAddress(material: 1, version: 1, page: 1))
    _ = try await visit.assign("図面を大きく", in: 1, place: place)
    let found = try #require(try await visit.assignments(limit: 9).first)
    #expect(found.assignment.place == place && found.version?.fileName == "資料.txt")
    let dark = Assignment.Place(projection: id, at: ProjectionRecordTests.start + 3000, page: nil)
    #expect(try await visit.assign("次回まで", in: 1, place: dark).assignment.place == dark)
    withExtendedLifetime(fixture) {}
  }
}
