internal import BriefingDomain
internal import BriefingLibrary
internal import HTTPTypes

extension FailureKind {
  /// What a server answers with.
  var status: HTTPResponse.Status {
    switch self {
    case .usage, .badData: .badRequest
    case .notFound, .noInput: .notFound
    case .conflict: .conflict
    case .unavailable, .tryAgain: .serviceUnavailable
    case .cannotWrite: .init(code: 507, reasonPhrase: "Insufficient Storage")
    case .deviceError: .internalServerError
    }
  }

  /// Of an error of the library or its database; `nil` for every other.
  init?(_ error: any Error) {
    switch error {
    case let error as LibraryError: self = error.kind
    case let error as StoreError: self = error.kind
    default: return nil
    }
  }
}
