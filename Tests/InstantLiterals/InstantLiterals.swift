public import BriefingDomain

// In tests a number says a time, and how much later.

/// Seconds.
extension Instant: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int64) { self.init(seconds: value) }

  public static func + (instant: Instant, seconds: Int64) -> Instant { instant.advanced(by: seconds) }
  public static func - (instant: Instant, seconds: Int64) -> Instant { instant.advanced(by: -seconds) }
}

/// Milliseconds.
extension PreciseInstant: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int64) { self.init(milliseconds: value) }

  public static func + (instant: PreciseInstant, milliseconds: Int64) -> PreciseInstant {
    instant.advanced(by: milliseconds)
  }
}
