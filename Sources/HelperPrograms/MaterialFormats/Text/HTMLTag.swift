/// A tag, a comment or a declaration of HTML.
struct HTMLTag {
  /// In lower case; empty for comments and declarations.
  let name: String
  let isClosing: Bool
  /// The offset behind it.
  let end: Int
  /// What stands for a picture that is not seen, or what a field holds.
  private(set) var alternative: String?
  /// What an entry of a list shows instead of its content.
  private(set) var label: String?
  /// What a numbered list, or one entry of it, begins with, and how it writes numbers.
  private(set) var number: Int?
  private(set) var numberForm: String?
  /// An entry of a list, or a box, that is chosen.
  private(set) var isChosen = false
  /// A browser does not show the element.
  private(set) var isHidden = false
  /// A list that shows its entries one below the other.
  private(set) var isLongList = false

  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4",
    "h5",
    "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "option",
    "p", "section", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
  ]
  private static let hidden: Set<String> = [
    "script", "style", "template", "noscript", "iframe", "noframes", "datalist", "del", "s", "strike",
  ]

  var isBlock: Bool { Self.blocks.contains(name) }
  var hidesContent: Bool { Self.hidden.contains(name) }

  /// `nil` where the `<` at `start` is only a sign.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
    var position = start + 1
    guard position < bytes.count else { return nil }
    let first = bytes[position]
    if first == UInt8(ascii: "!") || first == UInt8(ascii: "?") {
      name = ""
      isClosing = false
      end = Self.endOfDeclaration(bytes, from: position)
      return
    }
    isClosing = first == UInt8(ascii: "/")
    if isClosing { position += 1 }
    guard position < bytes.count, Self.isLetter(bytes[position]) else { return nil }
    let nameStart = position
    while position < bytes.count, !Self.endsName(bytes[position]) { position += 1 }
    // Nothing that matters has a long name.
    name = String(decoding: bytes[nameStart..<min(position, nameStart + 20)], as: UTF8.self).lowercased()
    var attributes = HTMLAttributes(bytes, from: position)
    var field = HTMLField()
    var isDialog = name == "dialog"
    while let attribute = attributes.next() {
      var value: String { String(decoding: bytes[attribute.value], as: UTF8.self) }
      switch (name, attribute.name) {
      case ("img", "alt"), ("area", "alt"): alternative = value
      case ("input", "alt"), ("input", "value"), ("input", "type"): field.take(attribute.name, value)
      case ("option", "selected"), ("input", "checked"): isChosen = true
      case ("option", "label"): label = value
      case ("ol", "start"), ("li", "value"): number = Int(value)
      case ("ol", "type"): numberForm = value
      case ("select", "multiple"): isLongList = true
      case ("select", "size"): isLongList = isLongList || Int(value) ?? 1 > 1
      case ("dialog", "open"): isDialog = false
      case (_, "hidden"): isHidden = true
      case (_, "style"): isHidden = isHidden || Self.hides(style: value)
      default: break
      }
    }
    end = attributes.position
    if isDialog { isHidden = true }
    // Pages hide themselves until a script has made them ready.
    if name == "body" || name == "html" { isHidden = false }
    if name == "input" { alternative = field.text(isChosen: isChosen) }
  }

  /// Whether the declarations of an element's own style hide it.
  private static func hides(style: String) -> Bool {
    style.lowercased().split(separator: ";").contains { declaration in
      let pair = declaration.split(separator: ":", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
      guard pair.count == 2 else { return false }
      let value = pair[1].prefix { $0 != "!" }
      return pair[0] == "display" && value == "none"
        || pair[0] == "visibility" && (value == "hidden" || value == "collapse")
    }
  }

  private static func endOfDeclaration(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let dash = UInt8(ascii: "-")
    let isComment = start + 2 < bytes.count && bytes[start + 1] == dash && bytes[start + 2] == dash
    var position = start + (isComment ? 3 : 1)
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: ">") {
        if !isComment { return position + 1 }
        if bytes[position - 1] == dash, bytes[position - 2] == dash { return position + 1 }
      }
      position += 1
    }
    return bytes.count
  }

  fileprivate static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  fileprivate static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }
}

/// What an `input` shows.
private struct HTMLField {
  private var type = "text"
  private var value: String?
  private var alternative: String?

  mutating func take(_ name: String, _ text: String) {
    switch name {
    case "type": type = text.lowercased()
    case "value": value = text
    default: alternative = text
    }
  }

  func text(isChosen: Bool) -> String? {
    switch type {
    case "hidden", "password", "file", "range", "color": nil
    case "checkbox": isChosen ? "☑" : "☐"
    case "radio": isChosen ? "◉" : "○"
    case "image": alternative
    default: value
    }
  }
}

/// Goes through the attributes of a tag; afterwards `position` is behind the tag.
private struct HTMLAttributes {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int) {
    self.bytes = bytes
    self.position = position
  }

  mutating func next() -> (name: String, value: Range<Int>)? {
    skipSpace()
    guard position < bytes.count else { return nil }
    if bytes[position] == UInt8(ascii: ">") {
      position += 1
      return nil
    }
    let nameStart = position
    position += 1
    while position < bytes.count, !HTMLTag.endsName(bytes[position]), bytes[position] != UInt8(ascii: "=") {
      position += 1
    }
    let name = String(decoding: bytes[nameStart..<min(position, nameStart + 20)], as: UTF8.self).lowercased()
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else { return (name, position..<position) }
    position += 1
    skipSpace()
    return (name, value())
  }

  private mutating func value() -> Range<Int> {
    guard position < bytes.count else { return position..<position }
    let quote = bytes[position]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = position + 1
      position = start
      while position < bytes.count, bytes[position] != quote { position += 1 }
      defer { position = min(position + 1, bytes.count) }
      return start..<position
    }
    let start = position
    while position < bytes.count, bytes[position] > 0x20, bytes[position] != UInt8(ascii: ">") { position += 1 }
    return start..<position
  }

  private mutating func skipSpace() {
    while position < bytes.count, bytes[position] <= 0x20 || bytes[position] == UInt8(ascii: "/") { position += 1 }
  }
}
