public import BriefingDomain

/// Why nothing can be read at all; a single bad file is never an error but a reason in its content.
public enum HelperError: Error, Hashable, Sendable {
  /// There is no executable helper at this path.
  case missing(path: String)
  /// The helper ended before it said that it was ready, or speaks another version.
  case cannotStart(path: String, why: String)

  public var kind: FailureKind { .unavailable }
}
