internal import BriefingDomain
internal import Foundation

// What the pages of the desk are made of.

extension DeskPages {
  /// - Parameter isWide: for tables and pictures, which take what room there is.
  /// - Parameter script: a module of the server's that makes the page quicker; it works without.
  static func page(
    _ title: String, _ frame: DeskFrame, isWide: Bool = false, script: String? = nil,
    @HTMLBuilder _ content: () -> HTML
  ) -> String {
    let content = content()
    return HTML.document(
      language: Language.current.rawValue,
      head: HTML(
        [
          tag("meta", ["charset": "utf-8"]),
          tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
          tag("meta", ["name": "robots", "content": "noindex"]), tag("title") { "\(title) – utsusu" },
          tag("link", ["rel": "icon", "href": "/assets/icon.svg", "type": "image/svg+xml"]),
          tag("link", ["rel": "stylesheet", "href": "/assets/base.css"]),
          tag("link", ["rel": "stylesheet", "href": "/assets/desk.css"]),
        ] + (script.map { [tag("script", ["type": "module", "src": "/assets/\($0)"])] } ?? [])),
      body: HTML([
        frame.header,
        tag("main", ["class": isWide ? "desk wide" : "desk", "id": "content"]) {
          tag("h1") { title }
          frame.said
          content
        },
      ]))
  }

  static func form(
    _ action: String, _ token: String? = nil, @HTMLBuilder _ content: () -> HTML
  ) -> HTML {
    tag("form", ["method": "post", "action": action]) {
      if let token { hidden("token", token) }
      content()
    }
  }

  static func field(
    _ name: String, _ label: String, type: String, autocomplete: String, value: String = "", hint: String? = nil
  ) -> HTML {
    let field = tag("label", ["for": name]) { label }
    guard let hint else {
      return field
        + tag(
          "input",
          [
            "id": name, "name": name, "type": type, "autocomplete": autocomplete, "value": value,
            "required": "required",
          ])
    }
    return field
      + tag(
        "input",
        [
          "id": name, "name": name, "type": type, "autocomplete": autocomplete, "value": value, "required": "required",
          "aria-describedby": "\(name)-hint",
        ]) + tag("p", ["id": "\(name)-hint", "class": "quiet"]) { hint }
  }

  static func hidden(_ name: String, _ value: String, autocomplete: String? = nil) -> HTML {
    // Those that a password manager should see are no hidden fields, which they pass over.
    if let autocomplete {
      return tag(
        "input",
        [
          "name": name, "type": "text", "value": value, "autocomplete": autocomplete, "readonly": "readonly",
          "hidden": "hidden", "tabindex": "-1", "aria-hidden": "true",
        ])
    }
    return tag("input", ["name": name, "type": "hidden", "value": value])
  }

  static func button(_ label: String) -> HTML { tag("button", ["type": "submit"]) { label } }

  /// A list of which one is chosen.
  ///
  /// - Parameter choices: what is sent, and what is read.
  static func choice(_ name: String, _ label: String, _ choices: [(String, String)], _ chosen: String) -> HTML {
    tag("div") {
      tag("label", ["for": name]) { label }
      tag("select", ["id": name, "name": name]) {
        for (value, text) in choices {
          value == chosen
            ? tag("option", ["value": value, "selected": "selected"]) { text }
            : tag("option", ["value": value]) { text }
        }
      }
    }
  }
}

/// What stands behind the path of an address, with its `?`; without those that have nothing.
package func queryString(_ parts: [(String, String?)]) -> String {
  let filled = parts.compactMap { name, value in
    value.map { "\(name)=" + ($0.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "") }
  }
  return filled.isEmpty ? "" : "?" + filled.joined(separator: "&")
}
