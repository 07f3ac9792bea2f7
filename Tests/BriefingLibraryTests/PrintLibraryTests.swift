import BriefingDomain
import BriefingLedger
import BriefingStore
import Foundation
import GRDB
import InstantLiterals
import Testing

@testable import BriefingLibrary

/// Print logs from the file to the figure. The log's own form is not what is tried here: each line is a job, as printer, number,
/// person, title, time, sides and copies.
struct PrintLibraryTests {
  private let fixture: LibraryFixture
  private let visit: Visit

  init() async throws {
    fixture = try LibraryFixture()
    visit = try await fixture.visit()
    _ = try await visit.setUnit("危機管理課", bureau: nil, department: nil, floor: "3階", adoptedFrom: nil)
    _ = try await visit.setUnit("河川課", bureau: nil, department: nil, floor: "３F", adoptedFrom: nil)
  }

  /// - Parameter days: offsets from 2026-10-01, a Thursday.
  private func line(
    _ printer: String, _ number: Int, _ person: String, _ title: String, _ day: Int, _ sides: Int, _ copies: Int = 1
  ) -> String {
    let time = 1_790_816_400 + day * 86_400 + number * 60
    return "\(printer)\t\(number)\t\(person)\t\(title)\t\(time)\t\(sides)\t\(copies)"
  }

  @discardableResult
  private func take(
    _ name: String, _ lines: [String], _ options: PrintImportOptions = PrintImportOptions(), by visitor: Visit? = nil
  ) async throws -> PrintImportReceipt.File {
    let file = try fixture.file(name, lines.joined(separator: "\n"))
    let receipt = try await (visitor ?? visit).importPrints([file], options) {
      $0.contains("PDF")
    } progress: {
      _ in
    } reading: { bytes, _, each in
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard cells.count == 7 else { continue }
        try each(
          PrintJob(
            printer: cells[0], number: cells[1], person: cells[2], title: cells[3],
            endedAt: Instant(seconds: Int64(cells[4]) ?? 0), sides: Int(cells[5]), copies: Int(cells[6])))
      }
      return ReadPrints(kind: "cups")
    }
    return receipt.files[0]
  }

  /// A month of a printer that prints a little each day.
  private func month(_ printer: String) -> [String] { (0..<31).map { line(printer, $0 + 1, "k.abe", "起案", $0, 3) } }

  @Test func whatALogBrings() async throws {
    let trial = try await take("a.log", month("3F"), PrintImportOptions(isTrial: true))
    #expect(trial.jobs == 31 && trial.added == 31)
    #expect(try await visit.printers().isEmpty)
    let first = try await take("a.log", month("3F"))
    #expect(first.added == 31 && first.from == "2026-10-01" && first.to == "2026-10-31" && first.people == 1)
    #expect(try await take("b.log", month("3F")).known)
    // Two files that overlap.
    let more = try await take(
      "c.log", month("３ｆ") + [line("3F", 99, "k.abe", "続き", 31, 4), line("PDF作成", 1, "", "", 3, 9)])
    #expect(more.jobs == 33 && more.added == 2 && more.printers.map(\.virtual) == [false, true])
    let printers = try await visit.printers()
    #expect(printers.map(\.printer.name) == ["3F", "PDF作成"])
    // The one that came last goes first, and what both have stays.
    #expect(try await visit.undo().act.kind == .import)
    #expect(try await visit.printers().map(\.jobs) == [31])
    _ = try await visit.undo()
    #expect(try await visit.printers().isEmpty)
    #expect(try fixture.raw { try Int.fetchOne($0, sql: "SELECT count(*) FROM printJob") } == 0)
    #expect(try fixture.raw { try Int.fetchOne($0, sql: "SELECT count(*) FROM printPerson") } == 0)
  }

  /// What one person has brought does not go while a later log of somebody else stands on it.
  @Test func aLaterLogStays() async throws {
    try await take("a.log", month("3F"))
    let other = try await visit.library.visit(by: Person("other"), at: visit.clock.now)
    try await take("c.log", month("3F") + [line("3F", 99, "k.abe", "続き", 31, 4)], by: other)
    await #expect(throws: LibraryError.changedSince(.import, briefing: nil, subject: "a.log")) {
      _ = try await visit.undo()
    }
    _ = try await other.undo()
    _ = try await visit.undo()
  }

  @Test func theDaysThatAreSaid() async throws {
    let options = PrintImportOptions(covers: "2026-10")
    let file = try await take("a.log", [line("3F", 1, "", "", 6, 3)], options)
    #expect(file.from == "2026-10-01" && file.to == "2026-10-31")
    await #expect(throws: LibraryError.self) { try await take("b.log", [line("3F", 1, "", "", 36, 3)], options) }
    // A printer that printed nothing.
    let nothing = try await take("c.log", [], PrintImportOptions(printer: "倉庫", covers: "2026-10"))
    #expect(nothing.jobs == 0 && nothing.printers.map(\.name) == ["倉庫"])
    #expect(try await take("d.log", [" "]).from == nil)
  }

  /// Nobody who has the database tells who printed; a unit may be said of them all the same.
  @Test func pseudonyms() async throws {
    try await take("a.log", [line("3F", 1, "OFFICE\\h.sato", "堤防", 6, 3)])
    try await take("b.log", [line("3F", 2, "Ｈ．Ｓａｔｏ@city.example.jp", "堤防", 7, 3)])
    #expect(try fixture.raw { try Int.fetchOne($0, sql: "SELECT count(*) FROM printPerson") } == 1)
    #expect(
      try fixture.raw { try String.fetchAll($0, sql: "SELECT name FROM printPerson WHERE name IS NOT NULL") } == [])
    let person = try await visit.setPrintPerson("h.sato", unit: "河川課")
    #expect(person.unit == "河川課" && person.person.pseudonym.count == 16)
    #expect(try await visit.printPeople().count == 1)
    _ = try await visit.undo()
    #expect(try await visit.printPeople().isEmpty)
    try await visit.keepPrints(names: true, months: nil)
    try await take("c.log", [line("3F", 3, "h.sato", "堤防", 8, 3)])
    #expect(try await visit.printPeople().map(\.person.name) == ["h.sato"])
    #expect(try await visit.settingHistory().map(\.entry.setting) == [.printNames])
  }

  @Test func whatIsForgotten() async throws {
    await #expect(throws: LibraryError.unfitMonths) { try await visit.keepPrints(names: nil, months: 0) }
    try await visit.keepPrints(names: true, months: 1)
    try await take("a.log", [line("3F", 1, "h.sato", "秘密の計画", -10, 3), line("3F", 2, "h.sato", "秘密の計画", 40, 3)])
    let due = try await visit.printKeeping()
    #expect(due.jobs == 1 && due.until?.description == "2026-09-30" && due.names == 1)
    _ = try await visit.forgetPrints()
    #expect(try await visit.printKeeping().jobs == 0)
    #expect(try fixture.raw { try Int.fetchOne($0, sql: "SELECT count(*) FROM printJob WHERE title IS NULL") } == 1)
    await #expect(throws: LibraryError.self) { _ = try await visit.undo() }
    try await visit.keepPrints(names: false, months: 1200)
    _ = try await visit.forgetPrints()
    #expect(try await visit.printKeeping().names == 0)
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  private func ledger() async throws {
    try await fixture.importing(
      "2026-10-14,堤防の改修計画,危機管理課,局長,projected,0,12,yes,", "2026-10-15,避難所の収容計画,危機管理課,局長,paper,4,20,yes,",
      "2026-10-16,水位計の更新,河川課,危機管理監,paper,2,400,yes,", into: visit)
    try await take(
      "3F.log",
      month("3F") + [
        line("3F", 40, "a.mori", "堤防の改修計画.pptx", 14, 60, 5), line("3F", 41, "a.mori", "避難所の収容計画.pdf", 13, 80, 4),
      ])
    try await visit.setPrinter("3F", PrinterPlace(floor: "３階"))
  }

  private func evidence(_ unit: String? = nil) async throws -> PrintEvidence {
    try await visit.evidence(PrintEvidenceRequest(period: Period(try #require(Month(2026, 10))), unit: unit))
  }

  @Test func verdictsAndTheLedger() async throws {
    try await ledger()
    let before = try await evidence()
    #expect(before.rows.map(\.verdict.reason) == [.printedByTitle, .printed, .notPrinted])
    let total = try #require(before.total)
    #expect(total.coverage.share == 1 && total.coverage.printers == 1)
    #expect(total.verdicts.contradicted == 2 && total.verdicts.confirmed == 1 && total.printed.jobs == 33)
    #expect(try await evidence("河川課").rows.count == 1)
    // The whole is a report's too, and none before the log came.
    let report = try await visit.report(ReportRequest(period: before.period))
    #expect(report.printed?.total.verdicts == total.verdicts)
    let early = try await visit.report(ReportRequest(period: before.period, asOf: Day(2026, 11, 20)))
    #expect(early.printed == nil)

    // About another entry than the one that counts nothing is decided.
    await #expect(throws: LibraryError.notContradicted(1)) { _ = try await visit.acceptEvidence(of: 1, entry: 9) }
    await #expect(throws: LibraryError.notContradicted(1)) {
      _ = try await visit.explainEvidence(of: 1, entry: 9, reason: "控え")
    }
    let receipt = try await visit.acceptEvidence(of: 1, entry: before.rows[0].entry)[0]
    #expect(receipt.entry.evidence == .printLog && receipt.entry.handout.form == .both && receipt.handout.copies == 5)
    #expect(try await evidence().rows[0].verdict.reason == .printed)
    await #expect(throws: LibraryError.notContradicted(1)) { _ = try await visit.acceptEvidence(of: 1) }
    #expect(try await visit.undo().act.kind == .submit)
    #expect(try await evidence().rows[0].verdict.outcome == .contradicted)

    #expect(try await visit.explainEvidence(of: 1, reason: " 担当者の控え ").recipients == ["局長"])
    #expect(try await evidence().total?.verdicts.explained == 1)
    let open = try await visit.evidence(PrintEvidenceRequest(period: before.period, contradictedOnly: true))
    #expect(open.rows.map(\.briefing) == [3])
    _ = try await visit.undo()
    #expect(try await evidence().rows[0].explanation == nil)
    #expect(try fixture.raw { try Int.fetchOne($0, sql: "SELECT count(*) FROM printExplanation") } == 2)

    await #expect(throws: LibraryError.whichForm(3)) { _ = try await visit.acceptEvidence(of: 3) }
    let gone = try await visit.acceptEvidence(of: 3, form: .digital)[0]
    #expect(gone.entry.handout.copies == 0 && gone.entry.correction == StoredReason.printLog)
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  /// A printer without a log, a unit that nobody has placed, and a log of the machine beside that of its server.
  @Test func whatIsNotCovered() async throws {
    try await ledger()
    try await visit.addPrinter("3F-奥", PrinterPlace(floor: "3", isUnlogged: true))
    let rows = try await evidence().rows
    #expect(rows.map(\.verdict.reason) == [.printedByTitle, .printed, .partCoverage])
    #expect(rows[0].verdict.coverage.share == 0.5 && rows[0].verdict.coverage.loggedPrinters == 1)
    #expect(try await evidence().total?.coverage.share == 0.5)
    _ = try await visit.undo()
    try await take("machine.log", month("RICOH").map { $0.replacing("\tk.abe\t起案\t", with: "\t\t\t") })
    #expect(try await evidence().total?.printed.jobs == 64)
    await #expect(throws: LibraryError.samePrinter("3F")) { _ = try await visit.mergePrinter("3F", into: "3F") }
    _ = try await visit.mergePrinter("RICOH", into: "3F")
    #expect(try await evidence().total?.printed.jobs == 33)
    let printers = try await visit.printers()
    #expect(printers.map(\.names) == [["RICOH"]] && printers[0].logs == 2)
    await #expect(throws: LibraryError.samePrinter("RICOH")) { _ = try await visit.mergePrinter("3F", into: "RICOH") }
    await #expect(throws: LibraryError.unitAndFloor) {
      try await visit.setPrinter("3F", PrinterPlace(unit: "河川課", floor: "3階"))
    }
    await #expect(throws: LibraryError.noSuchPrinter("4F", near: ["3F"])) {
      try await visit.setPrinter("4F", PrinterPlace(unit: "河川課"))
    }
  }

  /// Names of a log are one line that people read, whatever they were.
  @Test func hostileNames() async throws {
    let file = try await take(
      "a.log", [line("=cmd|' /C calc'!A0\u{1B}[2J<b>\u{202E}", 1, "\u{7}", "\u{0}<script>", 6, 3)])
    #expect(file.printers[0].name.unicodeScalars.allSatisfy { !isControl($0) })
    #expect(try await visit.verify(progress: { _ in }).isEmpty)
  }

  @Test func whoMay() async throws {
    try await ledger()
    func visitor(_ grants: Set<Grant>) async throws -> Visit {
      try await visit.library.visit(by: Person("h.sato", .roles(grants)), at: visit.clock.now)
    }
    let secretary = try await visitor([Grant(.secretary, for: .recipient(2))])
    let own = try await secretary.evidence(PrintEvidenceRequest(period: Period(try #require(Month(2026, 10)))))
    #expect(own.rows.map(\.briefing) == [3] && own.sums.isEmpty && own.total == nil)
    #expect(own.rows.map(\.isRecordable) == [true])
    await #expect(throws: LibraryError.self) { _ = try await secretary.acceptEvidence(of: 1) }
    await #expect(throws: LibraryError.self) { try await secretary.setPrinter("3F", PrinterPlace(floor: "4")) }
    _ = try await secretary.explainEvidence(of: 3, reason: "外注した")
    let staff = try await visitor([Grant(.staff, for: .unit(1))])
    let looked = try await staff.evidence(PrintEvidenceRequest(period: own.period))
    #expect(looked.rows.map(\.briefing) == [1, 2] && looked.rows.map(\.isRecordable) == [false, false])
    await #expect(throws: LibraryError.self) { try await take("x.log", month("9F"), by: staff) }
    await #expect(throws: LibraryError.self) { _ = try await staff.explainEvidence(of: 1, reason: "控え") }
    await #expect(throws: LibraryError.self) { _ = try await staff.printPeople() }
  }

  /// By its first and last job alone a log has not the whole of these days; nor has one of a memory that was full.
  @Test func daysThatAreNotWhole() async throws {
    // The paper of the 15th may be printed until the 16th, from 14 minutes after midnight on the log says nothing.
    try await fixture.importing("2026-10-15,避難所の収容計画,危機管理課,局長,paper,4,400,yes,", into: visit)
    func reason() async throws -> PrintVerdict.Reason? { try await evidence().rows.first?.verdict.reason }
    let until = (0..<16).map { line("3F", $0 + 1, "k.abe", "起案", $0, 3) }
    try await take("a.log", until)
    try await visit.setPrinter("3F", PrinterPlace(unit: "危機管理課"))
    #expect(try await reason() == .partCoverage)
    try await take("b.log", until + [line("3F", 17, "k.abe", "起案", 16, 3)])
    #expect(try await reason() == .notPrinted)
    #expect(ReadPrints(kind: "machine", findings: [.init(kind: .fullRing, line: 1, count: 4)]).isWhole(ofDays: false))
    #expect(!ReadPrints(kind: "machine", findings: [.init(kind: .fullRing, line: 1, count: 4)]).isWhole(ofDays: true))
  }

  /// Two jobs without a number in one minute are two, in this log and in the next.
  @Test func alikeInOneMinute() async throws {
    func take(_ name: String, _ jobs: Int) async throws -> PrintImportReceipt.File {
      let file = try fixture.file(name, name)
      return try await visit.importPrints([file], PrintImportOptions()) { _ in
        false
      } progress: {
        _ in
      } reading: { _, _, each in
        for _ in 0..<jobs { try each(PrintJob(printer: "3F", endedAt: Instant(seconds: 1_790_816_400), pages: 1)) }
        return ReadPrints(kind: "machine")
      }.files[0]
    }
    #expect(try await take("a.csv", 2).added == 2)
    #expect(try await take("b.csv", 3).added == 1)
  }

  @Test func ofAnotherName() async throws {
    try await take("a.log", month("3F"))
    try await take("b.log", month("RICOH"))
    _ = try await visit.mergePrinter("RICOH", into: "3F")
    try await visit.setPrinter("RICOH", PrinterPlace(unit: "河川課"))
    #expect(try await visit.printer(named: "3F").unit == "河川課")
    await #expect(throws: LibraryError.noSuchPrintPerson("k.obe")) {
      _ = try await visit.setPrintPerson("k.obe", unit: nil)
    }
  }
}
