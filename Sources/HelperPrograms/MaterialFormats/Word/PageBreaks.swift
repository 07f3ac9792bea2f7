/// Where the text of a document says that pages end.
struct PageBreaks {
  /// As Word printed it last.
  var printed = 0
  /// As somebody set them.
  var set = 0
}

/// What a document says of itself: how much of it there was when it was saved last.
final class DocumentProperties: PartHandler {
  private var texts: [String: String] = [:]
  private var element = ""

  override func open(_ element: XMLElement, _ attributes: XMLAttributes) -> Bool {
    self.element = element.name
    return true
  }

  override func close(_ element: XMLElement) { self.element = "" }

  override func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard ["Pages", "Characters"].contains(element), texts[element, default: ""].utf8.count < 20 else { return }
    texts[element, default: ""] += String(decoding: bytes.prefix(20), as: UTF8.self)
  }

  private func number(_ name: String) -> Int? {
    texts[name].flatMap { Int($0) }.flatMap { (1...1_000_000_000).contains($0) ? $0 : nil }
  }

  /// The pages that the author's program counted, where the text is still the one that it counted; `nil` where not.
  ///
  /// Neither count nor breaks are believed alone: other programs change a text and leave the count, Word itself has left a 1
  /// beside eleven breaks, and a table that runs over a page leaves no break.
  ///
  /// - Parameter characters: of the text as it is, without white space.
  func paperPages(_ breaks: PageBreaks, characters: Int) -> Int? {
    guard let pages = number("Pages"), let counted = number("Characters"), pages > breaks.printed, pages > breaks.set
    else {
      return nil
    }
    // Word leaves text boxes, notes and numbers out.
    if breaks.printed > 0 { return counted <= 2 * characters && characters <= 2 * counted ? pages : nil }
    // Without a break there is one page, and only the text's length speaks for it.
    return pages == 1 && 4 * abs(characters - counted) <= counted ? 1 : nil
  }
}
