import CDrawing

extension Paper {
  private static let size = 20.0

  /// Lines as they are, broken where they are too long; those with tabs in them are the rows of a table.
  func set(plain text: Substring) {
    if let table = Table(ofExcel: text) { return set(table) }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst(), !isFull {
      if let table = Table(tabbed: line, &lines) {
        set(table)
      } else {
        set(line: line)
      }
    }
  }

  private func set(
    line: some StringProtocol, size: Double = Paper.size, isBold: Bool = false, indent: Double = 0,
    colour: (Double, Double, Double) = Paper.dark, isMarkup: Bool = false
  ) {
    if line.allSatisfy(\.isWhitespace) { return advance(isAtTop ? 0 : size * 0.8) }
    if isMarkup {
      Line(
        context, line, size: size, isBold: isBold, colour: colour, width: textWidth - indent, isMarkup: true
      ).flow(x: Self.margin + indent, on: self)
      return
    }
    var rest = line[...]
    while !rest.isEmpty, !isFull {
      Line(
        context, rest.prefix(Line.mostCharacters), size: size, isBold: isBold, colour: colour,
        width: textWidth - indent
      ).flow(x: Self.margin + indent, on: self)
      rest = rest.dropFirst(Line.mostCharacters)
    }
  }

  /// Headings, lists, quotations, tables and bold type; everything else as it is written.
  func set(markdown text: Substring) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    var isCode = false
    while let line = lines.popFirst(), !isFull {
      let content = line.drop { $0 == " " || $0 == "\t" }
      if content.hasPrefix("```") {
        isCode.toggle()
      } else if isCode || line.count > Line.mostCharacters {
        set(line: line, size: 16)
      } else if content.hasPrefix("|"), let table = Table(markdown: line, &lines) {
        set(table)
      } else {
        set(block: content, indent: min(Double(line.count - content.count) * 10, 200))
      }
    }
  }

  private func set(block line: Substring, indent: Double) {
    let level = line.prefix { $0 == "#" }.count
    let text = line.drop { $0 == "#" }
    if (1...6).contains(level), text.hasPrefix(" ") {
      let size = [32, 26, 22][min(level, 3) - 1]
      // A heading does not stay alone at the foot of a page.
      if !isAtTop { advance(Double(size) / 2) }
      need(Double(size) * 4)
      set(line: Self.markup(text.dropFirst()), size: Double(size), isBold: true, isMarkup: true)
      advance(6)
    } else if line.count >= 3, line.allSatisfy({ $0 == "-" || $0 == " " }) || line.allSatisfy({ $0 == "*" }) {
      need(20)
      fill(x: Self.margin, y: y + 9, width: textWidth, height: 1, grey: 0.7)
      advance(20)
    } else if line.hasPrefix(">") {
      let quoted = line.dropFirst().drop { $0 == " " }
      set(line: Self.markup(quoted), indent: indent + 24, colour: Self.grey, isMarkup: true)
    } else if ["- ", "* ", "+ "].contains(where: line.hasPrefix) {
      let bullet = Line(context, "・", size: Self.size)
      need(bullet.height * 1.4)
      bullet.draw(x: Self.margin + indent, y: y)
      set(line: Self.markup(line.dropFirst(2)), indent: indent + 22, isMarkup: true)
    } else {
      set(line: Self.markup(line), indent: indent, isMarkup: true)
    }
  }

  /// Pango's tags for `**bold**`; other marks stay, and what is escaped is text.
  static func markup(_ line: Substring) -> String {
    var result = ""
    var isBold = false
    var rest = line
    while let character = rest.popFirst() {
      if character == "*", rest.hasPrefix("*"), isBold || rest.dropFirst().contains("**") {
        rest.removeFirst()
        isBold.toggle()
        result += isBold ? "<b>" : "</b>"
        continue
      }
      switch MarkdownEscape.taken(character, from: &rest) {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case let text: result.append(text)
      }
    }
    return result + (isBold ? "</b>" : "")
  }
}
