import BriefingDomain
import BriefingStore
import ForgedFiles
import Foundation
import GRDB
import PrintLogs
import Testing

@testable import BriefingLibrary

/// Windows' own log of print jobs, read by the helper.
struct EventLogImportTests {
  private static let events: [ForgedEventLog.Event] = [
    .rendered(5, record: 10, seconds: 1_795_570_001, copies: 2),
    .printed(5, record: 11, seconds: 1_795_570_002, title: "予算 <案> & \"資料\"", pages: 3),
    .printed(6, record: 12, seconds: 1_795_570_003, title: "=cmd()</Param2><Param8>99</Param8>", pages: 4),
    .rendered(7, record: 13, seconds: 1_795_570_004, copies: 30),
    .printed(7, record: 14, seconds: 1_795_570_005, title: "一行目\n二行目\u{1}", pages: 12, person: "ＣＩＴＹ\\佐藤"),
  ]

  private let fixture: LibraryFixture
  private let visit: Visit

  init() async throws {
    fixture = try LibraryFixture()
    visit = try await fixture.visit()
  }

  private func take(_ files: (String, [UInt8])...) async throws -> [PrintImportReceipt.File] {
    let paths = try files.map { name, bytes in
      let url = fixture.folder.appending(path: name)
      try Data(bytes).write(to: url)
      return SourcePath(url.path)
    }
    return try await visit.importPrints(paths) { _ in }.files
  }

  private func jobs() throws -> [String] {
    try fixture.raw { database in
      try String.fetchAll(
        database,
        sql: "SELECT printf('%s %d %d %d %s', number, sides, copies, pages, title) FROM printJob ORDER BY endedAt")
    }
  }

  @Test func itSaysWhatItsXMLSays() async throws {
    let log = try await take(("PrintLog.evtx", ForgedEventLog.bytes(of: Self.events)))[0]
    #expect(log.kind == "windows" && log.jobs == 3 && log.added == 3 && log.whole && log.people == 2)
    let told = try jobs()
    #expect(
      told == [
        #"5 6 2 3 予算 <案> & "資料""#, "6 0 0 4 =cmd()</param2><param8>99</param8>", "7 360 30 12 一行目 二行目\u{1}",
      ])
    let xml = try await take(("PrintLog.xml", Array(Self.events.map(\.xml).joined(separator: "\n").utf8)))[0]
    #expect(!xml.known && xml.jobs == 3 && xml.added == 0 && xml.people == 2)
    #expect(try jobs() == told)
    #expect(try await take(("again.evtx", ForgedEventLog.bytes(of: Self.events)))[0].known)
  }

  /// A log of which a part is gone has the jobs of the rest, and rules nothing out.
  @Test func whatIsDamagedIsSaid() async throws {
    var bytes = ForgedEventLog.bytes(
      of: (1...800).map {
        .printed(UInt32($0), record: $0, seconds: 1_795_000_000 + Int64($0), title: "資料", pages: 3)
      })
    bytes[4096 + 65_536] = 0
    let log = try await take(("PrintLog.evtx", bytes))[0]
    #expect((400..<700).contains(log.jobs) && !log.whole)
    #expect(log.findings.map(\.kind) == ["gap", "noRecord"])
  }

  @Test func whatCannotBeReadIsRefused() async throws {
    let whole = ForgedEventLog.bytes(of: Self.events)
    let other = ForgedEventLog.Event(99, record: 1, seconds: 1_795_000_000, element: "Other", [])
    for (bytes, fault) in [
      (Array(whole.prefix(100)), PrintLogFault.eventLog(.damaged)),
      (Array(whole.prefix(4096)), .eventLog(.damaged)), (ForgedEventLog.bytes(of: []), .noEvents),
      (ForgedEventLog.bytes(of: [other]), .noEvents),
    ] {
      await #expect(throws: LibraryError.unfitPrintLog("broken.evtx", fault)) {
        try await take(("whole.evtx", whole), ("broken.evtx", bytes))
      }
    }
    #expect(try jobs().isEmpty)
  }
}
