import BriefingDomain
import CDrawing
import HelperProtocol
import HelperService
import PictureEncoding

/// White paper to draw a picture on.
final class Canvas {
  let context: OpaquePointer
  let size: PageSize
  private let surface: OpaquePointer

  /// - Parameter size: pixels.
  init(_ size: PageSize) throws(SourceFailure) {
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(size.width), Int32(size.height)),
      let context = cairo_create(surface), cairo_status(context) == CAIRO_STATUS_SUCCESS
    else { throw SourceFailure(.tooLarge, "no memory for a picture of \(size.width) × \(size.height)") }
    self.surface = surface
    self.context = context
    self.size = size
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Puts an image of just this size on the paper.
  func paste(_ image: OpaquePointer) {
    cairo_surface_flush(surface)
    guard let from = gdk_pixbuf_read_pixels(image), let to = cairo_image_surface_get_data(surface) else { return }
    utsusu_paste(
      from, gdk_pixbuf_get_n_channels(image), gdk_pixbuf_get_rowstride(image), to,
      cairo_image_surface_get_stride(surface), cairo_image_surface_get_width(surface),
      cairo_image_surface_get_height(surface))
    cairo_surface_mark_dirty(surface)
  }

  /// Two colours that differ less look like one.
  private static let difference = 12

  /// Whether nothing can be told apart in a rectangle of pixels, which lies on the canvas.
  func isPlain(_ across: Range<Int>, _ down: Range<Int>) -> Bool {
    cairo_surface_flush(surface)
    guard let pixels = cairo_image_surface_get_data(surface) else { return false }
    let stride = Int(cairo_image_surface_get_stride(surface))
    for channel in 0..<3 {
      var (least, most) = (255, 0)
      for y in down {
        for x in across {
          let value = Int(pixels[y * stride + x * 4 + channel])
          (least, most) = (min(least, value), max(most, value))
          if most - least > Self.difference { return false }
        }
      }
    }
    return true
  }

  /// Whether a rectangle of pixels, which lies on both, looks the same on another canvas of this size.
  func isLike(_ other: Canvas, _ across: Range<Int>, _ down: Range<Int>) -> Bool {
    cairo_surface_flush(surface)
    cairo_surface_flush(other.surface)
    guard let mine = cairo_image_surface_get_data(surface), let others = cairo_image_surface_get_data(other.surface)
    else { return false }
    let stride = Int(cairo_image_surface_get_stride(surface))
    for y in down {
      for place in (y * stride + across.lowerBound * 4)..<(y * stride + across.upperBound * 4) where place % 4 < 3 {
        if abs(Int(mine[place]) - Int(others[place])) > Self.difference { return false }
      }
    }
    return true
  }

  /// A lossless WebP of the picture. The paper is not to be used after that: its pixels are lost.
  func webp() throws(SourceFailure) -> [UInt8] {
    cairo_surface_flush(surface)
    guard let pixels = cairo_image_surface_get_data(surface), cairo_status(context) == CAIRO_STATUS_SUCCESS else {
      throw SourceFailure(
        .damaged, "cannot be drawn: \(String(cString: cairo_status_to_string(cairo_status(context))))")
    }
    // Rows of four bytes a pixel have no gap between them.
    let (width, height) = (cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface))
    var length = 0
    let file = pixels.withMemoryRebound(to: UInt32.self, capacity: Int(width) * Int(height)) {
      utsusu_webp($0, width, height, &length)
    }
    guard let file else { throw SourceFailure(.tooLarge, "no memory for the picture's file") }
    defer { free(file) }
    guard length <= Frame.largestDrawing else {
      throw SourceFailure(.tooLarge, "a picture of \(length >> 20) MiB")
    }
    return Array(UnsafeBufferPointer(start: file, count: length))
  }
}
