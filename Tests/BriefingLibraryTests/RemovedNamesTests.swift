import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import GRDB
import Testing

/// A recipient that should not be there goes, and an import that is taken back takes along the names that it had brought.
struct RemovedNamesTests {
  private let fixture: LibraryFixture
  private let visit: Visit
  private static let row = "2026-10-01,甲,新しい課,副市長,paper,10,10,yes,"

  init() async throws {
    fixture = try LibraryFixture()
    visit = try await fixture.visit()
  }

  private func names<P: Party>(_ kind: P.Type) async throws -> [String] {
    try await visit.parties(kind).map(\.party.name)
  }

  private func importing(_ rows: String..., visit other: Visit? = nil) async throws {
    let header = "occurred_on,title,unit,recipient,form,copies,pages,duplex,reason\n"
    _ = try await (other ?? visit).importLedger(
      fixture.file("t.csv", header + rows.joined(separator: "\n")),
      ImportOptions(newRecipients: ["副市長"], takesAllUnits: true), progress: { _ in })
  }

  @Test func oneThatNothingUses() async throws {
    try await visit.add("副市長", aliases: ["vice-mayor"], Recipient.self)
    #expect(try await visit.removeRecipient("vice-mayor").name == "副市長")
    _ = try await visit.removeRecipient("局長")
    #expect(try await names(Recipient.self) == ["危機管理監"])
    await #expect(throws: LibraryError.self) { _ = try await visit.removeRecipient("副市長") }
    #expect(try await visit.undo().act.kind == .remove)
    #expect(try await visit.undo().subject == "副市長")
    #expect(try await visit.named("vice-mayor", Recipient.self)?.party.name == "副市長")
    #expect(try await names(Recipient.self) == ["局長", "危機管理監", "副市長"])
    // The name is free for another one, and what was taken away comes back with its names when that is undone.
    _ = try await visit.removeRecipient("副市長")
    try await visit.rename("局長", to: "副市長", Recipient.self)
    #expect(try await names(Recipient.self) == ["副市長", "危機管理監"])
    _ = try await visit.undo()
    _ = try await visit.undo()
    #expect(try await visit.named("vice-mayor", Recipient.self)?.party.name == "副市長")
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  @Test func oneThatIsUsedStays() async throws {
    for title in ["甲", "乙"] {
      _ = try await visit.register(
        [try fixture.file("\(title).txt", title)],
        Registration(title: title, recipients: ["局長", "危機管理監"], unit: "課", moment: visit.clock.moment("2026-11-20")))
    }
    _ = try await visit.submit(briefing: 2, to: ["局長"], form: .projected)
    await #expect(throws: LibraryError.recipientInUse("局長", briefings: [1, 2], unrecorded: 1)) {
      _ = try await visit.removeRecipient("局長")
    }
    _ = try await visit.withdraw([2], reason: "誤登録")
    for number in [1, 2] as [Briefing.ID] { _ = try await visit.amend(number, removeRecipients: ["局長"]) }
    _ = try await visit.removeRecipient("局長")
    // An entry that was withdrawn stays, and with it the name.
    await #expect(throws: LibraryError.nameKept(.recipient, "局長", into: nil)) {
      try await visit.rename("危機管理監", to: "局長", Recipient.self)
    }
    let second = try await visit.library.visit(by: Person("二人目"), at: LibraryFixture.now)
    _ = try await second.amend(1, room: "3A")
    #expect(try await visit.undo().act.kind == .remove)
    await #expect(throws: LibraryError.changedSince(.amend, briefing: 2, subject: "乙")) {
      _ = try await second.removeRecipient("局長")
      _ = try await visit.undo()
    }
    #expect(try await visit.details(of: 2).recipients.map(\.name) == ["危機管理監"])
    _ = try await second.undo()
    _ = try await visit.undo()
    #expect(try await visit.details(of: 2).recipients.map(\.name) == ["局長", "危機管理監"])
    _ = try await visit.mergeRecipient("局長", into: "危機管理監")
    await #expect(throws: LibraryError.recipientInUse("危機管理監", briefings: [1, 2], unrecorded: nil)) {
      _ = try await visit.removeRecipient("局長")
    }
  }

  @Test func anImportThatIsTakenBack() async throws {
    try await importing(Self.row, "2026-10-01,甲,新しい課,局長,paper,1,,,")
    let later = try await fixture.visit(now: LibraryFixture.now.advanced(by: 86_400))
    let undone = try await later.undo()
    #expect(undone.goneNames.sorted() == ["副市長", "新しい課"] && undone.keptNames.isEmpty)
    #expect(try await names(Recipient.self) == ["局長", "危機管理監"])
    #expect(try await names(OfficeUnit.self).isEmpty)
    // What stays in the ledger and in the lists of what was cancelled has its name still.
    #expect(try await visit.submissions(StatusRequest()).map(\.recipient) == ["局長", "副市長"])
    #expect(try await visit.details(of: 1).entries.map(\.content.recipient.name).contains("副市長"))
    let report = ReportRequest(period: Period(Month(2026, 10)!), grouping: .recipient, alsoBy: [.unit])
    #expect(try await later.report(report).total.period.reports == 0)
    // A report of the day before has it as it was then.
    var then = report
    then.asOf = Day(2026, 11, 25)
    let tables = try await later.report(then).tables.map { $0.rows.map(\.name) }
    #expect(tables == [["副市長", "局長"], ["新しい課"]])
    await #expect(throws: LibraryError.partyTakenAway(.recipient, "副市長", briefing: 1)) {
      try await visit.cancel(1, reason: nil)
    }
    try await visit.add("副市長", aliases: [], Recipient.self)
    await #expect(throws: LibraryError.partyTakenAway(.unit, "新しい課", briefing: 1)) {
      try await visit.cancel(1, reason: nil)
    }
    _ = try await visit.setUnit("新しい課", bureau: nil, department: nil, floor: nil, adoptedFrom: nil)
    try await visit.cancel(1, reason: nil)
    #expect(try await visit.submissions(StatusRequest(recipient: "副市長")).map(\.briefing.id) == [1])
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  /// Imported again, the names are what they were, and the entries follow those that were taken back.
  @Test func itComesInAgain() async throws {
    try await importing(Self.row)
    _ = try await visit.undo()
    try await importing(Self.row.replacing("副市長", with: "局長"))
    #expect(try await visit.undo().goneNames == ["新しい課"])
    try await importing(Self.row)
    #expect(try await names(Recipient.self) == ["局長", "危機管理監", "副市長"])
    #expect(try await names(OfficeUnit.self) == ["新しい課"])
    #expect(try fixture.raw { try Int.fetchOne($0, sql: "SELECT count(*) FROM recipient") } == 3)
    #expect(try fixture.raw { try Int.fetchOne($0, sql: "SELECT count(*) FROM unit") } == 1)
    // What others use since stays, and so does what somebody has said more of.
    let second = try await visit.library.visit(by: Person("二人目"), at: LibraryFixture.now)
    _ = try await second.register(
      [try fixture.file("乙.txt", "乙")], Registration(title: "乙", recipients: ["副市長"], unit: "別の課"))
    _ = try await second.setUnit("新しい課", bureau: "局", department: nil, floor: nil, adoptedFrom: nil)
    let undone = try await visit.undo()
    #expect(undone.goneNames.isEmpty && undone.keptNames.sorted() == ["副市長", "新しい課"])
    #expect(try await names(Recipient.self) == ["局長", "危機管理監", "副市長"])
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }
}
