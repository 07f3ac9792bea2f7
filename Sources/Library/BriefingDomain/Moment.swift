/// When something took place: an instant, or a day where nobody noted the time.
public struct Moment: Hashable, Sendable {
  /// Noon of the day in the office's zone where only the day is known.
  public let instant: Instant
  public let dayOnly: Bool

  public init(instant: Instant, dayOnly: Bool) {
    self.instant = instant
    self.dayOnly = dayOnly
  }

  /// When it is over that it can still happen: the instant itself, or the end of the day.
  public var passesAt: Instant { dayOnly ? instant.advanced(by: 12 * 3600) : instant }
}
