internal import JapaneseText

/// Shapes of a drawing (SVG), in units of its view box. A length that is no number draws as 0.
enum Drawing {
  /// A picture with a name and a description for those who do not see it.
  ///
  /// - Parameter id: unique on the page.
  static func picture(
    id: String, class style: String, width: Double, height: Double, title: String, description: String,
    @HTMLBuilder _ content: () -> HTML
  ) -> HTML {
    tag(
      "svg",
      [
        "viewBox": "0 0 \(length(width)) \(length(height))", "class": style, "role": "img",
        "aria-labelledby": "\(id)-title \(id)-desc",
      ]
    ) {
      tag("title", ["id": "\(id)-title"]) { title }
      tag("desc", ["id": "\(id)-desc"]) { description }
      content()
    }
  }

  /// A rectangle between two heights, whichever is the higher.
  static func box(_ style: String, x: Double, width: Double, from y: Double, to otherY: Double) -> HTML {
    tag(
      "rect",
      [
        "class": style, "x": length(x), "y": length(min(y, otherY)), "width": length(max(0, width)),
        "height": length(abs(y - otherY)),
      ])
  }

  static func line(_ style: String, from a: (x: Double, y: Double), to b: (x: Double, y: Double)) -> HTML {
    tag("line", ["class": style, "x1": length(a.x), "y1": length(a.y), "x2": length(b.x), "y2": length(b.y)])
  }

  enum Anchor: String { case start, middle, end }

  static func label(_ text: String, _ style: String, x: Double, y: Double, _ anchor: Anchor = .middle) -> HTML {
    tag("text", ["class": style, "x": length(x), "y": length(y), "text-anchor": anchor.rawValue]) { text }
  }

  static func polygon(_ style: String, _ points: [(x: Double, y: Double)]) -> HTML {
    tag("polygon", ["class": style, "points": list(points)])
  }

  static func polyline(_ style: String, _ points: [(x: Double, y: Double)]) -> HTML {
    tag("polyline", ["class": style, "points": list(points)])
  }

  /// Parallel strokes at 45°, which tell areas apart without colour.
  static func hatching(id: String, class style: String) -> HTML {
    tag("defs") {
      tag(
        "pattern",
        [
          "id": id, "width": "6", "height": "6", "patternUnits": "userSpaceOnUse",
          "patternTransform": "rotate(45)",
        ]
      ) {
        tag("rect", ["width": "6", "height": "6", "class": "paper"])
        tag("line", ["x1": "1.5", "y1": "0", "x2": "1.5", "y2": "6", "class": style])
      }
    }
  }

  /// About how wide a text comes out; a little too much rather than too little.
  static func width(of text: String, size: Double) -> Double { Double(displayWidth(text)) * size * 0.56 }

  static func length(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let tenths = Int((min(max(value, -1e6), 1e6) * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  private static func list(_ points: [(x: Double, y: Double)]) -> String {
    points.map { "\(length($0.x)),\(length($0.y))" }.joined(separator: " ")
  }
}
