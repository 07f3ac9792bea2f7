internal import BriefingDomain
internal import BriefingLibrary
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
          tag("link", ["rel": "stylesheet", "href": "/assets/worklists.css"]),
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
    _ name: String, _ label: String, type: String = "text", autocomplete: String = "off", value: String = "",
    isRequired: Bool = true, hint: String? = nil, list: String? = nil, placeholder: String? = nil
  ) -> HTML {
    tag("label", ["for": name]) { label }
      + tag(
        "input",
        [
          "id": name, "name": name, "type": type, "autocomplete": autocomplete, "value": value,
          "required": isRequired ? "required" : nil, "list": list, "aria-describedby": hint.map { _ in "\(name)-hint" },
          "placeholder": placeholder,
        ]) + HTML([hint.map { hint in tag("p", ["id": "\(name)-hint", "class": "quiet"]) { hint } } ?? HTML()])
  }

  /// A field of several lines.
  static func area(_ name: String, _ label: String, _ value: String, rows: Int, placeholder: String, hint: String)
    -> HTML
  {
    tag("label", ["for": name]) { label }
      + tag(
        "textarea",
        ["id": name, "name": name, "rows": "\(rows)", "placeholder": placeholder, "aria-describedby": "\(name)-hint"]
      ) { HTML(lines: value) } + tag("p", ["id": "\(name)-hint", "class": "quiet"]) { hint }
  }

  static func tick(_ name: String, _ label: String, isOn: Bool = false) -> HTML {
    tag("label", ["class": "tick"]) {
      tag("input", ["type": "checkbox", "name": name, "value": "1", "checked": isOn ? "checked" : nil])
      tag("span") { label }
    }
  }

  /// Behind a name, which is all that is seen at first.
  static func folded(_ label: String, isOpen: Bool = false, @HTMLBuilder _ content: () -> HTML) -> HTML {
    tag("details", ["open": isOpen ? "open" : nil]) {
      tag("summary") { label }
      content()
    }
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

  /// Some briefings with the way to each.
  static func listed(_ briefings: [Briefing], _ clock: OfficeClock) -> HTML? {
    guard !briefings.isEmpty else { return nil }
    return tag("ul", ["class": "plain"]) {
      for briefing in briefings {
        tag("li") {
          let label = "\(briefing.id) \(briefing.markedTitle)"
          briefing.isWithheld ? HTML(text: label) : tag("a", ["href": DeskPath.briefing(briefing.id)]) { label }
          " " + briefing.slot.label(clock)
        }
      }
    }
  }

  /// The way back to the console of what is on.
  static func returning(to on: DrivableProjection, _ token: String) -> HTML {
    form("\(DeskPath.briefing(on.briefing))/console", token) {
      hidden("projection", "\(on.projection)")
      tag("button", ["type": "submit", "class": "main"]) {
        tr("Back to the console in \(on.room)", "\(on.room) の操作画面へ戻る")
      }
    }
  }

  static func button(_ label: String) -> HTML { tag("button", ["type": "submit"]) { label } }

  /// A form that changes nothing: what it asks for is in the address.
  static func line(_ action: String, isSearch: Bool = false, @HTMLBuilder _ content: () -> HTML) -> HTML {
    tag("form", ["method": "get", "action": action, "class": "line", "role": isSearch ? "search" : nil], content)
  }

  /// A list of which one is chosen.
  ///
  /// - Parameter options: what is sent, and what is read.
  static func choice(
    _ name: String, _ label: String, _ options: [(value: String, label: String)], chosen: String,
    isRequired: Bool = false
  ) -> HTML {
    tag("label", ["for": name]) { label }
      + tag("select", ["id": name, "name": name, "required": isRequired ? "required" : nil]) {
        for (value, label) in options {
          tag("option", ["value": value, "selected": value == chosen ? "selected" : nil]) { label }
        }
      }
  }

  /// The same in a line of them.
  static func lineChoice(
    _ name: String, _ label: String, _ options: [(value: String, label: String)], chosen: String
  ) -> HTML { tag("div") { choice(name, label, options, chosen: chosen) } }

  /// The address of a page, with what is asked of it; what is empty is left out.
  package static func address(_ path: String, _ parameters: [(name: String, value: String)]) -> String {
    let parts = parameters.filter { !$0.value.isEmpty }.map { name, value in
      "\(name)=\(escaped(value))"
    }
    return parts.isEmpty ? path : "\(path)?\(parts.joined(separator: "&"))"
  }

  /// A text as a part of an address.
  package static func escaped(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(["-", ".", "_"])) ?? ""
  }
}
