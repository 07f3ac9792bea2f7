import BriefingDomain
import BriefingLedger
import BriefingLibrary
import BriefingStore
import Foundation
import GRDB
import InstantLiterals
import Testing

/// The ledger holds its rules against whoever opens the file, and tells what was changed behind its back.
struct LedgerRulesTests {
  private func fixtureWithEntries() async throws -> (LibraryFixture, Visit) {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await fixture.importing(
      "2026-11-02,避難所,危機管理課,局長,paper,3,10,yes,機密", "2026-11-03,予算,財政課,局長,digital,0,5,,",
      "2026-11-04,訓練,危機管理課,危機管理監,both,2,4,no,", into: visit)
    return (fixture, visit)
  }

  @Test(arguments: [
    "UPDATE ledger SET copies = 1 WHERE seq = 1", "UPDATE ledger SET title = 'x'", "DELETE FROM ledger WHERE seq = 3",
    "DELETE FROM ledger", "REPLACE INTO ledger SELECT * FROM ledger WHERE seq = 2",
    "INSERT OR REPLACE INTO ledger SELECT * FROM ledger WHERE seq = 3",
    "INSERT INTO ledger SELECT * FROM ledger WHERE seq = 1 ON CONFLICT DO UPDATE SET copies = 9",
    // Out of the chain, and a second first entry for a briefing and recipient.
    """
    INSERT INTO ledger SELECT 4, briefingID, 2, unitID, title, unit, recipient, occurredAt, dayOnly, form, copies,
      pages, duplex, pagesPerSide, evidence, reason, NULL, recordedAt, recordedBy, zeroblob(32), randomblob(32), 1
    FROM ledger WHERE seq = 1
    """,
    """
    INSERT INTO ledger SELECT 4, briefingID, recipientID, unitID, title, unit, recipient, occurredAt, dayOnly, form,
      copies, pages, duplex, pagesPerSide, evidence, reason, NULL, recordedAt, recordedBy,
      (SELECT hash FROM ledger WHERE seq = 3), randomblob(32), 1
    FROM ledger WHERE seq = 1
    """,
  ])
  func theDatabaseRefuses(_ sql: String) async throws {
    let (fixture, visit) = try await fixtureWithEntries()
    let before = try fixture.raw { try Row.fetchAll($0, sql: "SELECT * FROM ledger") }
    #expect(throws: DatabaseError.self) { try fixture.raw { try $0.execute(sql: sql) } }
    #expect(try fixture.raw { try Row.fetchAll($0, sql: "SELECT * FROM ledger") } == before)
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  /// Somebody drops the triggers and changes an entry: `verify` names the first that does not fit.
  @Test(arguments: [
    ("UPDATE ledger SET copies = 4 WHERE seq = 1", 1, "changed"),
    ("UPDATE ledger SET title = '避難所x' WHERE seq = 1", 1, "changed"),
    ("UPDATE ledger SET reason = NULL WHERE seq = 1", 1, "changed"),
    ("UPDATE ledger SET recordedBy = 'other' WHERE seq = 2", 2, "changed"),
    ("UPDATE ledger SET occurredAt = occurredAt + 1 WHERE seq = 3", 3, "changed"),
    ("UPDATE ledger SET hash = randomblob(32) WHERE seq = 2", 2, "changed"),
    ("UPDATE ledger SET previousHash = randomblob(32) WHERE seq = 2", 2, "unchained"),
    ("DELETE FROM ledger WHERE seq = 2", 2, "missing"), ("DELETE FROM ledger WHERE seq = 3", 3, "missing"),
    ("DELETE FROM ledger", 1, "missing"),
  ])
  func verifyNamesTheEntry(_ sql: String, _ entry: Int, _ fault: String) async throws {
    let (fixture, visit) = try await fixtureWithEntries()
    try fixture.raw { database in
      try database.execute(
        sql: "DROP TRIGGER ledgerIsNotUpdated; DROP TRIGGER ledgerIsNotDeleted; PRAGMA foreign_keys = OFF; \(sql)")
    }
    let findings = try await visit.verify(progress: { _ in }).filter { $0.subject == .ledger }
    #expect(findings.map(\.entry) == [LedgerEntry.ID(Int64(entry))])
    #expect(findings.map(\.fault.rawValue) == [fault])
  }

  /// An entry recorded afterwards must not take the number, and so the place, of one that was taken away.
  @Test func aMissingEndStaysMissing() async throws {
    let (fixture, visit) = try await fixtureWithEntries()
    try fixture.raw { try $0.execute(sql: "DROP TRIGGER ledgerIsNotDeleted; DELETE FROM ledger WHERE seq = 3") }
    try await fixture.importing("2026-11-05,後,危機管理課,局長,digital,0,1,,", into: visit)
    let findings = try await visit.verify(progress: { _ in }).filter { $0.subject == .ledger }
    #expect(findings.map(\.entry) == [3])
    #expect(findings.map(\.fault) == [.missing])
  }

  @Test(arguments: [
    "DROP TRIGGER ledgerIsNotUpdated", "DROP TRIGGER ledgerIsNotDeleted", "DROP TRIGGER ledgerIsAppended",
    """
    DROP TRIGGER ledgerIsNotUpdated;
    CREATE TRIGGER ledgerIsNotUpdated BEFORE UPDATE ON ledger WHEN false BEGIN SELECT 1; END
    """,
  ])
  func aRuleTakenAwayShows(_ sql: String) async throws {
    let (fixture, visit) = try await fixtureWithEntries()
    try fixture.raw { try $0.execute(sql: sql) }
    let findings = try await visit.verify(progress: { _ in })
    #expect(findings.map(\.subject) == [.database])
  }

  @Test func aByteChangedInTheFileShows() async throws {
    let (fixture, visit) = try await fixtureWithEntries()
    try await fixture.importing("2026-11-05,目印,危機管理課,局長,paper,3,10,yes,MARKER", into: visit)
    let path = fixture.home.database
    // Everything into the main file, so that the bytes are found there.
    try fixture.raw { _ = try $0.checkpoint(.truncate) }
    var bytes = try Data(contentsOf: URL(filePath: path))
    let place = try #require(bytes.range(of: Data("MARKER".utf8)))
    bytes[place.lowerBound] ^= 1
    try bytes.write(to: URL(filePath: path))

    let findings = try await fixture.visit().verify(progress: { _ in })
    #expect(findings.contains { $0.subject == .ledger && $0.entry == 4 })
  }

  @Test func aCorrectionSupersedesAndBothStay() async throws {
    let (_, visit) = try await fixtureWithEntries()
    let receipt = try await visit.submit(
      briefing: 1, to: ["bureau-chief"], form: .projected, copies: 0, reason: "投影に変更", by: "秘書")
    #expect(receipt[0].corrected?.number == 1)
    let details = try await visit.details(of: 1)
    #expect(details.entries.map(\.number) == [1, 4])
    #expect(details.entries[1].content.supersedes == 1)
    #expect(details.entries[1].content.recordedBy == "秘書")

    // The same again changes nothing.
    let again = try await visit.submit(
      briefing: 1, to: ["局長"], form: .projected, copies: 0, reason: "投影に変更", by: "秘書")
    #expect(again[0].unchanged)
    #expect(try await visit.details(of: 1).entries.count == 2)
  }

  @Test func twoRecipientsAreRecordedTogetherOrNotAtAll() async throws {
    let (_, visit) = try await fixtureWithEntries()
    await #expect(throws: LibraryError.notAddressed(briefing: 1, to: "危機管理監", but: ["局長"])) {
      try await visit.submit(briefing: 1, to: ["局長", "危機管理監"], form: .digital, copies: 0)
    }
    #expect(try await visit.details(of: 1).entries.count == 1)
  }
}
