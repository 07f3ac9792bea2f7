internal import JapaneseText

/// A piece of a page. Text and attribute values get in escaped and made harmless, and in no other way: only names of
/// tags and attributes and the style sheet, which are literals of this program, are written as they stand.
///
/// What is written is well-formed XML too, so that any parser reads it alike.
struct HTML {
  private(set) var source = ""

  init() {}

  init(text: String) { source = text.escapedForHTML }

  /// Text whose line ends stay, for a field of several lines.
  init(lines text: String) { source = harmlessLines(text).withEntities }

  fileprivate init(source: String) { self.source = source }

  init(_ parts: [HTML]) { source = parts.map(\.source).joined() }

  static func + (a: HTML, b: HTML) -> HTML { HTML(source: a.source + b.source) }

  /// The page as a file.
  static func document(language: String, head: HTML, body: HTML) -> String {
    "<!DOCTYPE html>\n"
      + tag("html", ["lang": language]) {
        tag("head") { head }
        tag("body") { body }
      }.source
  }

  static func style(_ sheet: StaticString) -> HTML { HTML(source: "<style>\(styleText(sheet))</style>\n") }

  /// What is in the element of a style sheet, to the byte.
  static func styleText(_ sheet: StaticString) -> String { "\n\(sheet)" }
}

extension String {
  /// As text or an attribute's value, and harmless.
  package var escapedForHTML: String { safe.withEntities }

  fileprivate var withEntities: String {
    guard unicodeScalars.contains(where: { $0.entity != nil }) else { return self }
    // By code points: a sign and a combining mark behind it are one character, and yet the sign.
    return unicodeScalars.reduce(into: "") { out, scalar in
      if let entity = scalar.entity { out += entity } else { out.unicodeScalars.append(scalar) }
    }
  }
}

extension Unicode.Scalar {
  /// What stands for a sign that means something in HTML.
  var entity: String? {
    switch self {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "'": "&#39;"
    default: nil
    }
  }
}

/// An element with its attributes and what is in it. An attribute that is `nil` is left out.
func tag(
  _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
  @HTMLBuilder _ content: () -> HTML = { HTML() }
) -> HTML {
  var source = "<\(name)"
  for case (let name, let value?) in attributes { source += " \(name)=\"\(value.escapedForHTML)\"" }
  let inside = content().source
  let name = "\(name)"
  if inside.isEmpty, emptyElements.contains(name) { return HTML(source: source + "/>" + lineEnd(name)) }
  return HTML(source: source + ">" + inside + "</\(name)>" + lineEnd(name))
}

/// Elements that never hold anything, or that a drawing has without anything in them.
private let emptyElements: Set = [
  "meta", "link", "input", "img", "hr", "br", "col", "rect", "line", "path", "circle", "polygon", "polyline",
]

/// White space between these does not show, so that a line each costs nothing.
private func lineEnd(_ name: String) -> String { inlineElements.contains(name) ? "" : "\n" }

private let inlineElements: Set = [
  "a", "b", "br", "code", "del", "em", "ins", "mark", "pre", "small", "span", "strong", "td", "th", "text", "time",
  "tspan",
]

/// A `String` in a builder is text, escaped.
@resultBuilder enum HTMLBuilder {
  static func buildExpression(_ text: String) -> HTML { HTML(text: text) }
  static func buildExpression(_ html: HTML) -> HTML { html }
  static func buildExpression(_ html: HTML?) -> HTML { html ?? HTML() }
  static func buildExpression(_ parts: [HTML]) -> HTML { HTML(parts) }
  static func buildBlock(_ parts: HTML...) -> HTML { HTML(parts) }
  static func buildOptional(_ part: HTML?) -> HTML { part ?? HTML() }
  static func buildEither(first part: HTML) -> HTML { part }
  static func buildEither(second part: HTML) -> HTML { part }
  static func buildArray(_ parts: [HTML]) -> HTML { HTML(parts) }
}
