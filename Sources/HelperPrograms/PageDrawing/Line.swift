import CDrawing

/// A stretch of text, set in one or more lines.
final class Line {
  private let layout: OpaquePointer
  private let context: OpaquePointer
  private let colour: (Double, Double, Double)

  /// Fixed in pitch, so that what was lined up with spaces stays so; other Japanese fonts where it is missing.
  private static let family = "IPAGothic, Noto Sans Mono CJK JP, Noto Sans CJK JP, sans-serif"
  /// From line to line, where the type's own height is 1.
  private static let spacing = 1.4
  /// Nothing that one reads from a wall is longer; a megabyte without a break would take minutes.
  static let mostCharacters = 4000

  /// - Parameters:
  ///   - size: of the type, in points.
  ///   - width: where lines are broken.
  ///   - height: what is lower is cut off and marked with an ellipsis.
  ///   - isMarkup: whether Pango's tags are in it.
  init(
    _ context: OpaquePointer, _ text: some StringProtocol, size: Double, isBold: Bool = false,
    colour: (Double, Double, Double) = Paper.dark, width: Double? = nil, height: Double? = nil, isMarkup: Bool = false,
    isRight: Bool = false
  ) {
    self.context = context
    self.colour = colour
    layout = pango_cairo_create_layout(context)
    pango_context_set_language(pango_layout_get_context(layout), pango_language_from_string("ja"))
    let font = pango_font_description_from_string(Self.family)
    pango_font_description_set_absolute_size(font, size * Double(PANGO_SCALE))
    if isBold { pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD) }
    pango_layout_set_font_description(layout, font)
    pango_font_description_free(font)
    pango_layout_set_line_spacing(layout, Float(Self.spacing))
    if let width { pango_layout_set_width(layout, Self.units(width)) }
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    if let height {
      pango_layout_set_height(layout, Self.units(height))
      pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
    }
    if isRight { pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT) }
    if isMarkup {
      pango_layout_set_markup(layout, String(text), -1)
    } else {
      pango_layout_set_text(layout, String(text), -1)
    }
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

  private static func units(_ points: Double) -> Int32 { Int32(min(max(points, 1), 1e6) * Double(PANGO_SCALE)) }

  private var extents: PangoRectangle {
    var logical = PangoRectangle()
    pango_layout_get_extents(layout, nil, &logical)
    return logical
  }

  var width: Double { Double(extents.width) / Double(PANGO_SCALE) }
  var height: Double { Double(extents.height) / Double(PANGO_SCALE) }

  /// Draws everything with its upper left corner there.
  func draw(x: Double, y: Double) {
    cairo_set_source_rgb(context, colour.0, colour.1, colour.2)
    cairo_move_to(context, x, y)
    pango_cairo_show_layout(context, layout)
  }

  /// Draws line after line, on as many pages as it takes.
  func flow(x: Double, on paper: Paper) {
    for number in 0..<pango_layout_get_line_count(layout) where !paper.isFull {
      guard let line = pango_layout_get_line_readonly(layout, number) else { return }
      var logical = PangoRectangle()
      pango_layout_line_get_extents(line, nil, &logical)
      let high = Double(logical.height) / Double(PANGO_SCALE)
      paper.need(high * Self.spacing)
      cairo_set_source_rgb(context, colour.0, colour.1, colour.2)
      cairo_move_to(context, x, paper.y - Double(logical.y) / Double(PANGO_SCALE))
      pango_cairo_show_layout_line(context, line)
      paper.advance(high * Self.spacing)
    }
  }
}
