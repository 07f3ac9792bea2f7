/// What kind of thing went wrong: from it a program's exit code and a server's status come, each in one place.
public enum FailureKind: String, Sendable, CaseIterable {
  /// Asked for in a way that cannot be meant.
  case usage
  /// Data, or a file, that is not what it should be.
  case badData
  /// There is nothing of that name or number.
  case notFound
  /// Who asks may not.
  case forbidden
  /// What there is stands against it.
  case conflict
  /// A file that was named is not there, or cannot be read.
  case noInput
  /// A part that it needs is missing.
  case unavailable
  case cannotWrite
  /// The disk failed.
  case deviceError
  /// Something else has it now; later it may be free.
  case tryAgain
}

extension StoreError {
  public var kind: FailureKind {
    switch self {
    case .newerDatabase, .damagedDatabase: .badData
    case .busy: .tryAgain
    case .cannotWrite, .keysLost: .cannotWrite
    case .deviceError: .deviceError
    case .ledgerRule, .nameTaken: .conflict
    }
  }
}
