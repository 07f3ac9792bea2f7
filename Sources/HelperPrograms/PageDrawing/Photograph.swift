import BriefingDomain
import CDrawing
import HelperProtocol
import HelperService

/// An image file: one page, the way it is meant to be held, or those of a TIFF.
final class Photograph: Drawable {
  /// Pixels of an image that is opened: A0 at 300 dpi.
  private static let mostPixels = 150_000_000
  /// Bytes of a TIFF whose further pages are shown: it is in memory then.
  private static let mostBytes = 128 << 20
  /// Pixels of the longer side that are kept of an image of which a part is enlarged.
  private static let sharpest = 6144

  private let path: [UInt8]
  /// Of a TIFF.
  private let pages: [ScannedPage]
  /// What was asked for last.
  private var shown: (page: Int, pixels: Pixels)?

  private final class Pixels {
    let pointer: OpaquePointer
    /// Of the longer side, that were asked for: there is no finer one to be had within that.
    let side: Int
    init(_ pointer: OpaquePointer, side: Int) { (self.pointer, self.side) = (pointer, side) }
    deinit { g_object_unref(UnsafeMutableRawPointer(pointer)) }
  }

  /// - Throws: `tooLarge` by what the header says, before anything is unpacked; `damaged`. Of a TIFF, each page does.
  init(path: [UInt8]) throws(SourceFailure) {
    self.path = path
    let file = try SourceFile(path: path)
    pages = try ScannedPage.all(of: file)
    if pages.isEmpty { shown = (1, try Self.first(of: file, side: PageSize.tallestPicture)) }
  }

  private func pixels(_ page: Int, side: Int = PageSize.tallestPicture) throws(SourceFailure) -> Pixels {
    if let shown, shown.page == page, shown.pixels.side >= side { return shown.pixels }
    guard pages.isEmpty ? page == 1 : pages.indices.contains(page - 1) else {
      throw SourceFailure(.damaged, "page \(page) is missing")
    }
    shown = nil
    let file = try SourceFile(path: path)
    let pixels = try pages.isEmpty ? Self.first(of: file, side: side) : Self.page(pages[page - 1], of: file, side: side)
    shown = (page, pixels)
    return pixels
  }

  private static func first(of file: borrowing SourceFile, side: Int) throws(SourceFailure) -> Pixels {
    var (wide, high): (Int32, Int32) = (0, 0)
    guard gdk_pixbuf_get_file_info(file.name, &wide, &high) != nil else {
      throw SourceFailure(.unsupported, "an image of a kind that is not drawn")
    }
    try check(Int(wide), Int(high))
    var error: UnsafeMutablePointer<GError>?
    // More than the largest picture needs is thrown away while it is being read, where the format allows that.
    let isLarger = max(wide, high) > side
    let loaded =
      isLarger
      ? gdk_pixbuf_new_from_file_at_scale(file.name, Int32(side), Int32(side), 1, &error)
      : gdk_pixbuf_new_from_file(file.name, &error)
    return try upright(loaded, error, side: isLarger ? side : .max)
  }

  /// The library reads the first page of a TIFF; so it is told of each that it be the first.
  private static func page(
    _ page: ScannedPage, of file: borrowing SourceFile, side: Int
  ) throws(SourceFailure) -> Pixels {
    let head = try file.bytes(count: 8)
    let start = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: page.offset >> $0) }
    let other = Array(head.prefix(4)) + (head.first == UInt8(ascii: "I") ? start.reversed() : start)
    if head == other { return try first(of: file, side: side) }
    try check(page.size.width, page.size.height)
    guard file.size <= mostBytes else { throw SourceFailure(.tooLarge, "pages of a TIFF of \(file.size >> 20) MiB") }
    var bytes = other + (try file.bytes(at: 8, count: file.size))
    var error: UnsafeMutablePointer<GError>?
    guard let loader = gdk_pixbuf_loader_new_with_type("tiff", &error) else {
      return try upright(nil, error, side: .max)
    }
    defer { g_object_unref(loader) }
    let isWritten = gdk_pixbuf_loader_write(loader, bytes, gsize(bytes.count), &error) != 0
    bytes = []
    // It is closed in any case, but the first error is told.
    let isWhole = isWritten ? gdk_pixbuf_loader_close(loader, &error) : gdk_pixbuf_loader_close(loader, nil)
    let loaded = isWritten && isWhole != 0 ? gdk_pixbuf_loader_get_pixbuf(loader) : nil
    return try upright(loaded.map { OpaquePointer(g_object_ref(UnsafeMutableRawPointer($0))) }, error, side: .max)
  }

  private static func check(_ wide: Int, _ high: Int) throws(SourceFailure) {
    guard wide > 0, high > 0, wide * high <= mostPixels else {
      throw SourceFailure(.tooLarge, "an image of \(wide) × \(high) pixels")
    }
  }

  /// - Parameter loaded: is given away.
  private static func upright(
    _ loaded: OpaquePointer?, _ error: UnsafeMutablePointer<GError>?, side: Int
  ) throws(SourceFailure) -> Pixels {
    guard let loaded else {
      let why = error.map { String(cString: $0.pointee.message) } ?? "no pixels"
      if let error { g_error_free(error) }
      throw SourceFailure(.damaged, "an image that cannot be read: \(why)")
    }
    defer { g_object_unref(UnsafeMutableRawPointer(loaded)) }
    guard let upright = gdk_pixbuf_apply_embedded_orientation(loaded) else {
      throw SourceFailure(.tooLarge, "no memory for the image")
    }
    return Pixels(upright, side: side)
  }

  func sizes() throws(SourceFailure) -> [PageSize] {
    pages.isEmpty ? [Self.size(try pixels(1))] : pages.map(\.size)
  }

  private static func size(_ pixels: Pixels) -> PageSize {
    PageSize(width: Int(gdk_pixbuf_get_width(pixels.pointer)), height: Int(gdk_pixbuf_get_height(pixels.pointer)))
  }

  /// A small image stays as it is: the screen enlarges it no worse.
  func picture(page: Int, width: Int, of part: PagePart) throws(SourceFailure) -> Canvas {
    let pixels = try pixels(page, side: part == .whole ? PageSize.tallestPicture : Self.sharpest)
    let there = Self.size(pixels)
    let size = (pages.isEmpty ? there : pages[page - 1].size).of(part)
    let wanted = size.pixels(width: min(width, size.width))
    let cut = there.of(part)
    let (left, top) = (there.width * part.x / PagePart.grid, there.height * part.y / PagePart.grid)
    guard
      let piece = gdk_pixbuf_new_subpixbuf(
        pixels.pointer, Int32(min(left, there.width - cut.width)), Int32(min(top, there.height - cut.height)),
        Int32(cut.width), Int32(cut.height))
    else { throw SourceFailure(.tooLarge, "no memory for the picture") }
    defer { g_object_unref(UnsafeMutableRawPointer(piece)) }
    guard
      let scaled = gdk_pixbuf_scale_simple(piece, Int32(wanted.width), Int32(wanted.height), GDK_INTERP_BILINEAR)
    else { throw SourceFailure(.tooLarge, "no memory for the picture") }
    defer { g_object_unref(UnsafeMutableRawPointer(scaled)) }
    let canvas = try Canvas(wanted)
    canvas.paste(scaled)
    return canvas
  }
}
