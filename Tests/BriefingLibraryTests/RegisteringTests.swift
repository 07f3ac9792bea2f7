import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import Testing

/// Briefings whose files come later, and briefings that are like others.
struct RegisteringTests {
  private static func office() async throws -> (LibraryFixture, Visit) {
    let fixture = try LibraryFixture()
    return (fixture, try await fixture.visit())
  }

  private static func oral(_ visit: Visit) async throws -> Briefing.ID {
    try await visit.register([], Registration(title: "口頭報告", recipients: ["局長"], unit: "危機管理課")).briefing.id
  }

  @Test func withoutAFile() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    let number = try await Self.oral(visit)
    #expect(try await visit.details(of: number).versions.isEmpty)
    await #expect(throws: LibraryError.nothingToShow(briefing: number)) {
      _ = try await visit.project(number, room: "3A", driver: nil, minutes: nil)
    }
    await #expect(throws: LibraryError.noMaterials(briefing: number)) { _ = try await visit.versions(of: number) }
    #expect(try await visit.submit([number], Declaration(form: .paper)).allSatisfy { !$0.entry.handout.knowsSheets })
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
    await #expect(throws: LibraryError.unfitText(.title, .empty)) {
      _ = try await visit.register([], Registration(title: nil, recipients: ["局長"], unit: "危機管理課"))
    }
  }

  @Test func materialsAreAdded() async throws {
    let (fixture, visit) = try await Self.office()
    let number = try await Self.oral(visit)
    let (table, map) = (try fixture.file("別表.txt", "避難所の別表"), try fixture.file("図面.txt", "避難所の図面"))
    let added = try await visit.add([table, map, table], to: number).materials
    #expect(added.map(\.version.position) == [1, 2, 1] && added.map(\.unchanged) == [false, false, true])
    #expect(try await visit.count(SearchRequest("避難所")) == 2)
    let other = try await visit.add([try fixture.file("写し.txt", "避難所の別表")], to: Self.oral(visit)).materials
    #expect(other[0].known?.briefing == number && !other[0].unchanged)
    _ = try await visit.undo()
    _ = try await visit.undo()
    #expect(try await visit.acts().first?.act.kind == .add)
    _ = try await visit.undo()
    #expect(try await visit.details(of: number).versions.isEmpty)
    #expect(try await visit.count(SearchRequest("避難所")) == 0)
    await #expect(throws: LibraryError.noSuchBriefing(9, last: number)) { _ = try await visit.add([table], to: 9) }
  }

  @Test func likeAnotherAndForSomeWeeks() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    let slot = try visit.clock.slot("11/24 10:00-10:30")
    _ = try await visit.register(
      [try fixture.file("第1回.txt", "第1回")],
      Registration(
        title: "定例報告", recipients: ["局長", "危機管理監"], unit: "危機管理課", presenter: "佐藤", moment: slot.moment, end: slot.end,
        room: "3A", plannedForm: .projected))
    var like = try Registration(like: await visit.details(of: 1), on: "12/1", visit.clock)
    like.presenter = "鈴木"
    let receipts = try await visit.register([try fixture.file("第2回.txt", "第2回")], like, weeks: 3)
    #expect(receipts.map(\.briefing.id) == [2, 3, 4] && receipts.map(\.materials.count) == [1, 0, 0])
    for (receipt, day) in zip(receipts, ["12/1", "12/8", "12/15"]) {
      let briefing = receipt.briefing
      #expect(try briefing.slot == visit.clock.slot("\(day) 10:00-10:30"))
      #expect(briefing.title == "定例報告" && briefing.presenter == "鈴木" && briefing.room == "3A")
      #expect(briefing.plannedForm == .projected && receipt.recipients.map(\.name) == ["局長", "危機管理監"])
      #expect(receipt.nearCopy == nil && !receipt.unitIsNew)
    }
    _ = try await visit.undo()
    #expect(try await visit.newestBriefings(9).map(\.id) == [1])
    for weeks in [-1, 0, Registration.mostWeeks + 1] {
      await #expect(throws: LibraryError.unfitWeeks) { _ = try await visit.register([], like, weeks: weeks) }
    }
  }

  /// The clock of the wall stays where the zone's offset changes.
  @Test func weeksOverAChangeOfTheClock() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    try await visit.setZone("Europe/Berlin")
    let there = try await fixture.visit()
    let said = Registration(
      title: "定例", recipients: ["局長"], unit: "課", moment: try there.clock.moment("2027-03-25 10:00"))
    let moments = try await there.register([], said, weeks: 2).map { there.clock.iso($0.briefing.moment) }
    #expect(moments == ["2027-03-25T10:00+01:00", "2027-04-01T10:00+02:00"])
  }
}
