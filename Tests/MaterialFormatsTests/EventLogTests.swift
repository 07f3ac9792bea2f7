import BriefingDomain
import ForgedFiles
import HelperService
import Testing

@testable import MaterialFormats

/// Windows' own log of events: which of its events are given, and in which order.
struct EventLogTests {
  private func lines(_ bytes: [UInt8], _ numbers: [UInt32] = [307, 805]) throws -> [String] {
    let file = try FixtureFile(bytes, name: "PrintLog.evtx")
    var pieces: [UInt8] = []
    try EventLogReader.read(path: Array(file.path.utf8), numbers) { pieces += $0 }
    return String(decoding: pieces, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private func printed(_ range: ClosedRange<UInt64>) -> [ForgedEventLog.Event] {
    range.map { .printed(UInt32($0), record: $0, seconds: 1_790_000_000 + Int64($0), title: "資料\($0)", pages: 3) }
  }

  /// What stands between two tags.
  private func records(_ lines: [String]) -> [String] {
    lines.map { $0.split(separator: "<EventRecordID>").last?.split(separator: "<").first.map(String.init) ?? "" }
  }

  @Test func anEventIsALine() throws {
    let event = ForgedEventLog.Event.printed(
      5, record: 9, seconds: 1_790_816_400, title: "<b>&amp; \"\u{2028}\n𠮷</Param2><Param5>x", pages: 3)
    let other = ForgedEventLog.Event(306, record: 10, seconds: 1_790_816_401, element: "Other", [("A", .none)])
    let line = try #require(try lines(ForgedEventLog.bytes(of: [event, other])).first)
    #expect(
      line == """
        <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System>\
        <Provider Name="Microsoft-Windows-PrintService"/><EventID>307</EventID>\
        <TimeCreated SystemTime="2026-10-01T01:00:00.123456700Z"/><EventRecordID>9</EventRecordID><Correlation/>\
        <Channel>Microsoft-Windows-PrintService/Operational</Channel><Computer>PRN01</Computer></System><UserData>\
        <DocumentPrinted xmlns="urn:sample"><Param1>5</Param1>\
        <Param2>&lt;b&gt;&amp;amp; "\u{2028}&#10;𠮷&lt;/Param2&gt;&lt;Param5&gt;x</Param2><Param3>yamada</Param3>\
        <Param4>\\\\PC-7</Param4><Param5>3F-複合機</Param5><Param6>IP_10.0.0.5</Param6><Param8>3</Param8>\
        </DocumentPrinted></UserData></Event>
        """)
    #expect(try lines(ForgedEventLog.bytes(of: [event, other])).count == 1)
    #expect(try lines(ForgedEventLog.bytes(of: [event, other]), [306]).count == 1)
    #expect(try lines(ForgedEventLog.bytes(of: [event, other]), [1]).isEmpty)
  }

  /// Names and templates stand once in a chunk, and a full log goes on at its beginning.
  @Test(arguments: [0, 1, 2])
  func theOldestComesFirst(_ turned: Int) throws {
    let lines = try lines(ForgedEventLog.bytes(of: printed(1...800), turned: turned))
    #expect(records(lines) == (1...800).map(String.init))
  }

  /// A chunk of the middle, or the last, is none any more: what is said of both is that something is missing.
  @Test(arguments: [1, 2])
  func whatIsDamagedIsThereWithoutAWord(_ chunk: Int) throws {
    var log = ForgedEventLog.bytes(of: printed(1...800))
    #expect(log.count == 4096 + 3 * 65_536)
    log[4096 + chunk * 65_536] = 0
    let lines = try lines(log)
    #expect((400..<700).contains(lines.count) && records(lines).first == "1")
    let silent = lines.indices.filter { lines[$0] == "<Event><System><EventID>307</EventID></System></Event>" }
    #expect(silent.count == 1 && (silent.first == lines.count - 1) == (chunk == 2))
    #expect((records(lines).last == "800") == (chunk == 1))
    // One that was open when it was copied has a head that is behind what is in it.
    log[120] = 1
    #expect(try self.lines(log).count { $0.count < 100 } == (chunk == 1 ? 1 : 0))
  }

  @Test func whatIsNoLogIsRefused() throws {
    let whole = ForgedEventLog.bytes(of: printed(1...3))
    let heads = [8, 100, 4096, 5000].map { Array(whole.prefix($0)) }
    for bytes in heads + [[], Array("<Event/>".utf8)] {
      let error = #expect(throws: SourceFailure.self) { try lines(bytes) }
      #expect(error?.reason == .damaged)
    }
  }
}
