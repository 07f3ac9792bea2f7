import BriefingDomain
import BriefingLedger
import BriefingLibrary
import JapaneseText
import Testing

/// One briefing that a recipient hears at another time and in another room than the others.
struct ApartTests {
  private let fixture: LibraryFixture
  private let visit: Visit

  /// For both on 30 October 10:00-10:30 in 3A; 危機管理監 hears it on 2 November at 9:00 in 3B. It is 25 November.
  init() async throws {
    fixture = try LibraryFixture()
    visit = try await fixture.visit()
    let slot = try visit.clock.slot("2026-10-30 10:00-10:30")
    _ = try await visit.register(
      [try fixture.file("計画.txt", "本文")],
      Registration(
        title: "計画", recipients: ["局長", "危機管理監"], unit: "危機管理課", moment: slot.moment, end: slot.end, room: "3A"))
    // A month without an entry does not count.
    try await fixture.importing(
      "2026-10-05,別件,財政課,局長,digital,0,1,,", "2026-11-05,別件,財政課,局長,digital,0,1,,", into: visit)
    _ = try await visit.amend(1, for: ["危機管理監"], on: "11/2 9:00", room: "3B")
  }

  private func rows(_ month: String? = nil, _ change: (inout StatusRequest) -> Void = { _ in }) async throws -> [String]
  {
    var request = StatusRequest(instants: try month.map { visit.clock.instants(of: try visit.clock.period($0)) })
    change(&request)
    return try await visit.submissions(request).filter { $0.briefing.id == 1 }.map { row in
      let slot = row.briefing.slot
      let end = slot.end.map { visit.clock.iso(Moment(instant: $0, dayOnly: false)).dropFirst(11).prefix(5) } ?? "–"
      return "\(row.recipient) \(visit.clock.iso(slot.moment).prefix(16))-\(end) \(row.briefing.room ?? "–")"
    }
  }

  private static let chief = "局長 2026-10-30T10:00-10:30 3A"
  private static let director = "危機管理監 2026-11-02T09:00-09:30 3B"

  private func unrecorded(_ month: String, asOf day: Day? = nil) async throws -> Int {
    try await visit.report(ReportRequest(period: visit.clock.period(month), withRunningMonth: true, asOf: day))
      .total.period.unrecorded
  }

  @Test func listsGoByIt() async throws {
    #expect(try await rows() == [Self.chief, Self.director])
    #expect(try await rows("2026-10") == [Self.chief])
    #expect(try await rows("2026-11") == [Self.director])
    #expect(try await rows { $0.room = "3B" } == [Self.director])
    #expect(try await rows { $0.unrecorded = true } == [Self.chief, Self.director])
    let items = try await visit.agenda(StatusRequest(instants: visit.clock.instants(ofDay: "11/2")))
    #expect(items.map { $0.appointment.submissions.map(\.recipient) } == [["危機管理監"]])
    #expect(try await visit.details(of: 1).apart.map(\.recipient) == ["危機管理監"])
    // Before its time for them, after that for the others.
    let between = try await fixture.visit(now: visit.clock.moment("2026-11-01 9:00").instant)
    #expect(try await between.submissions(StatusRequest(unrecorded: true)).map(\.recipient) == ["局長"])
    #expect(try await between.nextAppointments(StatusRequest()).map(\.briefing.room) == ["3B"])
  }

  @Test func figuresAndEntriesGoByIt() async throws {
    #expect(try await unrecorded("2026-10") == 1)
    #expect(try await unrecorded("2026-11") == 1)
    let receipts = try await visit.submit(briefing: 1, form: .projected)
    #expect(receipts.map { visit.clock.iso($0.entry.moment) } == ["2026-10-30T10:00+09:00", "2026-11-02T09:00+09:00"])
    #expect(try await unrecorded("2026-10") + unrecorded("2026-11") == 0)
    #expect(try await !visit.details(of: 1).hasOutdatedEntries)
    #expect(try await visit.amend(1, for: ["危機管理監"], on: "11/3").hasOutdatedEntries)
  }

  /// A search for a day finds it on the day of the rest and on that of their own.
  @Test func searchHearsBoth() async throws {
    for (day, count) in [("2026-10-30", 1), ("2026-11-02", 1), ("2026-10-31", 0), ("2026-11", 1), ("2026-12", 0)] {
      #expect(try await visit.count(SearchRequest("本文 on:\(day)")) == count, "\(day)")
      #expect(try await visit.searchNames(SearchRequest("計画 on:\(day)"), most: 9).count == count, "\(day)")
    }
  }

  /// A row of an imported table is of the briefing that was registered, on either day, whatever comes first.
  @Test(arguments: [false, true]) func anImportHearsBoth(reversed: Bool) async throws {
    let rows = [
      "2026-10-30,計画,危機管理課,局長,paper,2,8,yes,", "2026-11-02,計画,危機管理課,危機管理監,paper,3,8,yes,",
    ]
    let ordered = reversed ? rows.reversed() : rows
    let receipt = try await fixture.importing(ordered[0], ordered[1], into: visit)
    #expect(receipt.briefings == 0 && receipt.rows == 2)
    let submissions = try await visit.submissions(StatusRequest()).filter { $0.briefing.id == 1 }
    #expect(submissions.map { $0.handout?.copies } == [2, 3])
    #expect(try await !visit.details(of: 1).hasOutdatedEntries)
    #expect(try await unrecorded("2026-10") + unrecorded("2026-11") == 0)
    let november = try await visit.report(
      ReportRequest(period: visit.clock.period("2026-11"), withRunningMonth: true))
    #expect(november.total.period.documents == 3)
  }

  @Test func noneIsRecordedBeforeItsTime() async throws {
    _ = try await visit.amend(1, for: ["危機管理監"], on: "12/2 9:00")
    await #expect(throws: LibraryError.briefingToCome(1, Day(2026, 12, 2)!, recipient: "危機管理監")) {
      try await visit.submit(briefing: 1, form: .projected)
    }
    #expect(try await visit.submit(briefing: 1, to: ["局長"], form: .projected).count == 1)
  }

  /// Whoever looks back from before a change sees what was.
  @Test func aChangeIsTakenBackAndWasNotBefore() async throws {
    let later = try await fixture.visit(now: visit.clock.now.advanced(by: 86_400))
    _ = try await later.amend(1, for: ["危機管理監"], on: "10/30 11:00")
    #expect(try await rows("2026-11").isEmpty)
    let then = ReportRequest(
      period: try visit.clock.period("2026-11"), withRunningMonth: true, asOf: Day(2026, 11, 25))
    #expect(try await later.report(then).total.period.unrecorded == 1)
    _ = try await later.amend(1, removeRecipients: ["危機管理監"])
    _ = try await later.undo()
    #expect(try await rows() == [Self.chief, "危機管理監 2026-10-30T11:00-11:30 3B"])
    _ = try await later.undo()
    #expect(try await rows() == [Self.chief, Self.director])
    _ = try await later.undo()
    #expect(try await rows() == [Self.chief, "危機管理監 2026-10-30T10:00-10:30 3A"])
  }

  @Test func theRestMovesWithoutThem() async throws {
    _ = try await visit.amend(1, on: "10/29", room: "3C")
    #expect(try await rows() == ["局長 2026-10-29T10:00-10:30 3C", Self.director])
    // The same as for the rest is nothing of their own.
    #expect(try await visit.amend(1, for: ["危機管理監"], on: "10/29 10:00", room: "3C").apart.isEmpty)
    _ = try await visit.amend(1, on: "10/28")
    #expect(try await rows().map { $0.suffix(21) } == ["-10-28T10:00-10:30 3C", "-10-28T10:00-10:30 3C"])
  }

  @Test func whatIsRefused() async throws {
    await #expect(throws: LibraryError.endOfOne) { try await visit.amend(1, for: ["危機管理監"], on: "9:00-11:00") }
    #expect(try await visit.amend(1, for: ["危機管理監"], on: "9:00-9:30").apart.count == 1)
    _ = try await visit.amend(1, removeRecipients: ["局長"])
    await #expect(throws: LibraryError.notAddressed(briefing: 1, to: "局長", but: ["危機管理監"])) {
      try await visit.amend(1, for: ["局長"], room: "3A")
    }
  }

  @Test func itRunsIntoOthers() async throws {
    let moment = try visit.clock.moment("2026-11-02 9:15")
    let other = try await visit.register(
      [], Registration(title: "別", recipients: ["危機管理監"], unit: "課", moment: moment, room: "3A"))
    #expect(other.collisions.map(\.recipients) == [["危機管理監"]])
    #expect(try await visit.details(of: 1).collisions.map(\.other.title) == ["別"])
  }
}
