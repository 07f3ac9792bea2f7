internal import BriefingDomain

/// What a file of answers says, held against the questions that are asked.
struct ReadAnswers: Sendable {
  let table: AnswerTable
  /// What each column is taken as, and what it says.
  private(set) var columns: [Column] = []
  private(set) var sheets: [Sheet] = []
  /// Rows that somebody began and never sent.
  private(set) var unsent = 0
  /// Rows that answer nothing.
  private(set) var blank = 0
  private(set) var faults: [TableFault] = []
  /// Those of the table; where a group says that it is as above, with that.
  private var rows: [AnswerTable.Row] = []
  private let asked: [String: AskedQuestion]
  private let marks: AnswerMarks
  /// Where LimeSurvey says when it was sent.
  private let submission: [Int]

  struct Column: Sendable {
    let heading: String
    var kind: AnswerColumn
    /// Each thing that it says, by the cell: in how many rows, and the first of them.
    var said: [String: (rows: Int, line: Int)] = [:]
    /// What its answers are taken as, by the cell.
    var readings: [String: AnswerScale.Reading] = [:]

    var filled: Int { said.values.reduce(0) { $0 + $1.rows } }
  }

  /// One person's answers.
  struct Sheet: Sendable {
    let line: Int
    var number: String?
    var code: String?
    var unit: String?
    var floor: String?
    var answers: [String: Int] = [:]
    var texts: [String: String] = [:]

    /// What it answers, written in one way.
    var content: String { answers.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ") }
  }

  init(_ table: AnswerTable, _ questions: [AskedQuestion], _ marks: AnswerMarks) {
    self.table = table
    self.marks = marks
    submission = table.columns.indices.filter { table.columns[$0].isSubmission }
    asked = Dictionary(questions.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    columns = table.columns.map { Column(heading: $0.name, kind: kind(of: $0, questions)) }
    take(marks.columns, questions)
    for place in columns.indices where table.columns[place].name.isEmpty {
      if case .unknown = columns[place].kind { columns[place].kind = .unused }
    }
    refuseRepeated()
    repeatGroups()
    count()
    for place in columns.indices { read(place) }
    askForUnknown()
    if faults.isEmpty { makeSheets() }
  }

  var isWhole: Bool { columns.contains(where: \.kind.isQuestion) }

  // MARK: Columns

  private func kind(of column: AnswerTable.Column, _ questions: [AskedQuestion]) -> AnswerColumn {
    let labels = column.labels
    for label in labels {
      if let question = questions.first(where: { $0.labels.contains(label) }) { return .question(question.key) }
    }
    if let known = AnswerColumn(of: column) { return known }
    let near = Likeness.nearest(
      toFolded: AnswerKey.unnumbered(column.name) ?? labels.first ?? "",
      among: questions.flatMap { q in q.labels.map { ($0, q.key) } }, atLeast: 0.4)
    return .unknown(near: near)
  }

  /// What was said of columns goes before what they look like.
  private mutating func take(_ said: [AnswerMarks.Mark], _ questions: [AskedQuestion]) {
    for mark in said {
      let key = AnswerKey.of(mark.heading)
      var places = columns.indices.filter { table.columns[$0].isCalled(key) }
      if places.isEmpty { places = columns.indices.filter { table.columns[$0].labels.contains(key) } }
      let target = AnswerKey.of(mark.target)
      let kind =
        AnswerColumn.said(mark.target)
        ?? questions.first { $0.labels.contains(target) }.map { .question($0.key) }
      guard let kind, let place = places.first else {
        refuse(
          nil, table.headingLine, mark.heading,
          places.isEmpty
            ? .header(missing: [mark.heading])
            : .answers(.noSuchQuestion(mark.target, known: questions.map(\.key))))
        continue
      }
      guard places.count == 1 else {
        refuse(places[1], table.headingLine, mark.heading, .columnTwice)
        continue
      }
      // Groups are shown by name, and are kept.
      if kind.isQuestion || [.unit, .floor].contains(kind),
        [.person, .time].contains(AnswerColumn(of: table.columns[place]))
      {
        refuse(place, table.headingLine, mark.heading, .answers(.person))
      }
      columns[place].kind = kind
    }
  }

  private mutating func refuseRepeated() {
    var first: [AnswerColumn: Int] = [:]
    for place in columns.indices {
      switch columns[place].kind {
      case .question, .unit, .floor, .number, .code:
        if first.updateValue(place, forKey: columns[place].kind) != nil {
          refuse(place, table.headingLine, columns[place].heading, .columnTwice)
        }
      default: break
      }
    }
  }

  private mutating func askForUnknown() {
    for place in columns.indices {
      guard case .unknown(let near) = columns[place].kind, !marks.skipsRest else { continue }
      refuse(place, table.headingLine, columns[place].heading, .answers(.column(near: near)))
    }
    if !isWhole {
      refuse(nil, table.headingLine, "", .header(missing: asked.values.map(\.text).sorted().prefix(3).map { $0 }))
    }
  }

  // MARK: Answers

  /// 〃 of a unit or a floor is the one above, as where cells are merged.
  private mutating func repeatGroups() {
    let places = columns.indices.filter { [.unit, .floor].contains(columns[$0].kind) }
    var above: [String]?
    rows = table.rows.map { row in
      var cells = row.cells
      for place in places where place < cells.count && LedgerWord.repeats(cells[place]) {
        if let above {
          cells[place] = place < above.count ? above[place] : ""
        } else {
          refuse(place, row.line, cells[place], .cellAbove)
        }
      }
      above = cells
      return AnswerTable.Row(line: row.line, cells: cells, isBroken: row.isBroken)
    }
  }

  private mutating func count() {
    for row in rows {
      if row.isBroken {
        refuse(nil, row.line, row.cells.last ?? "", .closedQuote)
        continue
      }
      if row.cells.dropFirst(columns.count).contains(where: { !$0.isBlank }) {
        refuse(nil, row.line, row.cells.last ?? "", .cells(columns.count))
        continue
      }
      if isUnsent(row) || isTotal(row) { continue }
      for (place, cell) in zip(columns.indices, row.cells) where !cell.isBlank {
        let before = columns[place].said[cell]
        if before == nil { check(cell, place, row.line) }
        columns[place].said[cell] = (rows: (before?.rows ?? 0) + 1, line: before?.line ?? row.line)
      }
    }
  }

  /// What no reading of its column would tell.
  private mutating func check(_ cell: String, _ place: Int, _ line: Int) {
    if mayFail(place), LedgerWord.isSheetError(cell) { return refuse(place, line, cell, .calculated) }
    guard columns[place].kind == .floor else { return }
    do throws(LibraryError) { _ = try OneLine(Self.group(cell), .floor) } catch {
      if case .unfitText(_, let fault) = error { refuse(place, line, cell, .text(fault)) }
    }
  }

  /// Whether a spreadsheet's error in a column is one of an answer.
  private func mayFail(_ place: Int) -> Bool {
    switch columns[place].kind {
    case .question(let key): asked[key]?.answers != nil
    case .unit, .floor, .number, .code: true
    default: false
    }
  }

  /// LimeSurvey keeps what somebody began; it has no day of submission.
  private func isUnsent(_ row: AnswerTable.Row) -> Bool {
    submission.contains { $0 >= row.cells.count || row.cells[$0].isBlank }
  }

  /// A sum or a mean that somebody has written beneath: nobody's answers.
  private func isTotal(_ row: AnswerTable.Row) -> Bool {
    zip(columns, row.cells).contains { column, cell in
      [.number, .person, .time, .unit, .floor].contains(column.kind) && Self.totals.contains(AnswerKey.of(cell))
    }
  }

  private static let totals = Set(
    ["合計", "総計", "小計", "計", "平均", "平均値", "件数", "回答数", "total", "sum", "average", "mean", "count"].map(AnswerKey.of))

  private mutating func read(_ place: Int) {
    let column = columns[place]
    guard case .question(let key) = column.kind, let question = asked[key] else { return }
    guard let count = question.answers else { return checkTexts(place) }
    let scale = AnswerScale(question, count, column.said.keys, said: marks.said(of: key))
    for (cell, said) in column.said.sorted(by: { $0.value.line < $1.value.line })
    where !LedgerWord.isSheetError(cell) {
      let reading = scale.reading(cell)
      columns[place].readings[cell] = reading
      let fault: AnswerFault? =
        switch reading {
        case .number(let number): number > count ? .answer(question: key, upTo: count, rows: said.rows) : nil
        case .silent: nil
        case .unknown: .answer(question: key, upTo: count, rows: said.rows)
        case .several: .several(rows: said.rows)
        case .otherWay: .otherWay(question: key, upTo: count, rows: said.rows)
        }
      if let fault { refuse(place, said.line, cell, .answers(fault)) }
    }
  }

  private mutating func checkTexts(_ place: Int) {
    for (cell, said) in columns[place].said.sorted(by: { $0.value.line < $1.value.line }) {
      do throws(LibraryError) { _ = try OneLine(Self.unbroken(cell), .answer) } catch {
        guard case .unfitText(_, let fault) = error else { continue }
        refuse(place, said.line, cell, .text(fault))
      }
    }
  }

  /// As it is kept.
  private static func unbroken(_ cell: String) -> String {
    cell.split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
  }

  private mutating func makeSheets() {
    var lines: [String: Int] = [:]
    let silent = marks.said(of: nil)
    for row in rows {
      if isUnsent(row) {
        unsent += 1
        continue
      }
      if isTotal(row) {
        blank += 1
        continue
      }
      var sheet = Sheet(line: row.line)
      for (place, cell) in zip(columns.indices, row.cells) where !cell.isBlank {
        switch columns[place].kind {
        case .question(let key):
          if asked[key]?.answers == nil {
            sheet.texts[key] = Self.unbroken(cell)
          } else if case .number(let number) = columns[place].readings[cell] {
            sheet.answers[key] = number
          }
        case .unit where !Self.says(nothing: cell, silent): sheet.unit = Self.group(cell)
        case .floor where !Self.says(nothing: cell, silent): sheet.floor = Self.group(cell)
        case .number:
          sheet.number = AnswerKey.of(cell)
          if let line = lines.updateValue(row.line, forKey: AnswerKey.of(cell)) {
            refuse(place, row.line, cell, .answers(.twice(line: line)))
          }
        case .code: sheet.code = AnswerKey.of(cell)
        default: break
        }
      }
      if sheet.answers.isEmpty && sheet.texts.isEmpty { blank += 1 } else { sheets.append(sheet) }
    }
  }

  /// Microsoft Forms ends choices with a semicolon.
  private static func group(_ cell: String) -> String {
    let line = AnswerKey.line(cell)
    return line.hasSuffix(";") ? String(line.dropLast()) : line
  }

  private static func says(nothing cell: String, _ said: [String: Int?]) -> Bool {
    if case .some(.none) = said[AnswerScale.key(cell)] { return true }
    return LedgerWord.isNothing(cell)
  }

  mutating func refuse(_ place: Int?, _ line: Int, _ value: String, _ expected: TableFault.Expected) {
    guard faults.count < TableFault.most else { return }
    faults.append(
      TableFault(line: line, column: place.map { columns[$0].heading }, place: place, value: value, expected: expected))
  }
}
