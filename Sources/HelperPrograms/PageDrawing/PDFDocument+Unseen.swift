import BriefingDomain
import CDrawing
import DrawingWatch
import HelperProtocol
import HelperService

extension PDFDocument {
  /// The texts of a page that nobody sees on its picture, though a search finds them and a hand that marks the page copies
  /// them: under a box or a photograph that was drawn over them, in the colour of the paper, or cut off at the edge of a
  /// cell.
  ///
  /// How a file hides a text has many ways, and what counts is the picture: there, the place of such a text is of one
  /// colour, or it is the same without the letters. The text of a scan, which lies on its own picture or below it, is none.
  ///
  /// Behind them the notes that readers have put on the page of a PDF: whoever has the file opens them.
  ///
  /// - Parameter page: from 1.
  /// - Returns: stretches of the text, in its order.
  func unseenTexts(page: Int, in origin: PainterRequest.Origin) throws(SourceFailure) -> [String] {
    try withPage(page) { (page) throws(SourceFailure) in
      var rectangles: UnsafeMutablePointer<PopplerRectangle>?
      var count: UInt32 = 0
      guard let text = poppler_page_get_text(page) else { return [] }
      defer { g_free(text) }
      let notes = origin == .itself ? Self.notes(on: page, besides: String(cString: text)) : []
      guard poppler_page_get_text_layout(page, &rectangles, &count) != 0, let rectangles else { return notes }
      defer { g_free(rectangles) }
      utsusu_watch_begin()
      defer { _ = utsusu_watch_end() }
      let canvas = try Self.canvas(of: page, width: Self.width(of: page))
      // Most pages have nothing over their letters, and need not be drawn twice.
      let bare = utsusu_watch_end() != 0 ? try Self.withoutLetters(page) : nil

      let size = Self.size(page)
      var letters: [(letter: Unicode.Scalar, sight: Sight)] = []
      for (letter, rectangle) in zip(
        String(cString: text).unicodeScalars, UnsafeBufferPointer(start: rectangles, count: Int(count)))
      {
        if letter.properties.isWhitespace {
          letters.append((letter, .space))
        } else if let core = Self.core(of: rectangle, of: size, on: canvas.size) {
          let isPlain = canvas.isPlain(core.across, core.down)
          if isPlain, origin == .workbook, Self.isCutOff(rectangle, size, canvas) {
            letters.append((letter, .unknown))
            continue
          }
          letters.append((letter, isPlain ? .plain : Self.isCovered(rectangle, size, canvas, bare) ? .covered : .seen))
        } else {
          letters.append((letter, .unknown))
        }
      }
      return Self.unseen(letters) + notes
    }
  }

  /// What is to be seen of a letter.
  private enum Sight {
    case space
    case seen
    /// Its place is of one colour.
    case plain
    /// It was painted, and something else over it.
    case covered
    /// Off the page, or too small to be told apart.
    case unknown
  }

  private static func unseen(_ letters: [(letter: Unicode.Scalar, sight: Sight)]) -> [String] {
    // A scanner's program may put what it has read under the picture of the page.
    let covered = letters.count { $0.sight == .covered }
    let isScan = covered * 4 > letters.count { [.seen, .covered].contains($0.sight) } * 3
    var unseen = UnseenStretches()
    for (letter, sight) in letters {
      switch sight {
      case .space: unseen.addSpace()
      case .unknown: unseen.end()
      case .seen: unseen.add(letter, isSeen: true)
      case .plain: unseen.add(letter, isSeen: false)
      case .covered: unseen.add(letter, isSeen: isScan)
      }
    }
    unseen.end()
    return unseen.all
  }

  private static func withoutLetters(_ page: OpaquePointer) throws(SourceFailure) -> Canvas {
    utsusu_withhold_letters(1)
    defer { utsusu_withhold_letters(0) }
    return try canvas(of: page, width: width(of: page))
  }

  /// Whether a letter was painted, and the picture is the same without it.
  private static func isCovered(
    _ place: PopplerRectangle, _ size: PageSize, _ canvas: Canvas, _ bare: Canvas?
  ) -> Bool {
    guard let bare, let whole = core(of: place, of: size, on: canvas.size, inset: 0) else { return false }
    return had(utsusu_watch_has_letter, whole) && canvas.isLike(bare, whole.across, whole.down)
  }

  /// Whether a letter was to be painted where nothing of it could be.
  private static func isCutOff(_ place: PopplerRectangle, _ size: PageSize, _ canvas: Canvas) -> Bool {
    guard let whole = core(of: place, of: size, on: canvas.size, inset: 0) else { return false }
    return had(utsusu_watch_has_cut_letter, whole)
  }

  private static func had(
    _ ask: (Double, Double, Double, Double) -> Int32, _ place: (across: Range<Int>, down: Range<Int>)
  ) -> Bool {
    // A letter is painted from the edge of its place, which the middle leaves out.
    let edge = place.across.count / 4 + 1
    return ask(
      Double(place.across.lowerBound - edge), Double(place.down.lowerBound), Double(place.across.upperBound + edge),
      Double(place.down.upperBound)) != 0
  }

  /// Two pixels for a point, as far as a picture may be large: letters of 6 points are told apart so.
  private static func width(of page: OpaquePointer) -> Int {
    min(PageSize.tallestPicture, max(1, size(page).width / 50))
  }

  /// The middle of a letter's place, which a box that covers the letter covers, whatever the space above and below it.
  ///
  /// - Parameter inset: the part of its height that is left out above, and below.
  private static func core(
    of place: PopplerRectangle, of page: PageSize, on size: PageSize, inset: Double = 0.25
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
      let down = middle(place.y1, place.y2, inset: inset, of: page.height, within: size.height), down.count > 1
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
