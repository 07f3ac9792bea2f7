internal import BriefingDomain
internal import DelimitedText
internal import JapaneseText

/// One row of a ledger table, each cell read for what it says.
struct LedgerRow {
  let line: Int
  let day: Day
  let title: String
  let unit: String
  let recipient: String
  let handout: Handout
  let reason: String?
}

/// Reads the rows of a ledger table: finds the columns by their header, in either language and any order, and tells of
/// each bad cell where it is and what was expected.
struct LedgerRows: Sequence, IteratorProtocol {
  enum Element {
    case row(LedgerRow)
    /// A row that cannot be taken, with its recipient where that cell says one.
    case faults([TableFault], line: Int, recipient: String?)
  }

  /// Columns that the ledger has no use for.
  let ignoredColumns: [String]
  private var table: DelimitedText
  private let places: [LedgerColumn: Int]
  private let headers: [String]
  private let today: Day

  /// - Throws: `LibraryError.badTable` when the header does not name the columns that are needed.
  init(_ text: String, file: String, today: Day) throws(LibraryError) {
    self.today = today
    // Excel's "Unicode text" separates by tabs.
    let firstLine = text.prefix { !$0.isNewline }
    table = DelimitedText(text, separator: firstLine.contains("\t") && !firstLine.contains(",") ? "\t" : ",")
    let header = table.next()
    headers = header?.cells ?? []
    let line = header?.line ?? 1

    var places: [LedgerColumn: Int] = [:]
    var ignored: [String] = []
    var faults: [TableFault] = []
    for (place, name) in headers.enumerated() {
      guard let column = LedgerColumn(header: name) else {
        if !name.isEmpty { ignored.append(name) }
        continue
      }
      if places.updateValue(place, forKey: column) != nil {
        faults.append(TableFault(line: line, column: name, value: name, expected: .columnTwice))
      }
    }
    let missing = LedgerColumn.allCases.filter { $0.isRequired && places[$0] == nil }
    if !missing.isEmpty {
      faults.append(
        TableFault(
          line: line, column: nil, value: headers.joined(separator: ","),
          expected: .header(missing: missing.map { "\($0.rawValue) / \($0.japanese)" })))
    }
    guard faults.isEmpty else { throw .badTable(file: file, faults: faults) }
    self.places = places
    ignoredColumns = ignored
  }

  /// What the table calls its columns.
  var header: [LedgerColumn: String] { places.mapValues { headers[$0] } }

  mutating func next() -> Element? {
    while let row = table.next() {
      // A spreadsheet leaves rows of commas below its table.
      if row.fault == nil, row.cells.allSatisfy(\.isEmpty) { continue }
      return read(row)
    }
    return nil
  }

  private func read(_ row: DelimitedText.Row) -> Element {
    if row.fault != nil {
      return .faults(
        [TableFault(line: row.line, column: nil, value: row.cells.last ?? "", expected: .closedQuote)],
        line: row.line, recipient: nil)
    }
    guard row.cells.count == headers.count else {
      return .faults(
        [
          TableFault(
            line: row.line, column: nil, value: row.cells.joined(separator: ","), expected: .cells(headers.count))
        ], line: row.line, recipient: nil)
    }
    var cells = Cells(row: row, places: places, headers: headers)
    let day = cells.read(.occurredOn) { cell throws(TableFault.Expected) in try self.day(cell) }
    let title = cells.read(.title) { cell throws(TableFault.Expected) in try Self.text(cell, .title) }
    let unit = cells.read(.unit) { cell throws(TableFault.Expected) in try Self.text(cell, .unit) }
    let recipient = cells.read(.recipient) { cell throws(TableFault.Expected) in try Self.text(cell, .recipient) }
    let form = cells.read(.form) { cell throws(TableFault.Expected) in
      guard let form = SubmissionForm(word: cell) else { throw .form }
      return form
    }
    let copies = cells.read(.copies, empty: 0, Self.number)
    let pages = cells.read(.pages, empty: 0, Self.number)
    let duplex = cells.read(.duplex, empty: true) { cell throws(TableFault.Expected) in
      guard let duplex = LedgerWord.duplex(cell) else { throw .duplex }
      return duplex
    }
    let reason: String?? = cells.read(.reason, empty: .some(nil)) { cell throws(TableFault.Expected) in
      .some(try Self.text(cell, .reason))
    }
    var handout: Handout?
    if let form, let copies, let pages, let duplex {
      do { handout = try Handout(form: form, copies: copies, pages: pages, duplex: duplex) } catch {
        cells.refuse(.copies, error == .copiesWithoutPaper ? .noCopiesWithoutPaper : .copiesForPaper)
      }
    }
    guard let day, let title, let unit, let recipient, let handout, let reason else {
      return .faults(cells.faults, line: row.line, recipient: recipient)
    }
    return .row(
      LedgerRow(
        line: row.line, day: day, title: title, unit: unit, recipient: recipient, handout: handout, reason: reason))
  }

  private func day(_ cell: String) throws(TableFault.Expected) -> Day {
    let day: Day?
    do { day = try DateExpression.said(cell, today: today, fromToday: false).day } catch {
      if case .noSuchDay = error { throw .dayThatExists }
      throw .date
    }
    // A time alone is no date of a row.
    guard let day else { throw .date }
    return day
  }

  private static func text(_ cell: String, _ field: TextField) throws(TableFault.Expected) -> String {
    do { return try OneLine(DelimitedCell.read(cell), field).value } catch {
      guard case .unfitText(_, let fault) = error else { throw .text(.empty) }
      throw .text(fault)
    }
  }

  private static func number(_ cell: String) throws(TableFault.Expected) -> Int {
    guard let number = LedgerWord.number(cell), number <= Handout.most else { throw .number(upTo: Handout.most) }
    return number
  }
}

/// The cells of one row by column, gathering what is wrong with them.
private struct Cells {
  let row: DelimitedText.Row
  let places: [LedgerColumn: Int]
  let headers: [String]
  var faults: [TableFault] = []

  /// - Parameter empty: the value of a cell that is empty or whose column is missing; such a cell is read when `nil`.
  mutating func read<Value>(
    _ column: LedgerColumn, empty: Value? = nil, _ parse: (String) throws(TableFault.Expected) -> Value
  ) -> Value? {
    let cell = cell(column)
    if let empty, cell.isEmpty { return empty }
    do { return try parse(cell) } catch {
      refuse(column, error)
      return nil
    }
  }

  mutating func refuse(_ column: LedgerColumn, _ expected: TableFault.Expected) {
    faults.append(
      TableFault(
        line: row.line, column: places[column].map { headers[$0] } ?? column.rawValue, value: cell(column),
        expected: expected))
  }

  private func cell(_ column: LedgerColumn) -> String {
    let cell = places[column].map { row.cells[$0] } ?? ""
    return cell.allSatisfy(\.isWhitespace) ? "" : cell
  }
}
