import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import InstantLiterals
import JapaneseText
import Synchronization
import Testing

/// Sheets that an entry does not know become known when its materials are drawn, and the entry stays as it is.
struct LatePagesTests {
  private static func day(_ days: Int) -> Instant { LibraryFixture.now + Int64(days) * 86_400 }

  /// A table of which three copies were handed over two days ago.
  private static func office() async throws -> (LibraryFixture, Visit) {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit(now: day(-2))
    _ = try await visit.register(
      [try fixture.file("表.csv", "名,数\n甲,1\n")], Registration(title: "表", recipients: ["局長"], unit: "課"))
    _ = try await visit.submit(briefing: 1, form: .paper, copies: 3)
    return (fixture, visit)
  }

  private static func sheets(_ visit: Visit, asOf day: Day? = nil) async throws -> String {
    let report = try await visit.report(
      ReportRequest(period: Period(try #require(Month(2026, 11))), measure: .sheets, withRunningMonth: true, asOf: day))
    let listed = report.onPaper.map { $0.handout.knowsSheets ? "\($0.handout.sheets)" : "-" }
    return "\(report.total.period.sheets) unknown \(report.total.period.withoutPages) \(listed)"
  }

  @Test func becomeKnownAndTheEntryStays() async throws {
    let (fixture, visit) = try await Self.office()
    let head = try await visit.ledgerHead()
    #expect(try await Self.sheets(visit) == #"0 unknown 1 ["-"]"#)
    #expect(try await visit.versions(of: 1).map(\.paper) == [nil])
    try await visit.library.noteDrawn(1, pages: 21, at: Self.day(-1))
    #expect(try await visit.versions(of: 1).map { $0.paper?.text } == ["21 drawn"])
    #expect(try await Self.sheets(visit) == #"33 unknown 0 ["33"]"#)
    #expect(try await visit.ledgerHead() == head)
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
    let exported = try await visit.exportLedger(encoding: .utf8, japanese: false)
    #expect(String(decoding: exported, as: UTF8.self).contains(",paper,3,21,yes,,1,"))
    let entries = Mutex<[String]>([])
    try await visit.forEachEntry { entry, _ in
      entries.withLock { $0.append("\(entry.content.handout.pages) \(entry.latePages?.text ?? "-")") }
    }
    #expect(entries.withLock { $0 } == ["0 21 drawn"])
    #expect(try await visit.details(of: 1).entries.map(\.latePages?.count) == [21])
    // What the office sets stands on a report, and what became known does not.
    let report = try await visit.report(ReportRequest(period: Period(try #require(Month(2026, 11)))))
    #expect(report.settings.isEmpty)
    #expect(try await visit.settingHistory().map(\.entry.value) == ["21 drawn"])
    withExtendedLifetime(fixture) {}
  }

  /// The wall may have other pages than the paper.
  @Test func paperApartFromTheWall() async throws {
    let (fixture, visit) = try await Self.office()
    try await visit.library.noteDrawn(1, pages: 30, paper: 21, at: Self.day(-1))
    #expect(try await visit.versions(of: 1).map { $0.paper?.text } == ["21 drawn"])
    #expect(try await Self.sheets(visit) == #"33 unknown 0 ["33"]"#)
    // The same file in another briefing is known at once.
    _ = try await visit.register(
      [try fixture.file("表.csv", "名,数\n甲,1\n")], Registration(title: "同じ表", recipients: ["局長"], unit: "課"))
    #expect(try await visit.versions(of: 2).map { $0.paper?.text } == ["21 drawn"])
    let entry = try #require(try await visit.submit(briefing: 2, form: .paper, copies: 1).first)
    #expect(entry.entry.handout.pages == 21 && entry.pagesFrom == .drawn)
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  /// A report as of a day knows what was known that day.
  @Test func asOfADay() async throws {
    let (fixture, _) = try await Self.office()
    let visit = try await fixture.visit()
    try await visit.library.noteDrawn(1, pages: 21, at: Self.day(-1))
    #expect(try await Self.sheets(visit, asOf: Day(2026, 11, 23)) == #"0 unknown 1 ["-"]"#)
    #expect(try await Self.sheets(visit, asOf: Day(2026, 11, 24)) == #"33 unknown 0 ["33"]"#)
  }

  /// Paper is of the version that was there when it was handed over.
  @Test func ofTheVersionOfThen() async throws {
    let (fixture, visit) = try await Self.office()
    _ = try await fixture.visit(now: Self.day(-1)).replace(
      [fixture.file("表二.csv", "名,数\n乙,2\n")], in: 1)
    try await visit.library.noteDrawn(2, pages: 5, at: Self.day(-1))
    #expect(try await Self.sheets(visit) == #"0 unknown 1 ["-"]"#)
    try await visit.library.noteDrawn(1, pages: 21, at: Self.day(-1))
    #expect(try await Self.sheets(visit) == #"33 unknown 0 ["33"]"#)
  }

  @Test func everyMaterialHasToBeKnown() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    _ = try await visit.register(
      [try fixture.file("一.csv", "1"), try fixture.file("二.csv", "2"), try fixture.file("図.gif", "GIF89a")],
      Registration(title: "表", recipients: ["局長"], unit: "課"))
    _ = try await visit.submit(briefing: 1, form: .paper, copies: 1)
    try await visit.library.noteDrawn(1, pages: 2, at: Self.day(0))
    #expect(try await Self.sheets(visit) == #"0 unknown 1 ["-"]"#)
    try await visit.library.noteDrawn(2, pages: 3, at: Self.day(0))
    #expect(try await Self.sheets(visit) == #"3 unknown 0 ["3"]"#)
  }

  /// What was told once stays.
  @Test func drawnOtherwiseLater() async throws {
    let (fixture, visit) = try await Self.office()
    try await visit.library.noteDrawn(1, pages: 21, at: Self.day(-1))
    // The same words say nothing new.
    let same = try #require(try await visit.submit(briefing: 1, form: .paper, copies: 3).first)
    #expect(same.unchanged && same.handout.sheets == 33 && same.pagesFrom == .drawn)
    try await visit.library.noteDrawn(1, pages: 30, at: Self.day(-1))
    #expect(try await Self.sheets(visit) == #"33 unknown 0 ["33"]"#)
    let corrected = try #require(try await visit.submit(briefing: 1, form: .paper, copies: 2).first)
    // A correction keeps the pages that are known of it.
    #expect(corrected.entry.handout.pages == 21 && corrected.pagesFrom == .drawn)
    #expect(try await Self.sheets(visit) == #"22 unknown 0 ["22"]"#)
    // Taken back, what was recorded before knows its pages again.
    _ = try await visit.undo()
    #expect(try await Self.sheets(visit) == #"33 unknown 0 ["33"]"#)
    withExtendedLifetime(fixture) {}
  }

  /// The same content is drawn alike, wherever it was registered, before or later.
  @Test func theSameContent() async throws {
    let (fixture, visit) = try await Self.office()
    let file = try fixture.file("写し.csv", "名,数\n甲,1\n")
    let (two, three) = (["局長"], "課")
    _ = try await visit.register([file], Registration(title: "写し", recipients: two, unit: three))
    try await visit.library.noteDrawn(1, pages: 21, at: Self.day(-1))
    _ = try await visit.register([file], Registration(title: "写し二", recipients: two, unit: three))
    for number in [2, 3] as [Briefing.ID] {
      #expect(try await visit.submit(briefing: number, form: .paper).map(\.entry.handout.pages) == [21])
    }
  }

  /// Paper that stays beside a projection keeps what became known of it.
  @Test func besideAProjection() async throws {
    let (fixture, visit) = try await Self.office()
    try await visit.library.noteDrawn(1, pages: 21, at: Self.day(-1))
    _ = try await fixture.visit(now: Self.day(-1)).replace(
      [fixture.file("表二.csv", "名,数\n乙,2\n")], in: 1)
    _ = try await visit.addRoom("3A")
    let request = try await visit.project(1, room: "3A", driver: "佐藤", minutes: 10)
    let start = PreciseInstant(Self.day(0))
    _ = try await visit.library.takeUp(request.projection, at: start)
    let page = PageAddress(material: 1, version: 2, page: 1)
    let end = try #require(
      try await visit.end(
        request.projection, by: .driver, at: start + 5000,
        steps: [
          .screens(1), .begins(Showing(page: page, driver: "佐藤", isBorrowed: false), at: start), .seen(at: start),
        ],
        present: nil))
    #expect(end.entries.map(\.content.handout.form) == [.both])
    #expect(try await Self.sheets(visit) == #"33 unknown 0 ["33"]"#)
  }

  /// A table that was exported says what the ledger says, before and after the pages became known.
  @Test func exportedAndImported() async throws {
    let (fixture, visit) = try await Self.office()
    var tables = [try await visit.exportLedger(encoding: .utf8, japanese: false)]
    try await visit.library.noteDrawn(1, pages: 21, at: Self.day(-1))
    tables.append(try await visit.exportLedger(encoding: .utf8, japanese: false))
    var options = ImportOptions()
    options.skipsKnown = true
    for (place, table) in tables.enumerated() {
      let path = fixture.folder.appending(path: "\(place).csv")
      try Data(table).write(to: path)
      let receipt = try await visit.importLedger(SourcePath(path.path), options, progress: { _ in })
      #expect(receipt.known == 1 && receipt.entries == 0)
    }
    let other = try fixture.file(
      "other.csv", "occurred_on,title,unit,recipient,form,copies,pages\n2026-11-23,表,課,局長,paper,3,20\n")
    await #expect(throws: LibraryError.self) { try await visit.importLedger(other, options, progress: { _ in }) }
  }

  /// What a table brings says nothing of the briefing's materials.
  @Test func importedStaysUnknown() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    _ = try await visit.register(
      [try fixture.file("表.csv", "1")],
      Registration(title: "表", recipients: ["局長"], unit: "課", moment: try visit.clock.moment("2026-11-20")))
    try await fixture.importing("2026-11-20,表,課,局長,paper,2,,yes,", into: visit)
    try await visit.library.noteDrawn(1, pages: 4, at: Self.day(0))
    #expect(try await Self.sheets(visit) == #"0 unknown 1 ["-"]"#)
    #expect(try await visit.library.versionsToCount().isEmpty)
  }

  @Test func whatIsToBeDrawn() async throws {
    let (fixture, visit) = try await Self.office()
    _ = try await visit.register(
      [try fixture.file("他.csv", "2")], Registration(title: "他", recipients: ["局長"], unit: "課"))
    _ = try await visit.submit(briefing: 2, form: .digital)
    #expect(try await visit.library.versionsToCount().map(\.id) == [1])
    try await visit.library.noteDrawn(1, pages: 2, at: Self.day(0))
    #expect(try await visit.library.versionsToCount().isEmpty)
  }
}
