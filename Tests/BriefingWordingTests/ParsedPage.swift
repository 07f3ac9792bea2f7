import Foundation
import FoundationXML

/// A page as an XML parser sees it, which is stricter than any browser: each tag closed, each attribute quoted.
final class ParsedPage: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
  }

  struct Malformed: Error {
    let line: Int
    let reason: String
  }

  private(set) var elements: [Element] = []
  /// Text between tags, the style sheet left out.
  private(set) var texts: [String] = []
  private var text = ""
  private var isStyle = false

  static let lengths: Set = ["x", "y", "x1", "x2", "y1", "y2", "width", "height", "cx", "cy", "r"]

  init(_ page: String) throws {
    super.init()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = self
    guard parser.parse() else {
      throw Malformed(line: parser.lineNumber, reason: parser.parserError.map { "\($0)" } ?? "?")
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    endText()
    isStyle = name == "style"
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    endText()
    isStyle = false
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  private func endText() {
    if !isStyle, !text.isEmpty { texts.append(text) }
    text = ""
  }
}
