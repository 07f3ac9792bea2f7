import BriefingDomain
import CDrawing
import HelperProtocol
import HelperService

extension PDFDocument {
  /// The texts of a page that nobody sees on its picture, though a search finds them and a hand that marks the page copies
  /// them: under a box that was drawn over them, in the colour of the paper, or cut off at the edge of a cell.
  ///
  /// How a file hides a text has many ways, and what counts is the picture: there, the place of such a text is of one
  /// colour. So a text under a photograph is not told, and the text of a scan, which lies on its own picture, is none.
  ///
  /// Behind them the notes that readers have put on the page: whoever has the file opens them.
  ///
  /// - Parameter page: from 1.
  /// - Returns: stretches of the text, in its order.
  func unseenTexts(page: Int) throws(SourceFailure) -> [String] {
    try withPage(page) { (page) throws(SourceFailure) in
      var rectangles: UnsafeMutablePointer<PopplerRectangle>?
      var count: UInt32 = 0
      guard let text = poppler_page_get_text(page) else { return [] }
      defer { g_free(text) }
      let notes = Self.notes(on: page, besides: String(cString: text))
      guard poppler_page_get_text_layout(page, &rectangles, &count) != 0, let rectangles else { return notes }
      defer { g_free(rectangles) }
      let canvas = try Self.canvas(of: page, width: Self.width(of: page))

      var unseen = UnseenStretches()
      for (letter, rectangle) in zip(
        String(cString: text).unicodeScalars, UnsafeBufferPointer(start: rectangles, count: Int(count)))
      {
        if letter.properties.isWhitespace {
          unseen.addSpace()
          continue
        }
        guard let core = Self.core(of: rectangle, of: Self.size(page), on: canvas.size) else {
          // Off the page, or too small to be told apart.
          unseen.end()
          continue
        }
        unseen.add(letter, isSeen: !canvas.isPlain(core.across, core.down))
      }
      unseen.end()
      return unseen.all + notes
    }
  }

  /// Two pixels for a point, as far as a picture may be large: letters of 6 points are told apart so.
  private static func width(of page: OpaquePointer) -> Int {
    min(PageSize.tallestPicture, max(1, size(page).width / 50))
  }

  /// The middle of a letter's place, which a box that covers the letter covers, whatever the space above and below it.
  private static func core(
    of place: PopplerRectangle, of page: PageSize, on size: PageSize
  ) -> (across: Range<Int>, down: Range<Int>)? {
    // A page's size is in hundredths of the points that places are in.
    func middle(_ one: Double, _ other: Double, inset: Double, of whole: Int, within most: Int) -> Range<Int>? {
      let scale = 100 * Double(most) / Double(whole)
      let (from, to) = (min(one, other) * scale, max(one, other) * scale)
      guard from.isFinite, to.isFinite, from >= 0, to <= Double(most) else { return nil }
      let start = Int((from + (to - from) * inset).rounded())
      return start..<max(start + 1, min(most, Int((to - (to - from) * inset).rounded())))
    }
    guard let across = middle(place.x1, place.x2, inset: 0.1, of: page.width, within: size.width),
      across.upperBound <= size.width,
      let down = middle(place.y1, place.y2, inset: 0.25, of: page.height, within: size.height), down.count > 1
    else { return nil }
    return (across, down)
  }
}

/// Letters that are not seen, gathered to the stretches that they stand in.
private struct UnseenStretches {
  private(set) var all: [String] = []
  private var stretch = ""
  private var letters = 0

  /// Fewer letters than this may be a sign whose middle is empty.
  private static let fewest = 3

  mutating func add(_ letter: Unicode.Scalar, isSeen: Bool) {
    if isSeen { return end() }
    stretch.unicodeScalars.append(letter)
    if letter.properties.isAlphabetic || letter.properties.numericType != nil { letters += 1 }
  }

  /// One between two words; the end of a line is one.
  mutating func addSpace() {
    if !stretch.isEmpty, stretch.last != " " { stretch.append(" ") }
  }

  mutating func end() {
    if stretch.last == " " { stretch.removeLast() }
    if letters >= Self.fewest { all.append(stretch) }
    (stretch, letters) = ("", 0)
  }
}
