import CDrawing
import Glibc
import HelperProtocol

extension Canvas {
  /// Writes a text across the picture, over and over, so that no part of it is without; what is below can be read.
  func write(mark: String) {
    let (wide, high) = (Double(size.width), Double(size.height))
    let type = max(9, wide / 45)
    cairo_save(context)
    cairo_identity_matrix(context)
    cairo_push_group(context)
    cairo_translate(context, wide / 2, high / 2)
    cairo_rotate(context, -.pi / 7)
    let line = Line(context, mark, size: type, isBold: true, colour: (0.55, 0.1, 0.1))
    let (across, down) = (max(line.width, type) + 3 * type, 5 * type)
    let reach = hypot(wide, high) / 2
    for row in -Int(reach / down) - 1...Int(reach / down) + 1 {
      // Every other row begins in the middle of the one above.
      let start = -reach - (row % 2 == 0 ? across : across / 2)
      for x in stride(from: start, to: reach, by: across) { line.draw(x: x, y: Double(row) * down) }
    }
    cairo_pop_group_to_source(context)
    cairo_paint_with_alpha(context, 0.22)
    cairo_restore(context)
  }
}
