internal import JapaneseText

/// A piece of a page. Text and attribute values get in escaped and made harmless, and in no other way: only names of
/// tags and attributes and the style sheet, which are literals of this program, are written as they stand.
///
/// What is written is well-formed XML too, so that any parser reads it alike.
struct HTML {
  private(set) var source = ""

  init() {}

  init(text: String) { source = HTML.escaped(text) }

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

  static func style(_ sheet: StaticString) -> HTML { HTML(source: "<style>\n\(sheet)</style>\n") }

  fileprivate static func escaped(_ text: String) -> String {
    let text = text.safe
    guard text.utf8.contains(where: { special.contains($0) }) else { return text }
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "'": out += "&#39;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  private static let special = Set("&<>\"'".utf8)
}

/// An element with its attributes and what is in it.
func tag(
  _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:],
  @HTMLBuilder _ content: () -> HTML = { HTML() }
) -> HTML {
  var source = "<\(name)"
  for (name, value) in attributes { source += " \(name)=\"\(HTML.escaped(value))\"" }
  let inside = content().source
  let name = "\(name)"
  if inside.isEmpty, emptyElements.contains(name) { return HTML(source: source + "/>" + lineEnd(name)) }
  return HTML(source: source + ">" + inside + "</\(name)>" + lineEnd(name))
}

/// Elements that never hold anything, or that a drawing has without anything in them.
private let emptyElements: Set = ["meta", "br", "col", "rect", "line", "path", "circle", "polygon", "polyline"]

/// White space between these does not show, so that a line each costs nothing.
private func lineEnd(_ name: String) -> String { inlineElements.contains(name) ? "" : "\n" }

private let inlineElements: Set = [
  "a", "b", "br", "code", "em", "small", "span", "strong", "td", "th", "text", "tspan",
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
