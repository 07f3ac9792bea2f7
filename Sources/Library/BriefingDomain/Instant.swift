/// A second of the world's time: when something took place, was registered, was recorded.
public struct Instant: Hashable, Sendable {
  /// Since 1970 in UTC.
  public let seconds: Int64

  public init(seconds: Int64) { self.seconds = seconds }

  /// Before and after everything.
  public static let earliest = Instant(seconds: .min)
  public static let latest = Instant(seconds: .max)

  /// So many seconds later, or the last instant there is.
  public func advanced(by seconds: Int64) -> Instant {
    let (sum, overflows) = self.seconds.addingReportingOverflow(seconds)
    return overflows ? (seconds < 0 ? .earliest : .latest) : Instant(seconds: sum)
  }
}

/// A millisecond of the world's time: when something happened in a room.
public struct PreciseInstant: Hashable, Sendable {
  /// Since 1970 in UTC.
  public let milliseconds: Int64

  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// The beginning of that second, or the last instant that can be told in milliseconds.
  public init(_ instant: Instant) {
    let (product, overflows) = instant.seconds.multipliedReportingOverflow(by: 1000)
    milliseconds = overflows ? (instant.seconds < 0 ? .min : .max) : product
  }

  /// The second that it lies in.
  public var instant: Instant {
    let (quotient, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    return Instant(seconds: rest < 0 ? quotient - 1 : quotient)
  }

  /// So many milliseconds later, or the last instant there is.
  public func advanced(by milliseconds: Int64) -> PreciseInstant {
    let (sum, overflows) = self.milliseconds.addingReportingOverflow(milliseconds)
    return PreciseInstant(milliseconds: overflows ? (milliseconds < 0 ? .min : .max) : sum)
  }

  /// In milliseconds; as many as a number can hold where a file was changed to say more.
  public func since(_ earlier: PreciseInstant) -> Int64 {
    let (difference, overflows) = milliseconds.subtractingReportingOverflow(earlier.milliseconds)
    return overflows ? (milliseconds < 0 ? .min : .max) : difference
  }
}

extension Instant: Comparable {
  public static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }
}

extension PreciseInstant: Comparable {
  public static func < (a: PreciseInstant, b: PreciseInstant) -> Bool { a.milliseconds < b.milliseconds }
}

/// As the number alone.
extension PreciseInstant: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}
