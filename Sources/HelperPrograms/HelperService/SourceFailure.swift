public import BriefingDomain

/// Why a file, or what is left of it, cannot be read or drawn.
public struct SourceFailure: Error, Hashable, Sendable {
  public let reason: UnreadableReason
  /// English, one line.
  public let detail: String

  public init(_ reason: UnreadableReason, _ detail: String) {
    self.reason = reason
    self.detail = detail
  }
}
