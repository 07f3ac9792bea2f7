internal import BriefingDomain
internal import BriefingWording
internal import JapaneseText

/// A snippet on one line of a terminal, with what was found in sight and emphasised.
struct SnippetLine {
  private var parts: [(text: String, isMatch: Bool)] = []
  private let isCutBefore: Bool
  private let isCutAfter: Bool

  init(_ snippet: Snippet) {
    isCutBefore = snippet.isCutBefore
    isCutAfter = snippet.isCutAfter
    let scalars = Array(snippet.text.unicodeScalars)
    var end = 0
    for match in snippet.matches {
      parts.append((SnippetLine.flat(scalars[end..<match.lowerBound]), false))
      parts.append((SnippetLine.flat(scalars[match]), true))
      end = match.upperBound
    }
    parts.append((SnippetLine.flat(scalars[end...]), false))
  }

  /// In at most `columns` columns, of which a third at most stands before the first match.
  func text(columns: Int) -> String {
    let lead = parts[0].text
    let start = parts.count > 1 ? SnippetLine.ending(of: lead, columns: columns / 3) : lead
    var line = isCutBefore || start.count < lead.count ? "…" : ""
    var room = columns - displayWidth(line)
    for (index, part) in parts.enumerated() {
      let text = index == 0 ? start : part.text
      let isLast = index == parts.count - 1
      // One column stays for the sign that the page goes on.
      let width = displayWidth(text)
      let fits = width < room || isLast && !isCutAfter && width == room
      let shown = fits ? text : fitted(text, columns: room - 1, ellipsis: "")
      line += part.isMatch ? Output.emphasised(shown) : shown
      if !fits { return line + "…" }
      room -= width
    }
    return line + (isCutAfter ? "…" : "")
  }

  /// The last characters of a text that fit.
  private static func ending(of text: String, columns: Int) -> String {
    var start = text.endIndex
    var width = 0
    while start > text.startIndex {
      let before = text.index(before: start)
      width += displayWidth(String(text[before]))
      if width > columns { break }
      start = before
    }
    return String(text[start...])
  }

  /// White space of any amount is one space, and nothing moves the cursor.
  private static func flat(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var flat = String.UnicodeScalarView()
    for scalar in scalars {
      if !scalar.properties.isWhitespace { flat.append(scalar) } else if flat.last != " " { flat.append(" ") }
    }
    return String(flat).safe
  }
}
