import BriefingDomain
import Testing

/// Which months a figure stands on.
struct MonthCoverageTests {
  private func coverage(
    _ period: String, now: String = "2026-11", logFrom: String? = nil, running: Bool = false, known: [String]
  ) throws -> MonthCoverage {
    MonthCoverage(
      of: try #require(Period(iso: period)), now: try #require(Month(iso: now)),
      logFrom: logFrom.flatMap(Month.init(iso:)),
      countsRunning: running
    ) { known.contains("\($0)") }
  }

  /// April to June have no entry, the log begins in July, November runs, the rest is to come.
  @Test func everyMonthIsSomewhere() throws {
    let known = ["2026-07", "2026-08", "2026-10", "2026-11"]
    let year = try coverage("2026-04..2027-03", known: known)
    #expect(year.counted.map(\.description) == ["2026-07", "2026-08", "2026-10"])
    #expect(year.withoutEntry.map(\.description) == ["2026-04", "2026-05", "2026-06", "2026-09"])
    #expect(year.running?.description == "2026-11" && !year.countsRunning)
    #expect(year.toCome.map(\.description) == ["2026-12", "2027-01", "2027-02", "2027-03"])
    #expect(year.beforeLog.isEmpty)

    let kept = try coverage("2026-04..2027-03", logFrom: "2026-07", running: true, known: known)
    #expect(kept.beforeLog.map(\.description) == ["2026-04", "2026-05", "2026-06"])
    #expect(kept.withoutEntry.map(\.description) == ["2026-09"])
    #expect(kept.counted.last?.description == "2026-11" && kept.countsRunning)
  }

  /// A month that runs and of which nothing is known yet is no month without paper.
  @Test func aRunningMonthWithoutAnEntry() throws {
    let month = try coverage("2026-11", running: true, known: [])
    #expect(month.counted.isEmpty && !month.countsRunning && month.running?.description == "2026-11")
  }

  /// What lies before the log is not counted, though something may be recorded of it.
  @Test func anEntryBeforeTheLog() throws {
    let month = try coverage("2025-06", logFrom: "2025-07", known: ["2025-06"])
    #expect(month.counted.isEmpty && month.beforeLog.map(\.description) == ["2025-06"])
  }
}

struct RoundingTests {
  /// As Excel's ROUND and every auditor: ties go up, whatever binary fractions make of them.
  @Test(
    arguments: [
      (22.5, 23.0), (-22.5, -23), (0.5, 1), (1.5, 2), (2.5, 3), (0.285 * 1000, 285), (1.005 * 100 * 10, 1005),
      (0.145 * 100 * 10, 145),
      (2.4999999, 2), (0, 0), (99_999_999.5, 100_000_000), (123_456_789_012_345, 123_456_789_012_345),
    ] as [(Double, Double)])
  func halfUp(_ value: Double, _ rounded: Double) { #expect(roundedHalfUp(value) == rounded) }

  /// 35 ÷ 1000 × 100 and the like, tenths of percents: each tie of every fraction with up to three digits.
  @Test func everyTieOfAThousand() {
    for count in 0...2000 where count % 10 == 5 {
      #expect(roundedHalfUp(Double(count) / 2000 * 100 * 2) == Double((count + 5) / 10), "\(count)")
    }
  }
}
