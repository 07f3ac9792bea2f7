internal import BlockingThreads
public import BriefingDomain
internal import HelperHost
internal import HelperProtocol

/// Finds the texts of PDFs that their pictures do not show. No ``PictureMaker`` is needed, and nothing is kept.
public struct UnseenTextFinder: Sendable {
  private let painter: String
  private let folder: PictureFolder
  private let sources: [[UInt8]]

  /// The parameters are those of ``PictureMaker``.
  public init(painter: String, sources: [String], folder: String) {
    self.painter = painter
    self.folder = PictureFolder(path: folder)
    self.sources = (sources + [folder]).map { Array($0.utf8) }
  }

  /// - Parameter pages: those that have text, from 1.
  /// - Returns: those pages that have such texts.
  /// - Throws: why it cannot be told, as ``PictureError``, `HelperError` or `HelperFailure`; `CancellationError`.
  public func texts(ofPDF path: [UInt8], pages: [Int]) async throws -> [UnseenText] {
    try await PictureFolder.threads.run { try folder.prepare() }
    var found: [UnseenText] = []
    try await HelperProcess.run(
      painter, limits: ReadingLimits(), readable: sources, environment: ["FONTCONFIG_FILE": folder.fonts]
    ) { helper in
      for page in pages {
        let request = PainterRequest(.findUnseen(page: page), of: .pdf, path: path)
        let (response, _) = try await helper.ask(request.encoded()) { (frame) throws(ProtocolViolation) in
          .done(try PainterResponse(frame))
        }
        switch response {
        case .stretches(let texts): if !texts.isEmpty { found.append(UnseenText(page: page, stretches: texts)) }
        // Of what cannot be drawn nobody knows what it shows.
        case .failure(let reason, let detail): throw PictureError(reason, detail)
        case .sizes, .drawing: throw PictureError.crashed(detail: "the helper gave a wrong answer")
        }
      }
    }
    return found
  }
}
