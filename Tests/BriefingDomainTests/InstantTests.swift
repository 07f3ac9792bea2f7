import BriefingDomain
import Testing

/// What a file changed by somebody can say is more than a number holds: then it is the last that there is.
struct InstantTests {
  private let zero = PreciseInstant(milliseconds: 0)
  private let earliest = PreciseInstant(milliseconds: .min)
  private let latest = PreciseInstant(milliseconds: .max)

  @Test func advancing() {
    #expect(Instant(seconds: 5).advanced(by: -7) == Instant(seconds: -2))
    #expect(Instant.latest.advanced(by: 1) == .latest)
    #expect(Instant.earliest.advanced(by: -1) == .earliest)
    #expect(PreciseInstant(milliseconds: 5).advanced(by: -7) == PreciseInstant(milliseconds: -2))
    #expect(latest.advanced(by: 1) == latest)
    #expect(earliest.advanced(by: -1) == earliest)
  }

  @Test func difference() {
    #expect(PreciseInstant(milliseconds: 5).since(PreciseInstant(milliseconds: 7)) == -2)
    #expect(zero.since(earliest) == .max)
    #expect(latest.since(earliest) == .max)
    #expect(PreciseInstant(milliseconds: -2).since(latest) == .min)
  }

  @Test(arguments: [(0, 0), (999, 0), (1000, 1), (-1, -1), (-1000, -1), (-1001, -2)] as [(Int64, Int64)])
  func theSecondOfAMillisecond(_ milliseconds: Int64, _ seconds: Int64) {
    #expect(PreciseInstant(milliseconds: milliseconds).instant == Instant(seconds: seconds))
  }

  @Test func theMillisecondOfASecond() {
    #expect(PreciseInstant(Instant(seconds: -3)) == PreciseInstant(milliseconds: -3000))
    #expect(PreciseInstant(.latest) == latest)
    #expect(PreciseInstant(.earliest) == earliest)
  }
}
