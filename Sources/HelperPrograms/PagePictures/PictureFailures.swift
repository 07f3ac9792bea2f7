/// What could not be made a document of, so that it is not tried for each who asks: LibreOffice may take two minutes to
/// fail.
struct PictureFailures {
  /// After that, another try may end better: what was stopped or broke off may have had too little time or memory.
  private static let patience = Duration.seconds(600)

  private var failures: [String: (error: PictureError, at: ContinuousClock.Instant)] = [:]

  subscript(source: PictureSource) -> PictureError? {
    guard let failure = failures[source.sha256] else { return nil }
    switch failure.error {
    case .cannotRead, .tooLarge: return failure.error
    default: return failure.at.duration(to: .now) < Self.patience ? failure.error : nil
    }
  }

  /// Other failures are not the file's fault: a full disk, a program that is missing.
  mutating func note(_ error: PictureError, of source: PictureSource) {
    switch error {
    case .cannotRead, .tooLarge, .timedOut, .crashed: failures[source.sha256] = (error, .now)
    case .noSuchPage, .noLibreOffice, .noPainter, .cannotWrite: break
    }
  }
}
