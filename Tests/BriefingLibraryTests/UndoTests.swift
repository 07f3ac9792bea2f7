import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import GRDB
import Testing

/// `undo` takes back the last act of a person, whatever it was, and withdrawals take back what the ledger says.
struct UndoTests {
  /// What there is before each act: two briefings, one recorded, a unit that is nearly another one.
  private static func office() async throws -> (LibraryFixture, Visit) {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    for (title, unit) in [("収容計画", "危機管理課"), ("予算", "危機菅理課")] {
      _ = try await visit.register(
        [try fixture.file("\(title).txt", "\(title)の本文")],
        Registration(
          title: title, recipients: ["局長", "危機管理監"], unit: unit, moment: past, room: "3A", takesNewNames: true))
    }
    try await visit.add("議長", aliases: ["speaker"], Recipient.self)
    _ = try await visit.addRoom("3A")
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .paper, copies: 2, reason: "図面が大判")
    try await visit.setBase(Period(iso: "2025-07..2026-02"))
    try await visit.setFactor(FactorDraft(name: "CO2", perSheet: "4.6", unit: "g", source: "LCA"))
    try await visit.setZone("Asia/Tokyo")
    return (fixture, visit)
  }

  private static let past = Moment(instant: LibraryFixture.now.advanced(by: -86_400), dayOnly: false)

  typealias Deed = @Sendable (Visit, LibraryFixture) async throws -> Void

  private static let deeds: [(name: String, deed: Deed)] = [
    (
      "register",
      { visit, fixture in
        _ = try await visit.register(
          [try fixture.file("新.txt", "新しい本文")], Registration(title: "新", recipients: ["局長"], unit: "新しい課"))
      }
    ),
    ("add", { _ = try await $0.add([try $1.file("別表.txt", "別表の本文")], to: 1) }),
    (
      "weeks",
      { visit, _ in
        _ = try await visit.register([], Registration(title: "定例", recipients: ["局長"], unit: "新しい課"), weeks: 3)
      }
    ),
    (
      "several records", { visit, _ in _ = try await visit.submit([2, 1], to: ["危機管理監"], Declaration(form: .digital)) }
    ),
    ("replace", { _ = try await $0.replace([try $1.file("収容計画.txt", "別の本文")], in: 1) }),
    (
      "amend",
      { visit, _ in
        _ = try await visit.amend(
          2, title: "補正予算", unit: "財政課", presenter: "佐藤", on: "2026-11-25",
          room: "4B", removeRecipients: ["危機管理監"])
      }
    ),
    ("cancel", { visit, _ in try await visit.cancel(2, reason: "日程変更") }),
    ("first record", { visit, _ in _ = try await visit.submit(briefing: 2, to: ["局長", "危機管理監"], form: .projected) }),
    ("correction", { visit, _ in _ = try await visit.submit(briefing: 1, to: ["局長"], form: .digital) }),
    ("withdrawal", { visit, _ in _ = try await visit.withdraw([1], reason: "誤登録") }),
    (
      "import",
      { visit, fixture in
        try await fixture.importing(
          "2026-10-01,甲,新しい課,局長,paper,10,10,yes,", "2026-10-02,乙,危機管理課,危機管理監,digital,0,3,,", into: visit)
      }
    ),
    ("base", { visit, _ in try await visit.setBase(nil) }),
    ("goal", { visit, _ in try await visit.setGoal(0.3) }),
    ("log", { visit, _ in try await visit.setLogStart(Month(2026, 1)) }),
    ("months", { visit, _ in try await visit.setWithoutReport([Month(2026, 5)!], true) }),
    ("factor", { visit, _ in try await visit.removeFactor("CO2") }),
    ("new recipient", { visit, _ in try await visit.add("副市長", aliases: ["vice-mayor"], Recipient.self) }),
    ("rename", { visit, _ in try await visit.rename("局長", to: "防災局長", Recipient.self) }),
    ("alias", { visit, _ in try await visit.addAliases(["チーフ"], to: "局長", Recipient.self) }),
    ("unalias", { visit, _ in try await visit.removeAliases(["bureau-chief"], from: "局長", Recipient.self) }),
    (
      "unit",
      { visit, _ in
        _ = try await visit.setUnit("危機管理課", bureau: "危機管理局", department: nil, floor: "7階", adoptedFrom: Month(2026, 3))
      }
    ),
    ("new room", { visit, _ in _ = try await visit.addRoom("4B") }),
    ("renamed room", { visit, _ in try await visit.renameRoom("3A", to: "第3会議室") }),
    ("another address", { visit, _ in _ = try await visit.renewScreen(of: "3A") }),
    ("removed room", { visit, _ in _ = try await visit.removeRoom("3A") }),
    ("merge", { visit, _ in _ = try await visit.mergeUnit("危機菅理課", into: "危機管理課") }),
    ("merged recipients", { visit, _ in _ = try await visit.mergeRecipient("危機管理監", into: "局長") }),
    ("recipients merged the other way", { visit, _ in _ = try await visit.mergeRecipient("局長", into: "危機管理監") }),
    ("removed recipient", { visit, _ in _ = try await visit.removeRecipient("議長") }),
  ]

  @Test(arguments: deeds.map(\.name))
  func isTakenBack(_ name: String) async throws {
    let deed = try #require(Self.deeds.first { $0.name == name }?.deed)
    let (fixture, visit) = try await Self.office()
    let before = try await Self.state(fixture, visit)
    try await deed(visit, fixture)
    #expect(try await Self.state(fixture, visit) != before)
    _ = try await visit.undo()
    let after = try await Self.state(fixture, visit)
    if name == "import" {
      // Its briefings stay, since the ledger speaks of them, and nobody waits for them.
      #expect(after.contains { $0.contains(StoredReason.importUndone) })
      #expect(try await visit.submissions(StatusRequest(unrecorded: true)).count == 3)
    } else {
      #expect(after == before)
    }
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  /// Everything that can be asked of a home, but what says that it was once otherwise.
  private static func state(_ fixture: LibraryFixture, _ visit: Visit) async throws -> [String] {
    let tables = try fixture.raw { database in
      try [
        "briefing", "briefingRecipient", "material", "version", "page", "recipient", "recipientLabel", "unit",
        "unitLabel", "room",
      ].flatMap { table in
        try Row.fetchAll(database, sql: "SELECT * FROM \(table) ORDER BY 1, 2").map { row in
          "\(table): "
            + row.filter { !["firstPageID", "revision"].contains($0.0) && !($0.0 == "id" && table == "page") }.map {
              "\($1)"
            }.joined(
              separator: ", ")
        }
      }
    }
    let counted = try await visit.submissions(StatusRequest()).map {
      "\($0.briefing.id) \($0.recipient) \($0.handout.map { "\($0.form) \($0.copies)" } ?? "-") \($0.reason ?? "-")"
    }
    let settings = try await visit.settings()
    let found = ["\(try await visit.count(SearchRequest("本文")))"]
    return tables + counted + found + ["\(settings)", "\(try await visit.factors())"]
  }

  /// A file of another kind, or with another name, replaces the only material when somebody has said that it does.
  @Test func anotherDocumentReplacesNothingUnasked() async throws {
    let (fixture, visit) = try await Self.office()
    for (name, text) in [("一太郎文書.txt", "別の文書"), ("収容計画.md", "# 見出し")] {
      let file = try fixture.file(name, text)
      await #expect(throws: LibraryError.unlikeReplacement(file: name, old: "収容計画.txt", position: 1)) {
        try await visit.replace([file], in: 1)
      }
    }
    #expect(try await visit.details(of: 1).versions.count == 1)
    _ = try await visit.replace([try fixture.file("収容計画（修正）.txt", "第2版")], in: 1)
    _ = try await visit.replace([try fixture.file("一太郎文書.md", "第3版")], in: 1, material: 1)
    #expect(try await visit.count(SearchRequest("第3版")) == 1)
    #expect(try await visit.undo().act.kind == .replace)
    #expect(try await visit.details(of: 1).versions.map(\.fileName) == ["収容計画.txt", "収容計画（修正）.txt"])
    #expect(try await visit.count(SearchRequest("第2版")) == 1)
  }

  @Test func oneStepAfterTheOther() async throws {
    let (fixture, visit) = try await Self.office()
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .digital)
    _ = try await visit.withdraw([1], reason: "誤登録")
    #expect(try await visit.acts(limit: 2).map(\.act.kind) == [.withdraw, .submit])
    #expect(try await visit.undo().act.kind == .withdraw)
    #expect(try await visit.submissions(StatusRequest(recipient: "局長")).first?.handout?.form == .digital)
    #expect(try await visit.undo().subject == "収容計画")
    #expect(try await visit.submissions(StatusRequest(recipient: "局長")).first?.handout?.form == .paper)
    while try await !visit.acts().isEmpty {
      // A briefing that the ledger speaks of stays.
      do { _ = try await visit.undo() } catch LibraryError.changedSince { break }
    }
    #expect(try await visit.acts().map(\.act.kind) == [.register])
    #expect(try fixture.raw { try String.fetchAll($0, sql: "SELECT title FROM briefing") } == ["収容計画"])
    #expect(try fixture.raw { try Int.fetchOne($0, sql: "SELECT count(*) FROM ledger") } == 6)
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  @Test func othersActsStay() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    let other = try await visit.library.visit(by: Person("別の人"), at: LibraryFixture.now)
    await #expect(throws: LibraryError.nothingToUndo(Person("別の人"))) { _ = try await other.undo() }
    _ = try await visit.submit(briefing: 2, to: ["局長"], form: .projected)
    // Corrected by another one since.
    _ = try await other.submit(briefing: 2, to: ["局長"], form: .digital)
    await #expect(throws: LibraryError.changedSince(.submit, briefing: 2, subject: "予算")) { _ = try await visit.undo() }
    #expect(try await other.undo().act.doneBy == "別の人")
  }

  /// What one puts back would write over what another has changed since.
  @Test func whatOthersChangedSinceIsNotLost() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    let other = try await visit.library.visit(by: Person("別の人"), at: LibraryFixture.now)
    _ = try await visit.amend(2, title: "補正予算")
    _ = try await other.amend(2, room: "4B")
    await #expect(throws: LibraryError.changedSince(.amend, briefing: 2, subject: "予算")) { _ = try await visit.undo() }
    // Another briefing is another matter, and what is taken back is in nobody's way.
    _ = try await other.undo()
    _ = try await other.amend(1, room: "4B")
    #expect(try await visit.undo().act.kind == .amend)
    #expect(try await visit.details(of: 1).briefing.room == "4B")

    try await visit.setGoal(0.3)
    try await other.setGoal(0.4)
    await #expect(throws: LibraryError.changedSince(.set, briefing: nil, subject: "goal")) {
      _ = try await visit.undo()
    }
    #expect(try await visit.settings().goal == 0.4)

    let third = try await visit.library.visit(by: Person("三人目"), at: LibraryFixture.now)
    try await third.add("副市長", aliases: [], Recipient.self)
    _ = try await other.amend(1, addRecipients: ["副市長"])
    await #expect(throws: LibraryError.changedSince(.name, briefing: nil, subject: "副市長")) {
      _ = try await third.undo()
    }
  }

  /// An import that adds a recipient to a registered briefing is taken back with it, and what was withdrawn can be imported.
  @Test func anImportIntoWhatIsRegistered() async throws {
    let (fixture, visit) = try await Self.office()
    _ = try await visit.amend(2, removeRecipients: ["危機管理監"])
    let row = "2026-11-24,予算,危機菅理課,危機管理監,paper,3,,,"
    try await fixture.importing(row, into: visit)
    #expect(try await visit.details(of: 2).recipients.count == 2)
    _ = try await visit.undo()
    #expect(try await visit.details(of: 2).recipients.map(\.name) == ["局長"])
    #expect(try await visit.details(of: 2).briefing.cancelReason == nil)
    try await fixture.importing(row, into: visit)
    #expect(try await visit.details(of: 2).entries.map(\.content.isWithdrawal) == [false, true, false])
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  @Test func aWithdrawalCountsNothing() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    func month() async throws -> Tally {
      try await visit.report(ReportRequest(period: Period(Month(2026, 11)!), withRunningMonth: true)).total.period
    }
    _ = try await visit.submit(briefing: 2, to: ["局長"], form: .projected)
    #expect(try await (month().documents, month().reports, month().unrecorded) == (2, 2, 2))
    let receipt = try await visit.withdraw([1], from: ["局長"], reason: "誤登録")
    #expect(receipt.map(\.corrected?.number) == [1])
    #expect(try await (month().documents, month().reports, month().unrecorded) == (0, 1, 3))
    #expect(
      try await visit.report(ReportRequest(period: Period(Month(2026, 11)!), withRunningMonth: true)).onPaper.isEmpty)
    let details = try await visit.details(of: 1)
    #expect(details.entries.map(details.isInForce) == [false, false])
    #expect(details.entries.last?.content.correction == "誤登録")
    await #expect(throws: LibraryError.nothingRecorded(briefing: 1)) { _ = try await visit.withdraw([1], reason: "再") }
    // It can be recorded again, and is no correction then.
    let again = try await visit.submit(briefing: 1, to: ["局長"], form: .projected, correction: "x")
    #expect(again.map(\.corrected?.number) == [nil])
    #expect(try await month().projected == 2)
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  @Test func whyPaperAndWhyCorrectedAreTwo() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .paper, copies: 3, reason: "図面が大判", correction: "部数の誤り")
    let report = try await visit.report(ReportRequest(period: Period(Month(2026, 11)!), withRunningMonth: true))
    #expect(report.reasons == [PaperReason(reason: "図面が大判", count: 1)])
    #expect(try await visit.details(of: 1).entries.last?.content.correction == "部数の誤り")
  }

  @Test func aRecipientIsTakenAwayWhileNothingIsRecorded() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    #expect(try await visit.amend(2, removeRecipients: ["局長"]).recipients.map(\.name) == ["危機管理監"])
    await #expect(throws: LibraryError.lastRecipient(briefing: 2, "危機管理監")) {
      _ = try await visit.amend(2, removeRecipients: ["危機管理監"])
    }
    #expect(
      try await visit.amend(2, addRecipients: ["局長"], removeRecipients: ["危機管理監"]).recipients.map(\.name) == ["局長"])
    await #expect(throws: LibraryError.recordedFor(briefing: 1, recipient: "局長")) {
      _ = try await visit.amend(1, removeRecipients: ["局長"])
    }
  }

  @Test func aMergedUnitIsCountedWithTheOther() async throws {
    let (fixture, visit) = try await Self.office()
    defer { withExtendedLifetime(fixture) {} }
    _ = try await visit.submit(briefing: 2, to: ["局長"], form: .paper, copies: 5)
    _ = try await visit.mergeUnit("危機菅理課", into: "危機管理課")
    let report = try await visit.report(
      ReportRequest(period: Period(Month(2026, 11)!), grouping: .unit, withRunningMonth: true))
    #expect(report.rows.map(\.name) == ["危機管理課"] && report.rows.map(\.figures.period.documents) == [7])
    // The ledger keeps the name, and the name finds the other unit.
    #expect(try await visit.details(of: 2).entries.map(\.content.unit.name) == ["危機菅理課"])
    #expect(try await visit.named("危機菅理課", OfficeUnit.self)?.party.name == "危機管理課")
    await #expect(throws: LibraryError.sameParty(.unit, "危機管理課")) {
      _ = try await visit.mergeUnit("危機菅理課", into: "危機管理課")
    }
  }
}
