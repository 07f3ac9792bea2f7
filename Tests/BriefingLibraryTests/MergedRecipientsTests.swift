import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import InstantLiterals
import JapaneseText
import Testing

/// Two recipients that are one: every name and every figure goes to the one that stays, and the ledger keeps what it said.
struct MergedRecipientsTests {
  private let fixture: LibraryFixture
  private let visit: Visit
  private let past = Moment(instant: LibraryFixture.now.advanced(by: -86_400), dayOnly: false)

  init() async throws {
    fixture = try LibraryFixture()
    visit = try await fixture.visit()
    try await visit.add("危機菅理監", aliases: ["危菅"], Recipient.self, takesNewName: true)
  }

  private func briefing(_ title: String, _ recipients: String..., visit other: Visit? = nil) async throws {
    let file = try fixture.file("\(title).txt", "\(title)の本文")
    _ = try await (other ?? visit).register(
      [file], Registration(title: title, recipients: recipients, unit: "危機管理課", moment: past))
  }

  /// Rows of the report of November: name, documents, entries, unrecorded.
  private func rows(asOf day: Day? = nil, _ visit: Visit? = nil) async throws -> [String] {
    let report = try await (visit ?? self.visit).report(
      ReportRequest(period: Period(Month(2026, 11)!), withRunningMonth: true, asOf: day))
    let tally = report.total.period
    return report.rows.map { row in
      let tally = row.figures.period
      return "\(row.name ?? "-") \(tally.documents) \(tally.reports) \(tally.unrecorded)"
    } + ["\(tally.documents) \(tally.reports) \(tally.unrecorded)"]
  }

  private func status(_ name: String? = nil) async throws -> [String] {
    try await visit.submissions(StatusRequest(recipient: name)).map {
      "\($0.briefing.id) \($0.recipient) \($0.handout.map { "\($0.copies)" } ?? "-")"
    }
  }

  private func other(_ name: String) async throws -> Visit {
    try await visit.library.visit(by: Person(name), at: LibraryFixture.now)
  }

  /// One with the right name, one with the wrong name, and one that nobody has recorded.
  private func three() async throws {
    try await briefing("甲", "危機管理監", "局長")
    try await briefing("乙", "危機菅理監")
    try await briefing("丙", "危機菅理監")
    _ = try await visit.submit(briefing: 1, to: ["危機管理監"], form: .paper, copies: 2)
    _ = try await visit.submit(briefing: 2, to: ["危菅"], form: .paper, copies: 3)
  }

  @Test func areCountedAsOne() async throws {
    try await three()
    let (before, head) = (try await status(), try await visit.ledgerHead())
    #expect(try await rows() == ["危機菅理監 3 1 1", "危機管理監 2 1 0", "局長 0 0 1", "5 2 2"])
    let receipt = try await visit.mergeRecipient("危菅", into: "crisis-director")
    #expect(receipt.merged.name == "危機菅理監" && receipt.into.name == "危機管理監" && receipt.briefings.isEmpty)
    #expect(try await rows() == ["危機管理監 5 2 1", "局長 0 0 1", "5 2 2"])
    #expect(try await status() == ["1 局長 -", "1 危機管理監 2", "2 危機管理監 3", "3 危機管理監 -"])
    for name in ["危機管理監", "危機菅理監", "危菅"] {
      #expect(try await status(name) == ["1 危機管理監 2", "2 危機管理監 3", "3 危機管理監 -"])
      #expect(try await visit.count(SearchRequest("to:\(name) 本文")) == 3)
    }
    #expect(try await visit.count(SearchRequest("to:危機 本文")) == 3)
    // The ledger is what it was, and a list of all entries for one has those of both.
    #expect(try await visit.ledgerHead() == head)
    #expect(try await visit.details(of: 2).entries.map(\.content.recipient.name) == ["危機菅理監"])
    let exported = try await visit.exportLedger(
      LedgerRequest(recipient: "危機管理監"), encoding: .utf8, japanese: true)
    let names = String(decoding: exported, as: UTF8.self).split(separator: "\r\n").dropFirst()
      .map { $0.split(separator: ",")[3] }
    #expect(names == ["危機管理監", "危機菅理監"])
    #expect(try await visit.parties(Recipient.self).map(\.party.name) == ["局長", "危機管理監"])
    #expect(try await visit.named("危菅", Recipient.self)?.aliases.sorted() == ["crisis-director", "危機菅理監", "危菅"])
    // It can be taken back.
    _ = try await visit.undo()
    #expect(try await status() == before)
    #expect(try await rows() == ["危機菅理監 3 1 1", "危機管理監 2 1 0", "局長 0 0 1", "5 2 2"])
    #expect(try await visit.named("危菅", Recipient.self)?.party.name == "危機菅理監")
  }

  /// The chain of a briefing goes on where it was begun.
  @Test func recordsGoOn() async throws {
    try await three()
    _ = try await visit.mergeRecipient("危機菅理監", into: "危機管理監")
    let corrected = try await visit.submit(briefing: 2, to: ["危機管理監"], form: .paper, copies: 4)
    #expect(corrected.map(\.corrected?.number) == [2])
    #expect(corrected.map(\.entry.recipient.name) == ["危機管理監"])
    _ = try await visit.submit([3], to: ["危機菅理監"], Declaration(form: .digital))
    #expect(try await rows() == ["危機管理監 6 3 0", "局長 0 0 1", "6 3 1"])
    _ = try await visit.withdraw([2, 3], from: ["危機管理監"], reason: "誤登録")
    #expect(try await rows() == ["危機管理監 2 1 2", "局長 0 0 1", "2 1 3"])
    let days = past.instant.advanced(by: -60)..<past.instant.advanced(by: 60)
    let all = try await visit.submit(within: days, to: ["危機管理監"], Declaration(form: .projected))
    #expect(all.receipts.map(\.entry.briefing) == [2, 3] && all.recorded == [1])
    // Who is added, or taken away, is the same one.
    #expect(try await visit.amend(3, addRecipients: ["危機管理監"]).recipients.map(\.name) == ["危機管理監"])
    await #expect(throws: LibraryError.recordedFor(briefing: 3, recipient: "危機管理監")) {
      _ = try await visit.amend(3, addRecipients: ["局長"], removeRecipients: ["危機管理監"])
    }
    await #expect(throws: LibraryError.addedAndRemoved("危機管理監")) {
      _ = try await visit.amend(3, addRecipients: ["危機管理監"], removeRecipients: ["危菅"])
    }
    _ = try await visit.amend(2, for: ["危機管理監"], on: "9:00")
    #expect(try await visit.details(of: 2).apart.map(\.recipient) == ["危機管理監"])
    #expect(try await visit.details(of: 2).hasOutdatedEntries)
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  /// Two entries in force of one briefing: whether that was one submission or two, only a person can say.
  @Test func whatWouldCountTwiceIsRefused() async throws {
    try await briefing("甲", "危機管理監", "危機菅理監")
    try await briefing("乙", "危機管理監", "危機菅理監")
    try await briefing("丙", "危機管理監", "危機菅理監", "局長")
    _ = try await visit.submit([1, 3], to: ["危機管理監", "危機菅理監"], Declaration(form: .paper, copies: 2))
    let before = try await rows()
    await #expect(throws: LibraryError.recordedForBoth("危機菅理監", "危機管理監", briefings: [1, 3])) {
      _ = try await visit.mergeRecipient("危機菅理監", into: "危機管理監")
    }
    #expect(try await rows() == before)
    _ = try await visit.withdraw([1], from: ["危機管理監"], reason: "二重")
    _ = try await visit.withdraw([3], from: ["危機菅理監"], reason: "二重")
    _ = try await visit.submit(briefing: 1, to: ["危機菅理監"], form: .paper, copies: 7)
    let apart = try await rows()
    let receipt = try await visit.mergeRecipient("危機菅理監", into: "危機管理監")
    #expect(receipt.briefings == [1, 2, 3])
    #expect(try await status() == ["1 危機管理監 7", "2 危機管理監 -", "3 局長 -", "3 危機管理監 2"])
    #expect(try await rows() == ["危機管理監 9 2 1", "局長 0 0 1", "9 2 2"])
    // What was withdrawn for the other one cannot come back beside it.
    _ = try await visit.submit(briefing: 1, to: ["危機菅理監"], form: .paper, copies: 8)
    #expect(try await rows().first == "危機管理監 10 2 1")
    _ = try await visit.undo()
    _ = try await visit.undo()
    #expect(try await rows() == apart)
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  /// What others take back after the merging makes nothing count twice.
  @Test func whatOthersTakeBack() async throws {
    try await briefing("甲", "危機管理監", "危機菅理監")
    try await briefing("乙", "危機管理監", "危機菅理監")
    _ = try await visit.submit(briefing: 1, form: .paper, copies: 2)
    let (second, third) = (try await other("二人目"), try await other("三人目"))
    _ = try await second.withdraw([1], from: ["危機菅理監"], reason: "二重")
    _ = try await third.amend(2, removeRecipients: ["危機菅理監"])
    _ = try await visit.mergeRecipient("危機菅理監", into: "危機管理監")
    let merged = try await rows()
    #expect(merged == ["危機管理監 2 1 1", "2 1 1"])
    await #expect(throws: LibraryError.changedSince(.withdraw, briefing: 1, subject: "甲")) {
      _ = try await second.undo()
    }
    #expect(try await third.undo().act.kind == .amend)
    #expect(try await rows() == merged)
    #expect(try await status() == ["1 危機管理監 2", "2 危機管理監 -"])
  }

  /// A report of an earlier day has the figures of that day, under the names of now.
  @Test func asOfADay() async throws {
    try await briefing("甲", "危機管理監", "危機菅理監")
    try await briefing("乙", "危機菅理監")
    _ = try await visit.submit(briefing: 2, form: .paper, copies: 3)
    let tomorrow = try await fixture.visit(now: LibraryFixture.now.advanced(by: 86_400))
    #expect(try await tomorrow.mergeRecipient("危機菅理監", into: "危機管理監").briefings == [1])
    #expect(try await rows(asOf: Day(2026, 11, 25), tomorrow) == ["危機管理監 3 1 2", "3 1 2"])
    #expect(try await rows(tomorrow) == ["危機管理監 3 1 1", "3 1 1"])
  }

  @Test func ofThree() async throws {
    try await three()
    try await visit.add("危管監", aliases: [], Recipient.self)
    try await briefing("丁", "危管監")
    _ = try await visit.submit(briefing: 4, form: .paper, copies: 5)
    let second = try await other("二人目")
    _ = try await visit.mergeRecipient("危機菅理監", into: "危管監")
    _ = try await second.mergeRecipient("危管監", into: "危機管理監")
    #expect(try await rows() == ["危機管理監 10 3 1", "局長 0 0 1", "10 3 2"])
    for name in ["危機菅理監", "危管監", "危機管理監"] {
      await #expect(throws: LibraryError.sameParty(.recipient, "危機管理監")) {
        _ = try await visit.mergeRecipient("危機管理監", into: name)
      }
    }
    await #expect(throws: LibraryError.unknown(.recipient, "危機監理監", near: ["危機管理監"])) {
      _ = try await visit.mergeRecipient("局長", into: "危機監理監")
    }
    // The first is one of its own again, and the second takes none of its names along.
    _ = try await visit.undo()
    #expect(try await rows() == ["危機管理監 7 2 0", "危機菅理監 3 1 1", "局長 0 0 1", "10 3 2"])
    _ = try await second.undo()
    #expect(try await rows() == ["危管監 5 1 0", "危機菅理監 3 1 1", "危機管理監 2 1 0", "局長 0 0 1", "10 3 2"])
    #expect(try await visit.named("危菅", Recipient.self)?.party.name == "危機菅理監")
  }

  /// The name of a merged one finds the other, and stays for the day when that is taken back.
  @Test func keepsItsName() async throws {
    _ = try await visit.mergeRecipient("危機管理監", into: "危機菅理監")
    await #expect(throws: LibraryError.nameKept(.recipient, "危機管理監", into: "危機菅理監")) {
      try await visit.rename("危機菅理監", to: "危機管理監", Recipient.self)
    }
    await #expect(throws: LibraryError.nameKept(.recipient, "危機管理監", into: "危機菅理監")) {
      try await visit.removeAliases(["危機管理監"], from: "危機菅理監", Recipient.self)
    }
    try await visit.removeAliases(["crisis-director"], from: "危機菅理監", Recipient.self)
    for name in ["甲課", "乙課"] {
      _ = try await visit.setUnit(name, bureau: nil, department: nil, floor: nil, adoptedFrom: nil)
    }
    _ = try await visit.mergeUnit("甲課", into: "乙課")
    await #expect(throws: LibraryError.nameKept(.unit, "甲課", into: "乙課")) {
      try await visit.rename("乙課", to: "甲課", OfficeUnit.self)
    }
  }

  /// A projection that is on while they become one is recorded once.
  @Test(arguments: [["危機菅理監", "危機管理監"], ["危機菅理監"]])
  func whileOneIsOn(_ present: [String]) async throws {
    _ = try await visit.addRoom("3A")
    _ = try await visit.register(
      [fixture.file("資料.txt", "本文")],
      Registration(title: "報告", recipients: ["危機菅理監", "危機管理監", "局長"], unit: "危機管理課", moment: past, room: "3A"))
    let id = try await visit.project(1, room: nil, driver: "佐藤", minutes: nil).projection
    let start = PreciseInstant(LibraryFixture.now)
    #expect(try await visit.library.takeUp(id, at: start))
    let showing = Showing(page: PageAddress(material: 1, version: 1, page: 1), driver: "佐藤", isBorrowed: false)
    try await visit.library.record([.begins(showing, at: start + 1000)], of: id)
    _ = try await visit.askForEnd(in: "3A", present: present, serverRuns: true)
    #expect(try await visit.mergeRecipient("危機菅理監", into: "危機管理監").briefings == [1])
    let receipt = try await visit.end(id, by: .shell, at: start + 5000, steps: [], present: nil)
    #expect(receipt?.entries.map(\.content.recipient.name) == ["危機管理監"])
    #expect(try await rows() == ["危機管理監 0 1 0", "局長 0 0 1", "0 1 1"])
    #expect(try await visit.details(of: 1).projections.first?.present.map(\.name) == ["危機管理監"])
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  /// Rows of a table mean the briefing that was registered for the other one.
  @Test func rowsOfATable() async throws {
    try await three()
    _ = try await visit.mergeRecipient("危機菅理監", into: "危機管理監")
    let row = "2026-11-24,丙,危機管理課,危機管理監,paper,6,,,"
    let receipt = try await fixture.importing(row, into: visit)
    #expect(receipt.briefings == 0 && receipt.entries == 1)
    #expect(try await status("危菅") == ["1 危機管理監 2", "2 危機管理監 3", "3 危機管理監 6"])
    await #expect(throws: LibraryError.self) {
      try await fixture.importing(row.replacing("危機管理監", with: "危菅"), into: visit)
    }
    #expect(try await rows() == ["危機管理監 11 3 0", "局長 0 0 1", "11 3 1"])
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }
}
