import BriefingDomain
import CDrawing

extension PDFDocument {
  /// More of them nobody reads on a receipt.
  private static let most = (notes: 100, letters: 200)

  /// What readers have noted on a page: in sticky notes, and in what opens at a mark. A text that stands on the page itself
  /// is not told.
  ///
  /// - Parameter text: what the page says: many programs keep with a mark the words that it marks.
  static func notes(on page: OpaquePointer, besides text: String) -> [String] {
    guard let list = poppler_page_get_annot_mapping(page) else { return [] }
    defer { poppler_page_free_annot_mapping(list) }
    let shown = letters(text)
    var notes: [String] = []
    var next: UnsafeMutablePointer<GList>? = list
    while let entry = next, notes.count < most.notes {
      next = entry.pointee.next
      guard let mapping = entry.pointee.data?.assumingMemoryBound(to: PopplerAnnotMapping.self),
        let annotation = mapping.pointee.annot, isNoted(poppler_annot_get_annot_type(annotation)),
        let contents = poppler_annot_get_contents(annotation)
      else { continue }
      defer { g_free(contents) }
      let note = String(cString: contents)
      if letters(note).isEmpty || shown.contains(letters(note)) { continue }
      let words = note.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ").prefix(most.letters)
      notes.append(HiddenText.note + words + HiddenText.closing)
    }
    return notes
  }

  private static func letters(_ text: String) -> String { text.filter { !$0.isWhitespace && !$0.isNewline } }

  /// Marks with words that open beside the page. Words in a box, a stamp or a field of a form are drawn on it.
  private static func isNoted(_ kind: PopplerAnnotType) -> Bool {
    [
      POPPLER_ANNOT_TEXT, POPPLER_ANNOT_HIGHLIGHT, POPPLER_ANNOT_UNDERLINE, POPPLER_ANNOT_SQUIGGLY,
      POPPLER_ANNOT_STRIKE_OUT, POPPLER_ANNOT_CARET, POPPLER_ANNOT_INK, POPPLER_ANNOT_LINE, POPPLER_ANNOT_SQUARE,
      POPPLER_ANNOT_CIRCLE, POPPLER_ANNOT_POLYGON, POPPLER_ANNOT_POLY_LINE,
    ].contains(kind)
  }
}
