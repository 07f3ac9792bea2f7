internal import DelimitedText

/// The cells of one row by column, gathering what is wrong with them.
struct RowCells {
  let line: Int
  private(set) var texts: [String]
  private(set) var faults: [TableFault] = []
  private let heading: TableHeading

  init(row: DelimitedText.Row, heading: TableHeading) {
    line = row.line
    texts = row.cells
    self.heading = heading
  }

  /// Empty for a cell of white space, and where there is no such column.
  subscript(column: LedgerColumn) -> String {
    let cell = heading.places[column].map { texts[$0] } ?? ""
    return cell.allSatisfy(\.isWhitespace) ? "" : cell
  }

  /// Takes from the row above what 〃 stands for, and what is left empty below a day, a title or a unit: cells that were
  /// merged come out of a spreadsheet like that. Only a row that belongs to the day above may leave cells empty.
  ///
  /// - Returns: how many.
  mutating func repeatAbove(_ above: [String]) -> Int {
    var count = 0
    func repeats(_ place: Int) -> Bool { place < above.count && !above[place].allSatisfy(\.isWhitespace) }
    for place in texts.indices where LedgerWord.repeats(texts[place]) && repeats(place) {
      texts[place] = above[place]
      count += 1
    }
    guard let date = heading.places[.occurredOn], repeats(date), self[.occurredOn].isEmpty || texts[date] == above[date]
    else { return count }
    let sharesTitle = self[.title].isEmpty
    for column in [LedgerColumn.occurredOn, .title, .unit] + (sharesTitle ? [.time] : []) {
      guard let place = heading.places[column], self[column].isEmpty, repeats(place) else { continue }
      texts[place] = above[place]
      count += 1
    }
    return count
  }

  /// - Parameter empty: the value of a cell that is empty or whose column is missing; such a cell is read when `nil`.
  mutating func read<Value>(
    _ column: LedgerColumn, empty: Value? = nil, _ parse: (String) throws(TableFault.Expected) -> Value
  ) -> Value? {
    let cell = self[column]
    if let empty, cell.isEmpty { return empty }
    if LedgerWord.repeats(cell) {
      refuse(column, .cellAbove)
      return nil
    }
    if LedgerWord.isSheetError(cell) {
      refuse(column, .calculated)
      return nil
    }
    do { return try parse(cell) } catch {
      refuse(column, error)
      return nil
    }
  }

  /// The values of those columns that are ticked; `nil` where a cell is neither ticked nor empty.
  mutating func ticked<Value>(_ columns: [(value: Value, place: Int)]) -> [Value]? {
    var values: [Value] = []
    var isClear = true
    for (value, place) in columns {
      switch LedgerWord.mark(texts[place]) {
      case true?: values.append(value)
      case false?: break
      case nil:
        isClear = false
        faults.append(
          TableFault(line: line, column: heading.names[place], place: place, value: texts[place], expected: .mark))
      }
    }
    return isClear ? values : nil
  }

  mutating func refuse(_ column: LedgerColumn, _ expected: TableFault.Expected) {
    faults.append(heading.fault(line, column, self[column], expected))
  }
}
