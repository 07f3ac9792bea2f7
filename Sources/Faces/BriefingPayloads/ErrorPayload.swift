package import BriefingDomain

/// Why a command has failed, as `--json` says it on standard error.
package struct ErrorPayload: Payload {
  package struct Fault: Payload {
    package let kind, message: String
  }

  package let error: Fault

  package init(_ kind: FailureKind, _ message: String) { error = Fault(kind: kind.rawValue, message: message) }
}
