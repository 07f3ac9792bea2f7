internal import BriefingDomain
internal import DelimitedText

/// A table of answers as a survey tool has written it, before any column of it is taken for a question.
struct AnswerTable: Sendable {
  let source: LedgerSource
  /// The row that names the columns; in a VV file the second, which has the codes.
  let headingLine: Int
  let columns: [Column]
  let rows: [Row]

  /// A column by what stands above it.
  struct Column: Sendable {
    let name: String
    /// LimeSurvey's own name of it, where the file has both.
    var code: String?
    /// The row of a grid stands in round brackets.
    var isVV = false

    /// What it may be called elsewhere, the surest first, as ``AnswerKey`` has them.
    var labels: [String] {
      let rows = [
        AnswerKey.row(of: name), isVV ? AnswerKey.row(of: name, "(") : nil, code.flatMap { AnswerKey.row(of: $0) },
      ]
      return ([AnswerKey.of(name), code.map(AnswerKey.of), AnswerKey.unnumbered(name)] + rows).compactMap(\.self)
        .filter { !$0.isEmpty }
    }

    /// Whether somebody means it who writes this.
    func isCalled(_ key: String) -> Bool { AnswerKey.of(name) == key || code.map(AnswerKey.of) == key }

    /// Whether an answer that says nothing here was never sent.
    var isSubmission: Bool { isCalled("submitdate") || AnswerKey.of(name) == "datesubmitted" }
  }

  struct Row: Sendable {
    let line: Int
    let cells: [String]
    /// A quote is not closed, or text stands behind one.
    let isBroken: Bool
  }

  /// - Throws: `LibraryError.notATable` where nothing of it is a heading.
  init(_ source: LedgerSource) throws(LibraryError) {
    self.source = source
    var rows = Self.rows(source)[...]
    func filled(_ row: Row) -> Int { row.cells.count { !AnswerKey.line($0).isEmpty } }
    // A title may stand above the headings; a file of one column has none.
    let isOneColumn = !rows.contains { filled($0) > 1 }
    guard let heading = rows.popFirst(where: { filled($0) > (isOneColumn ? 0 : 1) }), !heading.isBroken
    else { throw .notATable(source.file) }
    var columns = heading.cells.map { Column(name: AnswerKey.line($0)) }
    var line = heading.line
    let isVV = rows.first.map { Self.isCodes($0.cells) && $0.cells.count == columns.count } ?? false
    if isVV, let codes = rows.popFirst() {
      line = codes.line
      columns = zip(columns, codes.cells).map { column, code in
        let code = AnswerKey.line(code)
        return Column(name: column.name.isEmpty ? code : column.name, code: code, isVV: true)
      }
    }
    self.columns = columns
    headingLine = line
    self.rows = rows.filter { !$0.cells.allSatisfy(\.isBlank) }
      .map { isVV ? Row(line: $0.line, cells: $0.cells.map(Self.unescaped), isBroken: $0.isBroken) : $0 }
  }

  private static func rows(_ source: LedgerSource) -> [Row] {
    let table =
      source.sheet == nil
      ? DelimitedText(source.text, separator: separator(of: source.text)) : DelimitedText(source.text, isNumbered: true)
    return table.map { Row(line: $0.line, cells: $0.cells.map(DelimitedCell.read), isBroken: $0.fault != nil) }
  }

  /// What cuts the heading into the most cells: LimeSurvey writes semicolons as a rule, and tabs in VV files.
  private static func separator(of text: String) -> Character {
    let counts = [",", ";", "\t"].map { (separator: Character) in
      var table = DelimitedText(text, separator: separator)
      return (separator, table.next()?.cells.count ?? 0)
    }
    return counts.max { $0.1 < $1.1 }.map { best in counts.first { $0.1 == best.1 }?.0 ?? "," } ?? ","
  }

  /// Whether these are the codes that every VV file has in its second line.
  private static func isCodes(_ cells: [String]) -> Bool {
    let keys = Set(cells.map(AnswerKey.of))
    return keys.contains("id") && !keys.isDisjoint(with: ["submitdate", "lastpage", "startlanguage"])
  }

  /// A cell of a VV file as it was answered; a question that was not shown has no answer.
  private static func unescaped(_ cell: String) -> String {
    guard cell.contains("{") else { return cell }
    if cell == "{question_not_shown}" { return "" }
    var text = ""
    var rest = cell[...]
    while let brace = rest.firstIndex(of: "{") {
      text += rest[..<brace]
      rest = rest[brace...]
      let escape = escapes.first { rest.hasPrefix($0.written) } ?? ("{", "{")
      text += escape.meant
      rest = rest.dropFirst(escape.written.count)
    }
    return text + rest
  }

  private static let escapes: [(written: String, meant: String)] = [
    ("{lbrace}", "{"), ("{newline}", "\n"), ("{cr}", "\r"), ("{tab}", "\t"), ("{quote}", "\""),
  ]
}

extension ArraySlice {
  /// The first that fits, and only what is behind it stays.
  fileprivate mutating func popFirst(where fits: (Element) -> Bool) -> Element? {
    guard let place = firstIndex(where: fits) else { return nil }
    defer { self = self[(place + 1)...] }
    return self[place]
  }
}
