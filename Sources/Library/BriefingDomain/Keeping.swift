/// How long the materials of a briefing are kept.
public struct Keeping: Hashable, Sendable {
  /// From then on nothing is left of them but that they were there.
  public var expiry: Instant?
  public var retention: Retention?

  public init(expiry: Instant? = nil, retention: Retention? = nil) {
    self.expiry = expiry
    self.retention = retention
  }
}

/// How long an office has to keep what it has made (保存期間). The raw values are part of the JSON contract.
public enum Retention: String, Sendable, Codable, CaseIterable {
  case one = "1"
  case three = "3"
  case five = "5"
  case ten = "10"
  /// In use all the time (常用).
  case permanent

  public var years: Int? { Int(rawValue) }

  /// The last day of the period. It begins with the fiscal year after the one of the day.
  ///
  /// - Returns: `nil` for what has no end.
  public func lastDay(for day: Day) -> Day? {
    guard let years else { return nil }
    return Day(day.year + (day.month < 4 ? 0 : 1) + years, 3, 31)
  }
}
