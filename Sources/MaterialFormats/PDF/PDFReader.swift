import BriefingDomain
import CPoppler
import Glibc
import ReaderProtocol

/// Reads PDF with poppler, in process: a page for each page, in the order in which a person would select the text.
enum PDFReader {
  /// - Throws: `encrypted` where a password is needed, `damaged` where there is no document to be found in the file.
  static func read(_ source: borrowing SourceFile, into pages: PageWriter) throws(ReadingFailure) {
    let document = try open(source)
    defer { g_object_unref(UnsafeMutableRawPointer(document)) }
    let count = Int(poppler_document_get_n_pages(document))
    guard count > 0 else { throw ReadingFailure(.damaged, "PDF without pages") }
    for index in 0..<min(count, ReadingBounds.pages) {
      guard let page = poppler_document_get_page(document, Int32(index)) else {
        pages.note(.damaged, "page \(index + 1) is damaged")
        try pages.page("")
        continue
      }
      defer { g_object_unref(UnsafeMutableRawPointer(page)) }
      guard let text = poppler_page_get_text(page) else {
        try pages.page("")
        continue
      }
      defer { g_free(text) }
      try pages.page(String(cString: text))
    }
    if count > ReadingBounds.pages { throw ReadingFailure(.tooLarge, "\(count) pages") }
  }

  private static func open(_ source: borrowing SourceFile) throws(ReadingFailure) -> OpaquePointer {
    let descriptor = try source.duplicate()
    var error: UnsafeMutablePointer<GError>?
    if let document = poppler_document_new_from_fd(descriptor, nil, &error) { return document }
    // Whether a failed attempt has closed it differs between versions of poppler; nobody else opens files meanwhile.
    if fcntl(descriptor, F_GETFD) >= 0 { close(descriptor) }
    defer { g_error_free(error) }
    let isEncrypted = error?.pointee.code == Int32(POPPLER_ERROR_ENCRYPTED.rawValue)
    throw isEncrypted
      ? ReadingFailure(.encrypted, "PDF with a password")
      : ReadingFailure(.damaged, error?.pointee.message.map { String(cString: $0) } ?? "PDF that cannot be opened")
  }
}
