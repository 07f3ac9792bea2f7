internal import BriefingDomain

/// Days of the office's calendar for a million instants: the clocks of a time are asked once.
struct PrintDays {
  private let stretches: [ClockStretch]

  init(_ clock: OfficeClock, _ instants: Range<Instant>) {
    let low = max(instants.lowerBound.seconds, -1 << 38)
    let high = max(low, min(instants.upperBound.seconds, 1 << 38))
    stretches = clock.stretches(within: Instant(seconds: low)..<Instant(seconds: high))
  }

  func day(_ instant: Instant) -> Int {
    let stretch = stretches.last { $0.from <= instant } ?? stretches[0]
    let seconds = min(max(instant.seconds, -1 << 40), 1 << 40) + stretch.offset
    return Int(seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
  }
}
