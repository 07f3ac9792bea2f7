import BriefingDomain
import CDrawing
import Glibc
import HelperProtocol
import HelperService

/// A PDF, drawn with poppler through cairo.
final class PDFDocument: Drawable {
  private let document: OpaquePointer

  /// - Throws: `encrypted` where a password is needed, `damaged` where there is no document to be found in the file.
  init(path: [UInt8]) throws(SourceFailure) {
    // Poppler closes what it is given.
    let descriptor = try SourceFile(path: path).duplicate()
    var error: UnsafeMutablePointer<GError>?
    guard let document = poppler_document_new_from_fd(descriptor, nil, &error) else {
      let isLocked = error.map { $0.pointee.code == Int32(POPPLER_ERROR_ENCRYPTED.rawValue) } ?? false
      if let error { g_error_free(error) }
      throw isLocked
        ? SourceFailure(.encrypted, "PDF with a password") : SourceFailure(.damaged, "PDF that cannot be opened")
    }
    guard poppler_document_get_n_pages(document) > 0 else {
      g_object_unref(UnsafeMutableRawPointer(document))
      throw SourceFailure(.damaged, "PDF without pages")
    }
    self.document = document
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(document)) }

  func sizes() throws(SourceFailure) -> [PageSize] {
    let count = Int(poppler_document_get_n_pages(document))
    guard count <= ReadingBounds.pages else { throw SourceFailure(.tooLarge, "\(count) pages") }
    // A page that is damaged has a size all the same, so that those behind it keep their numbers.
    return (1...count).map { page in
      (try? withPage(page) { Self.size($0) }) ?? PageSize(width: 59_500, height: 84_200)
    }
  }

  func picture(page: Int, width: Int, of part: PagePart) throws(SourceFailure) -> Canvas {
    try withPage(page) { (page) throws(SourceFailure) in
      try Self.canvas(of: page, width: width, part: part)
    }
  }

  /// A page, or a part of it, drawn so many pixels wide.
  static func canvas(of page: OpaquePointer, width: Int, part: PagePart = .whole) throws(SourceFailure) -> Canvas {
    let canvas = try Canvas(size(page).of(part).pixels(width: width))
    var (wide, high) = (0.0, 0.0)
    poppler_page_get_size(page, &wide, &high)
    (wide, high) = (max(wide, 0.01) / Double(PagePart.grid), max(high, 0.01) / Double(PagePart.grid))
    cairo_scale(
      canvas.context, Double(canvas.size.width) / (wide * Double(part.width)),
      Double(canvas.size.height) / (high * Double(part.height)))
    cairo_translate(canvas.context, -wide * Double(part.x), -high * Double(part.y))
    poppler_page_render(page, canvas.context)
    return canvas
  }

  func withPage<Result>(
    _ number: Int, _ body: (OpaquePointer) throws(SourceFailure) -> Result
  ) throws(SourceFailure) -> Result {
    guard (1...max(1, Int(poppler_document_get_n_pages(document)))).contains(number),
      let page = poppler_document_get_page(document, Int32(number - 1))
    else { throw SourceFailure(.damaged, "page \(number) is damaged") }
    defer { g_object_unref(UnsafeMutableRawPointer(page)) }
    return try body(page)
  }

  /// In hundredths of a point, at least one.
  static func size(_ page: OpaquePointer) -> PageSize {
    var (wide, high) = (0.0, 0.0)
    poppler_page_get_size(page, &wide, &high)
    let sides = [wide, high].map { side in
      side.isFinite ? Int(min(max(side * 100, 1), 1e9)) : 1
    }
    return PageSize(width: sides[0], height: sides[1])
  }
}
