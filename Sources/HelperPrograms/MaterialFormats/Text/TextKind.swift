import BriefingDomain
import HelperService
import JapaneseText

/// Tells text from binary data, and kinds of text from each other.
enum TextKind {
  /// The kind of a file that begins like this and is none of the binary formats.
  ///
  /// - Parameter whole: whether `head` is all there is.
  static func of(_ head: [UInt8], whole: Bool, name: String) -> FileKind {
    let text = TextEncoding.detect(head).decode(head)
    guard isText(text, whole: whole) else {
      return .unreadable(.other, SourceFailure(.unsupported, "unknown binary data" + hint(ending(of: name))))
    }
    let ending = ending(of: name)
    if let kind = markup(text, ending) { return kind }
    return ["html", "htm", "xhtml", "xht"].contains(ending) ? .html : .text(byName(name))
  }

  /// What the ending of unknown data promises, for the person who wonders.
  private static func hint(_ ending: String) -> String {
    switch ending {
    case "": ""
    case "xdw", "xbd", "xct": " (DocuWorks by its name)"
    case "jtd", "jtt", "jaw", "jsw": " (Ichitaro by its name)"
    default: ending.count > 10 ? "" : " (.\(ending))"
    }
  }

  /// Plain text, Markdown or CSV.
  static func byName(_ name: String) -> MaterialFormat {
    switch ending(of: name) {
    case "md", "markdown", "mkd": .markdown
    case "csv", "tsv": .csv
    default: .text
    }
  }

  /// What is behind the last dot, in lower case.
  static func ending(of name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return String(name[name.index(after: dot)...]).lowercased()
  }

  /// Text has next to no control characters and bytes that mean nothing; binary data is full of them.
  private static func isText(_ text: String, whole: Bool) -> Bool {
    var count = 0
    var bad = 0
    for scalar in text.unicodeScalars {
      count += 1
      switch scalar.value {
      case 0: bad += 10
      case 1...8, 0x0E...0x1A, 0x1C...0x1F, 0x7F...0x9F, 0xFFFD, 0xFFFE, 0xFFFF: bad += 1
      default: break
      }
    }
    // The head may end within a character.
    if !whole, bad > 0 { bad -= 1 }
    return bad * 20 <= count
  }

  /// Elements by which HTML begins that programs write without its root, to be opened by Excel or Word.
  private static let fragments: Set<String> = [
    "base", "body", "center", "div", "font", "h1", "h2", "h3", "head", "link", "meta", "p", "script", "span", "style",
    "table",
    "title", "tr",
  ]
  private static let office: Set<String> = ["xls", "xlsx", "xlt", "doc", "docx", "dot"]

  /// What markup says that it is by its first element. Declarations and comments before it are passed over.
  private static func markup(_ text: String, _ ending: String) -> FileKind? {
    var rest = text.prefix(20_000).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    for _ in 0..<50 {
      guard rest.first == "<" else { return nil }
      let start = rest.prefix(15).lowercased()
      if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return .html }
      if start.hasPrefix("<svg") || start.hasPrefix("<!doctype svg") { return .image("SVG") }
      guard start.hasPrefix("<?") || start.hasPrefix("<!") else { break }
      if start.hasPrefix("<!--") {
        guard let end = rest.firstRange(of: "-->") else { return nil }
        rest = rest[end.upperBound...]
      } else {
        guard let end = rest.firstIndex(of: ">") else { return nil }
        rest = rest[rest.index(after: end)...]
      }
      rest = rest.drop { $0.isWhitespace }
    }
    let root = rest.prefix { $0 != ">" }
    if let kind = OfficeXML.allCases.first(where: { root.contains($0.rawValue) }) { return .officeXML(kind) }
    let name = root.dropFirst().prefix { $0.isLetter || $0.isNumber }.lowercased()
    return office.contains(ending) && fragments.contains(name) ? .html : nil
  }
}
