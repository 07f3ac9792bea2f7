import BriefingDomain
import ForgedFiles
import Testing

/// The figures of the areas of floors, computed by hand, and their bounds by trying what may lie between.
struct SpaceTakeTests {
  private typealias Said = (floor: String, day: Day, areas: FloorAreas)

  private static let march = Day(2025, 3, 1)!...Day(2025, 3, 31)!
  private static let autumn = Day(2026, 10, 1)!

  /// In whole square metres.
  private static func areas(
    desk: Int? = 0, meeting: Int? = 0, alpha: Int, shelf: Int? = 0, other: Int? = 0, total: Int? = nil
  ) throws -> FloorAreas {
    let said = [.desk: desk, .meeting: meeting, .plusAlpha: alpha, .shelf: shelf, .other: other] as [AreaUse: Int?]
    return try FloorAreas(said.compactMapValues { $0.map { $0 * 100 } }, total: total.map { $0 * 100 })
  }

  private static func take(
    _ said: [Said], base: ClosedRange<Day>? = march, on day: Day = Day(2026, 12, 31)!, withdrawn: Set<Int> = []
  ) -> SpaceTake {
    SpaceTake(
      said.enumerated().map { number, said in
        let entry = SpaceEntry(floor: said.floor, on: said.day, said.areas, isWithdrawn: withdrawn.contains(number))
        return (SpaceEntry.ID(Int64(number + 1)), said.floor, entry)
      }, floors: Set(said.map(\.floor)).sorted().map { ($0, $0) }, base: base, on: day)
  }

  private static func office() throws -> [Said] {
    [
      // The last within the base counts, and the last after it.
      ("3F", Day(2025, 3, 2)!, try areas(alpha: 1, other: nil, total: 640)),
      ("3F", Day(2025, 3, 31)!, try areas(desk: 420, meeting: 60, alpha: 50, shelf: 80, other: 30)),
      ("3F", Day(2025, 9, 1)!, try areas(alpha: 90, other: nil, total: 640)),
      ("3F", autumn, try areas(desk: 400, meeting: 60, alpha: 61, shelf: 60, other: 59)),
      ("4F", Day(2025, 3, 31)!, try areas(desk: 300, meeting: nil, alpha: 50, shelf: 10, other: nil, total: 500)),
      ("4F", autumn, try areas(desk: 290, meeting: 80, alpha: 50, shelf: nil, other: nil, total: 510)),
      // Not since; not in the base.
      ("5F", Day(2025, 3, 1)!, try areas(alpha: 20, other: 180)),
      ("6F", Day(2025, 4, 1)!, try areas(alpha: 7, other: 93)),
    ]
  }

  @Test func byHand() throws {
    let sums = Self.take(try Self.office()).total
    #expect((sums.both, sums.plusAlpha.base, sums.plusAlpha.now) == (2, 10_000, 11_100))
    // 111 ÷ 100 − 1, of the plus-alpha area.
    #expect(sums.plusAlpha.ratio == 0.11)
    let share = try #require(sums.share)
    #expect(share.base == 100.0 / 1140 && share.now == 111.0 / 1150)
    #expect(abs(share.points - (111.0 / 1150 - 100.0 / 1140) * 100) < 1e-12)
    #expect((sums.notSince, sums.plusAlphaNotSince, sums.totalNotSince) == (1, 2000, 20_000))
    #expect((sums.withoutBase, sums.plusAlphaWithoutBase, sums.totalWithoutBase) == (1, 700, 10_000))
    // Of 120 there are 111, 131 or 311.
    let bounds = try #require(sums.bounds)
    #expect(bounds.low.ratio == -9.0 / 120 && bounds.unchanged.ratio == 11.0 / 120 && bounds.high.ratio == 191.0 / 120)
    #expect(bounds.low.share.base == 120.0 / 1340 && bounds.high.share.now == 311.0 / 1350)
  }

  /// A use that is not told apart on one of the days is compared on no floor but where it is.
  @Test func usesThatAreNotToldApart() throws {
    let others = Self.take(try Self.office()).total.others
    #expect(others[.desk].map { [$0.floors, $0.base, $0.now] } == [2, 72_000, 69_000])
    #expect(others[.shelf].map { [$0.floors, $0.base, $0.now] } == [1, 8000, 6000])
    #expect(others[.meeting].map { [$0.floors, $0.base, $0.now] } == [1, 6000, 6000])
    // Of 4F other held the meetings, and holds the shelves.
    #expect(others[.other].map { [$0.floors, $0.base, $0.now] } == [1, 3000, 5900])
  }

  @Test func earlierDaysAndWithoutABase() throws {
    let office = try Self.office()
    let spring = Self.take(office, on: Day(2025, 3, 31)!).total
    #expect(spring.both == 0 && spring.share == nil && spring.notSince == 3)
    #expect(spring.bounds?.low.ratio == -1 && spring.bounds?.unchanged.ratio == 0)
    #expect(Self.take(office, on: Day(2025, 9, 1)!).total.plusAlpha.now == 9000)
    let none = Self.take(office, base: nil)
    #expect(none.total.both == 0 && none.total.bounds == nil && none.total.withoutBase == 4)
    #expect(none.total.plusAlphaWithoutBase == 6100 + 5000 + 2000 + 700)
    // What is withdrawn counts nothing, and so does a floor of nothing else.
    let withdrawn = Self.take(office, withdrawn: [3, 7])
    #expect(withdrawn.total.plusAlpha.now == 14_000 && withdrawn.rows.map(\.floor) == ["3F", "4F", "5F"])
  }

  @Test func nothingBefore() throws {
    let take = Self.take([
      ("3F", Self.march.lowerBound, try Self.areas(alpha: 0, other: 10)),
      ("3F", Self.autumn, try Self.areas(alpha: 5, other: 5)),
    ])
    #expect(take.total.plusAlpha.ratio == nil && take.total.share?.points == 50 && take.total.bounds == nil)
  }

  @Test func totals() throws {
    // All are told, and the total says the same but for what was rounded.
    let all: [AreaUse: Int] = [.desk: 100, .meeting: 100, .plusAlpha: 100, .shelf: 100, .other: 100]
    #expect(try FloorAreas(all, total: 505).total == 500)
    #expect(throws: FloorAreas.Fault.unlike(sum: 500, total: 506)) { try FloorAreas(all, total: 506) }
    #expect(throws: FloorAreas.Fault.missing([.desk, .shelf])) {
      try Self.areas(desk: nil, alpha: 45, shelf: nil)
    }
    #expect(throws: FloorAreas.Fault.missing([.plusAlpha])) { try FloorAreas([.desk: 1], total: 2) }
    #expect(throws: FloorAreas.Fault.restBesideOther([.shelf])) {
      try Self.areas(alpha: 45, shelf: nil, other: 1, total: 640)
    }
    #expect(throws: FloorAreas.Fault.unlike(sum: 4500, total: 4400)) {
      try Self.areas(alpha: 45, other: nil, total: 44)
    }
    #expect(throws: FloorAreas.Fault.nothing) { try Self.areas(alpha: 0) }
    let rest = try Self.areas(desk: 420, meeting: nil, alpha: 45, shelf: nil, other: nil, total: 640)
    #expect(rest.other == 17_500 && rest[.meeting] == nil && rest[.desk] == 42_000 && rest.total == 64_000)
  }

  /// Whatever the floors that nobody has measured since have of their area, what comes out lies within the bounds.
  @Test(arguments: 1...40 as ClosedRange<UInt64>) func bounds(_ seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    var (said, rest): ([Said], [Said]) = ([], [])
    for floor in 1...6 {
      let total = Int.random(in: 1...900, using: &numbers)
      func part() throws -> FloorAreas {
        let alpha = Int.random(in: 0...total, using: &numbers)
        return try Self.areas(alpha: alpha, other: total - alpha)
      }
      said.append(("\(floor)F", Self.march.lowerBound, try part()))
      if floor > 3 {
        rest.append(("\(floor)F", Self.autumn, try part()))
      } else {
        said.append(("\(floor)F", Self.autumn, try part()))
      }
    }
    let bounds = try #require(Self.take(said).total.bounds)
    let sums = Self.take(said + rest).total
    let (ratio, points) = (try #require(sums.plusAlpha.ratio), try #require(sums.share).points)
    #expect(sums.bounds == nil)
    #expect(try #require(bounds.low.ratio) <= ratio && ratio <= (try #require(bounds.high.ratio)))
    #expect(bounds.low.share.points <= points + 1e-9 && points <= bounds.high.share.points + 1e-9)
  }
}
