import BriefingDomain
import HelperProtocol
import HelperService

/// The helper that draws: one answer for each request.
public enum PainterService {
  public static func run() {
    let shelf = Shelf()
    // Pango looks for typefaces in one.
    HelperLoop.run(
      threads: true, overtime: { PainterResponse.failure(.timedOut, detail: $0).encoded() },
      serve: { (frame) throws(ProtocolViolation) in
        let request = try PainterRequest(frame)
        HelperLoop.write(answer(request, shelf).encoded())
      })
  }

  private static func answer(_ request: PainterRequest, _ shelf: Shelf) -> PainterResponse {
    do throws(SourceFailure) {
      switch request.act {
      case .typeset:
        return .drawing(try Typesetting.document(of: request.source, path: request.path))
      case .measure:
        return .sizes(try shelf.drawable(request).sizes())
      case .paint(let page, let width, let part, let mark):
        let picture = try shelf.drawable(request).picture(page: page, width: width, of: part)
        if !mark.isEmpty { picture.write(mark: mark) }
        return .drawing(try picture.webp())
      case .findUnseen(let page, let origin):
        guard let document = try shelf.drawable(request) as? PDFDocument else {
          throw SourceFailure(.unsupported, "only a PDF has text under its picture")
        }
        return .stretches(try document.unseenTexts(page: page, in: origin))
      }
    } catch {
      return .failure(error.reason, detail: error.detail)
    }
  }
}
