internal import Foundation

extension Folding {
  /// Whether two names that people sign in by are one in any case and width, and in nothing else: what is folded for a
  /// search is alike for readers, and may be another person.
  public static func isOneName(_ a: String, _ b: String) -> Bool {
    a.precomposedStringWithCompatibilityMapping.lowercased() == b.precomposedStringWithCompatibilityMapping.lowercased()
  }
}
