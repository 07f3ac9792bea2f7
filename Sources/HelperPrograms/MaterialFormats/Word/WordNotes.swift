import HelperService

/// The notes or comments of a document, each by its number.
final class WordNotes: WordText {
  private(set) var texts: [String: String] = [:]
  /// In the order of the part.
  private(set) var order: [String] = []
  private var current: String?

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) throws(SourceFailure) -> Bool {
    if element.vocabulary == .word, ["footnote", "endnote", "comment"].contains(element.name) {
      current = attributes["id"]
      // The line above the notes is a note of its own.
      if attributes["type"] == "separator" || attributes["type"] == "continuationSeparator" { current = nil }
      _ = takeText()
    }
    return try super.open(element, attributes)
  }

  override func close(_ element: XMLElement) throws(SourceFailure) {
    try super.close(element)
    if element.vocabulary == .word, ["footnote", "endnote", "comment"].contains(element.name), let id = current {
      if texts.updateValue(takeText(), forKey: id) == nil { order.append(id) }
      current = nil
    }
  }
}
