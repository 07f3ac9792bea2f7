import BriefingDomain
import BriefingLibrary
import InstantLiterals
import Testing

/// The roll-out on the board of effects, from a ledger.
struct RollOutTests {
  private let fixture: LibraryFixture
  private let visit: Visit

  /// Documents and reports in March, and in October.
  private static let units: [(name: String, floor: String?, counts: (Int, Int, Int, Int))] = [
    ("先一課", "3階", (60, 10, 20, 12)), ("先二課", "３F", (48, 8, 15, 9)), ("先三課", "3階", (90, 15, 21, 14)),
    ("先四課", "3階", (30, 6, 0, 5)), ("先五課", "3階", (75, 12, 40, 13)), ("先六課", "3階", (55, 11, 18, 10)),
    ("後一課", "10階", (50, 10, 45, 10)), ("後二課", "4階", (64, 8, 60, 9)), ("後三課", "4F", (40, 10, 42, 11)),
    ("後四課", nil, (81, 9, 70, 8)), ("後五課", "10階", (36, 6, 30, 6)),
  ]

  init() async throws {
    fixture = try LibraryFixture()
    visit = try await fixture.visit()
    let rows = Self.units.flatMap { unit in
      [("2026-03-05", unit.counts.0, unit.counts.1), ("2026-10-05", unit.counts.2, unit.counts.3)].flatMap {
        day, documents, reports in
        (0..<reports).map { place in
          let form = place == 0 && documents > 0 ? "paper,\(documents),1,no," : "projected,0,,,"
          return "\(day),\(unit.name) \(place) の報告,\(unit.name),局長,\(form)"
        }
      }
    }
    let header = "occurred_on,title,unit,recipient,form,copies,pages,duplex,reason\n"
    _ = try await visit.importLedger(
      fixture.file("ledger.csv", header + rows.joined(separator: "\n") + "\n"), progress: { _ in })
    for unit in Self.units {
      _ = try await visit.setUnit(
        unit.name, bureau: nil, department: nil, floor: unit.floor, adoptedFrom: nil, isWhole: true)
    }
    try await visit.setBase(Period(iso: "2026-03"))
  }

  private var board: EffectBoard { get async throws { try await visit.effects(Period(iso: "2026-10")) } }

  private func adopt(_ names: some Sequence<String>, _ month: String) async throws {
    for name in names {
      _ = try await visit.setUnit(name, bureau: nil, department: nil, floor: nil, adoptedFrom: Month(iso: month))
    }
  }

  /// The numbers of `RollOutIntervalTests`, through the ledger.
  @Test func theModelFloorAndTheNext() async throws {
    #expect(try await board.outlook == nil)
    _ = try await visit.setFloor("3階", FloorChange(.modelFloor, actual: Month(iso: "2026-05"), isModel: true))
    let outlook = try #require(try await board.outlook)
    #expect(outlook.basis == .modelFloors && outlook.verdict == .saves && outlook.months == 1)
    #expect(outlook.contrast.adopted.units == ["先一課", "先二課", "先三課", "先四課", "先五課", "先六課"])
    let interval = try #require(outlook.interval)
    #expect(abs(interval.low - -1.528927505891944) < 1e-9 && abs(interval.high - -0.5603022478605031) < 1e-9)
    let saving = try #require(outlook.saving(of: outlook.amount))
    #expect(abs(saving.value - 160.09865934161115) < 1e-9)
    // From below, each floor in one spelling.
    #expect(outlook.floors.map(\.name) == ["4階", "10階", nil])
    #expect(outlook.floors.map(\.amount) == [102, 75, 70])
    #expect(outlook.floors[0].units == ["後二課", "後三課"])
    // Nobody has said that a unit has adopted.
    #expect(try await board.course == nil)
  }

  /// A floor is compared by when it began; who followed elsewhere is neither.
  @Test func whoIsCompared() async throws {
    _ = try await visit.setFloor("3階", FloorChange(isModel: true))
    #expect(try await board.outlook == nil)
    try await adopt(["先一課", "先二課"], "2026-04")
    try await adopt(["先三課"], "2026-11")
    try await adopt(["後一課"], "2026-09")
    _ = try await visit.setFloor("4階", FloorChange(.rollOut, actual: Month(iso: "2026-10")))
    let outlook = try #require(try await board.outlook)
    #expect(outlook.contrast.adopted.units == ["先一課", "先二課"])
    #expect(outlook.contrast.notYet.units == ["後四課", "後五課"])
    #expect(Set(outlook.contrast.leftOut) == ["先三課", "先四課", "先五課", "先六課", "後一課", "後二課", "後三課"])
    #expect(outlook.verdict == .tooFewUnits)
  }

  /// Without a model floor that can be compared it goes by adoption, and the interval stands beside the report's estimate.
  @Test func byAdoption() async throws {
    try await adopt(Self.units.prefix(6).map(\.name), "2026-05")
    let board = try await board
    let outlook = try #require(board.outlook)
    #expect(outlook.basis == .adoption && outlook.verdict == .saves && outlook.contrast == board.report.rollOut)
    // March is the only month before: two months before adoption.
    let course = try #require(board.course)
    #expect(course.points.map(\.month) == [-2, 5])
    #expect(course.points[0].adopted.index == 1 && course.points[0].notYet.index == 1)
    let then = course.points[1]
    #expect(then.adopted.documents == 114 && then.adopted.units == 6 && then.notYet.units == 5)
    #expect(abs(then.adopted.expected - (72 + 54 + 84 + 25 + 81.25 + 50)) < 1e-9)
    #expect(course.isConclusive && course.leftOut.isEmpty)
    // The documents of the report are what they were.
    #expect(board.report.series.map(\.month) == [Month(iso: "2026-03"), Month(iso: "2026-10")])
  }

  /// A month behind the period, and one that nobody has recorded, is no month of the chart.
  @Test func onlyWhatThePeriodKnows() async throws {
    try await adopt(["先一課"], "2026-10")
    #expect(try await visit.effects(Period(iso: "2026-09")).course == nil)
    #expect(try #require(try await board.course).points.map(\.month) == [-7, 0])
  }

  /// A unit that has become part of another one is not left out: it is that one.
  @Test func mergedUnits() async throws {
    try await adopt(["先一課", "先二課"], "2026-05")
    _ = try await visit.mergeUnit("先二課", into: "先一課")
    let course = try #require(try await board.course)
    #expect(course.adopted == ["先一課"] && course.leftOut.isEmpty)
    #expect(course.points.last?.adopted.documents == 35)
  }
}
