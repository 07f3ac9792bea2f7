internal import BriefingDomain
internal import BriefingLibrary
internal import HTTPTypes

extension HTTPResponse.Status {
  /// Of a refusal that the page says in a sentence.
  init(of kind: FailureKind) {
    self =
      switch kind {
      case .usage, .badData, .noInput: .unprocessableContent
      case .notFound: .notFound
      case .forbidden: .forbidden
      case .conflict: .conflict
      case .unavailable, .tryAgain: .serviceUnavailable
      case .cannotWrite: .init(code: 507, reasonPhrase: "Insufficient Storage")
      case .deviceError: .internalServerError
      }
  }

  /// Of an error that nobody has made a refusal of: it is the server's, whatever its kind.
  init(ofUnexpected error: any Error) {
    let kind: FailureKind? =
      switch error {
      case let error as LibraryError: error.kind
      case let error as StoreError: error.kind
      default: nil
      }
    switch kind {
    case .forbidden: self = .forbidden
    case .unavailable, .tryAgain: self = .serviceUnavailable
    case .cannotWrite: self = .init(code: 507, reasonPhrase: "Insufficient Storage")
    default: self = .internalServerError
    }
  }
}
