/// The cells of one row by column, gathering what is wrong with them.
struct RowCells {
  let line: Int
  private(set) var all: [TableCell]
  private(set) var faults: [TableFault] = []
  private let heading: TableHeading
  private let empty: TableCell

  /// - Parameter empty: stands for a cell of white space, and where there is no such column.
  init(_ cells: [TableCell], line: Int, heading: TableHeading, empty: TableCell) {
    self.line = line
    all = cells
    self.heading = heading
    self.empty = empty
  }

  subscript(column: LedgerColumn) -> TableCell {
    guard let place = heading.places[column], !all[place].isBlank else { return empty }
    return all[place]
  }

  /// Takes from the row above what 〃 stands for, and what is left empty below a day, a title or a unit: cells that were
  /// merged come out of a spreadsheet like that. Only a row that belongs to the day above may leave cells empty.
  ///
  /// - Returns: how many.
  mutating func repeatAbove(_ above: [TableCell]) -> Int {
    var count = 0
    func repeats(_ place: Int) -> Bool { place < above.count && !above[place].isBlank }
    for place in all.indices where all[place].repeats && repeats(place) {
      all[place] = above[place]
      count += 1
    }
    guard let date = heading.places[.occurredOn], repeats(date),
      self[.occurredOn].isBlank || all[date].text == above[date].text
    else { return count }
    let sharesTitle = self[.title].isBlank
    for column in [LedgerColumn.occurredOn, .title, .unit, .time] where column != .time || sharesTitle {
      guard let place = heading.places[column], all[place].isBlank, repeats(place) else { continue }
      all[place] = above[place]
      count += 1
    }
    return count
  }

  /// - Parameter empty: the value of a cell that is empty or whose column is missing; such a cell is read when `nil`.
  mutating func read<Value>(
    _ column: LedgerColumn, empty: Value? = nil, _ parse: (TableCell) -> TableCell.Answer<Value>
  ) -> Value? {
    let cell = self[column]
    if let empty, cell.isBlank || cell.isNothing { return empty }
    if cell.repeats {
      refuse(column, .cellAbove)
      return nil
    }
    if cell.repeatsInPart {
      refuse(column, .dittoAlone)
      return nil
    }
    if cell.isSheetError {
      refuse(column, .calculated)
      return nil
    }
    switch parse(cell) {
    case .success(let value): return value
    case .failure(let expected):
      refuse(column, expected)
      return nil
    }
  }

  /// A column that is ticked, or that has a number in place of the tick.
  struct Tick<Value> {
    let value: Value
    let place: Int
    let copies: Int?
  }

  /// Those columns that are ticked; `nil` where a cell is neither ticked nor empty.
  ///
  /// - Parameter counts: whether a number of copies may stand in place of the tick.
  mutating func ticked<Value>(
    _ columns: [(value: Value, place: Int)], counts: (Value) -> Bool = { _ in false }
  ) -> [Tick<Value>]? {
    var ticks: [Tick<Value>] = []
    var isClear = true
    for (value, place) in columns {
      let cell = all[place]
      let copies = cell.mark == nil && counts(value) ? try? cell.number.get() : nil
      let isTicked: Bool? = cell.isSheetError ? nil : copies == nil ? cell.mark : true
      switch isTicked {
      case true?: ticks.append(Tick(value: value, place: place, copies: copies))
      case false?: break
      case nil:
        isClear = false
        refuse(at: place, cell.isSheetError ? .calculated : counts(value) ? .markOrCopies : .mark)
      }
    }
    return isClear ? ticks : nil
  }

  mutating func refuse(at place: Int, _ expected: TableFault.Expected) {
    faults.append(
      TableFault(
        line: line, column: heading.names[place], place: place, value: all[place].text, expected: expected))
  }

  mutating func refuse(_ column: LedgerColumn, _ expected: TableFault.Expected) {
    faults.append(heading.fault(line, column, self[column].text, expected))
  }
}
