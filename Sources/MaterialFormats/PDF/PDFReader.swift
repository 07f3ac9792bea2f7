import BriefingDomain
import PDFText
import ReaderProtocol

/// Reads PDF with poppler, in process: a page for each page, in the order in which the text was written, which in
/// documents from offices is the order of reading, also within the cells of tables.
enum PDFReader {
  /// - Throws: `encrypted` where a password is needed, `damaged` where there is no document to be found in the file.
  static func read(_ source: borrowing SourceFile, into pages: PageWriter) throws(ReadingFailure) {
    var status = UTSUSU_PDF_DAMAGED
    guard let document = utsusu_pdf_open("/proc/self/fd/\(source.descriptor)", &status) else {
      if status == UTSUSU_PDF_LOCKED { throw ReadingFailure(.encrypted, "PDF with a password") }
      throw ReadingFailure(.damaged, complaint ?? "PDF that cannot be opened")
    }
    defer { utsusu_pdf_close(document) }
    let count = Int(utsusu_pdf_page_count(document))
    guard count > 0 else { throw ReadingFailure(.damaged, "PDF without pages") }
    for index in 0..<min(count, ReadingBounds.pages) {
      var text = ""
      let isRead = withUnsafeMutablePointer(to: &text) { text in
        utsusu_pdf_page_text(document, Int32(index), take, text)
      }
      if isRead == 0 { pages.note(.damaged, "page \(index + 1) is damaged") }
      try pages.page(text)
    }
    if count > ReadingBounds.pages { throw ReadingFailure(.tooLarge, "\(count) pages") }
  }

  /// Puts a page's text into the string that the context points to.
  private static let take: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, Int) -> Void = {
    context, bytes, count in
    guard let context, let bytes else { return }
    context.assumingMemoryBound(to: String.self).pointee = String(
      decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  private static var complaint: String? {
    guard let text = utsusu_pdf_complaint(), text.pointee != 0 else { return nil }
    return String(cString: text)
  }
}
