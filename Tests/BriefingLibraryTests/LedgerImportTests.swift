import BriefingDomain
import BriefingLedger
import BriefingLibrary
import BriefingStore
import Foundation
import InstantLiterals
import JapaneseText
import Testing

struct LedgerImportTests {
  private static let header = "日付,件名,所属,報告先,提出形態,部数,ページ数,両面,理由"

  private func faults(_ table: String) async throws -> [String] {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let path = try fixture.file("t.csv", table)
    do {
      _ = try await visit.importLedger(path, progress: { _ in })
      return []
    } catch LibraryError.badTable(_, _, let faults) {
      #expect(try await visit.ledgerHead().number == 0, "nothing may have been written")
      #expect(try await visit.parties(OfficeUnit.self).isEmpty)
      return faults.map { "\($0.line) \($0.column ?? "-") \($0.expected)" }
    }
  }

  /// A line break that somebody typed into a cell.
  @Test func lineBreaksAreSpaces() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let row = "2026-10-01,\"避難所の\n収容計画\",\"危機\r\n管理課\",局長,紙,1,1,両面,\"図面が\n大判\""
    _ = try await visit.importLedger(try fixture.file("t.csv", Self.header + "\n" + row), progress: { _ in })
    let details = try await visit.details(of: 1)
    #expect(details.briefing.title == "避難所の 収容計画" && details.briefing.unit.name == "危機 管理課")
    #expect(details.entries.map(\.content.reason) == ["図面が 大判"])
  }

  @Test(arguments: [
    ("2026-02-30,件,課,局長,紙,1,1,両面,", "2 日付 dayThatExists"), ("明後,件,課,局長,紙,1,1,両面,", "2 日付 date"),
    ("2026-10-01,,課,局長,紙,1,1,両面,", "2 件名 text(BriefingLibrary.TextFault.empty)"),
    ("2026-10-01,件,課,局長,手渡し,1,1,両面,", "2 提出形態 form"),
    ("2026-10-01,件,課,局長,紙,0,1,両面,", "2 部数 copiesForPaper"),
    ("2026-10-01,件,課,局長,投影,2,1,両面,", "2 部数 noCopiesWithoutPaper"),
    ("2026-10-01,件,課,局長,紙,-1,1,両面,", "2 部数 number(upTo: 100000)"),
    ("2026-10-01,件,課,局長,紙,99999999999999999999,1,両面,", "2 部数 number(upTo: 100000)"),
    ("2026-10-01,件,課,局長,紙,1,x,両面,", "2 ページ数 number(upTo: 100000)"),
    ("2026-10-01,件,課,局長,紙,1,1,裏,", "2 両面 duplex"), ("2026-10-01,件,課,局長", "2 - cells(9)"),
    ("2026-10-01,\"件,課,局長,紙,1,1,両面,", "2 - closedQuote"), ("2026-10-01,\"件\"x,課,局長,紙,1,1,両面,", "2 - closedQuote"),
  ])
  func badCellsAreNamed(_ row: String, _ fault: String) async throws {
    #expect(try await faults(Self.header + "\n" + row) == [fault])
  }

  @Test func aRowWithFaultsHasItsRecipientNamedToo() async throws {
    let faults = try await faults(Self.header + "\n2026-13-01,件,課,知事,手渡し,x,1,裏,")
    #expect(faults.count == 5)
    #expect(faults.last?.hasPrefix("2 報告先 recipient") == true)
  }

  /// What cannot be decoded must not go into a ledger from which nothing is ever taken out.
  @Test(arguments: [[0xE3, 0x81], [0x81]] as [[UInt8]])
  func bytesThatAreNoTextAreNamed(_ broken: [UInt8]) async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let encoding = broken.count == 2 ? TextEncoding.utf8 : .cp932
    let row = Array("2026-10-01,避難所の収容人数を確かめる,課,局長,紙,1,1,両面,壊".utf8)
    let path = fixture.folder.appending(path: "broken.csv")
    let table = try encoding.encode(Self.header + "\n" + String(decoding: row, as: UTF8.self)) + broken + [0x0A]
    try Data(table).write(to: path)
    do {
      _ = try await visit.importLedger(SourcePath(path.path), progress: { _ in })
      Issue.record("broken bytes went in")
    } catch LibraryError.badTable(_, _, let faults) {
      #expect(faults.map(\.line) == [2] && faults.map(\.column) == ["理由"])
      #expect(faults.map(\.expected) == [.text(.undecodable)])
    }
    #expect(try await visit.ledgerHead().number == 0)
  }

  @Test func everyBadRowIsNamedWithItsLine() async throws {
    let table = [
      Self.header, "2026-13-01,\"二行の\n件名\",課,局長,紙,1,1,両面,", "2026-10-01,件,課,局長,投影,0,1,両面,",
      "2026-13-01,件,課,局長,何か,1,1,両面,", "", "2026-10-01,件,課,局長,電子,0,1,両面,",
      "2026-10-01,別,課,副市長,電子,0,1,両面,",
    ].joined(separator: "\r\n")
    let faults = try await faults(table)
    #expect(faults.count == 5)
    #expect(faults[0] == "2 日付 dayThatExists")
    #expect(faults[1] == "5 日付 dayThatExists")
    #expect(faults[2] == "5 提出形態 form")
    #expect(faults[3] == "7 件名 unlike(line: 4)")
    #expect(faults[4].hasPrefix("8 報告先 recipient"))
  }

  @Test(arguments: [("件名,所属", "1 - header"), ("日付,日付,件名,所属,報告先,提出形態", "1 日付 columnTwice"), ("", "2 - header")])
  func aTableWithoutItsColumns(_ header: String, _ fault: String) async throws {
    let faults = try await faults(header + "\n2026-10-01,件\n")
    #expect(faults.first?.hasPrefix(fault) == true)
  }

  /// Every way in which an office writes one row is the same row.
  @Test(arguments: [
    "２０２６／１０／１,件名,危機管理課,局長,紙,３部,１０ページ,両面,機密", "令和8年10月1日,件名,危機管理課,bureau-chief,paper,3,10,yes,機密",
    "R8.10.1,件名,危機管理課,ＢＵＲＥＡＵ-CHIEF,Paper,3,10,はい,機密", "\"2026-10-01\",\"件名\",危機管理課,局長,紙,3,10,,機密",
  ])
  func oneRowInManyHands(_ row: String) async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    for (number, encoding) in [TextEncoding.utf8, .cp932].enumerated() {
      let fresh = number == 0 ? visit : try await LibraryFixture().visit()
      let path = fixture.folder.appending(path: "t\(number).csv")
      try Data(encoding.encode(Self.header + "\r\n" + row + "\r\n")).write(to: path)
      let receipt = try await fresh.importLedger(SourcePath(path.path), progress: { _ in })
      #expect(receipt.rows == 1 && receipt.newUnits == ["危機管理課"])
      let content = try #require(try await fresh.details(of: 1).entries.first).content
      #expect(content.title == "件名" && content.recipient.name == "局長" && content.reason == "機密")
      #expect(content.handout == (try Handout(form: .paper, copies: 3, pages: 10, duplex: true)))
      #expect(fresh.clock.iso(content.moment) == "2026-10-01")
    }
  }

  @Test func whatIsInTheLedgerIsRefused() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await fixture.importing("2026-10-01,件名,危機管理課,局長,paper,3,10,yes,", into: visit)
    await #expect(throws: LibraryError.self) {
      try await fixture.importing(
        "2026-10-02,新しい,新しい課,局長,paper,3,10,yes,", "2026-10-01,件名,危機管理課,局長,digital,0,10,yes,", into: visit)
    }
    #expect(try await visit.ledgerHead().number == 1)
    #expect(try await visit.parties(OfficeUnit.self).map(\.party.name) == ["危機管理課"])
    // The other recipient of the same briefing is a new row.
    try await fixture.importing("2026-10-01,件名,危機管理課,危機管理監,digital,0,10,,", into: visit)
    #expect(try await visit.details(of: 1).entries.count == 2)
  }

  @Test func aRowFindsTheBriefingThatIsRegistered() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let material = try fixture.file("a.txt", "本文")
    let day = try #require(Day(2026, 10, 1))
    _ = try await visit.register(
      [material],
      Registration(title: "件名", recipients: ["局長"], unit: "危機管理課", moment: visit.clock.moment(day, minute: 600)))
    let receipt = try await fixture.importing("2026-10-01,件名,危機管理課,局長,projected,0,10,,", into: visit)
    #expect(receipt.briefings == 0)
    #expect(try await visit.details(of: 1).entries.count == 1)
  }

  /// Cells that a spreadsheet would run come out as text, and come back as what they were.
  @Test(arguments: ["=1+1", "+81-3", "-5", "@SUM(A1)", "'=x", "'普通", "a\"b,c", "普通", "a\"\u{301}b"])
  func cellsComeBack(_ title: String) async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let cell = "\"" + title.replacingOccurrences(of: "\"", with: "\"\"", options: .literal) + "\""
    try await fixture.importing(
      "2026-10-01,\(title.hasPrefix("'=") ? "\"'" + title + "\"" : cell),課,局長,digital,0,1,,", into: visit)
    let exported = try await visit.exportLedger(encoding: .utf8, japanese: false)
    let text = TextEncoding.utf8.decode(exported)
    for row in text.split(separator: "\r\n").dropFirst() {
      let first = row.split(separator: ",")[1].drop { $0 == "\"" }.first
      #expect(!"=+-@".contains(try #require(first)))
    }
    let other = try await LibraryFixture().visit()
    let path = fixture.folder.appending(path: "e.csv")
    try Data(exported).write(to: path)
    _ = try await other.importLedger(SourcePath(path.path), progress: { _ in })
    let original = try await visit.details(of: 1).briefing.title
    #expect(try await other.details(of: 1).briefing.title == original)
  }

  @Test func whatCP932LacksIsReported() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    try await fixture.importing(
      "2026-10-01,㈱①髙﨑の〜,課,局長,digital,0,1,,", "2026-10-02,𠮷野家😀,課,局長,digital,0,1,,", into: visit)
    do {
      _ = try await visit.exportLedger(encoding: .cp932, japanese: true)
      Issue.record("𠮷 is not in CP932")
    } catch LibraryError.unencodable(let line, _, let character) {
      #expect(line == 3 && character == "𠮷")
    }
  }
}
