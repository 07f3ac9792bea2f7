import BriefingDomain
import HelperProtocol
import HelperService
import JapaneseText

/// Reads HTML: one page of the text that a browser shows, with its title and the alternative texts of pictures.
enum HTMLReader {
  static func read(_ source: borrowing SourceFile, into pages: PageWriter) throws(SourceFailure) {
    let bytes = try source.bytes(count: TextReader.mostBytes)
    if source.size > TextReader.mostBytes { pages.note(.tooLarge, "HTML of \(source.size >> 20) MiB") }
    try pages.page(text(bytes))
  }

  static func text(_ bytes: [UInt8]) -> String {
    var text = TextEncoding.detect(bytes, declared: declaredEncoding(bytes)).decode(bytes)
    var scanner = HTMLScanner()
    text.withUTF8 { scanner.scan($0) }
    return scanner.result
  }

  /// The first `charset=` or `encoding=` in the first 4 KiB.
  static func declaredEncoding(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self).lowercased()
    for key in ["charset", "encoding"] {
      var rest = head[...]
      while let found = rest.firstRange(of: key) {
        rest = rest[found.upperBound...]
        let value = rest.drop { $0 == " " }
        guard value.first == "=" else { continue }
        let unquoted = value.dropFirst().drop { " \"'".contains($0) }
        let name = unquoted.prefix { $0.isLetter || $0.isNumber || "-_".contains($0) }
        if !name.isEmpty { return String(name) }
      }
    }
    return nil
  }
}
