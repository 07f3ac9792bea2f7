import BriefingDomain
public import HelperService

/// Number formats in the words that LibreOffice knows: of one with another it shows the bare number
/// (`[$-ja-JP-x-gannen]ggge"年"m"月"d"日"` as 46331).
public enum KnownFormats {
  /// Bytes of a workbook.
  private static let most = 64 << 20

  /// - Parameter give: gets the bytes of a workbook whose formats are all known, piece by piece; none where those of this
  ///   one are.
  /// - Throws: ``SourceFailure`` for what is no workbook of Excel, and for a flaw.
  public static func rewrite(path: [UInt8], _ give: ([UInt8]) -> Void) throws(SourceFailure) {
    let source = try SourceFile(path: path)
    guard source.size <= most else { throw SourceFailure(.tooLarge, "more than \(most >> 20) MiB") }
    let package = try OfficePackage.workbook(source)
    guard let part = try package.relationships(of: package.mainPart).first("styles") else { return }
    let archive = try ZipRewriting(source, most: most)
    var isChanged = false
    try archive.change(part) { (bytes) throws(SourceFailure) in
      let styles = try XMLTree(bytes, part)
      // Those of the cells, and those under conditions.
      let formats =
        (styles.child("numFmts", of: styles.root).map(styles.children) ?? [])
        + (styles.child("dxfs", of: styles.root).map(styles.children) ?? []).compactMap {
          styles.child("numFmt", of: $0)
        }
      for format in formats {
        guard let code = styles.attribute("formatCode", of: format), case let known = Self.known(code), known != code
        else { continue }
        styles.set("formatCode", known, of: format)
        isChanged = true
      }
      return isChanged ? try styles.written : nil
    }
    if isChanged { try archive.finish(give) }
  }

  /// The numbers by which Windows knows languages, and its own long date and time.
  private static let numbers = [
    "ja": "411", "en": "409", "en-gb": "809", "zh": "804", "zh-tw": "404", "ko": "412", "de": "407", "fr": "40C",
    "x-sysdate": "F800", "x-systime": "F400",
  ]

  /// A code with languages by their numbers. What stands in quotes or behind a stroke is left as it is.
  static func known(_ code: String) -> String {
    var result = ""
    var rest = code[...]
    var isGannen = false
    while let character = rest.first {
      if character == "\"", let end = rest.dropFirst().firstIndex(of: "\"") {
        result += rest[...end]
        rest = rest[rest.index(after: end)...]
      } else if character == "\\" {
        result += rest.prefix(2)
        rest = rest.dropFirst(2)
      } else if rest.hasPrefix("[$"), let end = rest.firstIndex(of: "]") {
        let tag = rest.dropFirst(2)[..<end]
        result += Self.known(tag: tag)
        isGannen = isGannen || tag.contains("gannen")
        rest = rest[rest.index(after: end)...]
      } else {
        result.append(rest.removeFirst())
      }
    }
    return isGannen ? withFirstYear(result) : result
  }

  private static func known(tag: Substring) -> String {
    guard !tag.isEmpty else { return "[$-411]" }
    guard tag.first == "-", case let language = tag.dropFirst().prefix(while: { $0 != "," }).lowercased(),
      !language.allSatisfy(\.isHexDigit)
    else { return "[$\(tag)]" }
    let names = [language, language.split(separator: "-").prefix(2).joined(separator: "-"), String(language.prefix(2))]
    return names.lazy.compactMap { numbers[$0] }.first.map { "[$-\($0)]" } ?? ""
  }

  /// The first year of an era by its name: the days of 令和元年 have a format of their own.
  private static func withFirstYear(_ code: String) -> String {
    let year = "e\"年\""
    let sections = code.split(separator: ";", omittingEmptySubsequences: false)
    guard code.contains(year), sections.count == 1 || sections.count == 2 && sections[1] == "@" else { return code }
    let date = sections[0]
    let text = sections.count == 2 ? ";@" : ""
    return "[<43586]\(date);[<43831]\(date.replacing(year, with: "\"元年\""));\(date)\(text)"
  }
}
