import BriefingDomain
import BriefingLedger
import BriefingLibrary
import BriefingStore
import Foundation
import GRDB
import InstantLiterals
import Testing

/// Homes that a disk, or somebody, has changed behind the database's back: what is wrong is named, nothing traps, nothing
/// goes on for ever, and no answer changes unnoticed.
/// Each has its time from when it begins, and all tests of a run begin at once.
@Suite(.timeLimit(.minutes(10))) struct DamagedHomeTests {
  /// A briefing with a material of three pages that was handed in, and a room.
  private func fixture() async throws -> (LibraryFixture, Visit) {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let pages = ["避難所の収容人数", "備蓄の数", "夜間の避難所"].joined(separator: "\u{c}")
    _ = try await visit.register(
      [try fixture.file("資料.txt", pages), try fixture.file("別.md", "別の避難所")],
      Registration(title: "報告", recipients: ["局長"], unit: "危機管理課", room: "3A"))
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .digital, copies: 0)
    try await visit.setGoal(0.6)
    _ = try await visit.addRoom("3A")
    #expect(try await visit.details(of: 1).versions.map(\.pageCount) == [3, 1])
    return (fixture, visit)
  }

  private func found(_ visit: Visit, _ text: String) async throws -> Int {
    try await visit.count(SearchRequest(text, includesOldVersions: true))
  }

  /// SQLite looks at CHECK constraints only on a connection that may write.
  @Test(arguments: [
    "briefing SET dayOnly = -1", "briefing SET title = ''", "material SET position = -1 WHERE id = 1",
    "room SET name = ''",
    "ledger SET pagesPerSide = 0",
  ])
  func whatATableDoesNotAllow(_ damage: String) async throws {
    let (fixture, visit) = try await fixture()
    try fixture.damage("UPDATE \(damage)")
    let findings = try await visit.verify { _ in }
    let table = damage.prefix { $0 != " " }
    #expect(findings.contains { $0.subject == .database && $0.detail == "CHECK constraint failed in \(table)" })
  }

  @Test(arguments: ["UPDATE page SET id = id + 1099511627776 WHERE id = 2", "UPDATE page SET id = -id WHERE id = 2"])
  func aPageFarAway(_ damage: String) async throws {
    let (fixture, visit) = try await fixture()
    try fixture.damage(damage)
    try fixture.damage("DELETE FROM setting")
    let again = try await fixture.visit()
    #expect(try await found(again, "-予算") < 5)
    #expect(try await visit.verify { _ in }.contains { $0.subject == .text && $0.version?.fileName == "資料.txt" })
    #expect(try await visit.repair { _ in }.remaining.isEmpty)
    #expect(try await found(visit, "避難所") == 3)
  }

  @Test(arguments: [
    "9223372036854775807/9223372036854775807", "-9223372036854775808/5", "5/-5", "0/9223372036854775807", "x", "/",
    "2/2",
  ])
  func aNumberOfPagesDone(_ value: String) async throws {
    let (fixture, _) = try await fixture()
    try fixture.damage("INSERT INTO setting VALUES ('searchRebuild', '\(value)')")
    let visit = try await fixture.visit()
    #expect(try await visit.verify { _ in }.isEmpty)
    #expect(try await found(visit, "避難所") == 3)
  }

  typealias Writing = @Sendable (Visit, LibraryFixture) async throws -> Void
  private static let submit: Writing = { visit, _ in
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .paper, copies: 2)
  }
  private static let configure: Writing = { visit, _ in try await visit.setGoal(0.7) }
  private static let register: Writing = { visit, fixture in
    _ = try await visit.register(
      [try fixture.file("新.txt", "新しい")], Registration(title: "次", recipients: ["局長"], unit: "危機管理課"))
  }
  private static let project: Writing = { visit, _ in
    let id = try await ProjectionRecordTests.live(visit)
    _ = try await visit.end(id, by: .driver, at: ProjectionRecordTests.start + 5000, steps: [], present: nil)
  }
  private static let lastNumbers: [(String, Writing)] = [
    ("UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = 'ledger'", submit),
    ("UPDATE ledger SET seq = 9223372036854775807", submit),
    ("UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = 'settingEntry'", configure),
    ("UPDATE settingEntry SET seq = 9223372036854775807", configure),
    ("INSERT INTO sqlite_sequence VALUES ('seal', 9223372036854775807)", project),
    ("UPDATE version SET pageCount = -5", project),
    ("UPDATE page SET id = 9223372036854775807 WHERE id = 4", register),
    ("UPDATE page SET id = 9223372036854775806 WHERE id = 4", register),
    (
      "UPDATE version SET number = 9223372036854775807",
      { visit, fixture in
        _ = try await visit.replace([try fixture.file("別.md", "差替え")], in: 1)
      }
    ),
  ]

  /// After the last number that there is comes none.
  @Test(arguments: lastNumbers.indices) func theLastNumber(_ index: Int) async throws {
    let (fixture, visit) = try await fixture()
    let (damage, write) = Self.lastNumbers[index]
    try fixture.damage(damage)
    do {
      try await write(visit, fixture)
      // A page that has just room behind it.
      #expect(damage.contains("9223372036854775806"))
    } catch StoreError.damagedDatabase {}
    #expect(try await !visit.verify { _ in }.isEmpty)
  }

  @Test(arguments: [
    "version SET firstPageID = firstPageID + 1 WHERE id = 1", "version SET firstPageID = 1000000000000",
    "version SET pageCount = 1000000000000000", "page SET id = id + 100", "page SET id = 100 WHERE id = 2",
    "version SET pageCount = 0",
  ])
  func pagesOfVersions(_ damage: String) async throws {
    let (fixture, visit) = try await fixture()
    try fixture.damage("UPDATE \(damage)")
    #expect(try await found(visit, "type:text") <= 4)
    #expect(try await found(visit, "-予算") <= 4)
    #expect(try await visit.verify { _ in }.contains { $0.subject == .text })
    #expect(try await visit.repair { _ in }.remaining.isEmpty)
    let counts = try await [found(visit, "type:text"), found(visit, "-予算"), found(visit, "避難所")]
    #expect(counts == [3, 4, 3])
  }

  /// What is missing at the end of a chain shows by this table alone.
  @Test(arguments: [
    "UPDATE sqlite_sequence SET seq = seq - 1 WHERE name = 'ledger'", "UPDATE sqlite_sequence SET seq = NULL",
    "UPDATE sqlite_sequence SET seq = 'x' WHERE name = 'settingEntry'",
    "DELETE FROM sqlite_sequence WHERE name = 'briefing'",
  ])
  func theHighestNumberEverGiven(_ damage: String) async throws {
    let (fixture, visit) = try await fixture()
    try fixture.damage(damage)
    let findings = try await visit.verify { _ in }
    #expect(findings.contains { $0.subject == .database && $0.detail?.hasPrefix("sqlite_sequence: ") ?? false })
  }

  /// FTS5's own comparison reads no way into the middle of its lists.
  @Test(arguments: [
    "UPDATE pageRuns_idx SET pgno = -1", "DELETE FROM pageRuns_idx", "UPDATE pageFeatures_idx SET pgno = -1",
    "DELETE FROM pageFeatures_idx", "DELETE FROM pageRuns_docsize WHERE id = 1",
    "UPDATE pageRuns_data SET block = zeroblob(length(block)) WHERE id = (SELECT max(id) FROM pageRuns_data)",
  ])
  func theIndexBelowItsTables(_ damage: String) async throws {
    let (fixture, before) = try await fixture()
    // As many words and characters as need more than a leaf of each index.
    let words = (0..<20_000).map { "w\($0 * 7919 % 100_003) \(UnicodeScalar(0x4E00 + $0) ?? "一")" }.joined(
      separator: " ")
    _ = try await before.index([try fixture.file("語.txt", words)]) { _ in }
    try fixture.damage(damage)
    let visit = try await fixture.visit()
    #expect(try await visit.verify { _ in }.map(\.subject) == [.index])
    #expect(try await visit.repair { _ in }.remaining.isEmpty)
    #expect(try await found(visit, "避難所") == 3)
  }

  private static let unreadable: [(Setting, String)] = [
    (.basePeriod, "2026-13"), (.goal, "5"), (.goal, "x"), (.zone, "Foo/Bar"), (.logFrom, "x"),
    (.monthsWithoutReport, "2026-01 x"), (.factor("紙"), "x"), (.adoption(1), "soon"),
  ]

  /// A setting that cannot be read is damage, and never silently the usual.
  @Test(arguments: unreadable.indices) func aSetting(_ index: Int) async throws {
    let (setting, value) = Self.unreadable[index]
    let (fixture, visit) = try await fixture()
    let store = try BriefingStore(path: fixture.home.database)
    try await store.write { try $0.set(setting, to: value, at: LibraryFixture.now, by: "x") }
    await #expect(throws: StoreError.damagedDatabase("setting \(setting.name) \(setting.subject): \(value)")) {
      _ = try await fixture.visit().report(ReportRequest(period: Period(iso: "2026-10")))
    }
    #expect(try await visit.verify { _ in }.map(\.subject) == [.setting])
    try await store.write { try $0.set(setting, to: nil, at: LibraryFixture.now, by: "x") }
    #expect(try await visit.verify { _ in }.isEmpty)
    _ = try await fixture.visit().report(ReportRequest(period: Period(iso: "2026-10")))
  }
}

extension LibraryFixture {
  /// Changes the database in a way that its rules forbid.
  func damage(_ sql: String) throws {
    try raw { database in
      let rules = try Row.fetchAll(database, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      try database.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
      for rule in rules { try database.execute(sql: "DROP TRIGGER \(rule["name"] as String)") }
      try database.execute(sql: sql)
      for rule in rules { try database.execute(sql: rule["sql"]) }
    }
  }
}
