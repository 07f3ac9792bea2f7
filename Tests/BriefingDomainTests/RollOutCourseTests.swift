import BriefingDomain
import Testing

/// Documents per report by months since adoption, reckoned by hand.
struct RollOutCourseTests {
  private static let january = Month(2026, 1)!

  /// - Parameter months: documents and reports from January on.
  private func unit(_ name: String, _ adopted: Month?, _ months: [(documents: Int, reports: Int)]) -> RollOutCourse.Unit
  {
    RollOutCourse.Unit(
      name, adoptedFrom: adopted,
      months: Dictionary(
        uniqueKeysWithValues: months.enumerated().map { place, sum in
          (Self.january.advanced(by: place)!, Tally(form: .paper, count: sum.reports, documents: sum.documents))
        }))
  }

  private func months(_ count: Int) -> [Month] { (0..<count).map { Self.january.advanced(by: $0)! } }

  private func course(_ units: [RollOutCourse.Unit], through last: Int = 5) -> RollOutCourse? {
    RollOutCourse(units, counted: months(last), through: Month(2026, last)!, .documents)
  }

  private var three: [RollOutCourse.Unit] {
    [
      unit("甲", Month(2026, 4), [(10, 5), (10, 5), (10, 5), (4, 4), (0, 2)]),
      unit("乙", Month(2026, 5), [(3, 1), (3, 1), (3, 1), (3, 1), (3, 2)]),
      unit("丙", nil, [(4, 4), (4, 4), (4, 4), (2, 4), (1, 2)]),
    ]
  }

  /// 甲 had 2 documents a report before, 乙 3. In April 甲 has 4 where 8 would have been, in May 乙 has 3 where it would have been 6:
  /// 7 of 14. Of the others, 乙 and 丙 have 5 of 7 in April, 丙 alone 1 of 1.75 in May: 8 × 5⁄7 + 6 × 4⁄7.
  @Test func byHand() throws {
    let course = try #require(self.course(three))
    #expect(course.points.map(\.month) == [-4, -3, -2, -1, 0, 1])
    #expect(course.points.map(\.adopted.documents) == [3, 13, 13, 13, 7, 0])
    #expect(course.points.map(\.adopted.expected) == [3, 13, 13, 13, 14, 4])
    #expect(course.points.map(\.adopted.units) == [1, 2, 2, 2, 2, 1])
    let expected = [24.0 / 7, 10 + 24.0 / 7, 10 + 24.0 / 7, 10 + 12.0 / 7, 64.0 / 7, 2]
    for (point, documents) in zip(course.points, expected) { #expect(abs(point.notYet.documents - documents) < 1e-12) }
    #expect(course.points.map(\.notYet.expected) == [3, 13, 13, 13, 14, 4])
    #expect(course.points.map(\.notYet.units) == [1, 2, 2, 2, 2, 1])
    // A month without documents is a 0, not a gap.
    #expect(course.points[5].adopted.index == 0 && course.points[4].adopted.index == 0.5)
    #expect(course.adopted == ["甲", "乙"] && course.notYet == ["乙", "丙"])
    #expect(!course.isConclusive && course.points.allSatisfy { $0.adopted.isFew && $0.notYet.isFew })
  }

  /// Who stands beside nobody's reports has no weight, and is not counted as if it had.
  @Test func whoHasNoWeight() throws {
    let units = [
      unit("甲", Month(2026, 4), [(10, 5), (10, 5), (10, 5), (4, 4), (0, 0), (2, 2)]),
      unit("乙", Month(2026, 5), [(3, 1), (3, 1), (3, 1), (3, 1), (3, 2), (2, 2)]),
      unit("丙", nil, [(4, 4), (4, 4), (4, 4), (4, 4), (4, 4), (0, 0)]),
      unit("丁", nil, [(2, 2), (2, 2), (2, 2), (2, 2), (0, 0), (2, 2)]),
    ]
    let course = try #require(self.course(units, through: 6))
    let point = try #require(course.points.first { $0.month == 1 })
    // In May nobody of April's has reported, so that 丙 is held against nothing.
    #expect(point.adopted.units == 1 && point.notYet.units == 1)
  }

  /// Over its own year before, a unit's index is 1 by its definition.
  @Test func theYearBeforeIsOne() throws {
    let unit = unit("甲", Month(2026, 4), [(1, 5), (10, 2), (7, 5), (4, 4)])
    let before = try #require(self.course([unit], through: 4)).points.filter { $0.month < 0 }
    let sum = before.reduce((0.0, 0.0)) { ($0.0 + $1.adopted.documents, $0.1 + $1.adopted.expected) }
    #expect(abs(sum.0 - sum.1) < 1e-12)
    // Nobody is left to compare with.
    #expect(before.allSatisfy { $0.notYet.index == nil && $0.notYet.units == 0 })
  }

  /// Nothing of a later month is known, adoptions neither; months that do not count are no part of a base.
  @Test func onlyWhatIsKnown() throws {
    let april = try #require(self.course(three, through: 4))
    #expect(april.adopted == ["甲"] && april.points.map(\.month) == [-3, -2, -1, 0])
    #expect(april.points[3].notYet.index == 5.0 / 7)
    #expect(course(three, through: 3) == nil)
    let gap = try #require(
      RollOutCourse(
        three, counted: [Month(2026, 1)!, Month(2026, 4)!], through: Month(2026, 5)!, .documents))
    #expect(gap.points.map(\.month) == [-3, 0] && gap.leftOut.map(\.why) == [.noReportSince])
  }

  @Test func whoIsLeftOut() throws {
    let units =
      three + [
        unit("古", Month(2023, 4), [(3, 1)]), unit("新", Month(2026, 1), [(3, 1)]),
        unit("無", Month(2026, 4), [(0, 0), (0, 0), (0, 0), (1, 1)]),
        unit("零", Month(2026, 4), [(0, 3), (0, 3), (0, 3), (0, 1)]),
        unit("絶", Month(2026, 4), [(3, 1), (3, 1)]), unit("遅", nil, [(0, 0), (0, 0), (0, 0), (0, 0), (4, 1)]),
        unit("静", nil, []),
      ]
    let course = try #require(self.course(units))
    #expect(course.adopted == ["甲", "乙"])
    #expect(
      course.leftOut.map { "\($0.unit) \($0.why)" } == [
        "古 longAgo", "新 noMonthBefore", "無 noReportBefore", "零 noDocumentBefore", "絶 noReportSince",
        "遅 noReportBefore",
      ])
  }

  @Test func whichMonths() throws {
    let last = Month(2026, 10)!
    let months = RollOutCourse.months(of: [Month(2026, 4)!, Month(2026, 11)!, Month(1900, 1)!], through: last)
    #expect(months.first == Month(2025, 4) && months.last == last)
    #expect(RollOutCourse.months(of: [Month(2023, 10)!], through: last).count == 49)
    #expect(RollOutCourse.months(of: [Month(2023, 9)!, Month(2026, 11)!], through: last).isEmpty)
  }
}
