import BriefingDomain
import Foundation
import InventedOffice
import Testing

@testable import BriefingLibrary

/// The year of an invented office from its ledger's table and its printers' logs to the verdicts, through a home. Printers without
/// a log, a floor's that units share, a machine's own log beside that of its server.
struct YearOfPrintsTests {
  private let fixture: LibraryFixture
  private let visit: Visit
  private let year = InventedYear(seed: 20_261_130)

  init() async throws {
    fixture = try LibraryFixture()
    // In May 2027: all days that a briefing of the year may be printed in are over.
    visit = try await fixture.visit(now: Instant(seconds: 1_810_000_000))
  }

  private func take(_ log: PrintLog.ID) async throws {
    let (jobs, kind) = (year.jobs.filter { $0.print.log == log }, year.kinds[log] ?? "")
    let file = try fixture.file("\(kind).log", kind)
    let receipt = try await visit.importPrints([file], PrintImportOptions(covers: "2026-04..2027-03")) { _ in
      false
    } progress: {
      _ in
    } reading: { _, _, each in
      for job in jobs {
        let print = job.print
        // What was printed before the year is in no log.
        guard InventedYear.days.contains(print.day) else { continue }
        try each(
          PrintJob(
            printer: "\(kind) \(print.printer)", number: "\(print.number)", person: print.person.map { "p\($0)" },
            title: job.title, endedAt: print.endedAt, sides: print.sides, copies: print.copies))
      }
      return ReadPrints(kind: kind)
    }
    #expect(receipt.files[0].added > 5000)
  }

  private func fill() async throws {
    let rows = year.submissions.map { submission in
      let (title, handout) = (String(decoding: submission.texts[0], as: UTF8.self), submission.handout)
      return "\(Day(number: submission.day)!),\(title),課\(submission.unit),局長,\(handout.form.rawValue),"
        + "\(handout.copies),\(handout.pages),no,"
    }
    let table = "occurred_on,title,unit,recipient,form,copies,pages,duplex,reason\n" + rows.joined(separator: "\n")
    let receipt = try await visit.importLedger(fixture.file("ledger.csv", table), progress: { _ in })
    #expect(receipt.entries == rows.count)
    for log in year.kinds.keys.sorted() { try await take(log) }
    for (printer, known) in year.map.printers {
      switch known.place {
      case .unit(InventedYear.unlogged):
        try await visit.addPrinter(
          "cups \(printer)", PrinterPlace(unit: "課\(InventedYear.unlogged)", isUnlogged: true))
      case .unit(let unit): try await visit.setPrinter("cups \(printer)", PrinterPlace(unit: "課\(unit)"))
      case .floor(let floor): try await visit.setPrinter("cups \(printer)", PrinterPlace(floor: floor))
      case .nowhere: break
      }
    }
    for (unit, floor) in year.map.floors {
      _ = try await visit.setUnit("課\(unit)", bureau: nil, department: nil, floor: floor, adoptedFrom: nil)
    }
    for (person, unit) in InventedYear.people { _ = try await visit.setPrintPerson("p\(person)", unit: "課\(unit)") }
    for printer in try await visit.printers() where printer.printer.name.hasPrefix("machine") {
      _ = try await visit.mergePrinter(
        printer.printer.name, into: printer.printer.name.replacing("machine", with: "cups"))
    }
  }

  private struct Found: Hashable {
    let title: String
    let reason: PrintVerdict.Reason
  }

  @Test func everyPlantedOne() async throws {
    try await fill()
    let period = try #require(Period(fiscalYear: 2026))
    let whole = try await visit.evidence(PrintEvidenceRequest(period: period))
    #expect(whole.rows.count == year.submissions.count)
    let titles = Dictionary(
      year.submissions.map { ($0.briefing, String(decoding: $0.texts[0], as: UTF8.self)) }, uniquingKeysWith: { $1 })
    let contradicted = whole.rows.filter { $0.verdict.outcome == .contradicted }
    #expect(
      Set(contradicted.map { Found(title: $0.title, reason: $0.verdict.reason) })
        == Set(year.planted.map { Found(title: titles[$0.briefing] ?? "", reason: $0.reason) }))
    #expect(contradicted.count == year.planted.count)
    // Of a unit without logs nothing is said, and the machine's own log makes no second job of one.
    let unlogged = whole.rows.filter { $0.unit.name == "課\(InventedYear.unlogged)" }
    #expect(unlogged.count > 50 && unlogged.allSatisfy { $0.verdict.outcome == .cannotSay })
    let jobs = year.jobs.filter { $0.print.log == 1 && InventedYear.days.contains($0.print.day) }
    #expect(whole.total?.printed.jobs == jobs.count)

    // What a month is said to be does not depend on what else was asked for.
    var months: [PrintEvidenceRow] = []
    for month in period.months {
      months += try await visit.evidence(PrintEvidenceRequest(period: Period(month))).rows
    }
    #expect(months.map(\.entry) == whole.rows.map(\.entry))
    #expect(months.map(\.verdict) == whole.rows.map(\.verdict))
  }
}
