import BriefingDomain
import HelperProtocol
import HelperService
import JapaneseText

/// Reads plain text, Markdown and CSV in whatever encoding they are. A form feed begins a new page, and very long pages
/// are divided at the end of a line, so that a page stays something that one can look at.
enum TextReader {
  /// Bytes of UTF-8 after which a page is divided.
  static let pageBytes = 1 << 20
  /// Bytes that are read of a file: decoded, and while it grows, a text takes several times as much memory.
  static let mostBytes = 128 << 20

  static func read(_ source: borrowing SourceFile, into pages: PageWriter) throws(SourceFailure) {
    let bytes = try source.bytes(count: mostBytes)
    if source.size > mostBytes { pages.note(.tooLarge, "text of \(source.size >> 20) MiB") }
    if EncodedMail.begins(bytes) { pages.note(.unsupported, "mail or saved web page: print it to a PDF") }
    let text = TextEncoding.detect(bytes).decode(bytes)
    for piece in text.unicodeScalars.split(separator: "\u{0C}", omittingEmptySubsequences: false) {
      try divide(PlainText.cleaned(String(piece)), into: pages)
    }
  }

  private static func divide(_ text: String, into pages: PageWriter) throws(SourceFailure) {
    guard text.utf8.count > pageBytes else { return try pages.page(text) }
    var copy = text
    let ends = copy.withUTF8 { bytes in
      var ends: [Int] = []
      var start = 0
      while bytes.count - start > pageBytes {
        var end = start + pageBytes
        if let line = bytes[start..<end].lastIndex(of: 0x0A) {
          end = line + 1
        } else {
          while end > start + 1, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        }
        ends.append(end)
        start = end
      }
      return ends + [bytes.count]
    }
    var start = copy.utf8.startIndex
    var done = 0
    for end in ends {
      let next = copy.utf8.index(start, offsetBy: end - done)
      try pages.page(String(copy[start..<next]))
      (start, done) = (next, end)
    }
  }
}
