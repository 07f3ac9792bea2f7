public import BriefingDomain

extension Day {
  /// Reads `2026-11-25`, the form that `description` writes; `nil` for anything else.
  public init?(iso text: String) {
    guard text.utf8.count == 10, let month = Month(iso: String(text.prefix(7))), text.dropFirst(7).first == "-",
      let day = Int(text.suffix(2)), let found = Day(month.year, month.month, day), "\(found)" == text
    else { return nil }
    self = found
  }
}

/// The days of a base, as they lie among the settings: `2025-03-01..2025-03-31`.
public enum BaseDays {
  public static func text(_ days: ClosedRange<Day>) -> String { "\(days.lowerBound)..\(days.upperBound)" }

  public static func days(_ text: String) -> ClosedRange<Day>? {
    guard let first = Day(iso: String(text.prefix(10))), text.dropFirst(10).hasPrefix(".."),
      let last = Day(iso: String(text.dropFirst(12))), first <= last
    else { return nil }
    return first...last
  }
}
