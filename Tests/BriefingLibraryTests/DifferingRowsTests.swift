import BriefingDomain
import BriefingLedger
import BriefingLibrary
import Foundation
import JapaneseText
import Testing

/// A log that grows is imported each month, and what it says of months before may have been corrected since: here, or in
/// the log.
struct DifferingRowsTests {
  private static let header = "日付,件名,所属,報告先,提出形態,部数\n"
  private static let table = header + "2026/11/5,収容計画,危機管理課,局長,紙,2\n2026/11/6,堤防の点検,河川課,局長,紙,5\n"
  private static let grown = table + "2026/11/7,水門の更新,河川課,局長,投影,0\n"

  private let fixture: LibraryFixture
  private let visit: Visit

  init() async throws {
    fixture = try LibraryFixture()
    visit = try await fixture.visit()
  }

  private func take(_ table: String = Self.table, _ options: ImportOptions = ImportOptions()) async throws
    -> ImportReceipt
  {
    try await visit.importLedger(fixture.file("t.csv", table), options, progress: { _ in })
  }

  private func take(_ table: String, _ differing: DifferingRows) async throws -> ImportReceipt {
    try await take(table, ImportOptions(skipsKnown: differing == .asked, differing: differing))
  }

  private func differences(_ table: String, _ differing: DifferingRows = .asked) async throws -> [String] {
    do {
      return try await take(table, differing).differing.map(Self.text)
    } catch LibraryError.badTable(_, _, let faults) {
      return faults.map { fault in
        guard case .sameAsInLedger(let difference, let isCancelled) = fault.expected else { return "\(fault.expected)" }
        return Self.text(difference) + (isCancelled ? " cancelled" : "")
      }
    }
  }

  private static func text(_ difference: RowDifference) -> String {
    func text(_ words: RowDifference.Words) -> String {
      "\(words.form) \(words.copies.map(String.init) ?? "-")×\(words.pages.map(String.init) ?? "-")"
        + (words.duplex == false ? " simplex" : "") + (words.reason.map { " " + $0 } ?? "")
    }
    return "\(difference.outcome) \(difference.line) \(difference.recipient): \(text(difference.row))"
      + " | \(difference.entry) \(text(difference.ledger)) \(difference.recordedAt) \(difference.recordedBy)"
  }

  private func inForce() async throws -> [String] {
    let exported = try await visit.exportLedger(encoding: .utf8, japanese: true)
    return String(decoding: exported, as: UTF8.self).split(separator: "\r\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).dropFirst(1).prefix(6).joined(separator: ",")
    }.sorted()
  }

  @Test func whatWasCorrectedHereStays() async throws {
    _ = try await take()
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .projected, by: "田中")
    for differing in [DifferingRows.asked, .keepLedger, .correctLedger] {
      let trial = try await take(
        Self.grown, ImportOptions(skipsKnown: differing == .asked, differing: differing, isTrial: true))
      #expect(trial.known == 2 && trial.rows == 1)
      #expect(
        trial.differing.map(Self.text)
          == ["newer 2 局長: paper 2×- | 3 projected 0×- 2026-11-25T12:00+09:00 田中"])
    }
    let receipt = try await take(Self.grown, .asked)
    #expect(receipt.known == 2 && receipt.rows == 1 && receipt.differing.count == 1)
    #expect(try await inForce().count == 3)
    #expect(try await take(Self.grown, .asked).known == 3)
  }

  /// The log goes on saying the day and the unit that a person has put right here; its row corrects the copies.
  @Test func aCorrectionLeavesTheDayAndTheUnitThatWereCorrected() async throws {
    _ = try await take()
    _ = try await visit.amend(1, unit: "財政課", on: "10/30")
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .paper, copies: 3)
    let receipt = try await take(Self.table.replacing("紙,2", with: "紙,4"), .correctLedger)
    #expect(receipt.months.map(\.month) == ["2026-10"])
    #expect(try await inForce().contains("収容計画,財政課,局長,紙,4,"))
  }

  /// Two units reported under one title and are one now: both rows of the log are still known, and both of the export.
  @Test func rowsOfTwoUnitsThatHaveBecomeOneAreKnown() async throws {
    let table = Self.header + "2026/11/5,定例報告,河川課,局長,紙,2\n2026/11/5,定例報告,道路管理室,局長,紙,2\n"
    _ = try await take(table)
    _ = try await visit.mergeUnit("道路管理室", into: "河川課")
    #expect(try await take(table, .asked).known == 2)
    let exported = try await visit.exportLedger(encoding: .utf8, japanese: true)
    #expect(try await take(String(decoding: exported, as: UTF8.self), .asked).known == 2)
    let twice = Self.header + String(repeating: "2026/11/5,定例報告,河川課,局長,紙,2\n", count: 2)
    await #expect(throws: LibraryError.self) { try await take(twice, .asked) }
  }

  /// A slip in the recipient's name, recorded twice, withdrawn once and merged: the log goes on with both rows.
  @Test(arguments: ["紙,2", "紙,3"]) func rowsOfTwoRecipientsWhoHaveBecomeOneAreKnown(_ slip: String) async throws {
    let table = Self.header + "2026/11/5,収容計画,危機管理課,危機管理監,紙,2\n2026/11/5,収容計画,危機管理課,危機菅理監,\(slip)\n"
    _ = try await take(table, ImportOptions(newRecipients: ["危機菅理監"]))
    _ = try await visit.withdraw([1], from: ["危機菅理監"], reason: "二重")
    _ = try await visit.mergeRecipient("危機菅理監", into: "危機管理監")
    let receipt = try await take(table, .asked)
    #expect(receipt.known == 2 && receipt.rows == 0)
    #expect(try await inForce() == ["収容計画,危機管理課,危機管理監,紙,2,"])
  }

  /// However often it was corrected, and withdrawn on the way.
  @Test func anyEntryOfTheChainMakesTheRowKnown() async throws {
    _ = try await take()
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .both, copies: 3)
    _ = try await visit.withdraw([1], reason: "誤登録")
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .digital)
    for said in ["紙,2", "電子及び紙,3"] {
      let differences = try await differences(Self.table.replacing("紙,2", with: said))
      #expect(differences.count == 1 && differences[0].hasPrefix("newer 2"), "\(differences)")
    }
    #expect(try await differences(Self.table.replacing("紙,2", with: "電子,0")) == [])
  }

  /// What was taken back has not been said.
  @Test func whatWasTakenBackIsNoEntryBefore() async throws {
    _ = try await take()
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .digital)
    _ = try await visit.undo()
    #expect(try await differences(Self.table) == [])
    let differences = try await differences(Self.table.replacing("紙,2", with: "電子,0"))
    #expect(differences.count == 1 && differences[0].hasPrefix("open 2"), "\(differences)")
  }

  @Test func whatNoEntryHasSaidIsAQuestion() async throws {
    _ = try await take()
    let corrected = Self.grown.replacing("紙,2", with: "紙,3")
    let open = "2 局長: paper 3×- | 1 paper 2×- 2026-11-25T12:00+09:00 tester"
    #expect(try await differences(corrected) == ["open " + open])
    #expect(try await visit.ledgerHead().number == 2)
    #expect(try await differences(corrected, .keepLedger) == ["kept " + open])
    #expect(
      try await inForce() == ["収容計画,危機管理課,局長,紙,2,", "堤防の点検,河川課,局長,紙,5,", "水門の更新,河川課,局長,投影,0,"].sorted())
    #expect(try await differences(corrected, .keepLedger) == ["kept " + open], "the ledger has not said it")
  }

  @Test func aRowCorrectsTheLedgerWhereItIsAskedTo() async throws {
    _ = try await take()
    let corrected = Self.grown.replacing("紙,2", with: "紙,3")
    let receipt = try await take(corrected, .correctLedger)
    #expect(receipt.rows == 2 && receipt.entries == 2 && receipt.known == 1 && receipt.briefings == 1)
    #expect(receipt.differing.map(\.outcome) == [.corrected])
    #expect(
      try await inForce() == ["収容計画,危機管理課,局長,紙,3,", "堤防の点検,河川課,局長,紙,5,", "水門の更新,河川課,局長,投影,0,"].sorted())
    let entries = try await visit.details(of: 1).entries.map(\.content)
    #expect(entries.map(\.supersedes) == [nil, 1] && entries[1].evidence == .imported)
    // Both what it says now and what it said before are known.
    #expect(try await differences(corrected) == [])
    #expect(try await differences(Self.grown).map { $0.hasPrefix("newer 2") } == [true])
    #expect(try await visit.verify { _ in }.isEmpty)
    _ = try await visit.undo()
    #expect(try await inForce() == ["収容計画,危機管理課,局長,紙,2,", "堤防の点検,河川課,局長,紙,5,"].sorted())
  }

  /// What the table has no column for stays, and so do pages that a row does not know.
  @Test func aCorrectionKeepsWhatTheTableDoesNotSay() async throws {
    _ = try await take()
    _ = try await visit.submit(
      briefing: 1, to: ["局長"], form: .paper, pages: 7, duplex: false, pagesPerSide: 2, reason: "図面が大判")
    let table = Self.header.replacing("部数", with: "部数,ページ数") + "2026/11/5,収容計画,危機管理課,局長,両方,4,\n"
    #expect(try await take(table, .correctLedger).differing.map(\.ledger.reason) == [nil], "no column says it")
    let entry = try #require(try await visit.details(of: 1).entries.last?.content)
    #expect(entry.handout == (try Handout(form: .both, copies: 4, pages: 7, duplex: false, pagesPerSide: 2)))
    #expect(entry.reason == "図面が大判")
    let forms = "日付,件名,所属,報告先,提出形態,理由\n2026/11/5,収容計画,危機管理課,局長,紙,現場用\n"
    #expect(try await take(forms, .correctLedger).differing.map(\.row.copies) == [nil])
    let again = try #require(try await visit.details(of: 1).entries.last?.content)
    #expect(again.handout == (try Handout(form: .paper, copies: 4, pages: 7, duplex: false, pagesPerSide: 2)))
    #expect(again.reason == "現場用")
  }

  @Test func aRowWithoutAReasonTakesItAway() async throws {
    _ = try await take(Self.header.replacing("部数", with: "部数,理由") + "2026/11/5,収容計画,危機管理課,局長,紙,2,大判\n")
    let table = Self.header.replacing("部数", with: "部数,理由") + "2026/11/5,収容計画,危機管理課,局長,紙,2,\n"
    #expect(try await take(table, .correctLedger).differing.map(\.row.reason) == [nil])
    #expect(try await visit.details(of: 1).entries.map(\.content.reason) == ["大判", nil])
  }

  /// A row that does not say the pages contradicts none.
  @Test func anEmptyCellOfPagesIsNoDifference() async throws {
    _ = try await take()
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .paper, copies: 3, pages: 7)
    func table(_ pages: String) -> String {
      Self.header.replacing("部数", with: "部数,ページ数") + "2026/11/5,収容計画,危機管理課,局長,紙,3,\(pages)\n"
    }
    for pages in ["", "7"] { #expect(try await differences(table(pages)) == []) }
    #expect(try await differences(table("8")).count == 1)
  }

  @Test func whatIsCancelledIsNotCorrected() async throws {
    _ = try await take()
    try await visit.cancel(1, reason: "日程変更")
    let table = Self.table.replacing("紙,2", with: "紙,3")
    #expect(try await differences(table, .correctLedger).map { $0.hasSuffix("tester cancelled") } == [true])
    #expect(try await differences(table, .keepLedger).map { $0.hasPrefix("kept") } == [true])
  }

  /// By its old name and by its new one a briefing is corrected once.
  @Test func twoNamesOfABriefingDoNotCorrectItTwice() async throws {
    _ = try await take()
    _ = try await visit.amend(1, title: "収容計画の改定")
    func row(_ title: String, _ copies: Int) -> String { "2026/11/5,\(title),危機管理課,局長,紙,\(copies)\n" }
    for (first, second) in [(2, 3), (3, 2), (3, 4)] {
      let table = Self.header + row("収容計画", first) + row("収容計画の改定", second)
      #expect(try await differences(table, .correctLedger) == ["unlike(line: 2)"])
    }
    #expect(try await visit.ledgerHead().number == 2)
  }

  /// Each recipient of a row is looked at for itself.
  @Test func recipientsOfARowAreKnownEachForItself() async throws {
    let table = Self.header + "2026/11/5,収容計画,危機管理課,局長・危機管理監,紙,2\n"
    _ = try await take(table)
    _ = try await visit.submit(briefing: 1, to: ["局長"], form: .projected)
    let receipt = try await take(table, .asked)
    #expect(receipt.known == 2 && receipt.differing.map(\.recipient) == ["局長"])
    let corrected = try await take(table.replacing("紙,2", with: "紙,4"), .correctLedger)
    #expect(corrected.rows == 1 && corrected.entries == 2 && corrected.differing.count == 2)
  }
}
