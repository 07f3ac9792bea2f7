import BriefingDomain
import CDrawing
import HelperProtocol
import HelperService

/// An image file: one page, the way it is meant to be held.
final class Photograph: Drawable {
  /// Pixels of an image that is opened: A0 at 300 dpi.
  private static let mostPixels = 150_000_000

  private let pixels: OpaquePointer

  /// - Throws: `tooLarge` by what the header says, before anything is unpacked; `damaged`.
  init(path: [UInt8]) throws(SourceFailure) {
    let file = try SourceFile(path: path)
    var (wide, high): (Int32, Int32) = (0, 0)
    guard gdk_pixbuf_get_file_info(file.name, &wide, &high) != nil else {
      throw SourceFailure(.unsupported, "an image of a kind that is not drawn")
    }
    guard wide > 0, high > 0, Int(wide) * Int(high) <= Self.mostPixels else {
      throw SourceFailure(.tooLarge, "an image of \(wide) × \(high) pixels")
    }
    var error: UnsafeMutablePointer<GError>?
    // More than the largest picture needs is thrown away while it is being read, where the format allows that.
    let side = Int32(PageSize.tallestPicture)
    let loaded =
      max(wide, high) > side
      ? gdk_pixbuf_new_from_file_at_scale(file.name, side, side, 1, &error)
      : gdk_pixbuf_new_from_file(file.name, &error)
    guard let loaded else {
      let why = error.map { String(cString: $0.pointee.message) } ?? "no pixels"
      if let error { g_error_free(error) }
      throw SourceFailure(.damaged, "an image that cannot be read: \(why)")
    }
    defer { g_object_unref(UnsafeMutableRawPointer(loaded)) }
    guard let upright = gdk_pixbuf_apply_embedded_orientation(loaded) else {
      throw SourceFailure(.tooLarge, "no memory for the image")
    }
    pixels = upright
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(pixels)) }

  private var size: PageSize {
    PageSize(width: Int(gdk_pixbuf_get_width(pixels)), height: Int(gdk_pixbuf_get_height(pixels)))
  }

  func sizes() -> [PageSize] { [size] }

  /// A small image stays as it is: the screen enlarges it no worse.
  func picture(page: Int, width: Int) throws(SourceFailure) -> [UInt8] {
    let wanted = size.pixels(width: min(width, size.width))
    guard let scaled = gdk_pixbuf_scale_simple(pixels, Int32(wanted.width), Int32(wanted.height), GDK_INTERP_BILINEAR)
    else { throw SourceFailure(.tooLarge, "no memory for the picture") }
    defer { g_object_unref(UnsafeMutableRawPointer(scaled)) }
    let canvas = try Canvas(wanted)
    canvas.paste(scaled)
    return try canvas.png()
  }
}
