import DelimitedText

/// Rows of cells.
struct Table {
  let rows: [[String]]
  let columns: Int
  /// Whether there are more columns.
  let isCut: Bool
  /// Whether the first row names the columns.
  let hasHeader: Bool

  /// Cells that are longer are cut: nobody reads them in a table on a wall.
  private static let longestCell = 400

  /// Columns that are drawn; nobody leafs through more.
  private static let mostColumns = 1000

  private init(_ rows: [[String]], hasHeader: Bool = true) {
    self.rows = rows
    self.hasHeader = hasHeader
    let count = rows.map(\.count).max() ?? 0
    (columns, isCut) = (min(count, Self.mostColumns), count > Self.mostColumns)
  }

  /// Commas, or tabs where the first line has more of them.
  init(commaSeparated text: String) {
    let head = text.prefix { $0 != "\n" }
    let isTabbed = head.count { $0 == "\t" } > head.count { $0 == "," }
    self.init(
      DelimitedText(text, separator: isTabbed ? "\t" : ",").map { row in
        row.cells.map { String($0.prefix(Self.longestCell)) }
      })
  }

  /// Lines with tabs in them, as the text of a web page has its tables.
  ///
  /// - Parameter rest: what follows; the table's lines are taken from it.
  /// - Returns: `nil` where fewer than two lines in a row have tabs between words.
  init?(tabbed first: Substring, _ rest: inout ArraySlice<Substring>) {
    func isRow(_ line: Substring) -> Bool { line.drop { $0 == "\t" }.contains("\t") }
    guard isRow(first), let second = rest.first, isRow(second) else { return nil }
    var rows: [Substring] = [first]
    while let line = rest.first, isRow(line) {
      rows.append(line)
      rest.removeFirst()
    }
    self.init(
      rows.map { row in
        row.split(separator: "\t", omittingEmptySubsequences: false).map { String($0.prefix(Self.longestCell)) }
      }, hasHeader: false)
  }

  /// A whole text that is a table as Excel writes or copies it: rows of one length, cells parted by tabs, those in quotes that
  /// could be misread without.
  ///
  /// - Returns: `nil` where the text is anything else, or has no quotes to take away.
  init?(ofExcel text: Substring) {
    guard text.contains("\t"), text.contains("\"") else { return nil }
    let lines = text.hasSuffix("\n") ? text.dropLast() : text
    let rows = DelimitedText(String(lines), separator: "\t").map(\.cells)
    guard rows.count > 1, let count = rows.first?.count, count > 1, rows.allSatisfy({ $0.count == count }) else {
      return nil
    }
    // A file has quotes where there is a comma, too; the clipboard has none.
    let isWritten = ["\t\n\",", "\t\n\""].contains { special in
      let written = rows.map { row in
        row.map { cell in
          cell.contains(where: special.contains) ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
        }.joined(separator: "\t")
      }
      return written.joined(separator: "\n") == lines
    }
    guard isWritten else { return nil }
    self.init(rows.map { $0.map { String($0.prefix(Self.longestCell)) } }, hasHeader: false)
  }

  /// A table of Markdown: its rows, with the line of dashes left out.
  ///
  /// - Parameter rest: what follows; the table's lines are taken from it.
  /// - Returns: `nil` where no line of dashes follows.
  init?(markdown first: Substring, _ rest: inout ArraySlice<Substring>) {
    guard let rule = rest.first, rule.contains("-"), rule.allSatisfy({ "|-: \t".contains($0) }) else { return nil }
    rest.removeFirst()
    var rows = [Self.cells(first)]
    while let line = rest.first, line.drop(while: \.isWhitespace).hasPrefix("|") {
      rows.append(Self.cells(line))
      rest.removeFirst()
    }
    self.init(rows)
  }

  private static func cells(_ line: Substring) -> [String] {
    var inner = line.drop(while: \.isWhitespace).dropFirst()
    while let last = inner.last, last.isWhitespace { inner.removeLast() }
    var cells = [""]
    while let character = inner.popFirst() {
      if character == "|" {
        // The one at the end begins no cell.
        if !inner.isEmpty { cells.append("") }
      } else {
        cells[cells.count - 1].append(MarkdownEscape.taken(character, from: &inner))
      }
    }
    return cells.map { String($0.drop(while: \.isWhitespace).prefix(longestCell)) }
  }

  func cell(_ row: Int, _ column: Int) -> String { column < rows[row].count ? rows[row][column] : "" }

  /// Whether a cell is lined up at its right.
  static func isNumber(_ cell: String) -> Bool {
    let digits = cell.unicodeScalars.filter { ("0"..."9").contains($0) || ("０"..."９").contains($0) }.count
    return digits > 0
      && cell.unicodeScalars.allSatisfy { scalar in
        ("0"..."9").contains(scalar) || ("０"..."９").contains(scalar) || "+-−－.．,，△▲% ％".unicodeScalars.contains(scalar)
      }
  }
}
