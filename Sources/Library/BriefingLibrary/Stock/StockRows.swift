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
  private(set) var list: ListReader<StockColumn>
  private(set) var rows: [ReadStockRow] = []
  let options: StockImportOptions
  /// Of columns that say it.
  private let units: [Int: LengthUnit]
  /// Columns behind which something stands that is no unit of length: 文書量(箱).
  private let remarked: Set<Int>
  /// In nanometres.
  private let boardWidth: Int?

  init(
    _ source: LedgerSource, _ options: StockImportOptions, _ said: [StockColumn: [String]], today: Day
  ) throws(LibraryError) {
    self.options = options
    boardWidth = try options.boardWidth.map { text throws(LibraryError) in
      guard let width = StockAmount.nanometres(text, .cm), width > 0 else { throw .unfitAmount(text, .measured) }
      return width
    }
    list = try ListReader(source, said, day: options.day, year: options.year, today: today)
    let heading = list.heading
    let said = Dictionary(uniqueKeysWithValues: heading.names.indices.map { ($0, StockColumn.unit(heading.names[$0])) })
    units = said.compactMapValues(\.unit)
    remarked = Set(said.filter(\.value.isRemarked).keys)
    if heading.isWhole { askForUnits() }
    guard list.faults.isEmpty else { throw source.refused(list.faults) }
    for row in list.rows where !list.isFull { take(row) }
  }

  private var heading: ListHeading<StockColumn> { list.heading }

  /// A length without its unit may be metres or centimetres.
  private mutating func askForUnits() {
    for (column, places) in heading.places where column.isLength {
      for place in places where unit(of: place) == nil {
        list.refuse(heading.line, place, heading.names[place], .lengthUnit)
      }
    }
    if let place = heading.places[.boards]?.first, heading.places[.width] == nil, boardWidth == nil {
      list.refuse(heading.line, place, heading.names[place], .boardWidth)
    }
  }

  /// What stands behind the heading; else what the option says, which speaks of headings that say nothing.
  func unit(of place: Int) -> LengthUnit? {
    units[place] ?? (remarked.contains(place) ? nil : options.lengthUnit)
  }

  private mutating func take(_ row: DelimitedText.Row) {
    let (before, line) = (list.faults.count, row.line)
    guard let cells = list.cells(of: row) else { return }
    let unit = list.text(cells, heading.places[.unit] ?? [], line)
    let place = heading.places[.place].map { list.text(cells, $0, line) } ?? unit
    let day = list.day(cells, line)
    let said = said(cells, line)
    guard list.faults.count == before else { return }
    guard let place else { return list.refuse(line, heading.places[.place]?.first, "", .text(.empty)) }
    guard let day else { return }
    rows.append(ReadStockRow(line: line, unit: unit, place: place, said: said, day: day))
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
      list.refuse(line, place, cells[place], .number(upTo: StockEntry.most))
      return nil
    }
    if let cabinets = heading.places[.cabinets]?.first, !isUnsaid(cells[cabinets]) {
      guard let count = LedgerWord.number(Self.uncounted(cells[cabinets])) else {
        list.refuse(line, cabinets, cells[cabinets], .number(upTo: StockEntry.most))
        return nil
      }
      // Both have nine digits at most.
      boards *= count
    }
    let width = heading.places[.width]?.first
    let one = width.flatMap { exact(cells, $0, line) } ?? boardWidth
    guard let one else {
      list.refuse(line, width ?? place, width.map { cells[$0] } ?? "", .boardWidth)
      return nil
    }
    // Rounded once, behind the product.
    let (length, overflows) = boards.multipliedReportingOverflow(by: one)
    let amount = StockAmount.centimetres(nanometres: length)
    guard !overflows, amount <= StockEntry.most else {
      list.refuse(line, place, cells[place], .length)
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
    list.refuse(line, place, cells[place], .length)
    return nil
  }
}
