import InventedOffice
import Testing

@testable import BriefingDomain

/// Every contradiction that was planted is found, and nothing else is called one.
struct InventedYearTests {
  @Test(arguments: [1, 2, 3, 20_261_130, 77_777] as [UInt64])
  func everyPlantedOne(_ seed: UInt64) throws {
    let year = InventedYear(seed: seed)
    let jobs = year.jobs.map(\.print).distinct(kinds: year.kinds)
    var verdicts: [Briefing.ID: PrintVerdict] = [:]
    let own = Dictionary(grouping: jobs) { year.map.place(of: $0) }
    let rates = Dictionary(
      uniqueKeysWithValues: InventedYear.units.map { unit in
        let days = year.map.printers[Printer.ID(unit.rawValue)]?.days.workdays ?? 0
        let withoutPaper = year.submissions.count { $0.unit == unit && !$0.handout.form.includesPaper }
        return (
          unit,
          PrintRates(
            measures: own[.unit(unit)]?.map(\.measure) ?? [], workdays: Double(days), withoutPaper: withoutPaper)
        )
      })
    var matching = PrintMatching(
      year.submissions, jobs: jobs, titles: year.titles, map: year.map, today: InventedYear.days.upperBound + 30
    ) { try #require(rates[$0]) }
    for (submission, verdict) in zip(year.submissions, try matching.run()) { verdicts[submission.briefing] = verdict }
    let contradicted = verdicts.filter { $0.value.outcome == .contradicted }
    #expect(
      Set(contradicted.map { InventedYear.Planted(briefing: $0.key, reason: $0.value.reason) }) == year.planted)
    #expect(year.planted.count > 30)
    // What has no log, and what one job cannot be twice.
    #expect(year.open.filter { verdicts[$0]?.outcome == .confirmed }.count == 2)
    #expect(year.open.allSatisfy { verdicts[$0]?.outcome != .contradicted })
    let found = year.plain.filter { verdicts[$0]?.outcome == .confirmed }.count
    #expect(Double(found) > 0.95 * Double(year.plain.count), "\(found) of \(year.plain.count)")
    // No job stands for two.
    let used = verdicts.values.filter { $0.outcome != .cannotSay && $0.reason != .printedForAll }.flatMap(\.jobs)
    #expect(Set(used).count == used.count)
  }
}
