import BriefingDomain
import HelperProtocol
import HelperService
import PDFText

/// Reads PDF with poppler, in process: a page for each page, in the order in which the text was written, which in
/// documents from offices is the order of reading, also within the cells of tables.
enum PDFReader {
  /// - Throws: `encrypted` where a password is needed, `damaged` where there is no document to be found in the file.
  static func read(
    _ source: borrowing SourceFile, aloud: Bool = false, into pages: PageWriter
  ) throws(SourceFailure) {
    var status = UTSUSU_PDF_DAMAGED
    guard let document = utsusu_pdf_open("/proc/self/fd/\(source.descriptor)", &status) else {
      if status == UTSUSU_PDF_LOCKED { throw SourceFailure(.encrypted, "PDF with a password") }
      throw SourceFailure(.damaged, complaint ?? "PDF that cannot be opened")
    }
    defer { utsusu_pdf_close(document) }
    let count = Int(utsusu_pdf_page_count(document))
    guard count > 0 else { throw SourceFailure(.damaged, "PDF without pages") }
    if utsusu_pdf_has_files(document) != 0 { pages.note(.unsupported, "attached files") }
    let mayLackGaps = try FontKinds.mayHaveType3(source) && utsusu_pdf_has_type3(document) != 0
    for index in 0..<min(count, ReadingBounds.pages) {
      guard let text = text(of: document, page: index, byPlace: false) else {
        pages.note(.damaged, "page \(index + 1) is damaged")
        try pages.page("")
        continue
      }
      // What such a form shows where its own kind is not known; its fields are elsewhere.
      if count == 1, text.hasPrefix("Please wait...") { pages.note(.unsupported, "XFA form") }
      if VerticalText.isLikely(text), let vertical = VerticalText(letters(of: document, page: index)) {
        try pages.page(vertical.text)
        continue
      }
      let whole = withoutOverprint(text, of: document, page: index)
      let placed = mayLackGaps ? Self.text(of: document, page: index, byPlace: true) : nil
      let parted = placed.map { WordGaps.parted(whole, as: $0) } ?? whole
      try pages.page(aloud ? ReadAloud.text(parted, letters(of: document, page: index)) : parted)
    }
    if count > ReadingBounds.pages { throw SourceFailure(.tooLarge, "\(count) pages") }
  }

  /// Bold type is often made by printing twice, a hair's breadth apart, and the order of content gives both. Where the
  /// text looks so, it is taken by its place, if that is indeed shorter.
  private static func withoutOverprint(_ text: String, of document: OpaquePointer, page: Int) -> String {
    let doubled = Overprint.doubledCharacters(text)
    guard doubled > 0, let placed = Self.text(of: document, page: page, byPlace: true) else { return text }
    let saved = Overprint.countCharacters(text) - Overprint.countCharacters(placed)
    // The guess counts what tables repeat as well, so that a quarter of it is enough of a proof.
    return saved >= max(3, doubled / 4) ? placed : text
  }

  /// `nil` where the page cannot be read.
  private static func text(of document: OpaquePointer, page: Int, byPlace: Bool) -> String? {
    var text = ""
    let isRead = withUnsafeMutablePointer(to: &text) { text in
      utsusu_pdf_page_text(document, Int32(page), byPlace ? 1 : 0, take, text)
    }
    return isRead == 0 ? nil : text
  }

  /// Puts a page's text into the string that the context points to.
  private static let take: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, Int) -> Void = {
    context, bytes, count in
    guard let context, let bytes else { return }
    context.assumingMemoryBound(to: String.self).pointee = String(
      decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  private static func letters(of document: OpaquePointer, page: Int) -> [VerticalText.Letter] {
    var letters: [VerticalText.Letter] = []
    withUnsafeMutablePointer(to: &letters) { letters in
      utsusu_pdf_page_letters(document, Int32(page), takeLetter, letters)
    }
    return letters
  }

  /// Puts a letter into the array that the context points to.
  private static let takeLetter: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<utsusu_pdf_letter>?) -> Void =
    { context, letter in
      guard let context, let letter = letter?.pointee, let scalar = Unicode.Scalar(letter.scalar),
        [letter.x, letter.y, letter.width, letter.height].allSatisfy(\.isFinite)
      else { return }
      context.assumingMemoryBound(to: [VerticalText.Letter].self).pointee.append(
        VerticalText.Letter(
          scalar: scalar, x: letter.x, y: letter.y, width: letter.width, height: letter.height, word: Int(letter.word),
          isTurned: letter.is_turned != 0))
    }

  private static var complaint: String? {
    guard let text = utsusu_pdf_complaint(), text.pointee != 0 else { return nil }
    return String(cString: text)
  }
}
