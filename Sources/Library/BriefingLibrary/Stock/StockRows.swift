internal import BriefingDomain
internal import DelimitedText
internal import JapaneseText

/// What one row of a shelf list says.
struct ReadStockRow {
  let line: Int
  let unit: String?
  let place: String
  /// What it says on its day, in the order of its columns.
  let said: [Said]
  let day: Day

  typealias Said = (kind: StockEntry.Kind, amount: Int, column: Int?)
}

/// A shelf list as it was read, before anything of it is looked for in the library.
struct ReadStock {
  let source: LedgerSource
  let heading: StockHeading
  private(set) var rows: [ReadStockRow] = []
  private(set) var leftOut: [ImportReceipt.LeftOut] = []
  private(set) var repeated = 0
  private(set) var faults: [TableFault] = []
  let options: StockImportOptions
  private let today: Day
  /// In nanometres.
  private let boardWidth: Int?
  private var above: [String] = []

  private static let farthest = 100
  /// What is earlier is a slip.
  private static let firstYear = 1900

  init(
    _ source: LedgerSource, _ options: StockImportOptions, _ said: [StockColumn: [String]], today: Day
  ) throws(LibraryError) {
    (self.source, self.options, self.today) = (source, options, today)
    boardWidth = try options.boardWidth.map { text throws(LibraryError) in
      guard let width = StockAmount.nanometres(text, .cm), width > 0 else { throw .unfitAmount(text, .measured) }
      return width
    }
    let rows = Array(source.table)
    guard let heading = StockHeading.find(in: rows.prefix(Self.farthest), said, hasDay: options.day != nil) else {
      throw source.refused([
        TableFault(line: 1, column: nil, value: "", expected: .header(missing: [StockColumn.place.japanese]))
      ])
    }
    self.heading = heading
    faults = heading.faults
    if heading.isWhole { askForUnits() }
    guard faults.isEmpty else { throw source.refused(faults) }
    for row in rows.drop(while: { $0.line <= heading.line }) where faults.count < TableFault.most { take(row) }
  }

  /// A length without its unit may be metres or centimetres.
  private mutating func askForUnits() {
    for (column, places) in heading.places where column.isLength {
      for place in places where unit(of: place) == nil {
        let name = heading.names[place]
        faults.append(TableFault(line: heading.line, column: name, place: place, value: name, expected: .lengthUnit))
      }
    }
    if let place = heading.places[.boards]?.first, heading.places[.width] == nil, boardWidth == nil {
      let name = heading.names[place]
      faults.append(TableFault(line: heading.line, column: name, place: place, value: name, expected: .boardWidth))
    }
  }

  /// What stands behind the heading; else what the option says, which speaks of headings that say nothing.
  private func unit(of place: Int) -> LengthUnit? {
    heading.units[place] ?? (heading.remarked.contains(place) ? nil : options.lengthUnit)
  }

  private mutating func take(_ row: DelimitedText.Row) {
    if row.fault != nil {
      faults.append(
        TableFault(line: row.line, column: nil, value: row.cells.last ?? "", expected: .closedQuote))
      return
    }
    var cells = row.padded(to: heading.names.count).cells.map { DelimitedCell.read($0) }
    if cells.allSatisfy(\.isBlank) { return }
    if let why = reason(toLeaveOut: cells) {
      let text = cells.map(OneSpace.line).filter { !$0.isEmpty }.joined(separator: " ")
      leftOut.append(ImportReceipt.LeftOut(line: row.line, text: String(text.prefix(60)), why: why))
      return
    }
    repeatAbove(&cells)
    above = cells
    let (before, line) = (faults.count, row.line)
    for place in heading.places.values.joined() where LedgerWord.isSheetError(cells[place]) {
      refuse(line, place, cells[place], .calculated)
    }
    guard faults.count == before else { return }
    let unit = text(cells, heading.places[.unit] ?? [], line)
    let place = heading.places[.place].map { text(cells, $0, line) } ?? unit
    let day = day(cells, line)
    let said = said(cells, line)
    guard faults.count == before else { return }
    guard let place else { return refuse(line, heading.places[.place]?.first, "", .text(.empty)) }
    guard let day else { return }
    rows.append(ReadStockRow(line: line, unit: unit, place: place, said: said, day: day))
  }

  private func reason(toLeaveOut cells: [String]) -> ImportReceipt.Reason? {
    if heading.names.indices.allSatisfy({ OneSpace.line(cells[$0]) == heading.names[$0] }) { return .heading }
    let (units, places) = (heading.places[.unit] ?? [], heading.places[.place] ?? [])
    let filled = cells.indices.filter { !cells[$0].isBlank }
    if let only = filled.first, filled.count == 1,
      LedgerWord.isNote(cells[only]) || cells[only].count > 10 && !places.contains(only)
    {
      return .note
    }
    // What a sum is called may stand in any column, such as that of numbers; beside a place it is a remark.
    let saysPlace = (places.isEmpty ? units : places).contains { !cells[$0].isBlank }
    return (saysPlace ? units + places : filled).contains { LedgerWord.isTotal(cells[$0]) } ? .total : nil
  }

  /// 〃 stands for the cell above; so does a cell that is empty where a unit, a day, or what a place stands in is written once.
  private mutating func repeatAbove(_ cells: inout [String]) {
    let parts = heading.places[.place] ?? []
    let last = parts.last { !cells[$0].isBlank }
    for place in cells.indices where place < above.count && !above[place].isBlank {
      let isShared =
        heading.places[.unit]?.first == place || heading.places[.day]?.first == place
        || (last.map { place < $0 } ?? false) && parts.contains(place)
      guard LedgerWord.repeats(cells[place]) || cells[place].isBlank && isShared else { continue }
      cells[place] = above[place]
      repeated += 1
    }
  }

  private mutating func refuse(_ line: Int, _ place: Int?, _ value: String, _ expected: TableFault.Expected) {
    faults.append(
      TableFault(
        line: line, column: place.map { heading.names[$0] }, place: place, value: value, expected: expected))
  }

  /// The texts of some cells in one line; `nil` where all are empty.
  private mutating func text(_ cells: [String], _ places: [Int], _ line: Int) -> String? {
    let filled = places.filter { !cells[$0].isBlank && !LedgerWord.isNothing(cells[$0]) }
    guard let first = filled.first else { return nil }
    for place in filled where LedgerWord.repeats(cells[place]) { refuse(line, place, cells[place], .cellAbove) }
    let text = filled.map { cells[$0].split(whereSeparator: \.isNewline).joined(separator: " ") }.joined(separator: " ")
    do throws(LibraryError) { return try OneLine(text, .place).value } catch {
      if case .unfitText(_, let fault) = error { refuse(line, first, cells[first], .text(fault)) }
      return nil
    }
  }

  private mutating func day(_ cells: [String], _ line: Int) -> Day? {
    guard let place = heading.places[.day]?.first, !cells[place].isBlank else {
      if options.day.map({ $0.year < Self.firstYear }) ?? true { refuse(line, heading.places[.day]?.first, "", .date) }
      return options.day
    }
    do throws(DateExpressionError) {
      let day = try DateExpression.parse(cells[place], year: options.year).day
      if day.year < Self.firstYear { refuse(line, place, cells[place], .date) }
      if day > today { refuse(line, place, cells[place], .dayToCome) }
      return day
    } catch {
      switch error {
      case .noSuchDay: refuse(line, place, cells[place], .dayThatExists)
      case .noYear: refuse(line, place, cells[place], options.year.map { .dayWithin($0) } ?? .year)
      default: refuse(line, place, cells[place], .date)
      }
      return nil
    }
  }

  private mutating func said(_ cells: [String], _ line: Int) -> [ReadStockRow.Said] {
    var said: [ReadStockRow.Said] = []
    for column in [StockColumn.discarded, .archived, .scanned] {
      guard let kind = column.kind, let place = heading.places[column]?.first else { continue }
      guard let amount = length(cells, place, line), amount > 0 else { continue }
      said.append((kind, amount, place))
    }
    if let measured = measured(cells, line) {
      said.insert((.measured, measured.amount, measured.column), at: 0)
    } else if said.isEmpty {
      said.append((.notMeasured, 0, nil))
    }
    return said
  }

  /// `nil` where nobody has measured.
  private mutating func measured(_ cells: [String], _ line: Int) -> (amount: Int, column: Int)? {
    if let place = heading.places[.amount]?.first, let amount = length(cells, place, line) { return (amount, place) }
    guard let place = heading.places[.boards]?.first, !isUnsaid(cells[place]) else { return nil }
    guard var boards = LedgerWord.number(Self.uncounted(cells[place])) else {
      refuse(line, place, cells[place], .number(upTo: StockEntry.most))
      return nil
    }
    if let cabinets = heading.places[.cabinets]?.first, !isUnsaid(cells[cabinets]) {
      guard let count = LedgerWord.number(Self.uncounted(cells[cabinets])) else {
        refuse(line, cabinets, cells[cabinets], .number(upTo: StockEntry.most))
        return nil
      }
      // Both have nine digits at most.
      boards *= count
    }
    let width = heading.places[.width]?.first
    let one = width.flatMap { exact(cells, $0, line) } ?? boardWidth
    guard let one else {
      refuse(line, width ?? place, width.map { cells[$0] } ?? "", .boardWidth)
      return nil
    }
    // Rounded once, behind the product.
    let (length, overflows) = boards.multipliedReportingOverflow(by: one)
    let amount = StockAmount.centimetres(nanometres: length)
    guard !overflows, amount <= StockEntry.most else {
      refuse(line, place, cells[place], .length)
      return nil
    }
    return (amount, place)
  }

  private func isUnsaid(_ cell: String) -> Bool {
    cell.isBlank || LedgerWord.isNothing(cell) || ["未測定", "未調査", "未計測", "未実施", "不明"].contains(OneSpace.line(cell))
  }

  private static func uncounted(_ cell: String) -> String {
    let line = OneSpace.line(cell)
    return ["段", "台", "本", "架", "連"].contains { line.hasSuffix($0) } ? String(line.dropLast()) : line
  }

  private mutating func length(_ cells: [String], _ place: Int, _ line: Int) -> Int? {
    exact(cells, place, line).map { StockAmount.centimetres(nanometres: $0) }
  }

  /// In nanometres.
  private mutating func exact(_ cells: [String], _ place: Int, _ line: Int) -> Int? {
    if isUnsaid(cells[place]) { return nil }
    if let length = StockAmount.nanometres(cells[place], unit(of: place) ?? .fm) { return length }
    refuse(line, place, cells[place], .length)
    return nil
  }
}
