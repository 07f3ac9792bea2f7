import BriefingDomain
import BriefingLedger
import BriefingLibrary
import BriefingStore
import Foundation
import GRDB
import InstantLiterals
import Testing

/// The record is evidence: no program that opens the file can rewrite it, and what was done all the same shows.
struct RecordSealTests {
  typealias Records = ProjectionRecordTests

  /// A briefing that was projected twice: projections 1 and 2, entries 1 to 3.
  static func projectedTwice() async throws -> (LibraryFixture, Visit) {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await Records.briefed(visit, fixture)
    for present in [["局長"], ["局長", "危機管理監"]] {
      let id = try await Records.live(visit)
      _ = try await visit.end(
        id, by: .driver, at: Records.start + 5000,
        steps: [
          .screens(1), .seen(at: Records.start + 1500), .ends(at: Records.start + 2000),
          .begins(Records.on(1, 2), at: Records.start + 3000),
        ],
        present: present, recordedBy: "佐藤")
    }
    return (fixture, visit)
  }

  static let tampering = [
    "UPDATE shown SET page = 3 WHERE position = 2", "UPDATE shown SET driver = 'x'", "UPDATE shown SET borrowed = 1",
    #"UPDATE shown SET "from" = "from" + 1"#, "UPDATE shown SET until = until - 1",
    "UPDATE shown SET versionID = 2 WHERE projectionID = 1", "DELETE FROM shown WHERE projectionID = 2",
    "DELETE FROM shown WHERE position = 2",
    #"INSERT INTO shown VALUES (1, 3, 1, 9, 1795575604000, 1795575605000, 'x', 0, NULL)"#,
    #"INSERT OR REPLACE INTO shown VALUES (1, 1, 1, 9, 1795575600500, 1795575601000, 'x', 0, NULL)"#,
    #"UPDATE shown SET seenFrom = "from" WHERE position = 2"#, "UPDATE shown SET seenFrom = NULL",
    "UPDATE shown SET seenFrom = seenFrom + 1", "UPDATE projection SET recordForm = 1",
    "UPDATE projection SET recordForm = 3 WHERE id = 2",
    "UPDATE projection SET roomName = '5B'", "UPDATE projection SET driver = 'x' WHERE id = 1",
    "UPDATE projection SET endedBy = 'crash'", "UPDATE projection SET presence = 'assumed'",
    "UPDATE projection SET screens = 2", "UPDATE projection SET minutes = 5",
    "UPDATE projection SET endedAt = endedAt + 1",
    "UPDATE projection SET startedAt = startedAt - 1", "UPDATE projection SET requestedAt = 0",
    "UPDATE projection SET endedAt = NULL, endedBy = NULL WHERE id = 1", "DELETE FROM projection WHERE id = 2",
    "UPDATE OR REPLACE projection SET id = 1 WHERE id = 2",
    "INSERT OR REPLACE INTO projection SELECT * FROM projection WHERE id = 1",
    "DELETE FROM projectionPresent WHERE recipientID = 2",
    "UPDATE projectionPresent SET recipientID = 2 WHERE projectionID = 1",
    "INSERT INTO projectionPresent VALUES (1, 2)", "DELETE FROM projectionEntry WHERE seq = 2",
    "INSERT INTO projectionEntry VALUES (1, 2)", "UPDATE OR REPLACE projectionEntry SET projectionID = 1",
    "DELETE FROM seal WHERE seq = 2", "DELETE FROM seal", "UPDATE seal SET hash = zeroblob(32) WHERE seq = 2",
    "UPDATE seal SET seq = seq + 5", "UPDATE OR REPLACE seal SET projectionID = 3 - projectionID",
    "INSERT OR REPLACE INTO seal SELECT * FROM seal WHERE seq = 1",
  ]

  @Test func isWhole() async throws {
    let (fixture, visit) = try await Self.projectedTwice()
    defer { withExtendedLifetime(fixture) {} }
    // A server that notes it runs may be told too late that something is over.
    try await visit.library.noteAlive([1, 2], at: Records.start + 9000)
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
    #expect(try await visit.recordHead().number == 2)
  }

  @Test(arguments: tampering)
  func isRefused(_ sql: String) async throws {
    let (fixture, visit) = try await Self.projectedTwice()
    let error = #expect(throws: DatabaseError.self) { try fixture.raw { try $0.execute(sql: sql) } }
    #expect(error?.extendedResultCode == .SQLITE_CONSTRAINT_TRIGGER)
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  /// While a line is open, a screen's word is written once, and nothing else of the line changes with it.
  @Test func aLineIsSeenOnce() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await Records.briefed(visit, fixture)
    let id = try await Records.live(visit)
    for sql in [
      "UPDATE shown SET seenFrom = NULL", #"UPDATE shown SET seenFrom = "from", page = 2"#,
      #"UPDATE shown SET seenFrom = "from", driver = 'x'"#,
    ] {
      #expect(throws: DatabaseError.self) { try fixture.raw { try $0.execute(sql: sql) } }
    }
    // The first of several screens.
    try await visit.library.record([.seen(at: Records.start + 1200), .seen(at: Records.start + 1300)], of: id)
    #expect(throws: DatabaseError.self) { try fixture.raw { try $0.execute(sql: "UPDATE shown SET seenFrom = 0") } }
    #expect(try await visit.details(of: 1).projections[0].lines[0].seenFrom == Records.start + 1200)
    // A server that dies then was there when the screen spoke.
    try await visit.closeCutOff()
    let report = try await visit.details(of: 1).projections[0]
    #expect(report.projection.endedAt == Records.start + 1200)
    #expect(report.lines[0].until == Records.start + 1200)
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  /// By somebody who takes the triggers away and puts them back.
  @Test(arguments: tampering.filter { !$0.hasPrefix("INSERT OR REPLACE INTO projection") && !$0.hasSuffix("seq = 1") })
  func isFound(_ sql: String) async throws {
    let (fixture, visit) = try await Self.projectedTwice()
    try fixture.raw { database in
      let triggers = try Row.fetchAll(database, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      for trigger in triggers { try database.execute(sql: "DROP TRIGGER \"\(trigger[0] as String)\"") }
      try database.execute(sql: sql)
      for trigger in triggers { try database.execute(sql: trigger[1]) }
    }
    let findings = try await visit.verify(progress: { _ in })
    #expect(findings.contains { $0.subject == .record })
    #expect(!findings.contains { $0.subject == .ledger || $0.detail?.contains("trigger") == true })
  }

  /// Without the rules themselves, whoever changes the record can seal it anew.
  @Test func missingRules() async throws {
    let (fixture, visit) = try await Self.projectedTwice()
    let names = try fixture.raw {
      let names = try String.fetchAll($0, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
      for name in names { try $0.execute(sql: "DROP TRIGGER \"\(name)\"") }
      return names
    }
    let faults = try await visit.verify(progress: { _ in }).compactMap(\.detail)
    #expect(faults.sorted() == names.map { "trigger \($0) is missing or changed" })
  }

  /// What no server writes is found though the seal was made anew over it.
  @Test(arguments: [
    ("UPDATE shown SET until = NULL WHERE position = 2", "projection 1: line 2"),
    ("UPDATE shown SET seenFrom = 1795575602001 WHERE position = 1", "projection 1: line 1"),
    (#"UPDATE shown SET "from" = 1795575601500 WHERE position = 2"#, "projection 1: line 1"),
    (#"UPDATE shown SET "from" = 1795575599999 WHERE position = 1"#, "projection 1: line 1"),
    ("UPDATE shown SET until = 1795575605001 WHERE position = 2", "projection 1: line 2"),
    ("UPDATE version SET format = 'pdf'; UPDATE shown SET page = 99 WHERE position = 2", "projection 1: line 2"),
    ("DELETE FROM projectionEntry", "entry 1: no record of a projection"),
    (
      "INSERT INTO seal SELECT 9, 9, hash, hash FROM seal WHERE seq = 2; DELETE FROM seal WHERE seq = 1",
      "projection 1: no seal"
    ),
  ])
  func whatNoServerWrites(_ sql: String, _ fault: String) async throws {
    let (fixture, visit) = try await Self.projectedTwice()
    try fixture.raw { database in
      try database.execute(sql: "PRAGMA foreign_keys = OFF")
      for name in try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
        try database.execute(sql: "DROP TRIGGER \"\(name)\"")
      }
      try database.execute(sql: sql)
    }
    #expect(try await visit.verify(progress: { _ in }).compactMap(\.detail).contains(fault))
  }
}
