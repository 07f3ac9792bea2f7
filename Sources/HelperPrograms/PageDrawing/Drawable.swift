import BriefingDomain
import HelperProtocol
import HelperService

/// Something with pages that can be drawn.
protocol Drawable: AnyObject {
  func sizes() throws(SourceFailure) -> [PageSize]
  /// A picture of a part of a page.
  ///
  /// - Parameter page: from 1.
  func picture(page: Int, width: Int, of part: PagePart) throws(SourceFailure) -> Canvas
}

/// The files that were asked for last, open: page after page of the same few files is wanted.
final class Shelf {
  private static let room = 4
  private var items: [(path: [UInt8], drawable: any Drawable)] = []

  func drawable(_ request: PainterRequest) throws(SourceFailure) -> any Drawable {
    if let place = items.firstIndex(where: { $0.path == request.path }) {
      let item = items.remove(at: place)
      items.append(item)
      return item.drawable
    }
    if items.count >= Self.room { items.removeFirst() }
    let drawable: any Drawable
    switch request.source {
    case .pdf: drawable = try PDFDocument(path: request.path)
    case .image: drawable = try Photograph(path: request.path)
    case .text, .markdown, .table: throw SourceFailure(.unsupported, "a text must be typeset first")
    }
    items.append((request.path, drawable))
    return drawable
  }
}
