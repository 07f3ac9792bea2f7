internal import ArgumentParser
internal import BriefingDomain

extension FailureKind {
  /// For scripts, after sysexits.h.
  var exitCode: ExitCode {
    switch self {
    case .usage: ExitCode(64)
    case .badData, .notFound, .conflict: ExitCode(65)
    case .noInput: ExitCode(66)
    case .unavailable: ExitCode(69)
    case .forbidden: ExitCode(77)
    case .cannotWrite: ExitCode(73)
    case .deviceError: ExitCode(74)
    case .tryAgain: ExitCode(75)
    }
  }
}
