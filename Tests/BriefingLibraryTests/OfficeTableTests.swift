import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import JapaneseText
import Testing

/// Tables as a city keeps them.
struct OfficeTableTests {
  private static let table = """
    令和8年度　報告資料提出記録台帳,,,,,,,,
    （危機管理局）,,,,,,,,
    ,,,,提出,,,,
    日時,件　名,所管課,"報告
    先",形態,部数（部）,頁数,備考,
    4月1日 10:00,避難所の収容計画,危機管理課,局長・危機管理監,紙,３ 部,12頁,図面,
    〃,河川の改修,河川課,局長,投影,,8,,
    ,,,危機管理監,電子,,〃,,
    小計,,,,,3,,,
    日時,件　名,所管課,"報告
    先",形態,部数（部）,頁数,備考,
    3/31(水),年度末の点検,同上,危機管理監,紙,"1,000",2,,
    （注）部数は1人当たり,,,,,,,,

    """

  private func visit(_ fixture: LibraryFixture) async throws -> Visit {
    // 2027-04-02, so that the last row's day is over.
    try await fixture.visit(now: Instant(seconds: 1_806_600_000))
  }

  private func faults(
    _ table: String, _ options: ImportOptions = ImportOptions(), after rows: [String] = []
  ) async throws -> [String] {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    for row in rows { try await fixture.importing(row, into: visit) }
    let head = try await visit.ledgerHead()
    do {
      _ = try await visit.importLedger(try fixture.file("t.csv", table), options, progress: { _ in })
      return []
    } catch LibraryError.badTable(_, _, let faults) {
      #expect(try await visit.ledgerHead() == head)
      return faults.map { "\($0.line) \($0.column ?? "-") \($0.expected)" }
    }
  }

  private static let header = "日付,件名,所属,報告先,提出形態,部数\n"

  @Test(arguments: [TextEncoding.utf8, .cp932, .utf16LE])
  func aTableAsItIsKept(_ encoding: TextEncoding) async throws {
    let fixture = try LibraryFixture()
    let visit = try await visit(fixture)
    var text = Self.table
    if encoding == .utf16LE {
      text =
        "\u{FEFF}"
        + text.replacing("\"1,000\"", with: "1,000").replacing(",", with: "\t").replacing("1\t000", with: "\"1,000\"")
    }
    let path = fixture.folder.appending(path: "log.csv")
    try Data(encoding == .utf16LE ? text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } : encoding.encode(text))
      .write(to: path)
    let receipt = try await visit.importLedger(SourcePath(path.path), progress: { _ in })
    #expect(receipt.rows == 4 && receipt.entries == 5 && receipt.briefings == 3)
    #expect(receipt.newUnits == ["危機管理課", "河川課"] && receipt.newRecipients.isEmpty)
    #expect(receipt.ignoredColumns == ["備考"])
    #expect(receipt.leftOut.map(\.why) == [.total, .heading, .note])
    #expect(receipt.leftOut.map(\.line) == [9, 10, 13])
    #expect(receipt.repeated == 6)
    #expect(receipt.months.map { "\($0.month) \($0.entries) \($0.documents)" } == ["2026-04 4 6", "2027-03 1 1000"])
    let first = try await visit.details(of: 1)
    #expect(visit.clock.iso(first.briefing.moment) == "2026-04-01T10:00+09:00")
    #expect(first.entries.map(\.content.recipient.name) == ["局長", "危機管理監"])
    #expect(first.entries.allSatisfy { $0.content.handout.copies == 3 && $0.content.handout.pages == 12 })
    let second = try await visit.details(of: 2)
    #expect(second.entries.map(\.content.handout.form) == [.projected, .digital])
    #expect(second.entries.map(\.content.handout.pages) == [8, 8])
    #expect(try await visit.details(of: 3).briefing.unit.name == "河川課")
  }

  @Test(arguments: ["〃", "々", "″", "”", "\"\"\"\"", "仝", "同上", "同"])
  func repeatsTheCellAbove(_ mark: String) async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let rows = "2026-10-01,計画,危機管理課,局長,紙,3\n\(mark),予算,\(mark),\(mark),\(mark),\(mark)\n"
    let receipt = try await visit.importLedger(
      try fixture.file("t.csv", Self.header + rows), progress: { _ in })
    #expect(receipt.entries == 2 && receipt.repeated == 5)
    let second = try await visit.details(of: 2)
    #expect(visit.clock.iso(second.briefing.moment) == "2026-10-01" && second.briefing.unit.name == "危機管理課")
    let content = try #require(second.entries.first?.content)
    #expect(content.recipient.name == "局長" && content.handout.form == .paper && content.handout.copies == 3)
  }

  @Test(arguments: ["・", "、", ",", "，", "／", "/", "\n", " 、\n"])
  func severalRecipientsInACell(_ sign: String) async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let row = "2026-10-01,計画,危機管理課,\"局長\(sign)危機管理監\",紙,3\n"
    let receipt = try await visit.importLedger(try fixture.file("t.csv", Self.header + row), progress: { _ in })
    #expect(receipt.rows == 1 && receipt.entries == 2)
    #expect(try await visit.details(of: 1).entries.map(\.content.recipient.name) == ["局長", "危機管理監"])
    #expect(
      try await faults(Self.header + row.replacing("危機管理監", with: "課長"))
        == ["2 報告先 recipients(unknown: [\"課長\"])"])
  }

  @Test func tickedColumns() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let table = """
      日付,件名,所属,報告先,,提出形態,,
      ,,,局長,危機管理監,投影,電子,紙
      2026-10-01,件名,危機管理課,○,✔,,〇,◯
      2026-10-02,件名,危機管理課,,レ,●,,

      """
    let receipt = try await visit.importLedger(try fixture.file("t.csv", table), progress: { _ in })
    #expect(receipt.rows == 2 && receipt.entries == 3)
    let first = try await visit.details(of: 1).entries
    #expect(first.map(\.content.handout.form) == [.both, .both] && first.map(\.content.handout.copies) == [1, 1])
    #expect(try await visit.details(of: 2).entries.map(\.content.recipient.name) == ["危機管理監"])
    let bad = table.replacing("●", with: "多分").replacing(",,〇,◯", with: ",○,〇,")
    #expect(try await faults(bad) == ["3 提出形態 formMarks", "4 投影 mark"].map { $0.replacing("提出形態", with: "form") })
  }

  /// In a cell, or above the heading.
  @Test func whatOtherProgramsWrite() async throws {
    for row in [
      "令8.10.1,件,課,局長,紙,1", "2026-10-01 10:00〜11:00,件,課,局長,紙,1", "2026-10-01 AM10:00,件,課,局長,紙,1",
      "2026-10-01,件,課,局長,紙,2.0",
    ] { #expect(try await faults(Self.header + row + "\n") == [], "\(row)") }
    #expect(try await faults("sep=,\n" + Self.header + "2026-10-01,件,課,局長,紙,1\n") == [])
  }

  @Test(arguments: [
    ("4月1日,件,課,局長,紙,1", "2 日付 year"), ("2126/4/2,件,課,局長,紙,1", "2 日付 dayToCome"),
    ("R18.4.2,件,課,局長,紙,1", "2 日付 dayToCome"), ("今日,件,課,局長,紙,1", "2 日付 date"),
    ("2026-10-01(水),件,課,局長,紙,1", "2 日付 weekday(of: 2026-10-01)"), ("〃,件,課,局長,紙,1", "2 日付 cellAbove"),
    ("2026-10-01 25:00,件,課,局長,紙,1", "2 日付 time"), ("2026-10-01 午後12時30分,件,課,局長,紙,1", "2 日付 time"),
    ("2026/10/01 10:00:00 午前 GMT+9,件,課,局長,紙,1", "2 日付 date"), ("1-Oct-26,件,課,局長,紙,1", "2 日付 date"),
    ("2026-10-01,件,課,局長・課長,紙,1", "2 報告先 recipients(unknown: [\"課長\"])"),
    ("2026-10-01,件,課,局長,紙,\"1,00\"", "2 部数 number(upTo: 100000)"),
  ])
  func whatIsNotGuessed(_ row: String, _ fault: String) async throws {
    #expect(try await faults(Self.header + row + "\n") == [fault])
  }

  /// A note that was typed below a table has one cell, whatever the width of the table.
  @Test func notesAndSumsAsTheyAreTyped() async throws {
    let rows = "2026-10-01,件,課,局長,紙,1\n合計（部）,,,,,1\n合計(部),,,,,1\n小計：,,,,,1\n（注）部数は1人当たり\n※訂正あり,\n"
    let fixture = try LibraryFixture()
    let receipt = try await fixture.visit().importLedger(
      try fixture.file("t.csv", Self.header + rows), progress: { _ in })
    #expect(receipt.rows == 1)
    #expect(receipt.leftOut.map(\.why) == [.total, .total, .total, .note, .note])
    #expect(receipt.leftOut.map(\.line) == [3, 4, 5, 6, 7])
    #expect(
      try await faults(Self.header + rows + "2026-10-01,件2,課,局長,手渡し,1\n手渡し\n※,件\n")
        == ["8 提出形態 form", "9 - cells(6)", "10 - cells(6)"])
    #expect(
      try await faults(Self.header + "2026-10-01,合計(案),課,局長,,1\n") == ["2 提出形態 form"], "a title is no sum")
  }

  @Test func aboveInOtherWords() async throws {
    let fixture = try LibraryFixture()
    let visit = try await fixture.visit()
    let table = Self.header + "令8.6.8,件,危機管理課,局長,紙,1\n同日,別の件,同,同,電子,0\n2026.6.4.,三つ目,同,同,同,\n"
    let receipt = try await visit.importLedger(try fixture.file("t.csv", table), progress: { _ in })
    #expect(receipt.rows == 3 && receipt.repeated == 6 && receipt.newUnits == ["危機管理課"])
    #expect(visit.clock.iso(try await visit.details(of: 2).briefing.moment) == "2026-06-08")
    #expect(visit.clock.iso(try await visit.details(of: 3).briefing.moment) == "2026-06-04")
  }

  @Test func theYearOfTheOption() async throws {
    let clock = try await LibraryFixture().visit().clock
    let year = try clock.period("令和8年度")
    #expect(try await faults(Self.header + "4/1,件,課,局長,紙,1\n", ImportOptions(year: year)).isEmpty)
    #expect(try await faults(Self.header + "2/1,件,課,局長,紙,1\n", ImportOptions(year: year)) == ["2 日付 dayToCome"])
    await #expect(throws: LibraryError.longYear(try clock.period("2025-01..2026-03"))) {
      try await faults(Self.header, ImportOptions(year: clock.period("2025-01..2026-03")))
    }
    #expect(
      try await faults("令和7年度から令和8年度の記録\n" + Self.header + "4/1,件,課,局長,紙,1\n") == ["3 日付 year"],
      "two years above the table say none")
  }

  /// A misspelt unit divides a unit's figures; a recipient that is none is unrecorded for ever.
  @Test func namesThatAreNotKnown() async throws {
    let known = ["2026-09-01,前,危機管理課,局長,digital,0,1,,"]
    let row = Self.header + "2026-10-01,件,危機菅理課,副市長,電子,0\n"
    #expect(
      try await faults(row, after: known)
        == ["2 報告先 recipient(near: [\"局長\"])", "2 所属 unit(near: [\"危機管理課\"])"])
    #expect(
      try await faults(row.replacing("電子", with: "手渡し"), ImportOptions(newRecipients: ["副市長"]), after: known)
        == ["2 提出形態 form", "2 所属 unit(near: [\"危機管理課\"])"], "what else is wrong hides no name")
    #expect(
      try await faults(row, ImportOptions(newRecipients: ["副市長"]), after: known)
        == ["2 所属 unit(near: [\"危機管理課\"])"])
    for options in [
      ImportOptions(newRecipients: ["副市長"], newUnits: ["危機菅理課"]),
      ImportOptions(newRecipients: ["副市長"], takesAllUnits: true),
    ] {
      #expect(try await faults(row, options, after: known).isEmpty)
    }
  }

  @Test func columnsByName() async throws {
    let table = "いつ,何を,誰が,誰に,区分\n2026-10-01,件,課,局長,電子\n"
    #expect(try await faults(table).count == 1)
    let columns = ["日付=いつ,件名=何を", "所属=誰が", "報告先=誰に", "提出形態=区分"]
    #expect(try await faults(table, ImportOptions(columns: columns)).isEmpty)
    await #expect(throws: LibraryError.self) { try await faults(table, ImportOptions(columns: ["名前=いつ"])) }
    #expect(
      try await faults(Self.header, ImportOptions(columns: ["所属=課名"])) == ["1 - header(missing: [\"課名\"])"])
  }

  @Test func aTrialWritesNothing() async throws {
    let fixture = try LibraryFixture()
    let visit = try await visit(fixture)
    let file = try fixture.file("log.csv", Self.table)
    let trial = try await visit.importLedger(file, ImportOptions(isTrial: true), progress: { _ in })
    #expect(trial.dryRun && trial.entries == 5 && trial.newUnits.count == 2)
    #expect(try await visit.ledgerHead().number == 0)
    #expect(try await visit.parties(OfficeUnit.self).isEmpty)
    #expect(try await visit.acts().isEmpty)
    let receipt = try await visit.importLedger(file, progress: { _ in })
    #expect(receipt.entries == trial.entries && receipt.months.count == trial.months.count)
  }

  @Test func aGrowingLog() async throws {
    let fixture = try LibraryFixture()
    let visit = try await visit(fixture)
    let first = try fixture.file("log.csv", Self.table)
    _ = try await visit.importLedger(first, progress: { _ in })
    let grown = Self.table + "2027/4/1,新年度の訓練,河川課,局長,紙,2,4,,\n"
    let second = try fixture.file("log2.csv", grown)
    let options = ImportOptions(skipsKnown: true)
    let receipt = try await visit.importLedger(second, options, progress: { _ in })
    #expect(receipt.known == 5 && receipt.entries == 1)
    let changed = try fixture.file("log3.csv", grown.replacing("1,000", with: "1,001"))
    await #expect(throws: LibraryError.self) {
      try await visit.importLedger(changed, options, progress: { _ in })
    }
    #expect(try await visit.ledgerHead().number == 6)
  }
}
