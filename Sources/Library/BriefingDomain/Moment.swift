/// When something took place: an instant, or a day where nobody noted the time.
public struct Moment: Hashable, Sendable {
  /// Seconds since 1970 in UTC; noon of the day in the office's zone where only the day is known.
  public let instant: Int64
  public let dayOnly: Bool

  public init(instant: Int64, dayOnly: Bool) {
    self.instant = instant
    self.dayOnly = dayOnly
  }

  /// When it is over that it can still happen: the instant itself, or the end of the day.
  public var passesAt: Int64 { dayOnly ? max(instant, instant &+ 12 * 3600) : instant }
}
