internal import BriefingDomain

/// What the office's clocks showed, as an instant. The answer for a quarter of an hour is kept: logs go on by seconds, and
/// clocks are set at quarters.
struct LogClock {
  private let instant: (Day, Int) -> Instant
  private var quarter = -1
  private var start = Instant(seconds: 0)

  init(_ instant: @escaping (Day, Int) -> Instant) { self.instant = instant }

  mutating func instant(_ time: WrittenTime) -> Instant {
    let minute = time.minute ?? 12 * 60
    if let offset = time.offset {
      return Instant(seconds: Int64(time.day.number * 86_400 + (minute - offset) * 60 + time.second))
    }
    let asked = time.day.number * 96 + minute / 15
    if asked != quarter {
      quarter = asked
      start = instant(time.day, minute / 15 * 15)
    }
    return start.advanced(by: Int64(minute % 15 * 60 + time.second))
  }
}

/// A day and a time as a log has them.
struct WrittenTime: Hashable {
  var day: Day
  /// Since midnight; `nil` where only the day is said.
  var minute: Int?
  var second = 0
  /// From UTC in minutes, where it is said.
  var offset: Int?
}
