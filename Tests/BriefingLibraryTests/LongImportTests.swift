import BriefingDomain
import BriefingLedger
import BriefingLibrary
import BriefingStore
import Foundation
import GRDB
import InstantLiterals
import Testing

/// Tables of so many rows that the indexes are taken away for them and made again.
struct LongImportTests {
  /// Two rows of each briefing, over 28 days.
  private static let rows = (0..<10_000).map { row in
    let form = row % 3 == 0 ? "paper,\(row % 9 + 1)" : "digital,0"
    return "2026-09-\(String(row / 2 % 28 + 101).dropFirst()),報告 \(row / 2),課\(row / 2 % 5),"
      + "\(row % 2 == 0 ? "局長" : "危機管理監"),\(form),\(row % 30 + 1),yes,"
  }

  private func imported(_ tables: [[String]]) async throws -> (LibraryFixture, Visit, [ImportReceipt]) {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let header = "occurred_on,title,unit,recipient,form,copies,pages,duplex,reason\n"
    var receipts: [ImportReceipt] = []
    for table in tables {
      let file = try fixture.file("ledger.csv", header + table.joined(separator: "\n"))
      receipts.append(try await visit.importLedger(file, ImportOptions(takesAllUnits: true), progress: { _ in }))
    }
    return (fixture, visit, receipts)
  }

  private func schema(_ fixture: LibraryFixture) throws -> [String] {
    try fixture.raw {
      try String.fetchAll($0, sql: "SELECT coalesce(sql, name) FROM sqlite_master ORDER BY type, name")
    }
  }

  @Test func writesWhatShortOnesWrite() async throws {
    let (fixture, visit, receipts) = try await imported([Self.rows])
    let (others, parts, _) = try await imported([Array(Self.rows[..<5_001]), Array(Self.rows[5_001...])])
    #expect(receipts[0].entries == 10_000 && receipts[0].briefings == 5_000)
    #expect(try await visit.ledgerHead() == parts.ledgerHead())
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
    let recipients = "SELECT briefingID * 10 + recipientID FROM briefingRecipient ORDER BY 1"
    #expect(
      try fixture.raw { try Int.fetchAll($0, sql: recipients) } == others.raw { try Int.fetchAll($0, sql: recipients) })
    #expect(try schema(fixture) == schema(others))
    #expect(try await visit.undo().act.kind == .import)
  }

  @Test func aFaultInTheLastRowLeavesNothing() async throws {
    let (fixture, visit, _) = try await imported([])
    let before = try schema(fixture)
    let header = "occurred_on,title,unit,recipient,form,copies,pages,duplex,reason\n"
    let rows = Self.rows + [Self.rows[0]]
    let file = try fixture.file("ledger.csv", header + rows.joined(separator: "\n"))
    do {
      _ = try await visit.importLedger(file, ImportOptions(takesAllUnits: true), progress: { _ in })
      Issue.record("a row went in twice")
    } catch LibraryError.badTable(_, _, let faults) {
      #expect(faults.map(\.line) == [10_002] && faults.map(\.expected) == [.unlike(line: 2)])
    }
    #expect(try await visit.ledgerHead().number == 0 && schema(fixture) == before)
    #expect(try fixture.raw { try Int.fetchOne($0, sql: "SELECT count(*) FROM briefing") } == 0)
  }

  @Test func theRuleOfTheLedgerHoldsForAllOfThem() async throws {
    let (fixture, _, _) = try await imported([])
    let store = try BriefingStore(path: fixture.home.database)
    await #expect(throws: StoreError.self) {
      try await store.write { writer in
        let unit: OfficeUnit = try writer.add("課")
        let recipient = try #require(try writer.party("局長") as Recipient?)
        let moment = Moment(instant: LibraryFixture.now, dayOnly: true)
        try writer.inBulk {
          let bulk = try BulkWriter(writer)
          let briefing = try bulk.insert(
            NewBriefing(
              title: "件", unit: unit, slot: Slot(moment: moment), recipients: [], registeredAt: LibraryFixture.now,
              registeredBy: "tester"), folded: "件")
          for _ in 0..<2 {
            _ = try bulk.append(
              LedgerEntry.Content(
                briefing: briefing, recipient: recipient, unit: unit, title: "件", moment: moment,
                handout: try Handout(form: .digital, copies: 0, pages: 0, duplex: true), evidence: .imported,
                reason: nil, supersedes: nil, recordedAt: LibraryFixture.now, recordedBy: "tester"))
          }
          try bulk.flush()
        }
      }
    }
  }

  @Test func rowsWithATimeAndWithoutOneMeetInOneBriefing() async throws {
    let rows = [
      "2026-10-01 10:00,件,課,局長,digital,0,1,,", "2026-10-01,件,課,危機管理監,digital,0,1,,",
      "2026-10-01 14:00,件,課,局長,digital,0,1,,",
    ]
    let (_, visit, receipts) = try await imported([rows])
    #expect(receipts[0].briefings == 2 && receipts[0].entries == 3)
    #expect(try await visit.details(of: 1).entries.count == 2)
  }
}
